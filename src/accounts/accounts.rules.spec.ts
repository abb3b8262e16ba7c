import { STAFF_ROLES } from '../platform/auth/principal';
import { grantProblem, passwordIsUsername } from './accounts.rules';

describe('where a role may be held', () => {
  // role | at a unit | everywhere
  const table = [
    ['INTAKE_OFFICER', null, null],
    ['UNIT_OFFICER', null, 'GRANT_NEEDS_UNIT'],
    ['UNIT_HEAD', null, 'GRANT_NEEDS_UNIT'],
    ['SUPERVISOR', null, null],
    ['PROVINCIAL_OFFICE', null, null],
    ['ADMIN', 'GRANT_TAKES_NO_UNIT', null],
    ['AUDITOR', null, null],
  ] as const;

  it.each(table)('%s: at a unit %s, everywhere %s', (role, atUnit, everywhere) => {
    expect(grantProblem(role, true)).toBe(atUnit);
    expect(grantProblem(role, false)).toBe(everywhere);
  });

  it('has a line for every role', () => {
    expect(table.map(([role]) => role)).toEqual([...STAFF_ROLES]);
  });
});

describe('a password that is the username', () => {
  it.each([
    ['nguyen.van.binh', true],
    ['Nguyen.Van.Binh', true],
    [' nguyen.van.binh ', true],
    ['nguyen.van.binh1', false],
    ['một câu dài dễ nhớ', false],
  ])('%s → %s', (password, same) => {
    expect(passwordIsUsername(password, 'nguyen.van.binh')).toBe(same);
  });
});
