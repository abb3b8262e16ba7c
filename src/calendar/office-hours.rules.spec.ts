import * as fc from 'fast-check';
import { clerkTable, local } from '../../test/support/clerk-table';
import { NaiveCalendar } from '../../test/support/naive-calendar';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../test/support/seed-calendar';
import {
  addWorkingMinutes,
  buildOfficeHours,
  countWorkingMinutes,
  nextOfficeInstant,
  subtractWorkingMinutes,
} from './office-hours.rules';
import { buildWorkingCalendar } from './working-day.rules';

const source = { version: 1, days: seedCalendarDays(), confirmedYears: SEED_CONFIRMED_YEARS };
const calendar = buildWorkingCalendar(source);
const setting = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
];
const hours = buildOfficeHours(setting);

describe('taking office time away', () => {
  it.each(
    clerkTable(`
      2026-06-02 00:00 | 240 | 2026-06-01 11:30 | the afternoon is left
      2026-06-02 00:00 | 241 | 2026-06-01 11:29 | and a minute of the morning
      2026-06-01 13:03 |   5 | 2026-06-01 11:28 | 3 minutes after lunch, 2 before
      2026-06-01 08:30 |  60 | 2026-06-01 07:30 | the opening, not the closing of T6
      2026-06-01 08:30 |  61 | 2026-05-29 16:59 | T2: 60 minutes, T6: 1
      2026-06-01 05:00 | 480 | 2026-05-29 07:30 | before opening: all of T6
      2026-05-04 09:30 | 240 | 2026-04-29 15:00 | 2 h T2, lễ, 2 h T4
      2026-08-24 07:31 | 241 | 2026-08-22 11:30 | T7 22/8 làm bù: its afternoon
    `),
  )('%s - %s minutes → %s: %s', (until, minutes, at) => {
    const found = subtractWorkingMinutes(local(until), Number(minutes), calendar, hours);
    expect(found).toEqual(local(at));
    expect(countWorkingMinutes(found, local(until), calendar, hours)).toBe(Number(minutes));
  });
});

describe('adding office time', () => {
  it.each(
    clerkTable(`
      2026-06-01 11:28 |   5 | 2026-06-01 13:03 | 2 minutes before lunch, 3 after
      2026-06-01 11:25 |   5 | 2026-06-01 11:30 | ends with the morning, not at 13:00
      2026-06-01 11:30 |   5 | 2026-06-01 13:05 | begins at the afternoon's opening
      2026-06-05 16:58 |   5 | 2026-06-08 07:33 | T6: 2 minutes, T2: 3
      2026-06-01 07:30 | 480 | 2026-06-01 17:00 | a whole day ends at closing time
      2026-06-01 07:30 | 481 | 2026-06-02 07:31 | and one minute more on T3
      2026-06-05 17:00 | 480 | 2026-06-08 17:00 | T6 after closing: all of T2
      2026-06-01 07:29 |   1 | 2026-06-01 07:31 | before opening
      2026-08-21 17:30 | 240 | 2026-08-22 11:30 | T7 22/8 làm bù, giờ hành chính
      2026-06-01 07:30 | 2400 | 2026-06-05 17:00 | five days of eight hours
      2026-04-29 13:00 | 480 | 2026-05-04 11:30 | 4 h T4, lễ, 4 h T2 4/5
    `),
  )('%s + %s minutes → %s: %s', (start, minutes, end) => {
    const startedAt = local(start);
    expect(addWorkingMinutes(startedAt, Number(minutes), calendar, hours)).toEqual(local(end));
    const walker = new NaiveCalendar(source);
    expect(walker.addMinutes(startedAt, Number(minutes), setting)).toEqual(local(end));
  });

  it('keeps the seconds of the start', () => {
    const end = addWorkingMinutes(local('2026-06-01 11:29:30'), 1, calendar, hours);
    expect(end).toEqual(local('2026-06-01 13:00:30'));
  });

  it.each([0, -5, 0.5, Number.NaN])('refuses %d minutes', (minutes) => {
    expect(() => addWorkingMinutes(local('2026-06-01 09:00'), minutes, calendar, hours)).toThrow(
      'WORKING_TIME_INVALID',
    );
  });

  it('refuses to run off the end of the calendar', () => {
    expect(() => addWorkingMinutes(local('2060-12-31 16:00'), 120, calendar, hours)).toThrow(
      'CALENDAR_DAY_OUT_OF_RANGE',
    );
  });
});

describe('counting office time', () => {
  it.each(
    clerkTable(`
      2026-06-01 09:00 | 2026-06-01 10:30 |   90 | within the morning
      2026-06-01 11:00 | 2026-06-01 14:00 |   90 | across lunch
      2026-06-01 11:30 | 2026-06-01 13:00 |    0 | lunch
      2026-06-01 17:00 | 2026-06-02 07:30 |    0 | the night
      2026-06-05 16:00 | 2026-06-08 08:30 |  120 | across the weekend
      2026-04-29 00:00 | 2026-05-05 00:00 |  960 | T4 29/4 and T2 4/5
      2026-08-22 00:00 | 2026-08-24 00:00 |  480 | T7 làm bù, CN
      2026-06-01 10:00 | 2026-06-01 09:00 |  -60 | backwards
      2026-06-01 09:00:30 | 2026-06-01 09:01 | 0.5 | half a minute
    `),
  )('%s to %s: %s minutes, %s', (from, to, minutes) => {
    expect(countWorkingMinutes(local(from), local(to), calendar, hours)).toBe(Number(minutes));
  });
});

describe('when a message may go out', () => {
  it.each(
    clerkTable(`
      2026-06-01 09:15 | 2026-06-01 09:15 | office time
      2026-06-01 06:00 | 2026-06-01 07:30 | early
      2026-06-01 11:30 | 2026-06-01 13:00 | lunch
      2026-06-01 17:00 | 2026-06-02 07:30 | after closing
      2026-04-29 22:00 | 2026-05-04 07:30 | the holiday weekend
      2026-08-22 16:59 | 2026-08-22 16:59 | a make-up Saturday
    `),
  )('%s → %s: %s', (instant, expected) => {
    expect(nextOfficeInstant(local(instant), calendar, hours)).toEqual(local(expected));
  });
});

describe('office hours that cannot be', () => {
  it.each([
    [[]],
    [[{ from: '11:30', to: '07:30' }]],
    [[{ from: '07:30', to: '07:30' }]],
    [[{ from: '07:30', to: '08:00' }]],
    [[{ from: '7:30', to: '11:30' }]],
    [[{ from: '07:60', to: '11:30' }]],
    [[{ from: '07:30', to: '24:01' }]],
    [[{ from: '07:30', to: '13:30' }, setting[1]!]],
    [[setting[1]!, setting[0]!]],
  ])('%j', (periods) => {
    expect(() => buildOfficeHours(periods)).toThrow('OFFICE_HOURS_INVALID');
  });

  it('takes a round-the-clock office and periods that touch', () => {
    const duty = buildOfficeHours([
      { from: '00:00', to: '12:00' },
      { from: '12:00', to: '24:00' },
    ]);
    const end = addWorkingMinutes(local('2026-06-05 23:00'), 120, calendar, duty);
    expect(end).toEqual(local('2026-06-08 01:00'));
  });
});

describe('for any start and length', () => {
  const firstMs = Date.parse('2025-01-01T00:00:00Z');
  const instant = fc.integer({ min: 0, max: 3 * 365 * 86_400_000 }).map((ms) => firstMs + ms);
  const minutes = fc.integer({ min: 1, max: 20_000 });

  it('counts what it added', () => {
    fc.assert(
      fc.property(instant, minutes, (startMs, length) => {
        const startedAt = new Date(startMs);
        const end = addWorkingMinutes(startedAt, length, calendar, hours);
        expect(countWorkingMinutes(startedAt, end, calendar, hours)).toBe(length);
        // The first such instant: a millisecond earlier some office time was still left.
        const before = new Date(end.getTime() - 1);
        expect(countWorkingMinutes(startedAt, before, calendar, hours)).toBeLessThan(length);
        expect(nextOfficeInstant(before, calendar, hours)).toEqual(before);
      }),
    );
  });

  it('adds up over the parts of a stretch', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const count = (from: number, to: number): number =>
          countWorkingMinutes(new Date(from), new Date(to), calendar, hours);
        expect(count(a, b) + count(b, c)).toBeCloseTo(count(a, c), 6);
      }),
    );
  });

  it('agrees with the walker, minute by minute', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 1_500 }), (startMs, length) => {
        const startedAt = new Date(startMs - (startMs % 60_000));
        const walked = new NaiveCalendar(source).addMinutes(startedAt, length, setting);
        expect(addWorkingMinutes(startedAt, length, calendar, hours)).toEqual(walked);
      }),
      { numRuns: 15 },
    );
  });
});
