import type { ClockKind, Level } from './level.rules';
import { nextLevel, raisedBefore } from './level.rules';

// Due on Friday 24/4/2026, warned from Wednesday 22/4 00:00 in the province.
const soon = new Date('2026-04-21T17:00:00Z');
const late = new Date('2026-04-24T17:00:00Z');
const deadline = { dueSoonAt: soon, lateAt: late };
const silent = { dueSoonAt: null, lateAt: late };

const ANSWERS: ClockKind[] = ['OUTER', 'HOLDING'];
const STEPS: ClockKind[] = ['RECEIVE', 'ASSIGN', 'ACCEPT', 'PUBLISH'];

describe('the next level of an answer clock', () => {
  it.each(ANSWERS)('%s warns, then is overdue, then is done', (kind) => {
    expect(nextLevel(kind, deadline, [])).toEqual({ level: 'DUE_SOON', at: soon });
    expect(nextLevel(kind, deadline, ['DUE_SOON'])).toEqual({ level: 'OVERDUE', at: late });
    expect(nextLevel(kind, deadline, ['DUE_SOON', 'OVERDUE'])).toBeNull();
  });

  it('goes straight to overdue where the policy warns nobody', () => {
    expect(nextLevel('OUTER', silent, [])).toEqual({ level: 'OVERDUE', at: late });
    expect(nextLevel('OUTER', silent, ['OVERDUE'])).toBeNull();
  });

  it('does not warn of what was overdue already', () => {
    expect(nextLevel('OUTER', deadline, ['OVERDUE'])).toBeNull();
  });
});

describe('the next level of a step clock', () => {
  it.each(STEPS)('%s is a late step once, and never overdue', (kind) => {
    expect(nextLevel(kind, deadline, [])).toEqual({ level: 'LATE_STEP', at: late });
    expect(nextLevel(kind, deadline, ['LATE_STEP'])).toBeNull();
  });
});

describe('what was raised before', () => {
  it.each<[ClockKind, Level | null, Level[]]>([
    ['OUTER', 'DUE_SOON', []],
    ['OUTER', 'OVERDUE', ['DUE_SOON']],
    ['OUTER', null, ['DUE_SOON', 'OVERDUE']],
    ['RECEIVE', 'LATE_STEP', []],
    ['RECEIVE', null, ['LATE_STEP']],
  ])('%s waiting for %s: %j', (kind, waitsFor, expected) => {
    expect(raisedBefore(kind, waitsFor)).toEqual(expected);
  });
});
