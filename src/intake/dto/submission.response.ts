export class SubmissionResponse {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  id: string;

  /** @example "H19.PA.2026.000123" */
  code: string;

  /** @example "ASSIGNED" */
  state: string;

  /** The unit that holds it now. @example "26041" */
  unitCode: string;

  submittedAt: string;

  /** The last day on which the answer is in time. @example "2026-04-20" */
  dueOn: string;

  /** The sender's key to this petition; shown only now. @example "7KQM-2XWD-P4HT-9RCE-VB3N" */
  trackingToken: string;
}
