/** A late petition as a letter lists it. */
export class LatePetitionResponse {
  petitionId: string;

  /** @example "H19.PA.2026.000007" */
  code: string;

  /** @example "PAKN.20260406.0042" */
  externalCode: string | null;

  /** @example "2026-04-06" */
  submittedOn: string;

  /** @example "2026-04-07" */
  assignedOn: string | null;

  /** @example "Rác thải" */
  fieldLabel: string;

  /**
   * The title; never the content, never who wrote.
   * @example "Rác thải tồn đọng nhiều ngày"
   */
  summary: string;

  /** @example "2026-04-20" */
  dueOn: string;

  /**
   * 0 while only a step is late.
   * @example 5
   */
  workingDaysOverdue: number;

  /** @example "Đang xử lý" */
  stateLabel: string;

  /** @example "OVERDUE" */
  lateness: 'OVERDUE' | 'LATE_STEP';

  /**
   * How many issued letters listed it before.
   * @example 0
   */
  timesReminded: number;

  /**
   * What the unit last said about it to a letter.
   * @example "Chờ ý kiến của Sở Xây dựng"
   */
  reasonGiven: string | null;

  /** @example "2026-05-12" */
  promisedOn: string | null;

  /** Still open although the promised day has passed. */
  promiseBroken: boolean;
}
