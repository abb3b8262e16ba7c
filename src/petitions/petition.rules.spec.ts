import type { StaffRole } from '../platform/auth/principal';
import {
  allowedActions,
  FINAL_STATES,
  guardRefusal,
  lifecycleFaults,
  LIFECYCLE,
  PETITION_ACTIONS,
  PETITION_STATES,
  transitionOf,
  type PetitionState,
} from './petition.rules';

/**
 * Written by hand from design section 4, never derived from the table: what each role at the holding unit may do
 * in each state. A state or role that is not named may do nothing.
 */
const MATRIX: Record<PetitionState, Partial<Record<StaffRole, string[]>>> = {
  SUBMITTED: {
    INTAKE_OFFICER: ['receive', 'refuse'],
    PROVINCIAL_OFFICE: ['receive', 'refuse'],
  },
  RECEIVED: {
    INTAKE_OFFICER: ['refuse', 'assign', 'forward'],
    PROVINCIAL_OFFICE: ['refuse', 'assign', 'forward'],
  },
  ASSIGNED: {
    UNIT_OFFICER: ['accept', 'return'],
    UNIT_HEAD: ['accept', 'return'],
  },
  IN_PROGRESS: {
    UNIT_OFFICER: ['propose-answer'],
    UNIT_HEAD: ['propose-answer'],
  },
  ANSWER_PROPOSED: { UNIT_HEAD: ['approve-answer', 'reject-answer'] },
  ANSWERED: { PROVINCIAL_OFFICE: ['publish'] },
  PUBLISHED: {},
  REFUSED: {},
  FORWARDED: {},
};

const TARGETS: Record<string, PetitionState> = {
  receive: 'RECEIVED',
  refuse: 'REFUSED',
  assign: 'ASSIGNED',
  accept: 'IN_PROGRESS',
  return: 'RECEIVED',
  forward: 'FORWARDED',
  'propose-answer': 'ANSWER_PROPOSED',
  'approve-answer': 'ANSWERED',
  'reject-answer': 'IN_PROGRESS',
  publish: 'PUBLISHED',
};

const ROLES: StaffRole[] = [
  'INTAKE_OFFICER',
  'UNIT_OFFICER',
  'UNIT_HEAD',
  'SUPERVISOR',
  'PROVINCIAL_OFFICE',
  'ADMIN',
  'AUDITOR',
];

describe('the life of a petition', () => {
  const cases = PETITION_STATES.flatMap((state) => ROLES.map((role) => [state, role] as const));

  it.each(cases)('in %s a %s may do what the office says, and nothing else', (state, role) => {
    const offered = allowedActions({ state, class: 'KHAC' }, (roles) => roles.includes(role));
    expect(offered).toEqual(MATRIX[state][role] ?? []);
  });

  it.each(Object.entries(TARGETS))('%s leads to %s', (action, state) => {
    expect(transitionOf(action as (typeof PETITION_ACTIONS)[number]).to).toBe(state);
  });

  it('does not offer to assign what has no class yet', () => {
    const offered = allowedActions({ state: 'RECEIVED', class: null }, () => true);
    expect(offered).toEqual(['refuse', 'forward']);
    expect(guardRefusal('HAS_CLASS', { class: null })).toBe('CLASS_REQUIRED');
  });

  it.each(['KHIEU_NAI', 'TO_CAO'])('never assigns nor publishes a %s', (cls) => {
    expect(allowedActions({ state: 'RECEIVED', class: cls }, () => true)).not.toContain('assign');
    expect(allowedActions({ state: 'ANSWERED', class: cls }, () => true)).toEqual([]);
    expect(guardRefusal('NOT_TO_BE_DIVERTED', { class: cls })).toBe('MUST_BE_DIVERTED');
  });

  it('is a sound table, and a spoiled one is found out', () => {
    expect(lifecycleFaults()).toEqual([]);
    const without = LIFECYCLE.filter((row) => row.action !== 'approve-answer');
    expect(lifecycleFaults(without)).toEqual(
      expect.arrayContaining(['approve-answer has 0 rows', 'nothing leads to ANSWERED']),
    );
    const trapped = LIFECYCLE.map((row) =>
      row.action === 'accept' || row.action === 'return' ? { ...row, from: [] } : row,
    );
    expect(lifecycleFaults(trapped)).toContain('ASSIGNED has no way out');
  });

  it('has an end', () => {
    expect(FINAL_STATES).toEqual(['PUBLISHED', 'REFUSED', 'FORWARDED']);
  });
});
