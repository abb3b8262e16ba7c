import { seedKinds, seedRungs } from '../../test/support/seed-ladders';
import { CLOCK_KINDS, type ClockKind, type Level } from '../sla/level.rules';
import { targetOf, type Circumstances } from './target.rules';

/** Who is told of a level of the ladders the product is delivered with. */
function aim(kind: ClockKind, level: Level, where: Circumstances): string {
  const rung = seedRungs(kind).find((each) => each.level === level);
  if (!rung) throw new Error(`${kind} has no rung ${level}`);
  return targetOf(rung, where);
}

const DESK = { atDesk: true, unitWarned: false };
const UNIT = { atDesk: false, unitWarned: false };
const UNIT_WARNED = { atDesk: false, unitWarned: true };

describe('who is told', () => {
  it.each<[ClockKind, Level, string, string]>([
    ['RECEIVE', 'LATE_STEP', 'INTAKE_OFFICER', 'INTAKE_OFFICER'],
    ['ASSIGN', 'LATE_STEP', 'INTAKE_OFFICER', 'INTAKE_OFFICER'],
    ['ACCEPT', 'LATE_STEP', 'INTAKE_OFFICER', 'UNIT_OFFICER'],
    ['PUBLISH', 'LATE_STEP', 'PROVINCIAL_OFFICE', 'PROVINCIAL_OFFICE'],
    ['HOLDING', 'DUE_SOON', 'INTAKE_OFFICER', 'UNIT_OFFICER'],
    ['HOLDING', 'OVERDUE', 'INTAKE_OFFICER', 'UNIT_HEAD'],
    ['OUTER', 'DUE_SOON', 'INTAKE_OFFICER', 'UNIT_OFFICER'],
    ['OUTER', 'OVERDUE', 'INTAKE_OFFICER', 'PROVINCIAL_OFFICE'],
  ])('%s at %s: %s while at the desk, %s in a unit', (kind, level, atDesk, inUnit) => {
    expect(aim(kind, level, DESK)).toBe(atDesk);
    expect(aim(kind, level, UNIT)).toBe(inUnit);
  });

  it('does not warn the unit of the citizen’s day when its own clock warns it as early', () => {
    expect(aim('OUTER', 'DUE_SOON', UNIT_WARNED)).toBe('PROVINCIAL_OFFICE');
    expect(aim('HOLDING', 'DUE_SOON', UNIT_WARNED)).toBe('UNIT_OFFICER');
  });

  it('never tells one reader twice when both clocks of an answer end together', () => {
    for (const level of ['DUE_SOON', 'OVERDUE'] as const) {
      const told = [aim('OUTER', level, UNIT_WARNED), aim('HOLDING', level, UNIT_WARNED)];
      expect(new Set(told).size).toBe(2);
    }
  });
});

describe('the ladders the product is delivered with', () => {
  const levels = (kind: ClockKind) => seedRungs(kind).map((rung) => rung.level);

  it.each<[ClockKind, Level[]]>([
    ['OUTER', ['DUE_SOON', 'OVERDUE', 'OVERDUE_CHAIRMAN']],
    ['HOLDING', ['DUE_SOON', 'OVERDUE']],
    ['RECEIVE', ['LATE_STEP']],
    ['ASSIGN', ['LATE_STEP']],
    ['ACCEPT', ['LATE_STEP']],
    ['PUBLISH', ['LATE_STEP']],
    ['SUPPLEMENT_WAIT', ['LATE_STEP']],
    ['CONTRIBUTE', ['LATE_STEP']],
    ['TRANSFER', ['LATE_STEP']],
    ['FOLLOW', ['LATE_STEP']],
  ])('%s: %j', (kind, expected) => {
    expect(levels(kind)).toEqual(expected);
  });

  it('leave out only clocks that tell nobody, for the same people are told by another', () => {
    const silent = CLOCK_KINDS.filter((kind) => !seedKinds().includes(kind));
    expect(silent).toEqual(['PORTAL', 'FORWARD', 'DECREE', 'SUPPLEMENT']);
  });

  it('put a petition overdue by ten days on the chairman’s list, or before the desk that holds it', () => {
    const rung = seedRungs('OUTER').at(-1)!;
    expect(rung.offset).toEqual({ amount: 10, unit: 'WORKING_DAY' });
    expect(targetOf(rung, UNIT)).toBe('CHAIRMAN_LIST');
    expect(targetOf(rung, DESK)).toBe('INTAKE_OFFICER');
  });

  it('name somebody else for every role that a person must hold', () => {
    const rungs = CLOCK_KINDS.flatMap(seedRungs);
    expect(rungs.filter((rung) => rung.fallback.at(-1) !== 'ADMIN')).toEqual([]);
  });
});
