import { localDayOf, startOfLocalDay } from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { Limit } from './deadline.rules';

/** The most working days that any of these limits to answer warns ahead; 0 when none does. */
export function mostDueSoonDays(policies: readonly { clockKind: string; limit: Limit }[]): number {
  const outer = policies.filter((policy) => policy.clockKind === 'OUTER');
  return Math.max(0, ...outer.map((policy) => policy.limit.dueSoonDays ?? 0));
}

/**
 * Nothing that is due soon at this instant is first late after the returned one, where `dueSoonDays` is the most
 * working days that any policy warns ahead. Bounds the walk over what is not late yet.
 */
export function dueSoonUntil(asOf: Date, dueSoonDays: number, calendar: WorkingCalendar): Date {
  // The last working day with so many left, and the days off behind it, on which a limit in hours may end.
  const through = calendar.workingDaysThrough(localDayOf(asOf));
  return startOfLocalDay(calendar.workingDayAt(through + dueSoonDays + 1));
}
