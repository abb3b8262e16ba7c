import {
  DAY_MS,
  epochDayOf,
  type IsoDate,
  isoDateOf,
  localDateOf,
  localDayOf,
  startOfLocalDay,
} from '../calendar/local-time.rules';
import { countOfficeMs, laterByOfficeTime } from '../calendar/office-hours.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import {
  dueSoonAt,
  isInDays,
  runsInOffice,
  type CountedBy,
  type Deadline,
  type Limit,
} from './deadline.rules';

/**
 * A clock stands still while the citizen is asked for a supplement; while that lasts, it is `assumed` to last as long
 * as the citizen has. Limits in days count its days, those in hours and minutes its time.
 */
export interface Pause {
  kind: 'PAUSE';
  fromOn: IsoDate;
  untilOn: IsoDate;
  /** Instants as JSON keeps them. Pauses entered before instants were kept have days alone, for every limit. */
  fromAt?: string;
  untilAt?: string;
  assumed?: boolean;
}

/** What moves the end of a running clock, in the order it happened. */
export type Adjustment = Pause | { kind: 'EXTENSION'; workingDays: number };

/** What a clock's end is moved by: whence it runs, and what happened since. */
export interface AdjustedClock {
  startedAt: Date;
  adjustments: readonly Adjustment[];
}

/** A pause from an instant to another that is not before it, with the days on which they fall. */
export function pauseBetween(from: Date, until: { on: IsoDate; at: Date }): Pause {
  return {
    kind: 'PAUSE',
    fromOn: localDateOf(from),
    untilOn: until.on,
    fromAt: from.toISOString(),
    untilAt: until.at.toISOString(),
  };
}

/** The assumed pause as it was when the supplement came: never longer than the citizen had. */
export function settledPause({ assumed: _assumed, ...pause }: Pause, now: Date): Pause {
  const on = localDateOf(now);
  const untilOn = on < pause.untilOn ? on : pause.untilOn;
  if (pause.untilAt === undefined) return { ...pause, untilOn };
  const at = now.toISOString();
  return { ...pause, untilOn, untilAt: at < pause.untilAt ? at : pause.untilAt };
}

/** The adjustments as far as they concern a limit that begins at an instant: a pause before it is none of it. */
export function adjustmentsSince(
  adjustments: readonly Adjustment[],
  startedAt: Date,
): readonly Adjustment[] {
  const on = localDateOf(startedAt);
  const at = startedAt.toISOString();
  return adjustments.flatMap((each): Adjustment[] => {
    if (each.kind === 'EXTENSION') return [each];
    const { fromOn, untilOn, fromAt, untilAt } = each;
    const isOver = untilAt === undefined ? untilOn <= on : untilAt <= at;
    if (isOver) return [];
    const since = fromAt === undefined ? {} : { fromAt: fromAt < at ? at : fromAt };
    return [{ ...each, fromOn: fromOn < on ? on : fromOn, ...since }];
  });
}

/**
 * The deadline moved by what happened since its clock started. Whether it may be moved at all (never one that has
 * passed) is decided before an adjustment is written.
 *
 * A limit in days moves by whole working days and ends at 24:00 of the later day: of a pause count the days after the
 * one it was asked on through the one it came on, as in every period in days (Bộ luật Dân sự Điều 147), of an
 * extension those granted. A limit in hours or minutes gets back the time it stood still in its own measure, office
 * time or time around the clock, so that what was left when it was asked is left when the supplement comes; an
 * extension moves it to the same time of the later working day.
 */
export function adjusted(
  plain: Deadline,
  clock: AdjustedClock,
  limit: Limit,
  by: CountedBy,
): Deadline {
  return isInDays(limit.unit)
    ? movedInDays(plain, clock, limit, by.calendar)
    : movedInTime(plain, clock, limit, by);
}

/** Milliseconds for which a pause stops a limit in hours or minutes between two instants; none if it has days alone. */
export function pausedMs(
  pause: Pause,
  limit: Limit,
  by: CountedBy,
  within?: { from: Date; to: Date },
): number {
  if (pause.fromAt === undefined || pause.untilAt === undefined) return 0;
  const fromMs = Math.max(Date.parse(pause.fromAt), within?.from.getTime() ?? -Infinity);
  const untilMs = Math.min(Date.parse(pause.untilAt), within?.to.getTime() ?? Infinity);
  if (untilMs <= fromMs) return 0;
  return runsInOffice(limit.unit)
    ? countOfficeMs(new Date(fromMs), new Date(untilMs), by.calendar, by.officeHours)
    : untilMs - fromMs;
}

function movedInDays(
  plain: Deadline,
  { adjustments }: AdjustedClock,
  limit: Limit,
  calendar: WorkingCalendar,
): Deadline {
  const days = adjustments.reduce((sum, each) => sum + workingDaysOf(each, calendar), 0);
  if (days === 0) return plain;
  const plainDay = epochDayOf(plain.dueOn);
  const dueDay = calendar.addWorkingDays(plainDay, days);
  return {
    dueOn: isoDateOf(dueDay),
    lateAt: sameTimeOn(dueDay, plain.lateAt, plainDay),
    dueSoonAt: movedWarning(plain, dueDay, limit.dueSoonDays, calendar),
    provisional: plain.provisional || calendar.isProvisional(plainDay, dueDay),
  };
}

/** One after the other as they happened: around the clock, a pause before an extension may end on another day. */
function movedInTime(
  plain: Deadline,
  { startedAt, adjustments }: AdjustedClock,
  limit: Limit,
  by: CountedBy,
): Deadline {
  let { lateAt, provisional } = plain;
  for (const each of adjustments) {
    const end = movedEnd(lateAt, each, limit, by);
    if (runsInOffice(limit.unit) || !hasInstants(each)) {
      provisional ||= by.calendar.isProvisional(lastDayBefore(lateAt), lastDayBefore(end));
    }
    lateAt = end;
  }
  if (lateAt.getTime() === plain.lateAt.getTime()) return plain;
  const dueDay = lastDayBefore(lateAt);
  return {
    dueOn: isoDateOf(dueDay),
    lateAt,
    dueSoonAt: dueSoonAt(localDayOf(startedAt), dueDay, limit.dueSoonDays, by.calendar),
    provisional,
  };
}

function movedEnd(lateAt: Date, each: Adjustment, limit: Limit, by: CountedBy): Date {
  if (!hasInstants(each)) {
    const days = workingDaysOf(each, by.calendar);
    const dueDay = lastDayBefore(lateAt);
    return days === 0
      ? lateAt
      : sameTimeOn(by.calendar.addWorkingDays(dueDay, days), lateAt, dueDay);
  }
  const stoodMs = pausedMs(each, limit, by);
  return runsInOffice(limit.unit)
    ? laterByOfficeTime(lateAt, stoodMs, by.calendar, by.officeHours)
    : new Date(lateAt.getTime() + stoodMs);
}

/** Whether it is a pause of which the instants are known. */
export const hasInstants = (each: Adjustment): each is Pause =>
  each.kind === 'PAUSE' && each.fromAt !== undefined;

function workingDaysOf(each: Adjustment, calendar: WorkingCalendar): number {
  if (each.kind === 'EXTENSION') return each.workingDays;
  const [from, until] = [epochDayOf(each.fromOn), epochDayOf(each.untilOn)];
  return Math.max(0, calendar.countWorkingDays(from, until));
}

/** The day of the last instant in time. */
const lastDayBefore = (lateAt: Date): number => localDayOf(new Date(lateAt.getTime() - 1));

const sameTimeOn = (day: number, instant: Date, ofDay: number): Date =>
  new Date(instant.getTime() + (day - ofDay) * DAY_MS);

function movedWarning(
  plain: Deadline,
  dueDay: number,
  dueSoonDays: number | null,
  calendar: WorkingCalendar,
): Date | null {
  if (dueSoonDays === null || plain.dueSoonAt === null) return plain.dueSoonAt;
  return startOfLocalDay(calendar.workingDayAt(calendar.workingDaysThrough(dueDay) - dueSoonDays));
}
