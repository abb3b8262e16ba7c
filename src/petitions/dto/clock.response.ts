export class ClockResponse {
  id: string;

  /** @example "OUTER" */
  kind: string;

  /** @example 1 */
  cycle: number;

  /** @example "26041" */
  unitCode: string;

  startedAt: string;

  /** @example "2026-04-27" */
  dueOn: string;

  /** The first instant that is late. */
  lateAt: string;

  dueSoonAt: string | null;

  provisional: boolean;

  /** @example 1 */
  calendarVersion: number;

  /** @example "outer.default" */
  policyKey: string;

  /** @example 1 */
  policyVersion: number;

  stoppedAt: string | null;

  /** @example "MET" */
  result: 'MET' | 'MISSED' | 'CANCELLED' | null;

  /**
   * Pauses while the citizen was asked, and extensions: what moved its end. Limits in days count a pause's days, those
   * in hours and minutes its time.
   * @example [{"kind": "PAUSE", "fromOn": "2026-04-10", "untilOn": "2026-04-14", "fromAt": "2026-04-10T02:00:00.000Z", "untilAt": "2026-04-14T02:00:00.000Z"}]
   */
  adjustments: Record<string, unknown>[];

  /**
   * Working days it has run over, or ran over when it stopped, on the calendar it was decided by.
   * @example 0
   */
  workingDaysOverdue: number;
}

export class ClocksResponse {
  items: ClockResponse[];
}
