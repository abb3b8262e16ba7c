import { calendarErrors } from './calendar.errors';

/** A calendar day of the province, 'YYYY-MM-DD'. */
export type IsoDate = string;

/** A calendar day of the province, as whole days since 1970-01-01: what the arithmetic runs on. */
export type EpochDay = number;

/** 1 is Monday (thứ Hai), 6 Saturday, 7 Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface CivilDate {
  year: number;
  /** 1 to 12 */
  month: number;
  dayOfMonth: number;
}

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/**
 * Asia/Ho_Chi_Minh has been UTC+7 without daylight saving since 13/6/1975, so a constant is exact for every
 * petition there can be, and costs nothing where a time zone database would cost microseconds. The spec
 * compares it with Intl from 2000 to 2100: should the law of time change, that spec fails first.
 */
export const LOCAL_OFFSET_MS = 7 * 3_600_000;

const { floor } = Math;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_ISO_DAY = -719_162; // 0001-01-01
const LAST_ISO_DAY = 2_932_896; // 9999-12-31
const TWO_DIGITS = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, '0'));

/**
 * The number of days from 1970-01-01 to a date. Years are taken to start in March, so that the leap day is
 * the last of its year, and in whole cycles of 400 years (146,097 days).
 */
function daysFromCivil({ year, month, dayOfMonth }: CivilDate): EpochDay {
  const marchYear = month > 2 ? year : year - 1;
  const era = floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const leapDays = floor(yearOfEra / 4) - floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The year, month and day of the month of an epoch day: the inverse of `daysFromCivil`. */
export function civilDateOf(day: EpochDay): CivilDate {
  const shifted = day + 719_468;
  const era = floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = floor(
    (dayOfEra - floor(dayOfEra / 1_460) + floor(dayOfEra / 36_524) - floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = floor(yearOfEra / 4) - floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - yearOfEra * 365 - leapDays;
  const marchMonth = floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/**
 * The epoch day of 'YYYY-MM-DD'. Throws CALENDAR_DAY_INVALID for any other form and for days that do not exist
 * (2026-02-30): a date that silently slides into the next month would move a deadline.
 */
export function epochDayOf(date: IsoDate): EpochDay {
  const parts = ISO_DATE.exec(date);
  if (parts) {
    const civil = { year: Number(parts[1]), month: Number(parts[2]), dayOfMonth: Number(parts[3]) };
    if (civil.month >= 1 && civil.month <= 12 && civil.year >= 1) {
      const day = daysFromCivil(civil);
      if (isoDateOf(day) === date) return day;
    }
  }
  throw calendarErrors.CALENDAR_DAY_INVALID({ day: date });
}

/** 'YYYY-MM-DD' of an epoch day. Throws CALENDAR_DAY_INVALID outside the years 0001 to 9999. */
export function isoDateOf(day: EpochDay): IsoDate {
  if (!Number.isInteger(day) || day < FIRST_ISO_DAY || day > LAST_ISO_DAY) {
    throw calendarErrors.CALENDAR_DAY_INVALID({ day });
  }
  const { year, month, dayOfMonth } = civilDateOf(day);
  const digits = year >= 1_000 ? String(year) : String(year).padStart(4, '0');
  return `${digits}-${TWO_DIGITS[month]}-${TWO_DIGITS[dayOfMonth]}`;
}

/** The calendar day of an instant on the province's clock, 'YYYY-MM-DD'. */
export const localDateOf = (instant: Date): IsoDate => isoDateOf(localDayOf(instant));

/** The province's calendar day on which an instant falls. An invalid Date throws CALENDAR_DAY_INVALID. */
export function localDayOf(instant: Date): EpochDay {
  const day = floor((instant.getTime() + LOCAL_OFFSET_MS) / DAY_MS);
  if (Number.isNaN(day)) {
    throw calendarErrors.CALENDAR_DAY_INVALID({ day: 'Invalid Date' });
  }
  return day;
}

/** The instant at which a calendar day begins in the province: its 00:00. */
export function startOfLocalDay(day: EpochDay): Date {
  return new Date(startOfLocalDayMs(day));
}

/** The same in milliseconds since 1970-01-01T00:00Z. */
export function startOfLocalDayMs(day: EpochDay): number {
  return day * DAY_MS - LOCAL_OFFSET_MS;
}

/** The day of the week; 1970-01-01 was a Thursday. */
export function weekdayOf(day: EpochDay): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}
