import { CLOCK_KINDS, type ClockKind, type Level } from '../sla/level.rules';
import { escalationDecisions, targetOf } from './target.rules';

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
    expect(targetOf(kind, level, DESK)).toBe(atDesk);
    expect(targetOf(kind, level, UNIT)).toBe(inUnit);
  });

  it('does not warn the unit of the citizen’s day when its own clock warns it as early', () => {
    expect(targetOf('OUTER', 'DUE_SOON', UNIT_WARNED)).toBe('PROVINCIAL_OFFICE');
    expect(targetOf('HOLDING', 'DUE_SOON', UNIT_WARNED)).toBe('UNIT_OFFICER');
  });

  it('never tells one reader twice when both clocks of an answer end together', () => {
    for (const level of ['DUE_SOON', 'OVERDUE'] as const) {
      const told = [targetOf('OUTER', level, UNIT_WARNED), targetOf('HOLDING', level, UNIT_WARNED)];
      expect(new Set(told).size).toBe(2);
    }
  });
});

describe('the table the sweep joins to', () => {
  const decisions = escalationDecisions();
  const raised = (kind: ClockKind, waitsFor: Level, late: boolean) => {
    const found = decisions.filter(
      (row) => row.kind === kind && row.waitsFor === waitsFor && row.late === late,
    );
    return [...new Set(found.map((row) => `${row.raise} then ${row.next}`))];
  };

  it.each<[ClockKind, Level, boolean, string]>([
    ['OUTER', 'DUE_SOON', false, 'DUE_SOON then OVERDUE'],
    ['OUTER', 'DUE_SOON', true, 'OVERDUE then null'],
    ['OUTER', 'OVERDUE', true, 'OVERDUE then null'],
    ['HOLDING', 'DUE_SOON', false, 'DUE_SOON then OVERDUE'],
    ['HOLDING', 'DUE_SOON', true, 'OVERDUE then null'],
    ['HOLDING', 'OVERDUE', true, 'OVERDUE then null'],
    ['RECEIVE', 'LATE_STEP', true, 'LATE_STEP then null'],
    ['ASSIGN', 'LATE_STEP', true, 'LATE_STEP then null'],
    ['ACCEPT', 'LATE_STEP', true, 'LATE_STEP then null'],
    ['PUBLISH', 'LATE_STEP', true, 'LATE_STEP then null'],
  ])('%s that waits for %s, deadline passed %s: raises %s', (kind, waitsFor, late, expected) => {
    expect(raised(kind, waitsFor, late)).toEqual([expected]);
  });

  it('has exactly one line for every case, and a case for every kind of clock', () => {
    const cases = decisions.map((row) =>
      [row.kind, row.waitsFor, row.late, row.atDesk, row.unitWarned].join(' '),
    );
    expect(new Set(cases).size).toBe(cases.length);
    expect(cases).toHaveLength(12 * 2 * 2 * 2);
    // These run beside and tell nobody: the same people are told by another clock.
    const silent = new Set(['PORTAL', 'FORWARD', 'DECREE', 'SUPPLEMENT']);
    const climbing = CLOCK_KINDS.filter((kind) => !silent.has(kind));
    expect(new Set(decisions.map((row) => row.kind))).toEqual(new Set(climbing));
  });
});
