import type { NoticeState } from '../notice.rules';

export class DraftedNotice {
  id: string;

  /** @example "26041" */
  unitCode: string;

  /** @example "DRAFTED" */
  state: NoticeState;

  /** @example 3 */
  petitionCount: number;

  /** A new draft, a standing draft drawn again, or an approved one that was left as it is. */
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
