import * as fc from 'fast-check';
import { clerkTable, local } from '../../test/support/clerk-table';
import { NaiveCalendar } from '../../test/support/naive-calendar';
import { randomCalendar } from '../../test/support/random-calendar';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../test/support/seed-calendar';
import { isoDateOf, localDayOf } from '../calendar/local-time.rules';
import { buildOfficeHours } from '../calendar/office-hours.rules';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import {
  adjusted,
  adjustmentsSince,
  pauseBetween,
  settledPause,
  type Adjustment,
} from './adjustment.rules';
import { deadline, type Limit, type LimitUnit } from './deadline.rules';

const source = { version: 1, days: seedCalendarDays(), confirmedYears: SEED_CONFIRMED_YEARS };
const calendar = buildWorkingCalendar(source);
const setting = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
];
const officeHours = buildOfficeHours(setting);
const by = { calendar, officeHours };

const limitOf = (text: string): Limit => {
  const [amount, unit] = text.split(' ');
  return { amount: Number(amount), unit: unit as LimitUnit, dueSoonDays: 2 };
};
const pause = (from: Date, to: Date): Adjustment =>
  pauseBetween(from, { on: isoDateOf(localDayOf(to)), at: to });
/** '06-05 10:00 → 06-08 09:15, …' of 2026. */
const pausesOf = (text: string): Adjustment[] =>
  text.split(',').map((each) => {
    const [from, to] = each.split('→').map((part) => local(`2026-${part.trim()}`));
    return pause(from!, to!);
  });
function dueUnder(start: string, limit: Limit, adjustments: readonly Adjustment[]) {
  const startedAt = local(start);
  const plain = deadline(startedAt, limit, calendar, officeHours);
  return adjusted(plain, { startedAt, adjustments }, limit, by);
}
const minutesOf = (text: string): number => {
  const [hours, minutes] = text.split(':').map(Number);
  return hours! * 60 + minutes!;
};

/*
 * Counted by hand on the wall calendar of 2026. Office 07:30–11:30, 13:00–17:00. From to answered: when the citizen
 * was asked and when the supplement came. Left: what was left of the limit when it was last asked (h:mm), and so what
 * runs from the moment the supplement came. The last cell is the count. Off: 30/4, 1/5, 31/8–2/9; T7 22/8 works.
 */
describe('what was left when it was asked is left when the supplement comes', () => {
  it.each(
    clerkTable(`
      06-05 09:00 | 4 WORKING_HOUR | 06-05 10:00 → 06-08 09:15 | 3:00 | 06-08 13:45 | T6 1 h; T2 9:15–11:30, 0:45
      06-01 08:00 | 4 WORKING_HOUR | 06-01 09:00 → 06-01 10:00 | 3:00 | 06-01 14:30 | an hour of one morning
      06-01 08:00 | 4 WORKING_HOUR | 06-01 11:00 → 06-01 13:30 | 1:00 | 06-01 14:30 | over lunch: 3 h ran, 1 h left
      06-01 08:00 | 4 WORKING_HOUR | 06-01 11:45 → 06-01 12:45 | 0:30 | 06-01 13:30 | within lunch: no office time
      06-01 08:00 | 4 WORKING_HOUR | 06-01 11:30 → 06-01 13:00 | 0:30 | 06-01 13:30 | lunch to the minute
      06-01 16:00 | 4 WORKING_HOUR | 06-01 20:00 → 06-02 09:00 | 3:00 | 06-02 13:30 | asked after closing: 2,5 h + 0,5 h
      06-01 16:00 | 4 WORKING_HOUR | 06-01 20:00 → 06-02 06:00 | 3:00 | 06-02 10:30 | a night: nothing lost
      06-02 05:00 | 4 WORKING_HOUR | 06-02 06:00 → 06-02 08:00 | 4:00 | 06-02 13:30 | before opening, before it ran
      06-05 15:00 | 4 WORKING_HOUR | 06-06 10:00 → 06-07 20:00 | 2:00 | 06-08 09:30 | a weekend: nothing lost
      06-05 15:00 | 4 WORKING_HOUR | 06-05 16:00 → 06-06 10:00 | 3:00 | 06-08 10:30 | came on T7: T2 from 7:30
      04-29 14:00 | 4 WORKING_HOUR | 04-29 15:00 → 05-04 08:00 | 3:00 | 05-04 11:00 | over 30/4, 1/5 and T7, CN
      04-29 14:00 | 4 WORKING_HOUR | 04-29 15:00 → 04-30 10:00 | 3:00 | 05-04 10:30 | came on a holiday
      08-21 15:00 | 4 WORKING_HOUR | 08-21 16:00 → 08-22 09:00 | 3:00 | 08-22 13:30 | came on T7 làm bù
      08-22 14:00 | 4 WORKING_HOUR | 08-22 16:00 → 08-24 08:00 | 2:00 | 08-24 10:00 | asked on T7 làm bù
      08-28 15:00 | 4 WORKING_HOUR | 08-28 16:30 → 09-03 09:00 | 2:30 | 09-03 11:30 | over 31/8–2/9; ends with the morning
      06-01 08:00 | 4 WORKING_HOUR | 06-01 09:00 → 06-01 10:00, 06-01 11:00 → 06-02 08:00 | 2:00 | 06-02 10:00 | twice: 1 h, 1 h, 2 h
      06-01 08:00 | 4 WORKING_HOUR | 06-01 09:00 → 06-01 10:00, 06-01 11:00 → 06-02 08:00, 06-02 09:00 → 06-02 16:30 | 1:00 | 06-03 08:00 | thrice
      06-01 07:30 | 4 WORKING_HOUR | 06-01 11:29 → 06-03 14:00 | 0:01 | 06-03 14:01 | in the last minute
      06-01 13:00 | 4 WORKING_HOUR | 06-01 16:00 → 06-02 16:00 | 1:00 | 06-02 17:00 | ends at closing, not at the next opening
      06-01 09:00 | 8 WORKING_HOUR | 06-01 16:00 → 06-03 10:30 | 2:30 | 06-03 14:30 | 5,5 h ran; 1 h T4, 1,5 h
      06-01 10:30 | 90 WORKING_MINUTE | 06-01 11:15 → 06-01 13:30 | 0:45 | 06-01 14:15 | 45 minutes ran
      06-05 22:00 | 24 HOUR | 06-06 04:00 → 06-07 10:00 | 18:00 | 06-08 04:00 | around the clock: the weekend counts
      06-01 12:00 | 4 HOUR  | 06-01 13:00 → 06-01 13:20 | 3:00 | 06-01 16:20 | twenty minutes
      06-01 23:50 | 30 MINUTE | 06-01 23:55 → 06-02 00:10 | 0:25 | 06-02 00:35 | past midnight
    `),
  )(
    '%s + %s, asked and answered %s: %s left, late at %s (%s)',
    (start, text, asked, left, late) => {
      const limit = limitOf(text);
      const pauses = pausesOf(asked);
      const { lateAt, dueOn, provisional } = dueUnder(`2026-${start}`, limit, pauses);
      expect(lateAt).toEqual(local(`2026-${late}`));
      expect(dueOn).toBe(`2026-${late.slice(0, 5)}`);
      expect(provisional).toBe(false);
      const answeredAt = local(`2026-${asked.slice(-11)}`);
      const runs = minutesOf(left);
      const walked = limit.unit.startsWith('WORKING')
        ? new NaiveCalendar(source).addMinutes(answeredAt, runs, setting)
        : new Date(answeredAt.getTime() + runs * 60_000);
      expect(lateAt).toEqual(walked);
    },
  );

  it('keeps the seconds', () => {
    // Plain: 9:00–11:30 and 13:00–14:30. It stood still for 45 minutes and a half.
    const pauses = pausesOf('06-01 10:00:20 → 06-01 10:45:50');
    const due = dueUnder('2026-06-01 09:00', limitOf('4 WORKING_HOUR'), pauses);
    expect(due.lateAt).toEqual(local('2026-06-01 15:15:30'));
  });

  it('gives back exactly what was left, for any calendar, limit and pauses', () => {
    const minutes = (max: number) => fc.integer({ min: 1, max });
    const pauses = fc.array(fc.tuple(minutes(300), minutes(3_000)), { minLength: 1, maxLength: 3 });
    const start = fc
      .integer({ min: 0, max: 500_000 })
      .map((m) => Date.UTC(2025, 2, 1) + m * 60_000);
    fc.assert(
      fc.property(randomCalendar, start, minutes(30), pauses, (random, startMs, amount, stops) => {
        const limit: Limit = { amount, unit: 'WORKING_HOUR', dueSoonDays: null };
        const any = { calendar: buildWorkingCalendar(random), officeHours };
        const walker = new NaiveCalendar(random);
        const startedAt = new Date(startMs);
        const plain = deadline(startedAt, limit, any.calendar, officeHours);
        const adjustments: Adjustment[] = [];
        // The clerk stops the watch and starts it again; the rules move the end by what happened since the start.
        let [runsSince, left] = [startMs, amount * 60];
        for (const [ran, stood] of stops) {
          const askedAt = new Date(runsSince + ran * 60_000);
          const used = walker.countMinutes(new Date(runsSince), askedAt, setting);
          if (used >= left) break;
          left -= used;
          runsSince = askedAt.getTime() + stood * 60_000;
          adjustments.push(pause(askedAt, new Date(runsSince)));
        }
        const { lateAt } = adjusted(plain, { startedAt, adjustments }, limit, any);
        expect(lateAt).toEqual(walker.addMinutes(new Date(runsSince), left, setting));
      }),
      { numRuns: 40 },
    );
  });
});

/* Two working days ahead: the first day, from the start on, with two working days or fewer left. */
describe('due soon, of a limit in hours that stood still', () => {
  it.each(
    clerkTable(`
      06-05 09:00 | 06-05 10:00 → 06-08 09:15 | 06-05 | due T2 8/6: one working day after T6, so from the start
      06-01 08:00 | 06-01 09:00 → 06-03 10:00 | 06-01 | due T4 3/6: T3 and T4 are two
      06-01 08:00 | 06-01 09:00 → 06-04 10:00 | 06-02 | due T5 4/6: T4 and T5 are two after T3
      06-05 09:00 | 06-05 10:00 → 06-20 00:00 | 06-18 | assumed to T6 19/6 24:00, due T2 22/6: T6 and T2 after T5
      08-28 15:00 | 08-28 16:30 → 09-04 09:00 | 08-28 | 31/8–2/9 off, due T6 4/9: T5 and T6 after T6 28/8
      08-20 08:00 | 08-20 09:00 → 08-24 09:00 | 08-21 | T7 22/8 làm bù: T7 and T2 after T6
    `),
  )('%s, asked and answered %s: from %s (%s)', (start, asked, soonOn) => {
    const { dueSoonAt } = dueUnder(`2026-${start}`, limitOf('4 WORKING_HOUR'), pausesOf(asked));
    expect(dueSoonAt).toEqual(local(`2026-${soonOn} 00:00`));
  });

  it('is never, where the limit warns nobody', () => {
    const limit = { ...limitOf('8 WORKING_HOUR'), dueSoonDays: null };
    const due = dueUnder('2026-06-01 08:00', limit, pausesOf('06-01 09:00 → 06-08 09:00'));
    expect(due.dueSoonAt).toBeNull();
  });
});

describe('an end that an announcement may still move', () => {
  it.each([
    ['WORKING_HOUR', true],
    ['HOUR', false],
  ] as const)('of a limit in %s that a pause carried into 2027: %s', (unit, provisional) => {
    const limit: Limit = { amount: 4, unit, dueSoonDays: null };
    const asked = pause(local('2026-12-31 09:00'), local('2027-01-04 09:00'));
    expect(dueUnder('2026-12-31 08:00', limit, [asked]).provisional).toBe(provisional);
    expect(dueUnder('2026-12-31 08:00', limit, []).provisional).toBe(false);
  });
});

/* An extension is given in working days, whatever the limit is counted in: the same time of the later working day. */
describe('an extension of a limit in hours', () => {
  const extension: Adjustment = { kind: 'EXTENSION', workingDays: 2 };
  const [asked] = pausesOf('06-05 10:00 → 06-08 09:15');

  it('moves the end to the same time of the later working day, before a pause or after it', () => {
    const limit = limitOf('4 WORKING_HOUR');
    // T6 9:00 + 4 h is 14:30; two working days on: T3 14:30.
    const alone = dueUnder('2026-06-05 09:00', limit, [extension]);
    expect(alone).toMatchObject({ dueOn: '2026-06-09', lateAt: local('2026-06-09 14:30') });
    // With the pause it is T2 13:45; two working days on: T4 13:45.
    for (const both of [
      [asked!, extension],
      [extension, asked!],
    ]) {
      expect(dueUnder('2026-06-05 09:00', limit, both).lateAt).toEqual(local('2026-06-10 13:45'));
    }
  });

  it('is carried as it was granted, around the clock too', () => {
    const limit = limitOf('8 HOUR');
    // T5 4/6 20:00 + 8 h is T6 4:00; one working day on is T2 8/6 4:00. Asked from T7 10:00 to CN 10:00: T3 4:00.
    const granted: Adjustment = { kind: 'EXTENSION', workingDays: 1 };
    const [weekend] = pausesOf('06-06 10:00 → 06-07 10:00');
    const due = dueUnder('2026-06-04 20:00', limit, [granted, weekend!]);
    expect(due.lateAt).toEqual(local('2026-06-09 04:00'));
  });
});

/* By ADR 0009: a day counts whole, from the one after it was asked through the one the supplement came on. */
describe('a limit in days', () => {
  it.each(
    clerkTable(`
      06-01 09:00 | 3 WORKING_DAY  | 06-02 10:00 → 06-02 16:00 | 06-04 | asked and answered on a day: none
      06-01 09:00 | 3 WORKING_DAY  | 06-02 23:59 → 06-03 00:01 | 06-05 | two minutes, but T4 came: one
      06-01 09:00 | 3 WORKING_DAY  | 06-02 10:00 → 06-08 09:15 | 06-10 | T4, T5, T6, T2: four
      06-01 09:00 | 10 WORKING_DAY | 06-05 10:00 → 06-07 20:00 | 06-15 | T7 and CN: none
      06-01 09:00 | 5 CALENDAR_DAY | 06-02 10:00 → 06-03 10:00 | 06-09 | 6/6 is T7, so T2 8/6; T4 is one
    `),
  )('%s + %s, asked and answered %s: due on %s (%s)', (start, limit, asked, dueOn) => {
    const due = dueUnder(`2026-${start}`, limitOf(limit), pausesOf(asked));
    expect(due.dueOn).toBe(`2026-${dueOn}`);
    expect(due.lateAt.toISOString()).toBe(`2026-${dueOn}T17:00:00.000Z`);
  });
});

describe('a pause', () => {
  const assumed = {
    ...pauseBetween(local('2026-06-05 10:00'), {
      on: '2026-06-19',
      at: local('2026-06-20 00:00'),
    }),
    assumed: true,
  };

  it('ends when the supplement comes, and never later than the citizen had', () => {
    expect(settledPause(assumed, local('2026-06-08 09:15'))).toEqual({
      kind: 'PAUSE',
      fromOn: '2026-06-05',
      untilOn: '2026-06-08',
      fromAt: '2026-06-05T03:00:00.000Z',
      untilAt: '2026-06-08T02:15:00.000Z',
    });
    expect(settledPause(assumed, local('2026-07-01 09:00'))).toEqual({
      kind: 'PAUSE',
      fromOn: '2026-06-05',
      untilOn: '2026-06-19',
      fromAt: '2026-06-05T03:00:00.000Z',
      untilAt: '2026-06-19T17:00:00.000Z',
    });
  });

  it('entered when days alone were kept counts in days for every limit, as it did then', () => {
    const old: Adjustment = { kind: 'PAUSE', fromOn: '2026-06-05', untilOn: '2026-06-08' };
    // T6 9:00 + 4 h is 14:30; T2 is one working day after T6.
    const due = dueUnder('2026-06-05 09:00', limitOf('4 WORKING_HOUR'), [old]);
    expect(due.lateAt).toEqual(local('2026-06-08 14:30'));
    expect(settledPause({ ...old, assumed: true }, local('2026-06-06 09:00'))).toEqual({
      ...old,
      untilOn: '2026-06-06',
    });
  });

  it('concerns a limit from its beginning on', () => {
    const extension: Adjustment = { kind: 'EXTENSION', workingDays: 2 };
    const [asked] = pausesOf('06-05 10:00 → 06-08 09:15');
    const since = (text: string) => adjustmentsSince([extension, asked!], local(text));
    expect(since('2026-06-05 10:00')).toEqual([extension, asked]);
    expect(since('2026-06-05 11:00')).toEqual([
      extension,
      pausesOf('06-05 11:00 → 06-08 09:15')[0],
    ]);
    expect(since('2026-06-08 09:00')).toEqual([
      extension,
      pausesOf('06-08 09:00 → 06-08 09:15')[0],
    ]);
    expect(since('2026-06-08 09:15')).toEqual([extension]);
    const old: Adjustment = { kind: 'PAUSE', fromOn: '2026-06-03', untilOn: '2026-06-08' };
    expect(adjustmentsSince([old], local('2026-06-05 09:00'))).toEqual([
      { ...old, fromOn: '2026-06-05' },
    ]);
    expect(adjustmentsSince([old], local('2026-06-08 09:00'))).toEqual([]);
  });
});
