import type { CalendarSource } from '../../src/calendar/calendar-day.rules';
import type { OfficePeriod } from '../../src/calendar/office-hours.rules';
import type { Limit } from '../../src/sla/deadline.rules';

/**
 * The count as a clerk does it: one day after the other, with a finger on the wall calendar. It shares no
 * code with the rules it checks: it walks JavaScript's own UTC dates and knows no ordinals.
 */
export class NaiveCalendar {
  constructor(private readonly source: CalendarSource) {}

  works(day: string): boolean {
    if (this.source.closures?.some((row) => row.day === day)) return false;
    const row = this.source.days.find((each) => each.day === day);
    if (row) return row.kind === 'MAKEUP_WORKDAY';
    const year = Number(day.slice(0, 4));
    const fixed = ['01-01', '04-30', '05-01', '09-02', ...(year >= 2026 ? ['11-24'] : [])];
    if (!this.source.confirmedYears.includes(year) && fixed.includes(day.slice(5))) return false;
    const dayName = new Date(`${day}T12:00:00Z`).toUTCString().slice(0, 3);
    return dayName !== 'Sat' && dayName !== 'Sun';
  }

  add(day: string, count: number): string {
    let current = day;
    let left = count;
    while (left > 0) {
      current = step(current, 1);
      if (this.works(current)) left -= 1;
    }
    return current;
  }

  subtract(day: string, count: number): string {
    let current = day;
    let left = count;
    while (left > 0) {
      current = step(current, -1);
      if (this.works(current)) left -= 1;
    }
    return current;
  }

  count(after: string, through: string): number {
    let current = after;
    let counted = 0;
    while (current < through) {
      current = step(current, 1);
      if (this.works(current)) counted += 1;
    }
    return counted;
  }

  /** The due date of a limit in days. */
  dueOn(startedAt: Date, limit: Limit): string {
    const day = localDay(startedAt);
    if (limit.unit === 'WORKING_DAY') return this.add(day, limit.amount);
    let current = day;
    for (let nth = 0; nth < limit.amount; nth += 1) current = step(current, 1);
    while (!this.works(current)) current = step(current, 1);
    return current;
  }

  /** Office time, minute by minute. `startedAt` is a whole minute. */
  addMinutes(startedAt: Date, minutes: number, hours: readonly OfficePeriod[]): Date {
    let current = startedAt.getTime();
    let left = minutes;
    while (left > 0) {
      if (this.officeIsOpen(current, hours)) left -= 1;
      current += 60_000;
    }
    return new Date(current);
  }

  /** Office time between two whole minutes, minute by minute. */
  countMinutes(from: Date, to: Date, hours: readonly OfficePeriod[]): number {
    let counted = 0;
    for (let minute = from.getTime(); minute < to.getTime(); minute += 60_000) {
      if (this.officeIsOpen(minute, hours)) counted += 1;
    }
    return counted;
  }

  private officeIsOpen(minuteMs: number, hours: readonly OfficePeriod[]): boolean {
    const local = new Date(minuteMs + 7 * 3_600_000).toISOString();
    const clock = local.slice(11, 16);
    return (
      this.works(local.slice(0, 10)) && hours.some(({ from, to }) => from <= clock && clock < to)
    );
  }
}

// The Swedish form of a date is YYYY-MM-DD.
const provinceDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The province's day of an instant, by the time zone database. */
export function localDay(instant: Date): string {
  return provinceDay.format(instant);
}

function step(day: string, by: 1 | -1): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
