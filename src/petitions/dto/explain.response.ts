import { ClockResponse } from './petition.response';

export class ExplainedRule {
  /** @example "DAY_ZERO_NOT_COUNTED" */
  key: string;

  vi: string;

  en: string;
}

export class ExplainedDayResponse {
  /** @example "2026-04-30" */
  day: string;

  /** 1 is Monday, 7 is Sunday. */
  weekday: number;

  counts: boolean;

  /** Its number in the count; null when it does not count. */
  nth: number | null;

  /** Minutes of the limit that ran on this day; limits in hours only. */
  minutes?: number;

  /** @example "HOLIDAY" */
  kind: string;

  /** @example "Ngày Chiến thắng" */
  name?: string;

  source?: string;

  confirmed: boolean;
}

export class ExplainResponse {
  clock: ClockResponse;

  /** The limit, e.g. 15 WORKING_DAY. */
  limit: Record<string, unknown>;

  /** Where the limit comes from. */
  source: string;

  startedOn: string;

  dueOn: string;

  lateAt: string;

  provisional: boolean;

  provisionalBecause: Record<string, unknown>[];

  rules: ExplainedRule[];

  days: ExplainedDayResponse[];
}
