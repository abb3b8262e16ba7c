export class JobResponse {
  /** @example "escalate" */
  name: string;

  /** @example "Forgets the answers kept for retried requests after seven days" */
  description: string;

  lastStartedAt: string | null;

  lastFinishedAt: string | null;

  /**
   * What the last run counted, by name of the count.
   * @example {"forgotten": 12}
   */
  lastCounts: Record<string, number> | null;

  lastFailure: string | null;

  /** @example 0 */
  failuresInARow: number;

  /**
   * Rows it leaves alone because they made it fail: `GET /jobs/{name}/set-aside`.
   * @example 0
   */
  setAside: number;
}

export class JobsResponse {
  items: JobResponse[];
}

export class JobRunResponse {
  /** @example "escalate" */
  name: string;

  /**
   * What the run counted, by name of the count.
   * @example { "raised": 12 }
   */
  counts: Record<string, number>;
}
