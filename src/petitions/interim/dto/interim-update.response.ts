import { AnswerWarningResponse } from '../../publication/dto/publication-check.response';
import type { Confidence, PersonalDataKind } from '../../publication/masking/finding';

/** Word that is owed to the sender while the answer is late by the decree, or was. */
export class InterimUpdateResponse {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  id: string;

  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  petitionId: string;

  /** @example "H19.PA.2026.000123" */
  petitionCode: string;

  /**
   * Which time round; a reopened petition begins another.
   * @example 1
   */
  cycle: number;

  /**
   * 1 for the first seven days after the decree's twenty, and one more after each seven.
   * @example 2
   */
  round: number;

  /** Who holds the petition and is to write. @example "SXD" */
  unitCode: string;

  /** @example "Sở Xây dựng" */
  unitName: string;

  /**
   * ASKED waits for the unit, PROPOSED for the office; MISSED: the next round began without a word; CANCELLED: nothing
   * is owed any more.
   * @example "PROPOSED"
   */
  state: 'ASKED' | 'PROPOSED' | 'SENT' | 'MISSED' | 'CANCELLED';

  /** @example "Sở đang lấy ý kiến phòng chuyên môn; dự kiến trả lời trước ngày 15/5/2026." */
  text: string | null;

  askedAt: string;

  /** The last day on which word is in time. @example "2026-05-12" */
  dueOn: string;

  /**
   * The first day on which word was late; null while it is in time.
   * @example "2026-05-06"
   */
  overdueSinceOn: string | null;

  /**
   * Rounds before this one that ended without a word since the last.
   * @example 1
   */
  missedRounds: number;

  proposedAt: string | null;

  /** Why the office sent it back. */
  returnedReason: string | null;

  sentAt: string | null;

  endedAt: string | null;
}

/** The rounds of one petition, the oldest first. */
export class PetitionInterimUpdatesResponse {
  items: InterimUpdateResponse[];
}

/** One page of what is owed, the longest owed first. */
export class InterimUpdateListResponse {
  items: InterimUpdateResponse[];

  nextCursor: string | null;
}

/** What may be personal data in a text, and where. */
export class InterimFindingResponse {
  /** @example "NAME" */
  kind: PersonalDataKind;

  /** CERTAIN is never sent; SUSPECTED is once it is confirmed. @example "SUSPECTED" */
  confidence: Confidence;

  /** From which letter of the text. @example 12 */
  from: number;

  /** Up to which, not included. @example 25 */
  to: number;
}

/** An update as it stands after it was worked on, and what is to be noticed about its text. */
export class CheckedInterimUpdateResponse extends InterimUpdateResponse {
  /**
   * The petition's version, which is its ETag.
   * @example 7
   */
  version: number;

  findings: InterimFindingResponse[];

  warnings: AnswerWarningResponse[];
}
