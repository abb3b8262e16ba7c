import { localDayOf, startOfLocalDay } from '../../calendar/local-time.rules';
import type { WorkingCalendar } from '../../calendar/working-day.rules';

/**
 * What is overdue by at least so many working days was first late at this instant or before, so that a count of
 * days becomes a bound on a stored column. For 0 it is the instant itself: late by any time at all.
 */
export function lateSince(
  asOf: Date,
  minWorkingDaysOverdue: number,
  calendar: WorkingCalendar,
): Date {
  if (minWorkingDaysOverdue === 0) return asOf;
  // Working days after the due day, up to today, number N or more exactly when the due day lies before the N-th
  // last working day; and a due day is over when the next one begins.
  const through = calendar.workingDaysThrough(localDayOf(asOf));
  return startOfLocalDay(calendar.workingDayAt(through - minWorkingDaysOverdue + 1));
}

/**
 * No step of an open petition that is not overdue at this instant was late at the returned one or before: the
 * petition was sent too recently. `longestLimit` is the largest amount of any limit to answer; a working day is the
 * longest of its units, and the day more is for a limit that ends on a day off.
 */
export function stepsLateFrom(asOf: Date, longestLimit: number, calendar: WorkingCalendar): Date {
  const through = calendar.workingDaysThrough(localDayOf(asOf));
  return startOfLocalDay(calendar.workingDayAt(through - longestLimit - 1));
}
