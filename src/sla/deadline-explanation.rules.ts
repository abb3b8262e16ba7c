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
import type { Calendars } from '../calendar/calendar-snapshot.rules';
import type { OfficeHours } from '../calendar/office-hours.rules';
import { countOfficeMs } from '../calendar/office-hours.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import { hasInstants, pausedMs, type Pause } from './adjustment.rules';
import { calendarOf, clockDeadline, type ClockLedger } from './clock.rules';
import type { CountedBy, Deadline, Limit } from './deadline.rules';
import { deadline, isInDays, restsOn, runsInOffice } from './deadline.rules';
import type { SlaPolicy } from './policy.rules';

/** The rules that were applied, as keys of sentences; the caller words them. */
export type DeadlineRuleKey =
  | 'DAY_ZERO_NOT_COUNTED'
  | 'ONLY_WORKING_DAYS_COUNT'
  | 'EVERY_CALENDAR_DAY_COUNTS'
  | 'ENDS_ON_NEXT_WORKING_DAY'
  | 'ENDS_AT_24_00'
  | 'RUNS_IN_OFFICE_HOURS'
  | 'RUNS_AROUND_THE_CLOCK'
  | 'STOOD_STILL_WHILE_ASKED';

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
  /** Minutes of that time for which the clock stood still; hour limits that were paused only. */
  pausedMinutes?: number;
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
  /** From day 0, the day of the event, through the due date; of hour limits through the moved one. */
  days: ExplainedDay[];
}

interface Span {
  startedAt: Date;
  lateAt: Date;
  startDay: EpochDay;
  dueDay: EpochDay;
}

/** A limit that ran from an instant, and where it stood still. */
interface Run {
  startedAt: Date;
  limit: Limit;
  by: CountedBy;
  pauses: readonly Pause[];
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
  const plain = deadline(startedAt, limit, calendar, officeHours);
  return explained({ startedAt, limit, by: { calendar, officeHours }, pauses: [] }, plain, plain);
}

/**
 * The arithmetic behind `clockDeadline`. Days are shown by the plain count, for what moved them is so many days more.
 * Of a limit in hours or minutes what ran on each day is shown through the moved end, without the time for which the
 * clock stood still: so the minutes shown are those of the limit, and of an extension. No pause is longer than the
 * citizen had, and none goes past the calendar, which bounds the days shown.
 */
export function explainClock(
  clock: ClockLedger,
  policy: Pick<SlaPolicy, 'limit'>,
  calendars: Calendars,
): DeadlineExplanation {
  const { limit } = policy;
  const by = { calendar: calendarOf(clock, calendars), officeHours: calendars.officeHours };
  const plain = deadline(clock.startedAt, limit, by.calendar, by.officeHours);
  const inTime = !isInDays(limit.unit);
  const pauses = inTime ? (clock.adjustments ?? []).filter(hasInstants) : [];
  const end = inTime ? clockDeadline(clock, policy, calendars) : plain;
  return explained({ startedAt: clock.startedAt, limit, by, pauses }, plain, end);
}

/** The plain deadline with the days that lead to its end, which pauses and extensions may have moved. */
function explained(run: Run, plain: Deadline, end: Deadline): DeadlineExplanation {
  const { startedAt, limit, by, pauses } = run;
  const startDay = localDayOf(startedAt);
  const spanTo = ({ lateAt, dueOn }: Deadline): Span => ({
    startedAt,
    lateAt,
    startDay,
    dueDay: epochDayOf(dueOn),
  });
  return {
    ...plain,
    startedAt,
    startedOn: isoDateOf(startDay),
    limit,
    calendarVersion: by.calendar.version,
    rules: [
      ...rulesApplied(limit, spanTo(plain), by.calendar),
      ...(pauses.length > 0 ? (['STOOD_STILL_WHILE_ASKED'] as const) : []),
    ],
    provisionalBecause: reasonsFor(run, plain, end),
    days: explainDays(spanTo(end), run),
  };
}

/** Around the clock only an extension rests on the calendar: from the plain end on. */
function reasonsFor(
  { startedAt, limit, by }: Run,
  plain: Deadline,
  end: Deadline,
): ProvisionalReason[] {
  const dueDay = epochDayOf(end.dueOn);
  const moved = { afterDay: epochDayOf(plain.dueOn), throughDay: dueDay };
  const rests =
    restsOn({ startedAt, dueDay }, limit, by.officeHours) ?? (end.provisional ? moved : null);
  return rests ? provisionalReasons(rests.afterDay, rests.throughDay, by.calendar) : [];
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

function explainDays(span: Span, run: Run): ExplainedDay[] {
  const { limit, by } = run;
  const days: ExplainedDay[] = [];
  let nth = 0;
  for (let day = span.startDay; day <= span.dueDay; day += 1) {
    const described = describe(day, by.calendar);
    if (isInDays(limit.unit)) {
      const counts = dayCounts(day, span, limit, by.calendar);
      if (counts) nth += 1;
      days.push({ ...described, counts, nth: counts ? nth : null });
    } else {
      const time = timeOn(day, span, run);
      days.push({ ...described, counts: time.minutes > 0, nth: null, ...time });
    }
  }
  return days;
}

function dayCounts(day: EpochDay, span: Span, limit: Limit, calendar: WorkingCalendar): boolean {
  if (day === span.startDay) return false;
  if (limit.unit === 'WORKING_DAY') return calendar.isWorkingDay(day);
  return day <= span.startDay + limit.amount;
}

/** The minutes of the limit that ran on a day, and those for which the clock stood still. */
function timeOn(
  day: EpochDay,
  span: Span,
  { limit, by, pauses }: Run,
): Pick<ExplainedDay, 'minutes' | 'pausedMinutes'> & { minutes: number } {
  const from = new Date(Math.max(span.startedAt.getTime(), startOfLocalDayMs(day)));
  const to = new Date(Math.min(span.lateAt.getTime(), startOfLocalDayMs(day + 1)));
  const allMs = runsInOffice(limit.unit)
    ? countOfficeMs(from, to, by.calendar, by.officeHours)
    : to.getTime() - from.getTime();
  if (pauses.length === 0) return { minutes: allMs / MINUTE_MS };
  const stoodMs = pauses.reduce((sum, each) => sum + pausedMs(each, limit, by, { from, to }), 0);
  return { minutes: (allMs - stoodMs) / MINUTE_MS, pausedMinutes: stoodMs / MINUTE_MS };
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
