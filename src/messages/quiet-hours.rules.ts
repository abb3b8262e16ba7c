import type { Calendars } from '../calendar/calendar-snapshot.rules';
import { DAY_MS, localDayOf, startOfLocalDayMs } from '../calendar/local-time.rules';
import { nextOfficeInstant, wallClockMs } from '../calendar/office-hours.rules';

/** The part of every day in which a citizen's telephone may ring, local wall-clock time 'HH:MM'. */
export interface Daytime {
  from: string;
  until: string;
}

/**
 * When somebody who works at these units may be written to: now while one of them is open, else when the first of
 * them opens (domain section 4). Null stands for everywhere, which keeps the province's days, as does whoever holds
 * nothing at all.
 */
export function nextWorkInstant(
  instant: Date,
  unitIds: readonly (string | null)[],
  { province, forUnit, officeHours }: Calendars,
): Date {
  const places = unitIds.length > 0 ? unitIds : [null];
  const openings = places.map((id) =>
    nextOfficeInstant(instant, id === null ? province : forUnit(id), officeHours).getTime(),
  );
  return new Date(Math.min(...openings));
}

/** When a citizen's telephone may next ring: now by day, else when the next day begins. Days off are days. */
export function nextDaytimeInstant(instant: Date, { from, until }: Daytime): Date {
  const midnight = startOfLocalDayMs(localDayOf(instant));
  const clockMs = instant.getTime() - midnight;
  if (clockMs >= wallClockMs(until)) return new Date(midnight + DAY_MS + wallClockMs(from));
  return new Date(Math.max(instant.getTime(), midnight + wallClockMs(from)));
}
