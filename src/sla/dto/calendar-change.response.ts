export class UnitPreviewResponse {
  /** @example "26041" */
  unitCode: string;

  /** @example 12 */
  moved: number;

  /** @example 3 */
  becomesOnTime: number;

  /** @example 0 */
  becomesLate: number;
}

export class ChangePreviewResponse {
  /**
   * Petitions whose answer is still owed.
   * @example 480
   */
  openPetitions: number;

  /**
   * Petitions of which at least one running limit gets another due date.
   * @example 37
   */
  moved: number;

  /**
   * Petitions that are overdue now and would not be.
   * @example 3
   */
  becomesOnTime: number;

  /**
   * Petitions that are in time now and would be overdue.
   * @example 0
   */
  becomesLate: number;

  /** By the unit that holds the petition; only units with something that moves. */
  byUnit: UnitPreviewResponse[];
}

export class ChangedDayResponse {
  /** @example "2026-08-31" */
  day: string;

  /** Null when what the calendar says of the day is removed. */
  kind: string | null;

  name: string | null;

  source: string | null;

  confirmed: boolean | null;

  /** Null for the whole province. */
  unitCode: string | null;
}

export class CalendarChangeResponse {
  id: string;

  /**
   * The calendar version the preview was made from; the change applies to no other.
   * @example 1
   */
  baseVersion: number;

  days: ChangedDayResponse[];

  /** @example [2027] */
  confirmedYears: number[];

  /** @example [] */
  unconfirmedYears: number[];

  /** @example "Thông báo nghỉ Quốc khánh 2026" */
  reason: string;

  preview: ChangePreviewResponse;

  createdAt: string;

  /** The calendar version it made; null while it is only a preview. */
  appliedVersion: number | null;

  appliedAt: string | null;
}
