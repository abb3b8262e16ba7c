import { clerkTable, local } from '../../test/support/clerk-table';
import { NaiveCalendar } from '../../test/support/naive-calendar';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../test/support/seed-calendar';
import { buildOfficeHours } from '../calendar/office-hours.rules';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import type { Limit } from './deadline.rules';
import { deadline } from './deadline.rules';

const source = { version: 1, days: seedCalendarDays(), confirmedYears: SEED_CONFIRMED_YEARS };
const calendar = buildWorkingCalendar(source);
const setting = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
];
const officeHours = buildOfficeHours(setting);

/* Counted by hand: the last cell says how many hours run on which day. Office 07:30–11:30, 13:00–17:00. */
describe('working hours', () => {
  it.each(
    clerkTable(`
      2026-06-01 07:30 |  4 | 2026-06-01 11:30 | - | the whole morning
      2026-06-01 08:00 |  4 | 2026-06-01 13:30 | - | 3,5 h; nghỉ trưa; 0,5 h
      2026-06-01 11:30 |  4 | 2026-06-01 17:00 | - | the morning has ended: the whole afternoon
      2026-06-01 12:00 |  4 | 2026-06-01 17:00 | - | at lunch: the whole afternoon
      2026-06-01 16:59 |  4 | 2026-06-02 11:29 | - | 1 min T2; 3 h 59 T3
      2026-06-01 17:00 |  4 | 2026-06-02 11:30 | - | closed: the morning of T3
      2026-06-01 07:30 |  8 | 2026-06-01 17:00 | - | the whole day
      2026-06-01 09:00 |  8 | 2026-06-02 09:00 | - | 6,5 h T2; 1,5 h T3
      2026-06-01 20:00 |  8 | 2026-06-02 17:00 | - | evening: all of T3
      2026-06-02 05:00 |  8 | 2026-06-02 17:00 | - | before opening: all of T3
      2026-06-05 15:00 |  4 | 2026-06-08 09:30 | - | 2 h T6; 2 h T2
      2026-06-05 22:00 |  8 | 2026-06-08 17:00 | - | T6 night: all of T2
      2026-06-06 10:00 |  4 | 2026-06-08 11:30 | - | T7: the morning of T2
      2026-06-07 23:59 |  8 | 2026-06-08 17:00 | - | CN night: all of T2
      2026-08-21 16:00 |  4 | 2026-08-22 10:30 | - | 1 h T6; 3 h T7 làm bù
      2026-08-22 08:00 |  8 | 2026-08-24 08:00 | - | 7,5 h T7 làm bù; 0,5 h T2
      2026-08-28 16:00 |  8 | 2026-09-03 16:00 | - | 1 h T6; 31/8–2/9 nghỉ; 7 h T5
      2026-04-29 15:00 |  4 | 2026-05-04 09:30 | - | 2 h T4; lễ; 2 h T2
      2026-04-29 15:00 |  8 | 2026-05-04 15:00 | - | 2 h T4; lễ; 6 h T2
      2026-02-13 16:30 |  4 | 2026-02-23 11:00 | - | 0,5 h T6; Tết; 3,5 h T2
      2026-01-09 17:30 |  4 | 2026-01-10 11:30 | P | T7 10/1 làm bù, chưa xác nhận
      2026-01-10 17:30 |  4 | 2026-01-12 11:30 | - | after closing T7 làm bù no longer matters
      2026-01-10 16:30 |  4 | 2026-01-12 11:00 | P | 0,5 h T7 làm bù; 3,5 h T2
      2025-12-31 16:00 |  8 | 2026-01-05 16:00 | P | 1 h T4; 1–2/1 nghỉ; 7 h T2
      2026-06-01 08:00 | 16 | 2026-06-03 08:00 | - | 7,5 h T2; 8 h T3; 0,5 h T4
    `),
  )('%s + %s → %s %s (%s)', (start, amount, lateAt, provisional) => {
    const limit: Limit = { amount: Number(amount), unit: 'WORKING_HOUR', dueSoonDays: null };
    const result = deadline(local(start), limit, calendar, officeHours);
    expect(result.lateAt).toEqual(local(lateAt));
    expect(result.dueOn).toBe(lateAt.slice(0, 10));
    expect(result.provisional).toBe(provisional === 'P');
    const walked = new NaiveCalendar(source).addMinutes(local(start), limit.amount * 60, setting);
    expect(result.lateAt).toEqual(walked);
  });
});

describe('minutes in office hours, hours and minutes around the clock', () => {
  it.each(
    clerkTable(`
      2026-06-01 11:28    |   5 | WORKING_MINUTE | 2026-06-01 13:03    | 2026-06-01 | across lunch
      2026-06-05 16:58    |   5 | WORKING_MINUTE | 2026-06-08 07:33    | 2026-06-08 | T6 to T2
      2026-06-01 11:29:30 |   1 | WORKING_MINUTE | 2026-06-01 13:00:30 | 2026-06-01 | with seconds
      2026-06-01 12:00    |   5 | MINUTE         | 2026-06-01 12:05    | 2026-06-01 | lunch counts
      2026-06-01 23:58    |   5 | MINUTE         | 2026-06-02 00:03    | 2026-06-02 | past midnight
      2026-06-05 22:00    |  72 | HOUR           | 2026-06-08 22:00    | 2026-06-08 | the weekend counts
      2026-04-30 23:00    |   2 | HOUR           | 2026-05-01 01:00    | 2026-05-01 | on holidays
      2026-06-01 00:00    |  24 | HOUR           | 2026-06-02 00:00    | 2026-06-01 | 24:00 of T2 is T2
      2028-01-01 10:00    |  24 | HOUR           | 2028-01-02 10:00    | 2028-01-02 | no calendar needed
    `),
  )('%s + %s %s → %s, due on %s (%s)', (start, amount, unit, lateAt, dueOn) => {
    const limit = { amount: Number(amount), unit: unit as Limit['unit'], dueSoonDays: null };
    const result = deadline(local(start), limit, calendar, officeHours);
    expect(result).toEqual({ dueOn, lateAt: local(lateAt), dueSoonAt: null, provisional: false });
  });
});
