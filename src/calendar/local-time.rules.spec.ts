import * as fc from 'fast-check';
import {
  civilDateOf,
  DAY_MS,
  epochDayOf,
  isoDateOf,
  LOCAL_OFFSET_MS,
  localDayOf,
  startOfLocalDay,
  weekdayOf,
} from './local-time.rules';

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

describe('the province is UTC+7 all year', () => {
  it('agrees with the time zone database at instants through 2000–2100', () => {
    const firstMs = Date.parse('2000-01-01T00:00:00Z');
    const lastMs = Date.parse('2100-12-31T23:59:59Z');
    // Not a whole number of days or hours, so that every hour and season is met.
    const stepMs = 3 * DAY_MS + 5 * 3_600_000 + 7 * 60_000;
    for (let ms = firstMs; ms <= lastMs; ms += stepMs) {
      const shifted = new Date(ms + LOCAL_OFFSET_MS).toISOString();
      const expected = wallClock.format(new Date(ms));
      expect(`${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`).toBe(expected);
      expect(isoDateOf(localDayOf(new Date(ms)))).toBe(expected.slice(0, 10));
    }
  });

  it.each([
    ['2026-06-02T16:59:59.999Z', '2026-06-02'],
    ['2026-06-02T17:00:00.000Z', '2026-06-03'],
    ['2025-12-31T17:00:00.000Z', '2026-01-01'],
    ['2028-02-28T17:00:00.000Z', '2028-02-29'],
    ['1969-12-31T16:59:59.999Z', '1969-12-31'],
  ])('%s falls on %s', (instant, day) => {
    expect(isoDateOf(localDayOf(new Date(instant)))).toBe(day);
  });

  it('begins a day at 17:00 UTC of the day before', () => {
    expect(startOfLocalDay(epochDayOf('2026-06-03')).toISOString()).toBe(
      '2026-06-02T17:00:00.000Z',
    );
  });

  it('refuses an invalid instant', () => {
    expect(() => localDayOf(new Date('no date'))).toThrow('CALENDAR_DAY_INVALID');
  });
});

describe('calendar days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-01-01', 20_454],
  ])('%s is day %d', (date, day) => {
    expect(epochDayOf(date)).toBe(day);
    expect(isoDateOf(day)).toBe(date);
  });

  it.each(
    '2026-02-30 2026-02-29 2100-02-29 2026-04-31 2026-13-01 2026-00-10 2026-01-00 2026-1-1 26-01-01 0000-01-01'
      .split(' ')
      .concat([
        '',
        ' 2026-01-01',
        '2026-01-01T00:00:00Z',
        '2026/01/01',
        '01-01-2026',
        '2026-01-0１',
      ]),
  )('refuses "%s"', (text) => {
    expect(() => epochDayOf(text)).toThrow('CALENDAR_DAY_INVALID');
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, -719_163, 2_932_897])(
    'refuses epoch day %d',
    (day) => {
      expect(() => isoDateOf(day)).toThrow('CALENDAR_DAY_INVALID');
    },
  );

  it('agrees with JavaScript dates on every day of 400 years', () => {
    for (let day = -140_000; day < 6_097; day += 1) {
      const date = new Date(day * DAY_MS);
      const { year, month, dayOfMonth } = civilDateOf(day);
      if (
        year !== date.getUTCFullYear() ||
        month !== date.getUTCMonth() + 1 ||
        dayOfMonth !== date.getUTCDate() ||
        weekdayOf(day) % 7 !== date.getUTCDay()
      ) {
        throw new Error(`day ${day} is ${date.toISOString()}`);
      }
    }
  });

  it('turns back into the same day, in years 0001–9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        expect(epochDayOf(isoDateOf(day))).toBe(day);
        const utc = new Date(day * DAY_MS);
        expect(isoDateOf(day)).toBe(utc.toISOString().slice(0, 10));
      }),
    );
  });

  it.each([
    ['2026-04-27', 1],
    ['2026-04-28', 2],
    ['2026-04-29', 3],
    ['2026-04-30', 4],
    ['2026-05-01', 5],
    ['2026-05-02', 6],
    ['2026-05-03', 7],
    ['1969-12-31', 3],
  ])('%s has weekday %d', (date, weekday) => {
    expect(weekdayOf(epochDayOf(date))).toBe(weekday);
  });
});
