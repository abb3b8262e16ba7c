import * as fc from 'fast-check';
import { clerkTable } from '../../test/support/clerk-table';
import { NaiveCalendar } from '../../test/support/naive-calendar';
import { randomCalendar, randomDay } from '../../test/support/random-calendar';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../test/support/seed-calendar';
import type { CalendarDay, CalendarSource, DayKind } from './calendar-day.rules';
import { civilDateOf, epochDayOf, isoDateOf } from './local-time.rules';
import { buildWorkingCalendar } from './working-day.rules';

const province: CalendarSource = {
  version: 7,
  days: seedCalendarDays(),
  confirmedYears: SEED_CONFIRMED_YEARS,
};
const calendar = buildWorkingCalendar(province);

function row(day: string, kind: DayKind, confirmed = true): CalendarDay {
  return { day, kind, name: `row ${day}`, source: 'spec', confirmed };
}

describe('the province, 2025–2027', () => {
  // Weekdays of the month, less the days off, plus the make-up Saturdays: counted on the printed calendar.
  it.each(
    clerkTable(`
      2025-01 | 17 | 23 weekdays − 1/1 − Tết 27–31
      2025-02 | 20 | 20 weekdays
      2025-04 | 21 | 22 weekdays − Giỗ Tổ 7/4 − 30/4 + T7 26/4
      2025-05 | 20 | 22 weekdays − 1/5 − 2/5
      2025-09 | 20 | 22 weekdays − 1/9 − 2/9
      2025-11 | 20 | 20 weekdays; 24/11 is no holiday yet
      2026-01 | 21 | 22 weekdays − 1/1 − 2/1 + T7 10/1
      2026-02 | 15 | 20 weekdays − Tết 16–20
      2026-04 | 20 | 22 weekdays − nghỉ bù 27/4 − 30/4
      2026-05 | 20 | 21 weekdays − 1/5
      2026-08 | 21 | 21 weekdays − 31/8 + T7 22/8
      2026-09 | 20 | 22 weekdays − 1/9 − 2/9
      2026-11 | 20 | 21 weekdays − 24/11
      2027-01 | 20 | 21 weekdays − 1/1
      2027-02 | 15 | 20 weekdays − 5/2 − 8–11/2
      2027-04 | 20 | 22 weekdays − 16/4 − 30/4
      2027-05 | 20 | 21 weekdays − nghỉ bù 3/5
      2027-09 | 20 | 22 weekdays − 2/9 − 3/9
      2027-11 | 21 | 22 weekdays − 24/11
      2028-01 | 21 | 21 weekdays; 01/01 is a T7, its nghỉ bù not known
      2028-05 | 22 | 23 weekdays − 1/5
    `),
  )('%s has %s working days: %s', (month, expected) => {
    let days = 0;
    const first = epochDayOf(`${month}-01`);
    for (let day = first; isoDateOf(day).startsWith(month); day += 1) {
      if (calendar.isWorkingDay(day)) days += 1;
    }
    expect(days).toBe(Number(expected));
  });

  it.each(
    clerkTable(`
      2026-06-03 | true  | WEEKDAY                   | true  |
      2026-06-06 | false | WEEKEND                   | true  |
      2025-04-26 | true  | MAKEUP_WORKDAY            | false | Làm bù cho 02/5
      2025-05-02 | false | SWAPPED_DAY_OFF           | false | Hoán đổi với 26/4
      2026-02-17 | false | HOLIDAY                   | true  | Tết Nguyên đán
      2026-04-26 | false | WEEKEND                   | true  |
      2026-04-27 | false | COMPENSATORY_DAY_OFF      | true  | Nghỉ bù Giỗ Tổ Hùng Vương (Chủ nhật 26/4)
      2026-08-22 | true  | MAKEUP_WORKDAY            | true  | Làm bù cho 31/8
      2026-11-24 | false | HOLIDAY                   | true  | Ngày Văn hóa Việt Nam
      2025-11-24 | true  | WEEKDAY                   | true  |
      2027-01-01 | false | HOLIDAY                   | false | Tết Dương lịch
      2027-06-02 | true  | WEEKDAY                   | false |
      2028-01-01 | false | UNCONFIRMED_FIXED_HOLIDAY | false | Tết Dương lịch
      2028-05-01 | false | UNCONFIRMED_FIXED_HOLIDAY | false | Quốc tế lao động
      2028-09-01 | true  | WEEKDAY                   | false |
      2028-11-24 | false | UNCONFIRMED_FIXED_HOLIDAY | false | Ngày Văn hóa Việt Nam
      2022-11-24 | true  | WEEKDAY                   | false |
      2022-09-02 | false | UNCONFIRMED_FIXED_HOLIDAY | false | Quốc khánh
    `),
  )('%s works: %s, because %s, confirmed: %s %s', (date, works, kind, confirmed, name) => {
    const reason = calendar.dayReason(epochDayOf(date));
    expect(reason).toMatchObject({
      works: works === 'true',
      kind,
      confirmed: confirmed === 'true',
    });
    expect(reason.name ?? '').toBe(name);
    expect(calendar.isWorkingDay(epochDayOf(date))).toBe(works === 'true');
  });

  it.each(
    clerkTable(`
      2026-06-01 | 2026-06-30 | false | a confirmed year without open rows
      2026-12-30 | 2026-12-31 | false | the last day of a confirmed year
      2026-12-31 | 2027-01-01 | true  | the first day of a year that is not
      2025-04-25 | 2025-04-26 | true  | the make-up day is not confirmed
      2025-04-26 | 2025-05-01 | false | after it and before 02/5
      2024-12-31 | 2025-01-31 | false | the day before the stretch does not matter
      2026-06-05 | 2026-06-05 | false | an empty stretch
    `),
  )('from %s to %s provisional: %s, %s', (from, to, expected) => {
    expect(calendar.isProvisional(epochDayOf(from), epochDayOf(to))).toBe(expected === 'true');
  });

  it('finds the next and the n-th working day before and after', () => {
    const on = (date: string): number => epochDayOf(date);
    expect(isoDateOf(calendar.nextWorkingDay(on('2026-04-30')))).toBe('2026-05-04');
    expect(isoDateOf(calendar.nextWorkingDay(on('2026-05-04')))).toBe('2026-05-04');
    expect(isoDateOf(calendar.subtractWorkingDays(on('2026-05-04'), 1))).toBe('2026-04-29');
    expect(isoDateOf(calendar.subtractWorkingDays(on('2026-05-02'), 3))).toBe('2026-04-24');
    expect(calendar.countWorkingDays(on('2026-04-28'), on('2026-05-05'))).toBe(3);
    expect(calendar.countWorkingDays(on('2026-05-05'), on('2026-04-28'))).toBe(-3);
    expect(calendar.isConfirmedYear(2026)).toBe(true);
    expect(calendar.isConfirmedYear(2027)).toBe(false);
    expect(calendar.version).toBe(7);
  });
});

describe('what beats what on one day', () => {
  const days = [row('2026-08-22', 'MAKEUP_WORKDAY'), row('2026-09-02', 'HOLIDAY')];
  const closures = ['2026-08-22', '2026-08-23', '2026-08-24', '2026-09-02'].map((day) =>
    row(day, 'CLOSURE', false),
  );
  const unit = buildWorkingCalendar({ version: 1, days, closures, confirmedYears: [2026] });

  it.each(
    clerkTable(`
      2026-08-22 | CLOSURE | false | a closure beats a make-up Saturday
      2026-08-24 | CLOSURE | false | and a plain weekday
      2026-08-23 | WEEKEND | true  | but on a Sunday it changes nothing
      2026-09-02 | HOLIDAY | true  | nor on a holiday of the province
    `),
  )('%s is off by %s, confirmed %s: %s', (date, kind, confirmed) => {
    expect(unit.dayReason(epochDayOf(date))).toMatchObject({
      works: false,
      kind,
      confirmed: confirmed === 'true',
    });
  });

  it('leaves the province open while the unit is closed', () => {
    const open = buildWorkingCalendar({ version: 1, days, confirmedYears: [2026] });
    expect(open.isWorkingDay(epochDayOf('2026-08-22'))).toBe(true);
    expect(open.isWorkingDay(epochDayOf('2026-08-24'))).toBe(true);
  });

  it('assumes fixed-date holidays in a year that is only drafted, unless a row says otherwise', () => {
    const draft = buildWorkingCalendar({
      version: 1,
      days: [row('2028-01-26', 'HOLIDAY', false), row('2028-09-02', 'MAKEUP_WORKDAY', false)],
      confirmedYears: [],
    });
    expect(draft.isWorkingDay(epochDayOf('2028-01-26'))).toBe(false);
    expect(draft.isWorkingDay(epochDayOf('2028-05-01'))).toBe(false);
    expect(draft.isWorkingDay(epochDayOf('2028-09-02'))).toBe(true);
  });
});

describe('an import fails loudly, naming the day', () => {
  const build = (days: CalendarDay[], closures: CalendarDay[] = []) =>
    buildWorkingCalendar({ version: 1, days, closures, confirmedYears: [] });

  it.each<[string, ...CalendarDay[]]>([
    [
      'CALENDAR_DAY_CONTRADICTED: The day 2026-08-22',
      row('2026-08-22', 'MAKEUP_WORKDAY'),
      row('2026-08-22', 'HOLIDAY'),
    ],
    [
      'CALENDAR_DAY_CONTRADICTED: The day 2026-09-02',
      row('2026-09-02', 'HOLIDAY', true),
      row('2026-09-02', 'HOLIDAY', false),
    ],
    ['CALENDAR_DAY_MISPLACED: The day 2026-08-24', row('2026-08-24', 'MAKEUP_WORKDAY')],
    ['CALENDAR_DAY_MISPLACED: The day 2026-08-22', row('2026-08-22', 'SWAPPED_DAY_OFF')],
    ['CALENDAR_DAY_MISPLACED: The day 2026-08-23', row('2026-08-23', 'COMPENSATORY_DAY_OFF')],
    ['CALENDAR_DAY_MISPLACED: The day 2026-08-24', row('2026-08-24', 'CLOSURE')],
    ['CALENDAR_DAY_MISPLACED: The day 2028-01-01', row('2028-01-01', 'UNCONFIRMED_FIXED_HOLIDAY')],
    ['CALENDAR_DAY_INVALID: "2026-02-30"', row('2026-02-30', 'HOLIDAY')],
    ['CALENDAR_DAY_OUT_OF_RANGE: The day 2062-01-02', row('2062-01-02', 'HOLIDAY')],
  ])('%s', (message, ...days) => {
    expect(() => build(days)).toThrow(message);
  });

  it('refuses a row of a unit that is not a closure', () => {
    const closures = [row('2026-08-24', 'HOLIDAY')];
    expect(() => build([], closures)).toThrow('CALENDAR_DAY_MISPLACED: The day 2026-08-24');
  });

  it('takes a row that is repeated word for word', () => {
    const holiday = row('2026-09-02', 'HOLIDAY');
    expect(build([holiday, { ...holiday }]).isWorkingDay(epochDayOf('2026-09-02'))).toBe(false);
  });

  it('refuses a confirmed year without a row', () => {
    const source = {
      version: 1,
      days: [row('2026-09-02', 'HOLIDAY')],
      confirmedYears: [2026, 2027],
    };
    expect(() => buildWorkingCalendar(source)).toThrow('CALENDAR_YEAR_EMPTY: The year 2027');
  });
});

describe('questions without a true answer', () => {
  it.each(['2014-12-31', '2061-01-01', '1999-01-01'])('refuses %s', (date) => {
    const day = epochDayOf(date);
    const message = `CALENDAR_DAY_OUT_OF_RANGE: The day ${date}`;
    expect(() => calendar.isWorkingDay(day)).toThrow(message);
    expect(() => calendar.addWorkingDays(day, 1)).toThrow(message);
    expect(() => calendar.countWorkingDays(epochDayOf('2026-01-01'), day)).toThrow(message);
    expect(() => calendar.isProvisional(day, epochDayOf('2026-01-01'))).toThrow(message);
    expect(() => calendar.dayReason(day)).toThrow(message);
  });

  it('refuses to run off either end, a part of a day and no days at all', () => {
    const last = epochDayOf('2060-12-31');
    const first = epochDayOf('2015-01-01');
    expect(() => calendar.addWorkingDays(last, 1)).toThrow('CALENDAR_DAY_OUT_OF_RANGE');
    expect(() => calendar.subtractWorkingDays(first, 1)).toThrow('CALENDAR_DAY_OUT_OF_RANGE');
    expect(() => calendar.isWorkingDay(first + 0.5)).toThrow('CALENDAR_DAY_OUT_OF_RANGE');
    expect(() => calendar.isWorkingDay(Number.NaN)).toThrow('CALENDAR_DAY_OUT_OF_RANGE');
    for (const count of [0, -1, 1.5, Number.NaN]) {
      expect(() => calendar.addWorkingDays(first, count)).toThrow('WORKING_TIME_INVALID');
      expect(() => calendar.subtractWorkingDays(last, count)).toThrow('WORKING_TIME_INVALID');
    }
  });
});

describe('on any calendar', () => {
  const count = fc.integer({ min: 1, max: 60 });
  // Each run builds a calendar of 46 years, which takes most of the time.
  const runs = { numRuns: 40 };

  it('agrees with the walker', () => {
    fc.assert(
      fc.property(randomCalendar, randomDay, count, (source, date, n) => {
        const rules = buildWorkingCalendar(source);
        const walker = new NaiveCalendar(source);
        const day = epochDayOf(date);
        expect(rules.isWorkingDay(day)).toBe(walker.works(date));
        expect(isoDateOf(rules.addWorkingDays(day, n))).toBe(walker.add(date, n));
        expect(isoDateOf(rules.subtractWorkingDays(day, n))).toBe(walker.subtract(date, n));
        const later = isoDateOf(day + n);
        expect(rules.countWorkingDays(day, day + n)).toBe(walker.count(date, later));
      }),
      runs,
    );
  });

  it('adds and subtracts as inverses, and counts additively', () => {
    fc.assert(
      fc.property(randomCalendar, randomDay, randomDay, count, (source, one, other, n) => {
        const rules = buildWorkingCalendar(source);
        const day = epochDayOf(one);
        const end = rules.addWorkingDays(day, n);
        expect(rules.isWorkingDay(end)).toBe(true);
        expect(rules.countWorkingDays(day, end)).toBe(n);
        if (rules.isWorkingDay(day)) expect(rules.subtractWorkingDays(end, n)).toBe(day);
        const middle = epochDayOf(other);
        expect(rules.countWorkingDays(day, middle) + rules.countWorkingDays(middle, end)).toBe(n);
      }),
      runs,
    );
  });

  it('calls a stretch provisional exactly when one of its days is not confirmed', () => {
    fc.assert(
      fc.property(randomCalendar, randomDay, fc.integer({ min: 0, max: 20 }), (source, date, n) => {
        const rules = buildWorkingCalendar(source);
        const day = epochDayOf(date);
        let open = false;
        for (let each = day + 1; each <= day + n; each += 1) {
          const reason = rules.dayReason(each);
          open ||= !reason.confirmed;
          expect(rules.isWorkingDay(each)).toBe(reason.works);
          if (!source.confirmedYears.includes(civilDateOf(each).year)) {
            expect(reason.confirmed).toBe(false);
          }
        }
        expect(rules.isProvisional(day, day + n)).toBe(open);
      }),
      runs,
    );
  });
});
