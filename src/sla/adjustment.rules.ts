import {
  DAY_MS,
  epochDayOf,
  isoDateOf,
  startOfLocalDay,
  type IsoDate,
} from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { Deadline, Limit } from './deadline.rules';

/**
 * What moves the end of a running clock. A pause lasts while the citizen is asked for a supplement; while it lasts,
 * `untilOn` is the day by which it must come (`assumed`). An extension adds working days.
 */
export type Adjustment =
  | { kind: 'PAUSE'; fromOn: IsoDate; untilOn: IsoDate; assumed?: boolean }
  | { kind: 'EXTENSION'; workingDays: number };

/**
 * Working days by which the adjustments move a deadline: of a pause those after the day it was asked through the day
 * it came, as every period in days is counted (Bộ luật Dân sự Điều 147); of an extension those granted.
 */
export function adjustedDays(
  adjustments: readonly Adjustment[],
  calendar: WorkingCalendar,
): number {
  let days = 0;
  for (const each of adjustments) {
    if (each.kind === 'EXTENSION') days += each.workingDays;
    else
      days += Math.max(
        0,
        calendar.countWorkingDays(epochDayOf(each.fromOn), epochDayOf(each.untilOn)),
      );
  }
  return days;
}

/** The adjustments as far as they concern a limit that begins on a day: a pause before it is none of it. */
export function adjustmentsSince(
  adjustments: readonly Adjustment[],
  startedOn: IsoDate,
): readonly Adjustment[] {
  return adjustments.flatMap((each): Adjustment[] => {
    if (each.kind === 'EXTENSION' || each.fromOn >= startedOn) return [each];
    return each.untilOn > startedOn ? [{ ...each, fromOn: startedOn }] : [];
  });
}

/**
 * The deadline moved by whole working days: a limit in days ends at 24:00 of the later day, one in hours at the same
 * time of it. Pause and extension share this one calculation; whether a deadline may be moved at all (never one that
 * has passed) is decided before an adjustment is written.
 */
export function adjusted(
  plain: Deadline,
  adjustments: readonly Adjustment[],
  limit: Limit,
  calendar: WorkingCalendar,
): Deadline {
  const days = adjustedDays(adjustments, calendar);
  if (days === 0) return plain;
  const plainDay = epochDayOf(plain.dueOn);
  const dueDay = calendar.addWorkingDays(plainDay, days);
  return {
    dueOn: isoDateOf(dueDay),
    lateAt: new Date(plain.lateAt.getTime() + (dueDay - plainDay) * DAY_MS),
    dueSoonAt: movedWarning(plain, dueDay, limit.dueSoonDays, calendar),
    provisional: plain.provisional || calendar.isProvisional(plainDay, dueDay),
  };
}

function movedWarning(
  plain: Deadline,
  dueDay: number,
  dueSoonDays: number | null,
  calendar: WorkingCalendar,
): Date | null {
  if (dueSoonDays === null || plain.dueSoonAt === null) return plain.dueSoonAt;
  return startOfLocalDay(calendar.workingDayAt(calendar.workingDaysThrough(dueDay) - dueSoonDays));
}
