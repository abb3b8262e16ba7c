import { ClockResponse } from './clock.response';

export class ExplainedRule {
  /** @example "DAY_ZERO_NOT_COUNTED" */
  key: string;

  /** @example "Ngày xảy ra sự kiện không tính; ngày làm việc kế tiếp là ngày thứ nhất." */
  vi: string;

  /** @example "The day of the event does not count; the next working day is the first." */
  en: string;
}

export class ExplainedDayResponse {
  /** @example "2026-04-30" */
  day: string;

  /**
   * 1 is Monday, 7 is Sunday.
   * @example 4
   */
  weekday: number;

  counts: boolean;

  /** Its number in the count; null when it does not count. */
  nth: number | null;

  /**
   * Minutes of the limit that ran on this day; limits in hours only.
   * @example 480
   */
  minutes?: number;

  /**
   * Minutes of that time for which the limit stood still while the sender was asked; limits in hours only.
   * @example 135
   */
  pausedMinutes?: number;

  /** @example "HOLIDAY" */
  kind: string;

  /** @example "Ngày Chiến thắng" */
  name?: string;

  /** @example "Bộ luật Lao động 2019 Điều 112" */
  source?: string;

  confirmed: boolean;
}

export class ExplainResponse {
  clock: ClockResponse;

  /**
   * The limit, e.g. 15 WORKING_DAY.
   * @example {"amount": 15, "unit": "WORKING_DAY"}
   */
  limit: Record<string, unknown>;

  /**
   * Where the limit comes from.
   * @example "Đặc tả chấm điểm của Cổng Dịch vụ công quốc gia"
   */
  source: string;

  startedOn: string;

  /** @example "2026-04-27" */
  dueOn: string;

  /**
   * The last day by the count of days alone, before the clock's pauses and extensions moved it.
   * @example "2026-04-27"
   */
  plainDueOn: string;

  lateAt: string;

  provisional: boolean;

  /** @example [] */
  provisionalBecause: Record<string, unknown>[];

  rules: ExplainedRule[];

  /** The plain count in days; of a limit in hours all that ran until its moved end. */
  days: ExplainedDayResponse[];
}
