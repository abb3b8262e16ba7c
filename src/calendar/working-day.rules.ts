import type { CalendarRows, CalendarSource, DayReason } from './calendar-day.rules';
import {
  FIRST_CALENDAR_DAY,
  indexCalendar,
  LAST_CALENDAR_DAY,
  outOfRange,
  resolveDay,
} from './calendar-day.rules';
import { calendarErrors } from './calendar.errors';
import type { EpochDay } from './local-time.rules';

const DAY_COUNT = LAST_CALENDAR_DAY - FIRST_CALENDAR_DAY + 1;

/** Indexes are days since FIRST_CALENDAR_DAY. Counts stay under 65,536: the range has 16,802 days. */
interface DayTables {
  /** 1 where the day works. */
  works: Uint8Array;
  /** Working days from the first day of the calendar up to and including the day. */
  workingThrough: Uint16Array;
  /** Days that are not confirmed, up to and including the day. */
  unconfirmedThrough: Uint16Array;
  /** The n-th working day of the calendar stands at n - 1. */
  workingDays: Int32Array;
}

/**
 * Which days count, for the province or for one unit. Built once per calendar version by
 * `buildWorkingCalendar`, then every question is a look-up in the tables, so that a deadline costs the same
 * whether it is two days away or four hundred. Days outside 2015–2060 throw CALENDAR_DAY_OUT_OF_RANGE.
 */
export class WorkingCalendar {
  constructor(
    readonly version: number,
    private readonly rows: CalendarRows,
    private readonly tables: DayTables,
  ) {}

  /** True when the offices of this calendar work on the day. */
  isWorkingDay(day: EpochDay): boolean {
    return this.tables.works[indexOf(day)] === 1;
  }

  /**
   * The n-th working day strictly after a day: the day itself is day 0 and never counts (BLDS Điều 147.2).
   * `count` is a whole number from 1, else WORKING_TIME_INVALID.
   */
  addWorkingDays(day: EpochDay, count: number): EpochDay {
    checkCount(count);
    return this.workingDayAt(this.workingDaysThrough(day) + count);
  }

  /** The n-th working day strictly before a day; the mirror of `addWorkingDays`. */
  subtractWorkingDays(day: EpochDay, count: number): EpochDay {
    checkCount(count);
    const before = this.workingDaysThrough(day) - (this.isWorkingDay(day) ? 1 : 0);
    return this.workingDayAt(before - count + 1);
  }

  /**
   * Working days after one day, up to and including another. Negative when the second lies before the first,
   * so that counts of neighbouring stretches always add up.
   */
  countWorkingDays(afterExclusive: EpochDay, toInclusive: EpochDay): number {
    return this.workingDaysThrough(toInclusive) - this.workingDaysThrough(afterExclusive);
  }

  /** The day itself when it works, else the first working day after it. */
  nextWorkingDay(onOrAfter: EpochDay): EpochDay {
    if (this.isWorkingDay(onOrAfter)) return onOrAfter;
    return this.workingDayAt(this.workingDaysThrough(onOrAfter) + 1);
  }

  /** Working days from the first day of the calendar up to and including a day: its ordinal if it works. */
  workingDaysThrough(day: EpochDay): number {
    return this.tables.workingThrough[indexOf(day)]!;
  }

  /** The working day with an ordinal of `workingDaysThrough`. */
  workingDayAt(ordinal: number): EpochDay {
    const day = this.tables.workingDays[ordinal - 1];
    if (day !== undefined) return day;
    throw outOfRange(ordinal < 1 ? FIRST_CALENDAR_DAY - 1 : LAST_CALENDAR_DAY + 1);
  }

  /**
   * True when a stretch of days holds one that an announcement may still change: a day of a year that is not
   * confirmed, or a row that is not.
   */
  isProvisional(fromExclusive: EpochDay, toInclusive: EpochDay): boolean {
    const { unconfirmedThrough } = this.tables;
    return unconfirmedThrough[indexOf(toInclusive)]! > unconfirmedThrough[indexOf(fromExclusive)]!;
  }

  /** True when every day off and swap of the year has been announced. */
  isConfirmedYear(year: number): boolean {
    return this.rows.confirmedYears.has(year);
  }

  /** Why the day works or not, with the name and source of the row that says so. */
  dayReason(day: EpochDay): DayReason {
    indexOf(day);
    return resolveDay(day, this.rows);
  }
}

/**
 * The calendar of a source: the province's, or one unit's when closures are given. Throws a coded error
 * that names the day when the rows contradict each other or cannot be meant (see `indexCalendar`).
 */
export function buildWorkingCalendar(source: CalendarSource): WorkingCalendar {
  const rows = indexCalendar(source);
  return new WorkingCalendar(source.version, rows, buildTables(rows));
}

function buildTables(rows: CalendarRows): DayTables {
  const works = new Uint8Array(DAY_COUNT);
  const workingThrough = new Uint16Array(DAY_COUNT);
  const unconfirmedThrough = new Uint16Array(DAY_COUNT);
  const workingDays = new Int32Array(DAY_COUNT);
  let working = 0;
  let unconfirmed = 0;
  for (let index = 0; index < DAY_COUNT; index += 1) {
    const day = FIRST_CALENDAR_DAY + index;
    const reason = resolveDay(day, rows);
    if (reason.works) {
      works[index] = 1;
      workingDays[working] = day;
      working += 1;
    }
    if (!reason.confirmed) unconfirmed += 1;
    workingThrough[index] = working;
    unconfirmedThrough[index] = unconfirmed;
  }
  return { works, workingThrough, unconfirmedThrough, workingDays: workingDays.slice(0, working) };
}

function indexOf(day: EpochDay): number {
  const index = day - FIRST_CALENDAR_DAY;
  // An unsigned shift changes anything that is not a whole number from 0: one test for all wrong days.
  if (index >>> 0 !== index || index >= DAY_COUNT) throw outOfRange(day);
  return index;
}

function checkCount(count: number): void {
  if (Number.isInteger(count) && count >= 1) return;
  throw calendarErrors.WORKING_TIME_INVALID({ amount: count });
}
