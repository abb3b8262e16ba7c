/** A petition that is likely about the same thing. */
export class DuplicateResponse {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  id: string;

  /** @example "H19.PA.2026.000123" */
  code: string;

  /** @example "ASSIGNED" */
  state: string;

  /** @example "HIEN_TRUONG" */
  class: string | null;

  /** @example "Rác thải tồn đọng nhiều ngày" */
  title: string;

  /** @example "26041" */
  communeCode: string | null;

  /** @example "26041" */
  unitCode: string;

  submittedAt: string;

  /** Whether others can be merged into it now. */
  canTakeMerge: boolean;

  /**
   * How likely it is, from 0 to 1: 0.6 for the text, 0.25 for the place, 0.1 for the time, 0.05 for the class.
   * @example 0.83
   */
  score: number;

  /** @example ["SIMILAR_TEXT", "SAME_PLACE", "SAME_DAY"] */
  reasons: (
    | 'SAME_TEXT'
    | 'SIMILAR_TEXT'
    | 'SAME_PLACE'
    | 'NEAR'
    | 'SAME_COMMUNE'
    | 'SAME_DAY'
    | 'SAME_WEEK'
    | 'SAME_CLASS'
  )[];

  /** Between the two places, where both have coordinates. @example 120 */
  distanceMetres: number | null;
}

/** The likeliest first, twenty at most. */
export class DuplicatesResponse {
  items: DuplicateResponse[];
}
