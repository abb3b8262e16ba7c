export class CalendarYearResponse {
  /** @example 2026 */
  year: number;

  /** Whether all of its days off and swaps have been announced. */
  confirmed: boolean;
}

export class CalendarYearsResponse {
  /** @example 1 */
  calendarVersion: number;

  /** Years with a row of their own, or called confirmed, in order. */
  items: CalendarYearResponse[];
}

export class CalendarDayResponse {
  /** @example "2026-04-27" */
  day: string;

  /** Whether the day counts as a working day. */
  works: boolean;

  /**
   * WEEKDAY, WEEKEND, or what the calendar says of the day.
   * @example "HOLIDAY"
   */
  kind: string;

  /** @example "Giỗ Tổ Hùng Vương" */
  name: string | null;

  /** @example "BLLĐ Điều 112" */
  source: string | null;

  /** False while an announcement may still change it. */
  confirmed: boolean;
}

export class CalendarDaysResponse {
  /** @example 1 */
  calendarVersion: number;

  /** Every day of the range. */
  items: CalendarDayResponse[];

  /** The years the range touches. */
  years: CalendarYearResponse[];
}
