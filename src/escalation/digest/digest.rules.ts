import type { Calendars } from '../../calendar/calendar-snapshot.rules';
import {
  isoDateOf,
  localDayOf,
  startOfLocalDayMs,
  type IsoDate,
} from '../../calendar/local-time.rules';
import { nextOfficeInstant, wallClockMs } from '../../calendar/office-hours.rules';

/** The day's digests: what they are of, and when they may go. */
export interface DigestDay {
  on: IsoDate;
  /** What had become due by then is told; what becomes due later in the day waits for the next working day. */
  at: Date;
  /** Closing time: a digest that could not be sent by then is the next one's matter. */
  until: Date;
}

/**
 * The digests that are due at an instant; null on a day off, outside office hours and before their hour. `wanted` is
 * that hour ('HH:MM'), null for the opening. An hour in a break moves to the next opening of the day; one after
 * closing, which office hours that were changed later may make of it, to the day's first.
 */
export function digestDay(
  now: Date,
  wanted: string | null,
  { province, officeHours }: Pick<Calendars, 'province' | 'officeHours'>,
): DigestDay | null {
  if (nextOfficeInstant(now, province, officeHours) > now) return null;
  const day = localDayOf(now);
  const midnight = startOfLocalDayMs(day);
  const opening = nextOfficeInstant(new Date(midnight), province, officeHours);
  const asked = wanted === null ? opening : new Date(midnight + wallClockMs(wanted));
  const open = nextOfficeInstant(asked, province, officeHours);
  const at = localDayOf(open) === day ? open : opening;
  if (at > now) return null;
  return { on: isoDateOf(day), at, until: new Date(midnight + officeHours.closesAtMs) };
}

/** The units that keep closed on a day on which the province works. */
export function closedUnits(
  now: Date,
  unitIds: readonly string[],
  { forUnit }: Pick<Calendars, 'forUnit'>,
): string[] {
  const day = localDayOf(now);
  return unitIds.filter((id) => !forUnit(id).isWorkingDay(day));
}
