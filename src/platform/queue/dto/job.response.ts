export class JobResponse {
  /** @example "escalate" */
  name: string;

  description: string;

  lastStartedAt: string | null;

  lastFinishedAt: string | null;

  /** What the last run counted, by name of the count. */
  lastCounts: Record<string, number> | null;

  lastFailure: string | null;

  failuresInARow: number;
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
