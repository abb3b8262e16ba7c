import { clerkTable, local } from '../../test/support/clerk-table';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../test/support/seed-calendar';
import { buildOfficeHours } from '../calendar/office-hours.rules';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import type { Rung } from './ladder.rules';
import { climbedOf, pendingRungs, rungInstants, rungToRaise, type RungScene } from './rungs.rules';

const days = seedCalendarDays();
const calendar = buildWorkingCalendar({ version: 1, days, confirmedYears: SEED_CONFIRMED_YEARS });
const officeHours = buildOfficeHours([
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
]);

const rung = (level: string, offset: Rung['offset'], rest: Partial<Rung> = {}): Rung => ({
  level,
  offset,
  target: 'UNIT_HEAD',
  deskTarget: null,
  warnedTarget: null,
  fallback: [],
  repeat: null,
  stopsWhen: [],
  ...rest,
});
const inDays = (amount: number): Rung['offset'] => ({ amount, unit: 'WORKING_DAY' });
const inHours = (amount: number): Rung['offset'] => ({ amount, unit: 'WORKING_HOUR' });

/** Sent on Monday 6/4/2026, due on Monday 20/4, warned from Thursday 16/4. */
const APRIL: RungScene = {
  startedAt: local('2026-04-06 08:00'),
  due: {
    dueOn: '2026-04-20',
    lateAt: local('2026-04-21 00:00'),
    dueSoonAt: local('2026-04-16 00:00'),
  },
  calendar,
  officeHours,
};
/** Due on the last day before Tết: the offices open again on Monday 23/2. */
const TET: RungScene = {
  startedAt: local('2026-02-02 08:00'),
  due: { dueOn: '2026-02-13', lateAt: local('2026-02-14 00:00'), dueSoonAt: null },
  calendar,
  officeHours,
};
/** Four office hours from Wednesday 29/4 at 15:00 end on Monday 4/5 at 9:30, for 30/4 and 1/5 are off. */
const HOURS: RungScene = {
  startedAt: local('2026-04-29 15:00'),
  due: { dueOn: '2026-05-04', lateAt: local('2026-05-04 09:30'), dueSoonAt: null },
  calendar,
  officeHours,
};
const SCENES: Record<string, RungScene> = { APRIL, TET, HOURS };

const atOf = (offset: Rung['offset'], scene: RungScene) =>
  rungInstants({ rungs: [rung('OVERDUE', offset)] }, scene)[0]?.at;

describe('the instant of a rung', () => {
  /* 25 and 26 April are a weekend, 27 off for Giỗ Tổ, 30/4 and 1/5 holidays; Tết takes 14 to 22 February. */
  it.each(
    clerkTable(`
      APRIL | -30 | 2026-04-06 00:00 | not before the day it was sent
      APRIL |  -5 | 2026-04-13 00:00 | 14, 15, 16, 17, 20 are left
      APRIL |  -1 | 2026-04-17 00:00 | only the 20th is left
      APRIL |   0 | 2026-04-21 00:00 | the first late instant
      APRIL |   1 | 2026-04-21 00:00 | which begins the first day overdue
      APRIL |   4 | 2026-04-24 00:00 | 21, 22, 23, 24
      APRIL |   5 | 2026-04-28 00:00 | weekend and Giỗ Tổ between
      APRIL |   6 | 2026-04-29 00:00 | the day before the holidays
      APRIL |   7 | 2026-05-04 00:00 | the day after them
      APRIL |  10 | 2026-05-07 00:00 | 4, 5, 6, 7 May
      TET   |   0 | 2026-02-14 00:00 | late from Saturday on
      TET   |   1 | 2026-02-23 00:00 | one day overdue when the offices open
      TET   |   2 | 2026-02-24 00:00 | -
      TET   |  10 | 2026-03-06 00:00 | 23–27/2 and 2–6/3
      HOURS |   0 | 2026-05-04 09:30 | the very minute
      HOURS |   1 | 2026-05-05 00:00 | the day after the due day
      HOURS |  -3 | 2026-04-29 00:00 | not before the day it started
    `),
  )('%s, %s working days: %s (%s)', (scene, amount, at) => {
    expect(atOf(inDays(Number(amount)), SCENES[scene]!)).toEqual(local(at));
  });

  it.each(
    clerkTable(`
      APRIL | -12 | 2026-04-17 11:30 | 4 h T6, 8 h T2
      APRIL |  -4 | 2026-04-20 11:30 | the afternoon is left
      APRIL |   4 | 2026-04-21 11:30 | the morning has passed
      APRIL |   9 | 2026-04-22 08:30 | 8 h T3, 1 h T4
      TET   |   1 | 2026-02-23 08:30 | no hour counts in Tết
      HOURS |  -4 | 2026-04-29 15:00 | from the beginning on
      HOURS |  -9 | 2026-04-29 15:00 | and not before it
      HOURS |  -2 | 2026-05-04 07:30 | when the offices open, not when they close before the holidays
      HOURS |   2 | 2026-05-04 11:30 | -
    `),
  )('%s, %s office hours: %s (%s)', (scene, amount, at) => {
    expect(atOf(inHours(Number(amount)), SCENES[scene]!)).toEqual(local(at));
  });

  it('is that of the limit’s own warning where the ladder says nothing else', () => {
    expect(atOf(null, APRIL)).toEqual(local('2026-04-16 00:00'));
    expect(atOf(null, TET)).toBeUndefined();
  });

  it.each<[string, number, number, string[]]>([
    ['APRIL', 5, 3, ['2026-04-21', '2026-04-29', '2026-05-08', '2026-05-15']],
    ['APRIL', 1, 2, ['2026-04-21', '2026-04-22', '2026-04-23']],
    ['TET', 5, 2, ['2026-02-14', '2026-02-27', '2026-03-06']],
  ])('%s, again every %i working days, %i times', (scene, everyDays, times, expected) => {
    const again = rung('OVERDUE', inDays(0), { repeat: { everyDays, times } });
    const instants = rungInstants({ rungs: [again] }, SCENES[scene]!);
    expect(instants.map(({ at }) => at)).toEqual(expected.map((day) => local(`${day} 00:00`)));
    expect(instants.map(({ repetition }) => repetition)).toEqual([...expected.keys()]);
  });
});

/** Warned, overdue and then twice more a week apart, the chairman after ten days. */
const LADDER = {
  rungs: [
    rung('DUE_SOON', null),
    rung('OVERDUE', inDays(0), { repeat: { everyDays: 5, times: 2 } }),
    rung('CHAIRMAN', inDays(10)),
  ],
};
const said = (ladder: { rungs: readonly Rung[] }, each: { ordinal: number; repetition: number }) =>
  `${ladder.rungs[each.ordinal - 1]?.level} ${each.repetition}`;
const left = (ladder: { rungs: readonly Rung[] }, climbed: string[], scene = APRIL) =>
  pendingRungs(ladder, scene, new Set(climbed)).map((each) => said(ladder, each));

describe('the rungs that are left', () => {
  it('are all in due order for a clock that begins', () => {
    // 16/4, 21/4, 29/4, 7/5 and 8/5.
    expect(left(LADDER, [])).toEqual([
      'DUE_SOON 0',
      'OVERDUE 0',
      'OVERDUE 1',
      'CHAIRMAN 0',
      'OVERDUE 2',
    ]);
  });

  it.each<[string[], string[]]>([
    [['DUE_SOON 0'], ['OVERDUE 0', 'OVERDUE 1', 'CHAIRMAN 0', 'OVERDUE 2']],
    [
      ['DUE_SOON 0', 'OVERDUE 0', 'OVERDUE 1'],
      ['CHAIRMAN 0', 'OVERDUE 2'],
    ],
    [['OVERDUE 0'], ['OVERDUE 1', 'CHAIRMAN 0', 'OVERDUE 2']],
    [['CHAIRMAN 0'], ['OVERDUE 2']],
    [['DUE_SOON 0', 'OVERDUE 0', 'OVERDUE 1', 'CHAIRMAN 0', 'OVERDUE 2'], []],
  ])('after %j: %j', (climbed, expected) => {
    expect(left(LADDER, climbed)).toEqual(expected);
  });

  it('are remembered by name, so that another ladder goes on where the former was', () => {
    const pending = pendingRungs(LADDER, APRIL, new Set(['DUE_SOON 0', 'OVERDUE 0']));
    const climbed = climbedOf(LADDER, pending);
    expect([...climbed]).toEqual(['DUE_SOON 0', 'OVERDUE 0']);
    const stricter = {
      rungs: [
        rung('EARLY', inDays(-5)),
        rung('OVERDUE', inDays(0)),
        rung('OVERDUE_HEAD', inDays(1)),
        rung('CHAIRMAN', inDays(3)),
      ],
    };
    // Nobody is warned early any more; the new rung at the same instant stands above the old.
    expect(pendingRungs(stricter, APRIL, climbed).map((each) => said(stricter, each))).toEqual([
      'OVERDUE_HEAD 0',
      'CHAIRMAN 0',
    ]);
  });

  it('lose none to a repetition that stands far ahead on the new ladder', () => {
    const often = ['DUE_SOON 0', 'OVERDUE 0', 'OVERDUE 1', 'OVERDUE 2'];
    const seldom = {
      rungs: [
        rung('OVERDUE', inDays(0), { repeat: { everyDays: 20, times: 3 } }),
        rung('CHAIRMAN', inDays(10)),
      ],
    };
    expect(left(seldom, often)).toEqual(['CHAIRMAN 0', 'OVERDUE 3']);
  });
});

describe('what a clock raises', () => {
  const raised = (now: string, state = 'IN_PROGRESS', ladder = LADDER) => {
    const pending = rungInstants(ladder, APRIL);
    const at = { now: local(now), dueAt: APRIL.due.lateAt, state };
    const found = rungToRaise(ladder, pending, at);
    return found && said(ladder, found);
  };

  it.each(
    clerkTable(`
      2026-04-15 23:59 | null
      2026-04-16 00:00 | DUE_SOON 0
      2026-04-20 23:59 | DUE_SOON 0
      2026-04-21 00:00 | OVERDUE 0
      2026-04-29 00:00 | OVERDUE 1
      2026-05-07 00:00 | CHAIRMAN 0
      2026-05-20 00:00 | CHAIRMAN 0
    `),
  )('first looked at on %s: %s, the highest it has reached', (now, expected) => {
    expect(String(raised(now))).toBe(expected);
  });

  it('is the highest that does not keep silent in the petition’s state', () => {
    const quiet = {
      rungs: [
        rung('OVERDUE', inDays(0)),
        rung('HEAD', inDays(1), { stopsWhen: ['ANSWER_PROPOSED'] }),
      ],
    };
    expect(raised('2026-04-22 00:00', 'IN_PROGRESS', quiet)).toBe('HEAD 0');
    expect(raised('2026-04-22 00:00', 'ANSWER_PROPOSED', quiet)).toBe('OVERDUE 0');
  });

  it('is no warning once the limit has passed, even where nothing else follows', () => {
    const onlyWarns = { rungs: [rung('DUE_SOON', null)] };
    expect(raised('2026-04-20 23:59', 'ASSIGNED', onlyWarns)).toBe('DUE_SOON 0');
    expect(raised('2026-04-21 00:00', 'ASSIGNED', onlyWarns)).toBeNull();
  });
});
