import { clerkTable, local } from '../../test/support/clerk-table';
import { NaiveCalendar } from '../../test/support/naive-calendar';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../test/support/seed-calendar';
import type { CalendarDay, CalendarSource } from '../calendar/calendar-day.rules';
import { buildOfficeHours } from '../calendar/office-hours.rules';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import type { Limit, LimitUnit } from './deadline.rules';
import { assertLimit, deadline, workingDaysLeft, workingDaysOverdue } from './deadline.rules';

/*
 * Every due date below was counted by hand on the printed calendar of its month; the last cell is the count.
 * T2 … T7, CN are the days of the week, → n is the n-th day that counts, P marks a date that an announcement
 * may still move. The naive walker counts each row again.
 */
const officeHours = buildOfficeHours([
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
]);
const province: CalendarSource = {
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: SEED_CONFIRMED_YEARS,
};
const moving: Omit<CalendarDay, 'day'> = {
  kind: 'CLOSURE',
  name: 'Di dời trụ sở',
  source: 'UBND xã',
  confirmed: true,
};
/** A commune that closes on T4 10/6, T5 11/6, CN 14/6 and the make-up Saturday 22/8/2026. */
const commune: CalendarSource = {
  ...province,
  closures: ['2026-06-10', '2026-06-11', '2026-06-14', '2026-08-22'].map((day) => ({
    day,
    ...moving,
  })),
};

function checkRows(source: CalendarSource, unit: LimitUnit, rows: string[][], read = local): void {
  const calendar = buildWorkingCalendar(source);
  const walker = new NaiveCalendar(source);
  it.each(rows)('%s + %s → %s %s (%s)', (start, amount, dueOn, provisional) => {
    const startedAt = read(start);
    const limit: Limit = { amount: Number(amount), unit, dueSoonDays: null };
    const result = deadline(startedAt, limit, calendar, officeHours);
    expect(result.dueOn).toBe(dueOn);
    // 24:00 in the province is 17:00 UTC of the same date.
    expect(result.lateAt.toISOString()).toBe(`${dueOn}T17:00:00.000Z`);
    expect(result.provisional).toBe(provisional === 'P');
    expect(result.dueSoonAt).toBeNull();
    expect(walker.dueOn(startedAt, limit)).toBe(dueOn);
  });
}

describe('working days from every day of the week, June 2026, no holiday', () => {
  checkRows(
    province,
    'WORKING_DAY',
    clerkTable(`
      2026-06-01 10:00 |  5 | 2026-06-08 | - | T2: T3 2 →1, T4 3 →2, T5 4 →3, T6 5 →4, T2 8 →5
      2026-06-02 10:00 |  5 | 2026-06-09 | - | T3: 3 →1, 4 →2, 5 →3, T2 8 →4, T3 9 →5
      2026-06-03 10:00 |  5 | 2026-06-10 | - | T4: 4 →1, 5 →2, T2 8 →3, 9 →4, T4 10 →5
      2026-06-04 10:00 |  5 | 2026-06-11 | - | T5: 5 →1, T2 8 →2, 9 →3, 10 →4, T5 11 →5
      2026-06-05 10:00 |  5 | 2026-06-12 | - | T6: T2 8 →1, 9 →2, 10 →3, 11 →4, T6 12 →5
      2026-06-06 10:00 |  5 | 2026-06-12 | - | T7: T2 8 →1 … T6 12 →5
      2026-06-07 10:00 |  5 | 2026-06-12 | - | CN: T2 8 →1 … T6 12 →5
      2026-06-01 10:00 | 15 | 2026-06-22 | - | T2: 2–5 →4, 8–12 →9, 15–19 →14, T2 22 →15
      2026-06-03 10:00 | 15 | 2026-06-24 | - | T4: 4–5 →2, 8–12 →7, 15–19 →12, 22 23 24 →15
      2026-06-05 10:00 | 15 | 2026-06-26 | - | T6: 8–12 →5, 15–19 →10, 22–26 →15
      2026-06-07 10:00 | 15 | 2026-06-26 | - | CN: 8–12 →5, 15–19 →10, 22–26 →15
      2026-06-05 10:00 |  1 | 2026-06-08 | - | T6: T7, CN nghỉ, T2 8 →1
      2026-06-06 10:00 |  1 | 2026-06-08 | - | T7: T2 8 →1
      2026-06-04 10:00 |  2 | 2026-06-08 | - | T5: T6 5 →1, T2 8 →2
    `),
  );
});

describe('the edges of the local day, as UTC instants', () => {
  const utc = (instant: string): Date => new Date(instant);
  checkRows(
    province,
    'WORKING_DAY',
    clerkTable(`
      2026-06-02T17:01:00Z     | 2 | 2026-06-05 | - | 00:01 T4 3/6: T5 4 →1, T6 5 →2
      2026-06-03T16:59:00Z     | 2 | 2026-06-05 | - | 23:59 T4 3/6: the same
      2026-06-03T16:59:59.999Z | 2 | 2026-06-05 | - | the last millisecond of T4 3/6
      2026-06-03T17:00:00Z     | 2 | 2026-06-08 | - | 00:00 T5 4/6: T6 5 →1, T2 8 →2
      2026-06-05T16:59:00Z     | 1 | 2026-06-08 | - | 23:59 T6 5/6: T2 8 →1
      2026-06-06T17:01:00Z     | 1 | 2026-06-08 | - | 00:01 CN 7/6: T2 8 →1
      2026-06-07T16:59:00Z     | 1 | 2026-06-08 | - | 23:59 CN 7/6: T2 8 →1
      2026-06-07T17:01:00Z     | 1 | 2026-06-09 | - | 00:01 T2 8/6: T3 9 →1
      2025-12-31T16:59:00Z     | 1 | 2026-01-05 | P | 23:59 T4 31/12: 1/1, 2/1 nghỉ, T2 5/1 →1
      2025-12-31T17:01:00Z     | 1 | 2026-01-05 | P | 00:01 T5 1/1: 2/1 nghỉ, T2 5/1 →1
      2026-04-29T16:59:00Z     | 1 | 2026-05-04 | - | 23:59 T4 29/4: 30/4, 1/5 nghỉ, T2 4/5 →1
      2026-04-29T17:01:00Z     | 1 | 2026-05-04 | - | 00:01 T5 30/4: 1/5 nghỉ, T2 4/5 →1
      2026-01-09T17:01:00Z     | 1 | 2026-01-12 | - | 00:01 T7 10/1 làm bù là ngày 0: T2 12 →1
    `),
    utc,
  );
});

describe('holidays, swaps and make-up days of 2025', () => {
  checkRows(
    province,
    'WORKING_DAY',
    clerkTable(`
      2024-12-31 09:00 |  1 | 2025-01-02 | - | T3: T4 1/1 nghỉ, T5 2 →1
      2025-01-01 09:00 |  3 | 2025-01-06 | - | T4 lễ: T5 2 →1, T6 3 →2, T2 6 →3
      2025-01-24 09:00 |  1 | 2025-02-03 | - | T6: Tết 25/1–2/2, T2 3/2 →1
      2025-01-23 09:00 |  2 | 2025-02-03 | - | T5: T6 24 →1, Tết, T2 3/2 →2
      2025-01-29 09:00 |  5 | 2025-02-07 | - | mùng 1: T2 3/2 →1 … T6 7/2 →5
      2025-01-20 09:00 | 15 | 2025-02-17 | - | T2: 21–24 →4, Tết, 3–7/2 →9, 10–14 →14, T2 17 →15
      2025-04-04 09:00 |  1 | 2025-04-08 | - | T6: T2 7/4 Giỗ Tổ, T3 8 →1
      2025-04-06 09:00 |  2 | 2025-04-09 | - | CN: 7 nghỉ, T3 8 →1, T4 9 →2
      2025-04-02 09:00 |  5 | 2025-04-10 | - | T4: 3 →1, 4 →2, 7 nghỉ, 8 →3, 9 →4, 10 →5
      2025-04-24 09:00 |  1 | 2025-04-25 | - | T5: T6 25 →1
      2025-04-25 09:00 |  1 | 2025-04-26 | P | T6: T7 26/4 làm bù →1
      2025-04-25 09:00 |  2 | 2025-04-28 | P | T6: T7 26 →1, T2 28 →2
      2025-04-26 09:00 |  2 | 2025-04-29 | - | T7 làm bù: T2 28 →1, T3 29 →2
      2025-04-22 09:00 |  5 | 2025-04-28 | P | T3: 23 →1, 24 →2, 25 →3, T7 26 →4, T2 28 →5
      2025-04-29 09:00 |  1 | 2025-05-05 | P | T3: 30/4, 1/5, 2/5 nghỉ, T7 CN, T2 5/5 →1
      2025-05-01 09:00 |  3 | 2025-05-07 | P | T5 lễ: 2 nghỉ, T2 5 →1, 6 →2, 7 →3
      2025-04-21 09:00 | 15 | 2025-05-14 | P | T2: 22–26 →5, 28 29 →7, 5–9/5 →12, 12 13 14 →15
      2025-08-29 09:00 |  1 | 2025-09-03 | - | T6: T2 1/9, T3 2/9 nghỉ, T4 3 →1
      2025-08-28 09:00 |  3 | 2025-09-04 | - | T5: 29 →1, 1–2/9 nghỉ, 3 →2, 4 →3
      2025-09-02 09:00 |  5 | 2025-09-09 | - | T3 lễ: 3 →1, 4 →2, 5 →3, T2 8 →4, T3 9 →5
      2025-11-21 09:00 |  1 | 2025-11-24 | - | T6: T2 24/11 chưa là ngày nghỉ năm 2025 →1
      2025-12-31 09:00 |  5 | 2026-01-09 | P | T4: 1–2/1 nghỉ, T2 5 →1 … T6 9 →5
      2025-12-31 09:00 |  6 | 2026-01-10 | P | như trên, T7 10/1 làm bù →6
      2025-12-22 09:00 | 15 | 2026-01-13 | P | 23–26 →4, 29–31 →7, 5–9/1 →12, T7 10 →13, 12 13 →15
    `),
  );
});

describe('holidays, swaps and make-up days of 2026', () => {
  checkRows(
    province,
    'WORKING_DAY',
    clerkTable(`
      2026-01-08 09:00 |  2 | 2026-01-10 | P | T5: T6 9 →1, T7 10 làm bù →2
      2026-01-09 09:00 |  2 | 2026-01-12 | P | T6: T7 10 →1, T2 12 →2
      2026-02-13 09:00 |  1 | 2026-02-23 | - | T6: Tết 14–22/2, T2 23 →1
      2026-02-12 09:00 |  5 | 2026-02-26 | - | T5: 13 →1, Tết, 23 →2, 24 →3, 25 →4, 26 →5
      2026-02-17 09:00 |  3 | 2026-02-25 | - | mùng 1: T2 23 →1, 24 →2, 25 →3
      2026-02-09 09:00 | 15 | 2026-03-09 | - | T2: 10–13 →4, 23–27 →9, 2–6/3 →14, T2 9/3 →15
      2026-04-24 09:00 |  1 | 2026-04-28 | - | T6: T2 27 nghỉ bù Giỗ Tổ, T3 28 →1
      2026-04-26 09:00 |  2 | 2026-04-29 | - | CN Giỗ Tổ: 27 nghỉ bù, T3 28 →1, T4 29 →2
      2026-04-27 09:00 |  3 | 2026-05-04 | - | T2 nghỉ bù: 28 →1, 29 →2, 30/4 1/5 nghỉ, T2 4/5 →3
      2026-04-28 09:00 |  1 | 2026-04-29 | - | T3: T4 29/4 →1
      2026-04-28 09:00 |  2 | 2026-05-04 | - | T3: 29 →1, 30/4 1/5 nghỉ, T7 CN, T2 4/5 →2
      2026-04-28 09:00 |  3 | 2026-05-05 | - | T3: 29 →1, T2 4/5 →2, T3 5/5 →3; never 1/5
      2026-05-01 09:00 |  5 | 2026-05-08 | - | T6 lễ: T2 4 →1 … T6 8 →5
      2026-04-20 09:00 | 15 | 2026-05-14 | - | 21–24 →4, 28 29 →6, 4–8/5 →11, 11–14 →15
      2026-08-21 09:00 |  1 | 2026-08-22 | - | T6: T7 22/8 làm bù →1
      2026-08-20 09:00 |  3 | 2026-08-24 | - | T5: 21 →1, T7 22 →2, T2 24 →3
      2026-08-22 09:00 |  5 | 2026-08-28 | - | T7 làm bù: T2 24 →1 … T6 28 →5
      2026-08-28 09:00 |  1 | 2026-09-03 | - | T6: 31/8 hoán đổi, 1–2/9 nghỉ, T5 3/9 →1
      2026-09-02 09:00 |  2 | 2026-09-04 | - | T4 lễ: T5 3 →1, T6 4 →2
      2026-08-17 09:00 | 15 | 2026-09-09 | - | 18–22 →5, 24–28 →10, 3 4/9 →12, 7 8 9 →15
      2026-11-23 09:00 |  1 | 2026-11-25 | - | T2: T3 24/11 nghỉ, T4 25 →1
      2026-11-20 09:00 |  3 | 2026-11-26 | - | T6: T2 23 →1, 24 nghỉ, 25 →2, 26 →3
      2026-11-24 09:00 |  1 | 2026-11-25 | - | T3 lễ: T4 25 →1
      2026-12-24 09:00 |  5 | 2026-12-31 | - | T5: T6 25 →1, 28 →2, 29 →3, 30 →4, 31 →5
      2026-12-31 09:00 |  1 | 2027-01-04 | P | T5: T6 1/1 nghỉ, T2 4/1 →1
      2026-12-21 09:00 | 15 | 2027-01-12 | P | 22–25 →4, 28–31 →8, 4–8/1 →13, 11 12 →15
    `),
  );
});

describe('2027, not announced yet, and 2028, which has no calendar: all provisional', () => {
  checkRows(
    province,
    'WORKING_DAY',
    clerkTable(`
      2027-02-04 09:00 |  1 | 2027-02-12 | P | T5: Tết 5–11/2, T6 12 →1
      2027-02-03 09:00 |  3 | 2027-02-15 | P | T4: 4 →1, Tết, T6 12 →2, T2 15 →3
      2027-02-08 09:00 |  2 | 2027-02-15 | P | T2 Tết: T6 12 →1, T2 15 →2
      2027-01-25 09:00 | 15 | 2027-02-22 | P | 26–29 →4, 1–4/2 →8, T6 12 →9, 15–19 →14, T2 22 →15
      2027-04-15 09:00 |  1 | 2027-04-19 | P | T5: T6 16/4 Giỗ Tổ, T2 19 →1
      2027-04-14 09:00 |  2 | 2027-04-19 | P | T4: 15 →1, 16 nghỉ, T2 19 →2
      2027-04-29 09:00 |  1 | 2027-05-04 | P | T5: 30/4 nghỉ, T7 1/5, CN, T2 3/5 nghỉ bù, T3 4/5 →1
      2027-04-27 09:00 |  5 | 2027-05-06 | P | T3: 28 →1, 29 →2, T3 4/5 →3, 5 →4, 6 →5
      2027-05-01 09:00 |  1 | 2027-05-04 | P | T7 lễ: T2 3/5 nghỉ bù, T3 4/5 →1
      2027-09-01 09:00 |  1 | 2027-09-06 | P | T4: T5 2/9, T6 3/9 nghỉ, T2 6 →1
      2027-08-30 09:00 |  5 | 2027-09-08 | P | T2: 31 →1, 1/9 →2, T2 6 →3, 7 →4, 8 →5
      2027-11-23 09:00 |  1 | 2027-11-25 | P | T3: T4 24/11 nghỉ, T5 25 →1
      2027-11-22 09:00 |  3 | 2027-11-26 | P | T2: 23 →1, 24 nghỉ, 25 →2, 26 →3
      2027-12-31 09:00 |  1 | 2028-01-03 | P | T6: T7 1/1, CN 2/1, T2 3/1 →1 (nghỉ bù chưa biết)
      2027-12-20 09:00 | 15 | 2028-01-10 | P | 21–24 →4, 27–31 →9, 3–7/1 →14, T2 10/1 →15
      2028-04-28 09:00 |  1 | 2028-05-02 | P | T6: T7, CN 30/4, T2 1/5 nghỉ (cố định), T3 2/5 →1
      2028-11-23 09:00 |  1 | 2028-11-27 | P | T5: T6 24/11 nghỉ (cố định), T7 CN, T2 27 →1
    `),
  );
});

describe('calendar days: an end on a day off runs to the end of the next working day', () => {
  checkRows(
    province,
    'CALENDAR_DAY',
    clerkTable(`
      2026-06-02 09:00 | 20 | 2026-06-22 | - | 22/6 là T2
      2026-06-05 09:00 | 20 | 2026-06-25 | - | 25/6 là T5
      2026-06-05 23:59 | 20 | 2026-06-25 | - | cùng ngày 0
      2026-06-06 00:01 | 20 | 2026-06-26 | - | T7 6/6 là ngày 0; 26/6 là T6
      2026-05-31 09:00 | 20 | 2026-06-22 | - | 20/6 là T7 → T2 22
      2026-06-01 09:00 | 20 | 2026-06-22 | - | 21/6 là CN → T2 22
      2026-04-06 09:00 | 20 | 2026-04-28 | - | 26/4 là CN Giỗ Tổ, 27 nghỉ bù → T3 28
      2026-04-07 09:00 | 20 | 2026-04-28 | - | 27/4 nghỉ bù → T3 28
      2026-04-10 09:00 | 20 | 2026-05-04 | - | 30/4 lễ, 1/5 lễ, T7 CN → T2 4/5
      2026-01-28 09:00 | 20 | 2026-02-23 | - | 17/2 Tết → T2 23/2
      2026-08-11 09:00 | 20 | 2026-09-03 | - | 31/8 hoán đổi, 1–2/9 lễ → T5 3/9
      2026-08-02 09:00 | 20 | 2026-08-22 | - | 22/8 là T7 làm bù: đúng hôm đó
      2026-11-04 09:00 | 20 | 2026-11-25 | - | 24/11 lễ → T4 25
      2026-05-02 09:00 |  7 | 2026-05-11 | - | 9/5 là T7 → T2 11
      2025-04-06 09:00 | 20 | 2025-04-26 | P | 26/4 là T7 làm bù
      2025-04-20 09:00 | 20 | 2025-05-12 | - | 10/5 là T7 → T2 12; 26/4 và 2/5 không đổi được kết quả
      2025-12-12 09:00 | 20 | 2026-01-05 | P | 1/1 lễ, 2/1 hoán đổi, T7 CN → T2 5/1
      2025-12-21 09:00 | 20 | 2026-01-10 | P | 10/1 là T7 làm bù
      2027-01-19 09:00 | 20 | 2027-02-12 | P | 8/2 Tết → T6 12/2
      2027-12-12 09:00 | 20 | 2028-01-03 | P | T7 1/1 → T2 3/1/2028
    `),
  );
});

describe('the calendar of a commune with closures of its own', () => {
  const inWorkingDays = clerkTable(`
    2026-06-08 09:00 |  3 | 2026-06-15 | - | T3 9 →1, 10–11 đóng cửa, T6 12 →2, T2 15 →3
    2026-06-09 09:00 |  1 | 2026-06-12 | - | T3: 10–11 đóng cửa, T6 12 →1
    2026-06-10 09:00 |  2 | 2026-06-15 | - | T4 đóng cửa: T6 12 →1, T2 15 →2
    2026-06-01 09:00 | 15 | 2026-06-24 | - | 2–5 →4, 8 9 →6, T6 12 →7, 15–19 →12, 22 23 24 →15
    2026-08-21 09:00 |  1 | 2026-08-24 | - | T6: T7 22 làm bù nhưng đóng cửa, T2 24 →1
  `);
  checkRows(commune, 'WORKING_DAY', inWorkingDays);
  checkRows(
    commune,
    'CALENDAR_DAY',
    clerkTable('2026-05-21 09:00 | 20 | 2026-06-12 | - | 10/6, 11/6 đóng cửa → T6 12'),
  );
});

describe('due soon: 00:00 of the first day with so many working days left', () => {
  const calendar = buildWorkingCalendar(province);
  it.each(
    clerkTable(`
      2026-06-01 10:00 | 15 | WORKING_DAY  | 2 | 2026-06-18 | due T2 22; còn T6 19, T2 22
      2026-06-05 10:00 | 15 | WORKING_DAY  | 2 | 2026-06-24 | due T6 26; còn 25, 26
      2026-08-17 10:00 | 15 | WORKING_DAY  | 2 | 2026-09-07 | due T4 9/9; còn 8, 9
      2026-04-28 10:00 |  3 | WORKING_DAY  | 2 | 2026-04-29 | due T3 5/5; còn 4/5, 5/5
      2026-04-20 10:00 | 15 | WORKING_DAY  | 1 | 2026-05-13 | due T5 14/5; còn 14
      2026-06-01 10:00 |  5 | WORKING_DAY  | 1 | 2026-06-05 | due T2 8; từ T6 5 chỉ còn T2 8
      2026-06-01 10:00 |  5 | WORKING_DAY  | 0 | 2026-06-08 | on the due date itself
      2026-06-01 10:00 |  1 | WORKING_DAY  | 2 | 2026-06-01 | shorter than its warning: from day 0
      2026-06-07 10:00 |  2 | WORKING_DAY  | 2 | 2026-06-07 | CN: còn 8, 9: from day 0
      2026-04-10 10:00 | 20 | CALENDAR_DAY | 2 | 2026-04-28 | due T2 4/5; còn 29/4, 4/5
      2026-06-05 15:00 |  4 | WORKING_HOUR | 0 | 2026-06-08 | due T2 8
      2026-06-05 22:00 | 40 | HOUR         | 0 | 2026-06-05 | due CN 7: nothing left from T6 on
    `),
  )('%s + %s %s, %s left → %s (%s)', (start, amount, unit, dueSoonDays, soonOn) => {
    const limit = { amount: Number(amount), unit: unit as LimitUnit };
    const { dueSoonAt } = deadline(
      local(start),
      { ...limit, dueSoonDays: Number(dueSoonDays) },
      calendar,
      officeHours,
    );
    expect(dueSoonAt).toEqual(local(`${soonOn} 00:00`));
  });
});

describe('working days overdue and left', () => {
  const calendar = buildWorkingCalendar(province);
  it.each(
    clerkTable(`
      2026-04-29 | 2026-04-28 | 0 | 1 | the day before
      2026-04-29 | 2026-04-29 | 0 | 0 | the due date
      2026-04-29 | 2026-04-30 | 0 | 0 | late, but no working day has passed: lễ
      2026-04-29 | 2026-05-03 | 0 | 0 | still the holiday weekend
      2026-04-29 | 2026-05-04 | 1 | 0 | T2 4/5
      2026-04-29 | 2026-05-14 | 9 | 0 | 4–8 →5, 11–14 →9
      2026-08-21 | 2026-08-22 | 1 | 0 | T7 làm bù
      2026-06-22 | 2026-06-18 | 0 | 2 | T6 19, T2 22
      2026-06-22 | 2026-06-20 | 0 | 1 | T7: T2 22
      2026-06-22 | 2026-06-01 | 0 | 15 | day 0 of 15
    `),
  )('due %s, now %s: %s overdue, %s left (%s)', (dueOn, nowOn, overdue, left) => {
    expect(workingDaysOverdue(dueOn, nowOn, calendar)).toBe(Number(overdue));
    expect(workingDaysLeft(dueOn, nowOn, calendar)).toBe(Number(left));
  });
});

describe('limits that no policy may hold', () => {
  it.each([
    { amount: 0, unit: 'WORKING_DAY', dueSoonDays: null },
    { amount: -1, unit: 'WORKING_DAY', dueSoonDays: null },
    { amount: 1.5, unit: 'WORKING_DAY', dueSoonDays: null },
    { amount: 401, unit: 'MINUTE', dueSoonDays: null },
    { amount: Number.NaN, unit: 'HOUR', dueSoonDays: null },
    { amount: 5, unit: 'FORTNIGHT' as LimitUnit, dueSoonDays: null },
    { amount: 5, unit: 'toString' as LimitUnit, dueSoonDays: null },
    { amount: 5, unit: 'WORKING_DAY', dueSoonDays: -1 },
    { amount: 5, unit: 'WORKING_DAY', dueSoonDays: 0.5 },
  ] satisfies Limit[])('%j is refused', (limit) => {
    expect(() => assertLimit(limit)).toThrow('SLA_LIMIT_INVALID');
    expect(() =>
      deadline(local('2026-06-01 09:00'), limit, buildWorkingCalendar(province), officeHours),
    ).toThrow('SLA_LIMIT_INVALID');
  });

  it('refuses a start or an end outside the calendar', () => {
    const calendar = buildWorkingCalendar(province);
    const limit: Limit = { amount: 15, unit: 'WORKING_DAY', dueSoonDays: 2 };
    for (const start of ['2014-12-31 12:00', '2060-12-30 12:00', '2061-01-01 00:00']) {
      expect(() => deadline(local(start), limit, calendar, officeHours)).toThrow(
        'CALENDAR_DAY_OUT_OF_RANGE',
      );
    }
    expect(() => deadline(new Date(Number.NaN), limit, calendar, officeHours)).toThrow(
      'CALENDAR_DAY_INVALID',
    );
  });
});
