/** A row that made a job fail and is left alone; nothing of what it holds. */
export class SetAsideItem {
  itemId: string;

  /** @example "clock" */
  itemKind: string;

  /** What the row belongs to, where people look that up instead: for a clock, the petition. */
  subjectId: string | null;

  /**
   * A SQLSTATE, or the code of an error.
   * @example "23514"
   */
  code: string;

  /** @example "ck_escalation_told" */
  constraint: string | null;

  /**
   * How often it failed.
   * @example 2
   */
  times: number;

  firstAt: string;

  lastAt: string;

  /** When it is tried again by itself. */
  retryAt: string;
}

export class SetAsideResponse {
  items: SetAsideItem[];
}

export class ReleasedRowsResponse {
  /** @example "escalate" */
  name: string;

  /** @example 1 */
  released: number;
}
