import type { DomainError } from '../platform/errors/domain-error';
import { calendarErrors } from './calendar.errors';
import type { CivilDate, EpochDay, IsoDate } from './local-time.rules';
import { civilDateOf, epochDayOf, isoDateOf, weekdayOf } from './local-time.rules';

export type DayKind =
  | 'HOLIDAY'
  | 'COMPENSATORY_DAY_OFF'
  | 'SWAPPED_DAY_OFF'
  | 'MAKEUP_WORKDAY'
  | 'CLOSURE'
  /** A fixed-date holiday assumed in a year whose calendar has not been announced: derived, never entered. */
  | 'UNCONFIRMED_FIXED_HOLIDAY';

/** One row of the calendar: a day that does not follow the weekly pattern, and who says so. */
export interface CalendarDay {
  day: IsoDate;
  kind: DayKind;
  name: string;
  source: string;
  confirmed: boolean;
}

export interface CalendarSource {
  version: number;
  /** Rows for the whole province, at most one a day. */
  days: readonly CalendarDay[];
  /** Closures of one unit; only kind CLOSURE. */
  closures?: readonly CalendarDay[];
  /** Years whose days off and swaps have all been announced. */
  confirmedYears: readonly number[];
}

/** Whether a day works, and what makes it so. `confirmed` is false while an announcement may change it. */
export interface DayReason {
  works: boolean;
  kind: 'WEEKDAY' | 'WEEKEND' | DayKind;
  name?: string;
  source?: string;
  confirmed: boolean;
}

/** A source whose rows have been checked and can be looked up by day. */
export interface CalendarRows {
  province: ReadonlyMap<EpochDay, CalendarDay>;
  closures: ReadonlyMap<EpochDay, CalendarDay>;
  confirmedYears: ReadonlySet<number>;
}

/** Days that a calendar can be asked about. Outside, nobody knows which days count, so it refuses. */
export const FIRST_CALENDAR_DAY = epochDayOf('2015-01-01');
export const LAST_CALENDAR_DAY = epochDayOf('2060-12-31');

const LABOUR_CODE = 'BLLĐ Điều 112';
const CULTURE_DAY = 'NQ 28/2026/QH16';
const FIXED_HOLIDAYS: ReadonlyMap<number, { name: string; source: string; sinceYear: number }> =
  new Map([
    [monthAndDay(1, 1), { name: 'Tết Dương lịch', source: LABOUR_CODE, sinceYear: 0 }],
    [monthAndDay(4, 30), { name: 'Ngày Chiến thắng', source: LABOUR_CODE, sinceYear: 0 }],
    [monthAndDay(5, 1), { name: 'Quốc tế lao động', source: LABOUR_CODE, sinceYear: 0 }],
    [monthAndDay(9, 2), { name: 'Quốc khánh', source: LABOUR_CODE, sinceYear: 0 }],
    [monthAndDay(11, 24), { name: 'Ngày Văn hóa Việt Nam', source: CULTURE_DAY, sinceYear: 2026 }],
  ]);

/**
 * The rows of a source by day. An import fails loudly: throws CALENDAR_DAY_CONTRADICTED when two rows of one
 * day differ, CALENDAR_DAY_MISPLACED when a row cannot mean anything on its day, CALENDAR_DAY_OUT_OF_RANGE
 * outside 2015–2060, and CALENDAR_YEAR_EMPTY when a year is called confirmed without a single row (01/01
 * alone is always one). Each message names the day.
 */
export function indexCalendar(source: CalendarSource): CalendarRows {
  const province = indexRows(source.days, checkProvinceRow);
  const years = new Set([...province.keys()].map((day) => civilDateOf(day).year));
  for (const year of source.confirmedYears) {
    if (years.has(year)) continue;
    throw calendarErrors.CALENDAR_YEAR_EMPTY({ year });
  }
  return {
    province,
    closures: indexRows(source.closures ?? [], checkClosureRow),
    confirmedYears: new Set(source.confirmedYears),
  };
}

/**
 * Why a day works or not, in this order: a day off of the whole province; the weekend, unless a make-up day
 * was announced; a closure of the unit, which beats a make-up day; the make-up day; the plain weekday. So a
 * closure is the reason only where the unit would otherwise have worked. In a year that is not confirmed the
 * fixed-date holidays are assumed where no row says otherwise (BLLĐ Điều 112); Tết, Giỗ Tổ and the second
 * day of Quốc khánh cannot be known before they are announced.
 */
export function resolveDay(day: EpochDay, rows: CalendarRows): DayReason {
  const civil = civilDateOf(day);
  const yearConfirmed = rows.confirmedYears.has(civil.year);
  const row = rows.province.get(day) ?? (yearConfirmed ? undefined : assumedHoliday(civil, day));
  if (row && row.kind !== 'MAKEUP_WORKDAY') return reasonOf(row, yearConfirmed);
  if (!row && isWeekend(day)) return { works: false, kind: 'WEEKEND', confirmed: yearConfirmed };
  const closure = rows.closures.get(day);
  if (closure) return reasonOf(closure, yearConfirmed);
  if (row) return reasonOf(row, yearConfirmed);
  return { works: true, kind: 'WEEKDAY', confirmed: yearConfirmed };
}

function reasonOf(row: CalendarDay, yearConfirmed: boolean): DayReason {
  return {
    works: row.kind === 'MAKEUP_WORKDAY',
    kind: row.kind,
    name: row.name,
    source: row.source,
    confirmed: row.confirmed && yearConfirmed,
  };
}

function assumedHoliday(civil: CivilDate, day: EpochDay): CalendarDay | undefined {
  const holiday = FIXED_HOLIDAYS.get(monthAndDay(civil.month, civil.dayOfMonth));
  if (!holiday || civil.year < holiday.sinceYear) return undefined;
  const { name, source } = holiday;
  return { day: isoDateOf(day), kind: 'UNCONFIRMED_FIXED_HOLIDAY', name, source, confirmed: false };
}

function indexRows(
  rows: readonly CalendarDay[],
  check: (row: CalendarDay, day: EpochDay) => void,
): Map<EpochDay, CalendarDay> {
  const index = new Map<EpochDay, CalendarDay>();
  for (const row of rows) {
    const day = epochDayOf(row.day);
    if (day < FIRST_CALENDAR_DAY || day > LAST_CALENDAR_DAY) throw outOfRange(day);
    check(row, day);
    const earlier = index.get(day);
    if (earlier && !sayTheSame(earlier, row)) {
      throw calendarErrors.CALENDAR_DAY_CONTRADICTED({
        day: row.day,
        first: `${earlier.kind} "${earlier.name}"`,
        second: `${row.kind} "${row.name}"`,
      });
    }
    index.set(day, row);
  }
  return index;
}

/** What a calendar says of a day it does not cover. */
export function outOfRange(day: EpochDay): DomainError {
  const known = Number.isInteger(day) && Math.abs(day) < 700_000;
  const shown = known ? isoDateOf(day) : String(day);
  return calendarErrors.CALENDAR_DAY_OUT_OF_RANGE({
    day: shown,
    first: isoDateOf(FIRST_CALENDAR_DAY),
    last: isoDateOf(LAST_CALENDAR_DAY),
  });
}

function sayTheSame(one: CalendarDay, other: CalendarDay): boolean {
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.source === other.source &&
    one.confirmed === other.confirmed
  );
}

/**
 * A make-up day on a weekday, or a day given in exchange on a weekend, changes nothing: its date was typed
 * wrongly. A closure belongs to a unit, and an assumed holiday is derived, so neither is a row of the province.
 */
function checkProvinceRow(row: CalendarDay, day: EpochDay): void {
  const makesUp = row.kind === 'MAKEUP_WORKDAY';
  const exchanged = row.kind === 'COMPENSATORY_DAY_OFF' || row.kind === 'SWAPPED_DAY_OFF';
  const foreign = row.kind === 'UNCONFIRMED_FIXED_HOLIDAY' || row.kind === 'CLOSURE';
  if (foreign || (makesUp && !isWeekend(day)) || (exchanged && isWeekend(day))) {
    throw misplaced(row);
  }
}

function checkClosureRow(row: CalendarDay): void {
  if (row.kind !== 'CLOSURE') throw misplaced(row);
}

function misplaced({ day, kind, name }: CalendarDay): DomainError {
  return calendarErrors.CALENDAR_DAY_MISPLACED({ day, kind, name });
}

function monthAndDay(month: number, dayOfMonth: number): number {
  return month * 100 + dayOfMonth;
}

function isWeekend(day: EpochDay): boolean {
  return weekdayOf(day) >= 6;
}
