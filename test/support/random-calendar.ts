import * as fc from 'fast-check';
import type { CalendarDay, CalendarSource } from '../../src/calendar/calendar-day.rules';

const FIRST_MS = Date.parse('2025-01-01T12:00:00Z');
const DAYS = 3 * 365;

/** A day of 2025–2027. */
export const randomDay: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: DAYS - 1 })
  .map((offset) => new Date(FIRST_MS + offset * 86_400_000).toISOString().slice(0, 10));

/** Calendars with far more holidays, make-up days and closures than any year has. */
export const randomCalendar: fc.Arbitrary<CalendarSource> = fc
  .record({
    days: fc.uniqueArray(fc.tuple(randomDay, fc.boolean()), {
      minLength: 1,
      maxLength: 120,
      selector: ([day]) => day,
    }),
    closures: fc.uniqueArray(fc.tuple(randomDay, fc.boolean()), {
      maxLength: 40,
      selector: ([day]) => day,
    }),
    confirm: fc.boolean(),
  })
  .map(({ days, closures, confirm }) => ({
    version: 1,
    days: days.map(([day, confirmed]) => dayOff(day, confirmed)),
    closures: closures.map(([day, confirmed]) => ({
      ...dayOff(day, confirmed),
      kind: 'CLOSURE' as const,
    })),
    confirmedYears: confirm ? [...new Set(days.map(([day]) => Number(day.slice(0, 4))))] : [],
  }));

/** Weekends that have a row work: they stand for the make-up Saturdays. */
function dayOff(day: string, confirmed: boolean): CalendarDay {
  const isWeekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
  const kind = isWeekend ? 'MAKEUP_WORKDAY' : 'HOLIDAY';
  return { day, kind, name: `random ${day}`, source: 'random', confirmed };
}
