import type { Calendars } from '../calendar/calendar-snapshot.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import { adjusted, type Adjustment } from './adjustment.rules';
import type { Deadline } from './deadline.rules';
import { deadline } from './deadline.rules';
import type { ClockKind } from './level.rules';
import type { SlaPolicy } from './policy.rules';

/** What a clock's deadline is computed from, beside the calendar. */
export interface ClockLedger {
  kind: ClockKind;
  unitId: string;
  startedAt: Date;
  /** What has moved its end since it started; absent is nothing. */
  adjustments?: readonly Adjustment[];
}

/** Clocks of the citizen and of bodies outside run on the province's calendar. */
const OF_THE_PROVINCE: readonly ClockKind[] = [
  'OUTER',
  'PORTAL',
  'DECREE',
  'SUPPLEMENT_WAIT',
  'FOLLOW',
];

/** The province's calendar for the citizen's clocks, for every other that of the unit that must act. */
export function calendarOf(clock: ClockLedger, calendars: Calendars): WorkingCalendar {
  return OF_THE_PROVINCE.includes(clock.kind)
    ? calendars.province
    : calendars.forUnit(clock.unitId);
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
  const { officeHours } = calendars;
  const plain = deadline(clock.startedAt, policy.limit, calendar, officeHours);
  const { startedAt, adjustments = [] } = clock;
  return adjusted(plain, { startedAt, adjustments }, policy.limit, { calendar, officeHours });
}
