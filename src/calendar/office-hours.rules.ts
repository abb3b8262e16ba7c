import type { DomainError } from '../platform/errors/domain-error';
import { calendarErrors } from './calendar.errors';
import { DAY_MS, localDayOf, MINUTE_MS, startOfLocalDayMs } from './local-time.rules';
import type { WorkingCalendar } from './working-day.rules';

/** One opening of the office on a working day, local wall-clock time 'HH:MM'. */
export interface OfficePeriod {
  from: string;
  to: string;
}

/** Office hours in milliseconds after local midnight, ready for arithmetic. Made by `buildOfficeHours`. */
export interface OfficeHours {
  readonly periods: readonly { readonly fromMs: number; readonly toMs: number }[];
  readonly dayMs: number;
  readonly closesAtMs: number;
}

const WALL_CLOCK = /^(\d{2}):(\d{2})$/;
const MIN_OFFICE_DAY_MS = 60 * MINUTE_MS;

/**
 * The office hours of every working day, make-up Saturdays included. Throws OFFICE_HOURS_INVALID unless the
 * periods are in order, do not overlap and add up to an hour or more.
 */
export function buildOfficeHours(setting: readonly OfficePeriod[]): OfficeHours {
  let closesAtMs = -1;
  let dayMs = 0;
  const periods = setting.map((period) => {
    const fromMs = wallClockMs(period.from);
    const toMs = wallClockMs(period.to);
    if (fromMs >= toMs || fromMs < closesAtMs) {
      throw invalidHours(`${period.from}–${period.to}`);
    }
    closesAtMs = toMs;
    dayMs += toMs - fromMs;
    return { fromMs, toMs };
  });
  if (dayMs < MIN_OFFICE_DAY_MS) throw invalidHours(`${dayMs / MINUTE_MS} minutes`);
  return { periods, dayMs, closesAtMs };
}

/**
 * The first instant at which `minutes` of office time have passed since `startedAt`. Office time that would
 * begin outside office hours begins at the next opening; a day's hours that end exactly at closing time end
 * then, not at the next opening. `minutes` is a whole number from 1, else WORKING_TIME_INVALID.
 */
export function addWorkingMinutes(
  startedAt: Date,
  minutes: number,
  calendar: WorkingCalendar,
  hours: OfficeHours,
): Date {
  if (!Number.isInteger(minutes) || minutes < 1) {
    throw calendarErrors.WORKING_TIME_INVALID({ amount: minutes });
  }
  return laterByOfficeTime(startedAt, minutes * MINUTE_MS, calendar, hours);
}

/**
 * The same for office time in milliseconds, which a stretch measured by the clock may have. None leaves the instant
 * as it is.
 */
export function laterByOfficeTime(
  instant: Date,
  officeMs: number,
  calendar: WorkingCalendar,
  hours: OfficeHours,
): Date {
  if (officeMs <= 0) return instant;
  const target = officeTimeUntil(instant, calendar, hours) + officeMs;
  const ordinal = Math.ceil(target / hours.dayMs);
  const intoDayMs = target - (ordinal - 1) * hours.dayMs;
  const dayStartMs = startOfLocalDayMs(calendar.workingDayAt(ordinal));
  return new Date(dayStartMs + wallClockAfter(intoDayMs, hours));
}

/**
 * An instant at which `minutes` of office time are left until another; the mirror of `addWorkingMinutes`. Time off at
 * the end of which it would lie is left out: it falls on the opening, not on the closing of the day before.
 * `minutes` is a whole number from 1, else WORKING_TIME_INVALID.
 */
export function subtractWorkingMinutes(
  until: Date,
  minutes: number,
  calendar: WorkingCalendar,
  hours: OfficeHours,
): Date {
  if (!Number.isInteger(minutes) || minutes < 1) {
    throw calendarErrors.WORKING_TIME_INVALID({ amount: minutes });
  }
  const target = officeTimeUntil(until, calendar, hours) - minutes * MINUTE_MS;
  const ordinal = Math.floor(target / hours.dayMs) + 1;
  const intoDayMs = target - (ordinal - 1) * hours.dayMs;
  const dayStartMs = startOfLocalDayMs(calendar.workingDayAt(ordinal));
  return new Date(dayStartMs + wallClockAfter(intoDayMs, hours));
}

/**
 * Minutes of office time between two instants, with fractions, so that the parts of a stretch (pauses, for
 * example) always add up to the whole. Negative when `to` lies before `from`.
 */
export function countWorkingMinutes(
  from: Date,
  to: Date,
  calendar: WorkingCalendar,
  hours: OfficeHours,
): number {
  return countOfficeMs(from, to, calendar, hours) / MINUTE_MS;
}

/** The same in milliseconds, which are whole and so add up exactly. */
export function countOfficeMs(
  from: Date,
  to: Date,
  calendar: WorkingCalendar,
  hours: OfficeHours,
): number {
  return officeTimeUntil(to, calendar, hours) - officeTimeUntil(from, calendar, hours);
}

/** The instant itself during office hours, else the next opening: when a message may go out. */
export function nextOfficeInstant(
  instant: Date,
  calendar: WorkingCalendar,
  hours: OfficeHours,
): Date {
  const day = localDayOf(instant);
  if (calendar.isWorkingDay(day)) {
    const dayStartMs = startOfLocalDayMs(day);
    const clockMs = instant.getTime() - dayStartMs;
    const period = hours.periods.find(({ toMs }) => clockMs < toMs);
    if (period) return new Date(dayStartMs + Math.max(clockMs, period.fromMs));
  }
  const opening = startOfLocalDayMs(calendar.addWorkingDays(day, 1));
  return new Date(opening + hours.periods[0]!.fromMs);
}

/**
 * Office time from the first day of the calendar until an instant, in milliseconds: whole working days by
 * their ordinal, then what has passed of the day. Both directions of the arithmetic read this one measure,
 * so they cannot disagree.
 */
function officeTimeUntil(instant: Date, calendar: WorkingCalendar, hours: OfficeHours): number {
  const day = localDayOf(instant);
  const throughDay = calendar.workingDaysThrough(day) * hours.dayMs;
  if (!calendar.isWorkingDay(day)) return throughDay;
  const clockMs = instant.getTime() - startOfLocalDayMs(day);
  let passedMs = 0;
  for (const { fromMs, toMs } of hours.periods) {
    if (clockMs > fromMs) passedMs += Math.min(clockMs, toMs) - fromMs;
  }
  return throughDay - hours.dayMs + passedMs;
}

/** The wall-clock time, after midnight, at which a part of the office day has passed. */
function wallClockAfter(officeMs: number, hours: OfficeHours): number {
  let leftMs = officeMs;
  for (const { fromMs, toMs } of hours.periods) {
    if (leftMs <= toMs - fromMs) return fromMs + leftMs;
    leftMs -= toMs - fromMs;
  }
  return hours.closesAtMs;
}

/** Milliseconds after midnight of 'HH:MM', 24:00 included. Throws OFFICE_HOURS_INVALID for anything else. */
export function wallClockMs(text: string): number {
  const parts = WALL_CLOCK.exec(text);
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN;
  if (parts && Number(parts[2]) < 60 && minutes * MINUTE_MS <= DAY_MS) return minutes * MINUTE_MS;
  throw invalidHours(text);
}

function invalidHours(period: string): DomainError {
  return calendarErrors.OFFICE_HOURS_INVALID({ period });
}
