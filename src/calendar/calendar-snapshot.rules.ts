import type { CalendarDay } from './calendar-day.rules';
import { calendarErrors } from './calendar.errors';
import type { IsoDate } from './local-time.rules';
import { civilDateOf, epochDayOf } from './local-time.rules';
import type { OfficeHours } from './office-hours.rules';
import type { WorkingCalendar } from './working-day.rules';
import { buildWorkingCalendar } from './working-day.rules';

/** A row of the calendar with the unit it closes; null is the whole province. */
export interface CalendarRow extends CalendarDay {
  unitId: string | null;
}

/** All rows of one calendar version. */
export interface CalendarSnapshot {
  version: number;
  rows: readonly CalendarRow[];
  confirmedYears: readonly number[];
}

/** Which days count, for the province and for each unit, and the office's hours on those days. */
export interface Calendars {
  calendarVersion: number;
  province: WorkingCalendar;
  /** The unit's own calendar: the province's and the unit's closures. */
  forUnit(unitId: string): WorkingCalendar;
  officeHours: OfficeHours;
}

/** A row to be put in the place of what is said of a day, or nothing to be said of it any more. */
export interface DayChange {
  day: IsoDate;
  unitId: string | null;
  row: CalendarDay | null;
}

/** What the next version says differently. */
export interface CalendarChange {
  days: readonly DayChange[];
  confirmedYears: readonly number[];
  unconfirmedYears: readonly number[];
}

/**
 * The calendars of one version. The units' are built when first asked for; units without closures share the
 * province's. Throws what `indexCalendar` throws, for the province at once, and for the units when asked.
 */
export function buildCalendars(snapshot: CalendarSnapshot, officeHours: OfficeHours): Calendars {
  const { version, confirmedYears, rows } = snapshot;
  const days = rows.filter((row) => row.unitId === null);
  const province = buildWorkingCalendar({ version, days, confirmedYears });
  const closing = new Set(rows.map((row) => row.unitId));
  const built = new Map<string, WorkingCalendar>();
  const forUnit = (unitId: string): WorkingCalendar => {
    if (!closing.has(unitId)) return province;
    const known = built.get(unitId);
    if (known) return known;
    const closures = rows.filter((row) => row.unitId === unitId);
    const calendar = buildWorkingCalendar({ version, days, closures, confirmedYears });
    built.set(unitId, calendar);
    return calendar;
  };
  return { calendarVersion: version, province, forUnit, officeHours };
}

/**
 * The snapshot that a change would make, under the next version number. An import fails loudly: throws
 * CALENDAR_DAY_CONTRADICTED when a day is both removed and given, or given twice differently,
 * CALENDAR_DAY_NOT_SET when a removed day has no row, CALENDAR_DAY_MISPLACED and the like from the rows
 * themselves, CALENDAR_YEAR_CONTRADICTED when a year is called both, CALENDAR_YEAR_OPEN when a year is called
 * confirmed while one of its holidays is not, and CALENDAR_CHANGE_EMPTY when nothing would be different.
 */
export function changedSnapshot(
  snapshot: CalendarSnapshot,
  change: CalendarChange,
): CalendarSnapshot {
  const place = (at: { day: IsoDate; unitId: string | null }) => `${at.day} ${at.unitId ?? ''}`;
  const current = new Map(snapshot.rows.map((row) => [place(row), row]));
  const next = new Map(current);
  const seen = new Map<string, DayChange>();
  for (const each of change.days) {
    // A day that does not exist is refused before anything else is said of it.
    epochDayOf(each.day);
    const twin = seen.get(place(each));
    if (twin && !sameRow(twin.row, each.row)) throw contradicted(each.day, twin.row, each.row);
    seen.set(place(each), each);
    if (each.row) next.set(place(each), { ...each.row, day: each.day, unitId: each.unitId });
    else if (current.has(place(each))) next.delete(place(each));
    else throw calendarErrors.CALENDAR_DAY_NOT_SET({ day: each.day });
  }
  const changed: CalendarSnapshot = {
    version: snapshot.version + 1,
    rows: [...next.values()],
    confirmedYears: changedYears(snapshot, change),
  };
  checkConfirmed(changed, change.confirmedYears);
  checkAll(changed);
  const difference = differenceOf(snapshot, changed);
  if (Object.values(difference).every((list) => list.length === 0)) {
    throw calendarErrors.CALENDAR_CHANGE_EMPTY();
  }
  return changed;
}

/** What must be closed and opened to get from one version to the next. */
export interface SnapshotDifference {
  closedRows: CalendarRow[];
  openedRows: CalendarRow[];
  nowConfirmed: number[];
  nowUnconfirmed: number[];
}

/** The rows and years that two versions do not share. */
export function differenceOf(from: CalendarSnapshot, to: CalendarSnapshot): SnapshotDifference {
  const same = (one: CalendarRow, other: CalendarRow) =>
    one.day === other.day && one.unitId === other.unitId && sameRow(one, other);
  const missingIn = (rows: readonly CalendarRow[], others: readonly CalendarRow[]) => {
    const byDay = new Map<IsoDate, CalendarRow[]>();
    for (const other of others) byDay.set(other.day, [...(byDay.get(other.day) ?? []), other]);
    return rows.filter((row) => !byDay.get(row.day)?.some((other) => same(row, other)));
  };
  return {
    closedRows: missingIn(from.rows, to.rows),
    openedRows: missingIn(to.rows, from.rows),
    nowConfirmed: to.confirmedYears.filter((year) => !from.confirmedYears.includes(year)),
    nowUnconfirmed: from.confirmedYears.filter((year) => !to.confirmedYears.includes(year)),
  };
}

function changedYears(snapshot: CalendarSnapshot, change: CalendarChange): number[] {
  const both = change.confirmedYears.find((year) => change.unconfirmedYears.includes(year));
  if (both !== undefined) throw calendarErrors.CALENDAR_YEAR_CONTRADICTED({ year: both });
  const years = new Set([...snapshot.confirmedYears, ...change.confirmedYears]);
  for (const year of change.unconfirmedYears) years.delete(year);
  return [...years].toSorted((one, other) => one - other);
}

/** Kinds without which nobody knows how many days a year has; a swap may be announced later. */
const YEAR_MAKING_KINDS: readonly string[] = ['HOLIDAY', 'COMPENSATORY_DAY_OFF'];

/** A year is announced when its holidays are: a draft left in it would keep its deadlines provisional. */
function checkConfirmed(changed: CalendarSnapshot, years: readonly number[]): void {
  for (const row of changed.rows) {
    const { year } = civilDateOf(epochDayOf(row.day));
    if (row.confirmed || !YEAR_MAKING_KINDS.includes(row.kind) || !years.includes(year)) continue;
    throw calendarErrors.CALENDAR_YEAR_OPEN({ year, day: row.day });
  }
}

/** Builds each calendar once, for the refusals alone: none may be found out by a clock later. */
function checkAll(snapshot: CalendarSnapshot): void {
  const calendars = buildCalendars(snapshot, { periods: [], dayMs: 0, closesAtMs: 0 });
  for (const unitId of new Set(snapshot.rows.map((row) => row.unitId))) {
    if (unitId !== null) calendars.forUnit(unitId);
  }
}

function sameRow(one: CalendarDay | null, other: CalendarDay | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.source === other.source &&
    one.confirmed === other.confirmed
  );
}

const shown = (row: CalendarDay | null) => (row ? `${row.kind} "${row.name}"` : '—');

function contradicted(day: IsoDate, one: CalendarDay | null, other: CalendarDay | null) {
  return calendarErrors.CALENDAR_DAY_CONTRADICTED({
    day,
    first: shown(one),
    second: shown(other),
  });
}
