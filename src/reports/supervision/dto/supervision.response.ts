/** A petition on a supervisor's list. */
export class SupervisedPetition {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  id: string;

  /** @example "H19.PA.2026.000123" */
  code: string;

  /** @example "Rác thải tồn đọng nhiều ngày" */
  title: string;

  /** @example "HIEN_TRUONG" */
  class: string | null;

  /** @example "IN_PROGRESS" */
  state: string;

  /** Who holds it. @example "26041" */
  unitCode: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  unitName: string;

  submittedAt: string;

  /** Last day of the answer's limit. @example "2026-04-20" */
  dueOn: string;

  /**
   * In how many reminder notices that were issued it was listed.
   * @example 1
   */
  timesReminded: number;
}

export class OverduePetition extends SupervisedPetition {
  /**
   * Working days of the province since the due day; 0 until the first has come.
   * @example 5
   */
  workingDaysOverdue: number;
}

export class DueSoonPetition extends SupervisedPetition {
  /**
   * Working days of the province that are left, the due day among them; 0 on the due day.
   * @example 2
   */
  workingDaysLeft: number;
}

export class LateStepPetition extends SupervisedPetition {
  /** @example "ACCEPT" */
  stepKind: string;

  /** Last day of the step's limit. @example "2026-04-08" */
  stepDueOn: string;

  /**
   * Working days of the province since the step's due day.
   * @example 1
   */
  workingDaysOverdue: number;
}

export class SupervisionPage {
  nextCursor: string | null;

  /**
   * The instant that every page of this list compares with.
   * @example "2026-04-27T01:00:00.000Z"
   */
  asOf: string;
}

/** One page of what is overdue, the oldest due first. */
export class OverdueResponse extends SupervisionPage {
  items: OverduePetition[];
}

/** One page of what is due soon, the next due first. */
export class DueSoonResponse extends SupervisionPage {
  items: DueSoonPetition[];
}

/** One page of missed steps, the oldest first, while the answer is not overdue. */
export class LateStepsResponse extends SupervisionPage {
  items: LateStepPetition[];
}

export class SupervisionCounts {
  /**
   * All that await an answer, late or not.
   * @example 42
   */
  open: number;

  /** @example 6 */
  dueSoon: number;

  /** @example 3 */
  lateStep: number;

  /** @example 4 */
  overdue: number;
}

export class SupervisionGroup extends SupervisionCounts {
  /** Code of the unit, or the class; null for what has no class yet. @example "26041" */
  key: string | null;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  name: string;
}

/** How many of each, the most overdue first; each count is that of the list of its name. */
export class SupervisionSummaryResponse {
  /** @example "2026-04-27T01:00:00.000Z" */
  asOf: string;

  items: SupervisionGroup[];

  total: SupervisionCounts;
}
