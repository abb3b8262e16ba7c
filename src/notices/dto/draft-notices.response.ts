import type { NoticeState } from '../notice.rules';

/** What became of one unit; the units of a collective letter have its id in common. */
export class DraftedNotice {
  id: string;

  /** @example "26041" */
  unitCode: string;

  /** @example "DRAFTED" */
  state: NoticeState;

  /** What it lists for the unit. @example 3 */
  petitionCount: number;

  /** A new draft, a standing draft drawn again, or one that was left as it is: approved, or of the other form. */
  outcome: 'CREATED' | 'REDRAWN' | 'LEFT';
}

export class DraftChairmanListResponse {
  /** @example "2026-05-11T01:00:00.000Z" */
  asOf: string;

  /** Null when nothing is grave enough and no draft stands. */
  notice: DraftedNotice | null;
}

export class DraftNoticesResponse {
  /** @example "2026-04-27T01:00:00.000Z" */
  asOf: string;

  items: DraftedNotice[];
}
