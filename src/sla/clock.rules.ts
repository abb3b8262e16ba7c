import type { Calendars } from '../calendar/calendar-snapshot.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { Deadline } from './deadline.rules';
import { deadline } from './deadline.rules';
import type { ClockKind } from './level.rules';
import type { SlaPolicy } from './policy.rules';

/** What a clock's deadline is computed from, beside the calendar. */
export interface ClockLedger {
  kind: ClockKind;
  unitId: string;
  startedAt: Date;
}

/** The citizen's clock runs on the province's calendar, every other on that of the unit that must act. */
export function calendarOf(clock: ClockLedger, calendars: Calendars): WorkingCalendar {
  return clock.kind === 'OUTER' ? calendars.province : calendars.forUnit(clock.unitId);
}

/**
 * When a clock ends: a pure function of its ledger, the policy version it started with and the calendars. Throws
 * what `deadline` throws.
 */
export function clockDeadline(
  clock: ClockLedger,
  policy: Pick<SlaPolicy, 'limit'>,
  calendars: Calendars,
): Deadline {
  const calendar = calendarOf(clock, calendars);
  return deadline(clock.startedAt, policy.limit, calendar, calendars.officeHours);
}
