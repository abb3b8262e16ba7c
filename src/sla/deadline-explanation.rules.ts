import type { DayKind } from '../calendar/calendar-day.rules';
import type { EpochDay, IsoDate, Weekday } from '../calendar/local-time.rules';
import {
  civilDateOf,
  epochDayOf,
  isoDateOf,
  localDayOf,
  MINUTE_MS,
  startOfLocalDayMs,
  weekdayOf,
} from '../calendar/local-time.rules';
import type { OfficeHours } from '../calendar/office-hours.rules';
import { countWorkingMinutes } from '../calendar/office-hours.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { Deadline, Limit } from './deadline.rules';
import { deadline, restsOn } from './deadline.rules';

/** The rules that were applied, as keys of sentences; the caller words them. */
export type DeadlineRuleKey =
  | 'DAY_ZERO_NOT_COUNTED'
  | 'ONLY_WORKING_DAYS_COUNT'
  | 'EVERY_CALENDAR_DAY_COUNTS'
  | 'ENDS_ON_NEXT_WORKING_DAY'
  | 'ENDS_AT_24_00'
  | 'RUNS_IN_OFFICE_HOURS'
  | 'RUNS_AROUND_THE_CLOCK';

/** One day of the count, as a clerk would tick it off on the wall calendar. */
export interface ExplainedDay {
  day: IsoDate;
  weekday: Weekday;
  /** True when the day, or in hour limits some time of it, is counted. */
  counts: boolean;
  /** Its number in the count; null when it does not count, and in hour limits. */
  nth: number | null;
  /** Minutes of the limit that ran on this day; hour limits only. */
  minutes?: number;
  kind: 'WEEKDAY' | 'WEEKEND' | DayKind;
  name?: string;
  source?: string;
  confirmed: boolean;
}

export type ProvisionalReason =
  | { reason: 'YEAR_NOT_CONFIRMED'; year: number }
  | { reason: 'DAY_NOT_CONFIRMED'; day: IsoDate; kind: DayKind; name: string; source: string };

export interface DeadlineExplanation extends Deadline {
  startedAt: Date;
  startedOn: IsoDate;
  limit: Limit;
  calendarVersion: number;
  rules: DeadlineRuleKey[];
  provisionalBecause: ProvisionalReason[];
  /** From day 0, the day of the event, through the due date. */
  days: ExplainedDay[];
}

interface Span {
  startedAt: Date;
  lateAt: Date;
  startDay: EpochDay;
  dueDay: EpochDay;
}

/**
 * The arithmetic behind `deadline`, day by day, with the name and source of every day that is out of the
 * ordinary. It takes and throws the same; the cap on a limit's amount bounds its length.
 */
export function explainDeadline(
  startedAt: Date,
  limit: Limit,
  calendar: WorkingCalendar,
  officeHours: OfficeHours,
): DeadlineExplanation {
  const result = deadline(startedAt, limit, calendar, officeHours);
  const span: Span = {
    startedAt,
    lateAt: result.lateAt,
    startDay: localDayOf(startedAt),
    dueDay: epochDayOf(result.dueOn),
  };
  const rests = restsOn(span, limit, officeHours);
  return {
    ...result,
    startedAt,
    startedOn: isoDateOf(span.startDay),
    limit,
    calendarVersion: calendar.version,
    rules: rulesApplied(limit, span, calendar),
    provisionalBecause:
      rests === null ? [] : provisionalReasons(rests.afterDay, rests.throughDay, calendar),
    days: explainDays(span, limit, calendar, officeHours),
  };
}

function rulesApplied(limit: Limit, span: Span, calendar: WorkingCalendar): DeadlineRuleKey[] {
  switch (limit.unit) {
    case 'WORKING_DAY':
      return ['DAY_ZERO_NOT_COUNTED', 'ONLY_WORKING_DAYS_COUNT', 'ENDS_AT_24_00'];
    case 'CALENDAR_DAY': {
      const movesOn = !calendar.isWorkingDay(span.startDay + limit.amount);
      return [
        'DAY_ZERO_NOT_COUNTED',
        'EVERY_CALENDAR_DAY_COUNTS',
        ...(movesOn ? (['ENDS_ON_NEXT_WORKING_DAY'] as const) : []),
        'ENDS_AT_24_00',
      ];
    }
    case 'WORKING_HOUR':
    case 'WORKING_MINUTE':
      return ['RUNS_IN_OFFICE_HOURS'];
    case 'HOUR':
    case 'MINUTE':
      return ['RUNS_AROUND_THE_CLOCK'];
  }
}

function explainDays(
  span: Span,
  limit: Limit,
  calendar: WorkingCalendar,
  officeHours: OfficeHours,
): ExplainedDay[] {
  const inDays = limit.unit === 'WORKING_DAY' || limit.unit === 'CALENDAR_DAY';
  const days: ExplainedDay[] = [];
  let nth = 0;
  for (let day = span.startDay; day <= span.dueDay; day += 1) {
    if (inDays) {
      const counts = dayCounts(day, span, limit, calendar);
      if (counts) nth += 1;
      days.push({ ...describe(day, calendar), counts, nth: counts ? nth : null });
    } else {
      const minutes = minutesOn(day, span, limit, { calendar, officeHours });
      days.push({ ...describe(day, calendar), counts: minutes > 0, nth: null, minutes });
    }
  }
  return days;
}

function dayCounts(day: EpochDay, span: Span, limit: Limit, calendar: WorkingCalendar): boolean {
  if (day === span.startDay) return false;
  if (limit.unit === 'WORKING_DAY') return calendar.isWorkingDay(day);
  return day <= span.startDay + limit.amount;
}

function minutesOn(
  day: EpochDay,
  span: Span,
  limit: Limit,
  clock: { calendar: WorkingCalendar; officeHours: OfficeHours },
): number {
  const from = new Date(Math.max(span.startedAt.getTime(), startOfLocalDayMs(day)));
  const to = new Date(Math.min(span.lateAt.getTime(), startOfLocalDayMs(day + 1)));
  if (limit.unit === 'HOUR' || limit.unit === 'MINUTE') {
    return (to.getTime() - from.getTime()) / MINUTE_MS;
  }
  return countWorkingMinutes(from, to, clock.calendar, clock.officeHours);
}

function describe(
  day: EpochDay,
  calendar: WorkingCalendar,
): Pick<ExplainedDay, 'day' | 'weekday' | 'kind' | 'name' | 'source' | 'confirmed'> {
  const { works: _works, ...reason } = calendar.dayReason(day);
  return { day: isoDateOf(day), weekday: weekdayOf(day), ...reason };
}

/** Each year that is not confirmed once, and within confirmed years each day that is not. */
function provisionalReasons(
  afterDay: EpochDay,
  throughDay: EpochDay,
  calendar: WorkingCalendar,
): ProvisionalReason[] {
  const reasons: ProvisionalReason[] = [];
  const years = new Set<number>();
  for (let day = afterDay + 1; day <= throughDay; day += 1) {
    const { year } = civilDateOf(day);
    const { confirmed, kind, name = '', source = '' } = calendar.dayReason(day);
    if (!calendar.isConfirmedYear(year)) {
      if (!years.has(year)) reasons.push({ reason: 'YEAR_NOT_CONFIRMED', year });
      years.add(year);
    } else if (!confirmed && kind !== 'WEEKDAY' && kind !== 'WEEKEND') {
      reasons.push({ reason: 'DAY_NOT_CONFIRMED', day: isoDateOf(day), kind, name, source });
    }
  }
  return reasons;
}
