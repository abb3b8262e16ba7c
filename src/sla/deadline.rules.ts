import type { EpochDay, IsoDate } from '../calendar/local-time.rules';
import {
  epochDayOf,
  isoDateOf,
  localDayOf,
  MINUTE_MS,
  startOfLocalDay,
  startOfLocalDayMs,
} from '../calendar/local-time.rules';
import type { OfficeHours } from '../calendar/office-hours.rules';
import { addWorkingMinutes } from '../calendar/office-hours.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import { limitErrors } from './limit.errors';

export type LimitUnit =
  'WORKING_DAY' | 'CALENDAR_DAY' | 'WORKING_HOUR' | 'WORKING_MINUTE' | 'HOUR' | 'MINUTE';

/** How long a step may take: a row of the policy, never a constant. */
export interface Limit {
  amount: number;
  unit: LimitUnit;
  /** Working days left at which it is due soon (sắp đến hạn); null is never. */
  dueSoonDays: number | null;
}

export interface Deadline {
  /** The last day on which it is in time. */
  dueOn: IsoDate;
  /** The first instant that is late. */
  lateAt: Date;
  /** 00:00 local of the first day, from the start on, with `dueSoonDays` working days or fewer left. */
  dueSoonAt: Date | null;
  /** True while an announcement about days off may still move the date. */
  provisional: boolean;
}

/** What time is counted by: the calendar of whoever must act, and the hours in which the office is open. */
export interface CountedBy {
  calendar: WorkingCalendar;
  officeHours: OfficeHours;
}

/** Days strictly after `afterDay` through `throughDay`. */
export interface DayStretch {
  afterDay: EpochDay;
  throughDay: EpochDay;
}

/** The largest amount of a limit, whatever its unit: it bounds every explanation. */
export const MAX_LIMIT_AMOUNT = 400;

const UNIT_MINUTES: Record<LimitUnit, number> = {
  WORKING_DAY: 0,
  CALENDAR_DAY: 0,
  WORKING_HOUR: 60,
  WORKING_MINUTE: 1,
  HOUR: 60,
  MINUTE: 1,
};

/**
 * When a limit that started at an instant ends: a pure function of the start, the policy and the calendar.
 *
 * Days (Bộ luật Dân sự Điều 147–148): the day of the event is day 0; the limit ends at 24:00 local of day N,
 * so `lateAt` is 00:00 of the next day. Calendar days that end on a day off run to the end of the next
 * working day. Hours and minutes run from the moment itself, around the clock or in office hours as the unit
 * says; `lateAt` is then that exact instant. For every unit `dueOn` is the local day of the last instant in
 * time, so an hour limit that ends at 24:00 is due on the day that ends, as a limit in days is.
 *
 * Throws SLA_LIMIT_INVALID for a limit that no policy may hold, CALENDAR_DAY_OUT_OF_RANGE when the start or
 * the end lies outside the calendar.
 */
export function deadline(
  startedAt: Date,
  limit: Limit,
  calendar: WorkingCalendar,
  officeHours: OfficeHours,
): Deadline {
  assertLimit(limit);
  const startDay = localDayOf(startedAt);
  const lateMs = lateInstantMs(startedAt, limit, calendar, officeHours);
  const dueDay = localDayOf(new Date(lateMs - 1));
  const rests = restsOn({ startedAt, dueDay }, limit, officeHours);
  return {
    dueOn: isoDateOf(dueDay),
    lateAt: new Date(lateMs),
    dueSoonAt: dueSoonAt(startDay, dueDay, limit.dueSoonDays, calendar),
    provisional: rests !== null && calendar.isProvisional(rests.afterDay, rests.throughDay),
  };
}

/**
 * The days whose being on or off decides the due date, or null when none does. Calendar days are decided by
 * their last day alone; office time by the day it starts on too, unless the office has closed by then.
 */
export function restsOn(
  span: { startedAt: Date; dueDay: EpochDay },
  limit: Limit,
  officeHours: OfficeHours,
): DayStretch | null {
  const startDay = localDayOf(span.startedAt);
  const throughDay = span.dueDay;
  switch (limit.unit) {
    case 'WORKING_DAY':
      return { afterDay: startDay, throughDay };
    case 'CALENDAR_DAY':
      return { afterDay: startDay + limit.amount - 1, throughDay };
    case 'WORKING_HOUR':
    case 'WORKING_MINUTE': {
      const clockMs = span.startedAt.getTime() - startOfLocalDayMs(startDay);
      return { afterDay: clockMs < officeHours.closesAtMs ? startDay - 1 : startDay, throughDay };
    }
    case 'HOUR':
    case 'MINUTE':
      return null;
  }
}

/** Whether a limit is counted in whole days, as opposed to time. */
export const isInDays = (unit: LimitUnit): boolean => UNIT_MINUTES[unit] === 0;

/** Whether a limit in time runs in office hours alone, as opposed to around the clock. */
export const runsInOffice = (unit: LimitUnit): boolean =>
  unit === 'WORKING_HOUR' || unit === 'WORKING_MINUTE';

/** Throws SLA_LIMIT_INVALID unless the amount is a whole number from 1 to 400, of a known unit. */
export function assertLimit(limit: Limit): void {
  const { amount, unit, dueSoonDays } = limit;
  const soonIsValid = dueSoonDays === null || isWholeWithin(dueSoonDays, 0);
  if (isWholeWithin(amount, 1) && Object.hasOwn(UNIT_MINUTES, unit) && soonIsValid) return;
  throw limitErrors.SLA_LIMIT_INVALID({ amount, unit, dueSoonDays, max: MAX_LIMIT_AMOUNT });
}

/** Working days after the due date up to and including now: 0 until the day after it has come. */
export function workingDaysOverdue(
  dueOn: IsoDate,
  nowOn: IsoDate,
  calendar: WorkingCalendar,
): number {
  return Math.max(0, calendar.countWorkingDays(epochDayOf(dueOn), epochDayOf(nowOn)));
}

/** Working days after now up to and including the due date: 0 on the due date itself and after. */
export function workingDaysLeft(dueOn: IsoDate, nowOn: IsoDate, calendar: WorkingCalendar): number {
  return Math.max(0, calendar.countWorkingDays(epochDayOf(nowOn), epochDayOf(dueOn)));
}

function lateInstantMs(
  startedAt: Date,
  { amount, unit }: Limit,
  calendar: WorkingCalendar,
  officeHours: OfficeHours,
): number {
  const minutes = amount * UNIT_MINUTES[unit];
  switch (unit) {
    case 'WORKING_DAY':
      return startOfLocalDayMs(calendar.addWorkingDays(localDayOf(startedAt), amount) + 1);
    case 'CALENDAR_DAY':
      return startOfLocalDayMs(calendar.nextWorkingDay(localDayOf(startedAt) + amount) + 1);
    case 'WORKING_HOUR':
    case 'WORKING_MINUTE':
      return addWorkingMinutes(startedAt, minutes, calendar, officeHours).getTime();
    case 'HOUR':
    case 'MINUTE':
      return startedAt.getTime() + minutes * MINUTE_MS;
  }
}

/**
 * 00:00 of the first day, from the start on, with `dueSoonDays` working days or fewer left; null is never.
 * The days left fall only on working days, so the first day with `dueSoonDays` left is itself the working
 * day that many places before the due date. A limit shorter than that is due soon from its first day.
 */
export function dueSoonAt(
  startDay: EpochDay,
  dueDay: EpochDay,
  dueSoonDays: number | null,
  calendar: WorkingCalendar,
): Date | null {
  if (dueSoonDays === null) return null;
  const ordinal = calendar.workingDaysThrough(dueDay) - dueSoonDays;
  if (ordinal <= calendar.workingDaysThrough(startDay)) return startOfLocalDay(startDay);
  return startOfLocalDay(calendar.workingDayAt(ordinal));
}

function isWholeWithin(value: number, min: number): boolean {
  return Number.isInteger(value) && value >= min && value <= MAX_LIMIT_AMOUNT;
}
