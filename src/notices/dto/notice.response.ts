import type { LetterUrgency } from '../letter/letter-content';
import type { NoticeAction, NoticeKind, NoticeState } from '../notice.rules';
import { LatePetitionResponse } from './late-petition.response';
import { LetterheadSignature } from './letterhead.response';

/** Sentences of this letter; absent where they are the letterhead's, empty where they are left out. */
export class RevisedWording {
  /** @example "Văn phòng Ủy ban nhân dân thành phố Đồng Nai yêu cầu" */
  request?: string;

  /** @example "Rà soát từng phản ánh, kiến nghị tại Phụ lục" */
  review?: string;

  /** @example "làm rõ trách nhiệm của người đứng đầu" */
  cause?: string;

  /** @example "Xử lý dứt điểm, trả lời và cập nhật kết quả trên hệ thống" */
  finish?: string;

  /** @example "Báo cáo bằng văn bản về Văn phòng" */
  report?: string;

  /** @example "Đây là nhiệm vụ do Chủ tịch giao" */
  task?: string;

  /** @example "trường hợp tiếp tục để quá hạn sẽ bị phê bình theo" */
  discipline?: string;

  /** @example "Nếu dữ liệu sai lệch, đề nghị liên hệ" */
  contact?: string;
}

export class NoticeSummary {
  id: string;

  /**
   * The unit it is addressed to; of a collective letter the office that sends it, and to a unit's people their own.
   * @example "26041"
   */
  unitCode: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  unitName: string;

  /** @example "REMINDER" */
  kind: NoticeKind;

  /**
   * Where it stands with those it is addressed to, no further than with the last of them; to a unit's people, where
   * it stands with their own.
   * @example "ISSUED"
   */
  state: NoticeState;

  /**
   * Its ETag, of what is seen of it. To those who see the letter as a whole it changes with whatever happens to it; to
   * a unit's people with what concerns their own units, so that what others acknowledge or answer meanwhile makes
   * no `If-Match` of theirs fail.
   * @example 2
   */
  version: number;

  /**
   * The instant its petitions were read; at issue they are read again.
   * @example "2026-04-27T01:00:00.000Z"
   */
  asOf: string;

  /**
   * Petitions it lists, without those that dropped out; to a unit's people, of their own.
   * @example 3
   */
  petitionCount: number;

  /**
   * Number and symbol, once issued.
   * @example "05/VP-KSTT"
   */
  numberText: string | null;

  /** @example 5 */
  number: number | null;

  /** @example "VP-KSTT" */
  symbol: string | null;

  /** @example 2026 */
  year: number | null;

  /**
   * The how-manieth letter of the unit's series (lần n): a series goes on while a petition of it is open. Null
   * for a list for the chairman; of a collective letter see `addressees`.
   * @example 1
   */
  round: number | null;

  /** @example "2026-04-28" */
  issuedOn: string | null;

  /** @example "Nguyễn Thị Mẫu" */
  signerName: string | null;

  /** @example "PHÓ CHÁNH VĂN PHÒNG" */
  signerPost: string | null;

  draftedAt: string;

  approvedAt: string | null;

  issuedAt: string | null;

  /**
   * Units it is addressed to, without those that dropped out at its issue.
   * @example 1
   */
  addresseeCount: number;

  /** Of them, so many have acknowledged it. @example 1 */
  acknowledgedCount: number;

  /** Of them, so many have said something to it. @example 0 */
  answeredCount: number;

  /**
   * The last day on which the unit is in time to acknowledge it; null when it did, or need not.
   * @example "2026-04-23"
   */
  acknowledgeBy: string | null;

  /** When the last of its units acknowledged it; null while one has not. */
  acknowledgedAt: string | null;

  /** When its units last said something to it; null while one has not. */
  answeredAt: string | null;

  /**
   * Of those it lists, still open with the unit; 0 for a draft.
   * @example 2
   */
  openCount: number;

  /**
   * Of those still open, the ones whose promised day has passed.
   * @example 1
   */
  brokenPromises: number;

  cancelledAt: string | null;

  /** Only for those who see drafts. */
  cancelReason: string | null;
}

export class NoticeListResponse {
  items: NoticeSummary[];

  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

/** A unit a letter is addressed to: each acknowledges and answers for itself. */
export class NoticeAddresseeResponse {
  /** @example "26041" */
  unitCode: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  unitName: string;

  /**
   * Where the letter stands with this unit.
   * @example "ACKNOWLEDGED"
   */
  state: NoticeState;

  /**
   * Which letter of the unit's series it is; null until it is issued.
   * @example 2
   */
  round: number | null;

  /** @example 3 */
  petitionCount: number;

  /** Of those, still open with the unit; 0 for a draft. @example 2 */
  openCount: number;

  /** Of those still open, the ones whose promised day has passed. @example 1 */
  brokenPromises: number;

  /**
   * The last day on which it is in time to acknowledge it; null when it did, or need not.
   * @example "2026-04-23"
   */
  acknowledgeBy: string | null;

  /** That day has passed. */
  unacknowledged: boolean;

  acknowledgedAt: string | null;

  answeredAt: string | null;

  /** When the issue found nothing late with it any more: the letter does not go to it. */
  droppedAt: string | null;
}

/** A line of the annex. */
export class NoticeItemResponse extends LatePetitionResponse {
  /**
   * The unit that held it when it was read.
   * @example "26041"
   */
  unitCode: string;

  /**
   * The petition's version when it was read.
   * @example 4
   */
  petitionVersion: number;

  /** Still open with the unit it was listed for. */
  isOpen: boolean;

  /** When it was found to be no longer late at this unit: the letter does not list it. */
  droppedAt: string | null;
}

/** A letter of the same series that came before. */
export class EarlierNotice {
  /** @example "03/VP-KSTT" */
  numberText: string;

  /** @example "2026-04-21" */
  issuedOn: string;

  /**
   * Petitions it listed; what has become of them adds up to it.
   * @example 5
   */
  listed: number;

  /**
   * Answered since.
   * @example 3
   */
  answered: number;

  /**
   * With another unit by now, or ended without an answer.
   * @example 0
   */
  otherwise: number;

  /**
   * Still open with the unit.
   * @example 2
   */
  open: number;
}

/** What the office changed in this letter; null where it is as the letterhead has it. */
export class NoticeRevisionResponse {
  /** @example "đôn đốc xử lý phản ánh, kiến nghị về rác thải" */
  subject: string | null;

  wording: RevisedWording | null;

  /** @example "Đề nghị Chủ tịch phường trực tiếp chỉ đạo" */
  addition: string | null;

  /** @example ["Như trên", "Lưu: VT, KSTT"] */
  recipientsFoot: string[] | null;

  signature: LetterheadSignature | null;

  /** @example "THUONG_KHAN" */
  urgency: LetterUrgency | 'NONE' | null;

  /** @example "2026-05-08" */
  finishBeforeOn: string | null;

  /** @example "2026-05-12" */
  reportBeforeOn: string | null;
}

/** What a unit said to the letter, the latest first. */
export class NoticeReplyResponse {
  /** @example "26041" */
  unitCode: string;

  /** @example "Thiếu người do sắp xếp lại bộ máy; đã phân công lại" */
  cause: string;

  /** @example "2026-05-08" */
  promisedOn: string | null;

  /**
   * Number and symbol of the unit's own letter.
   * @example "112/UBND-VP"
   */
  replyNumber: string | null;

  repliedAt: string;
}

/** A letter; of one to many units, its people see what concerns their own, and the whole of it as a file. */
export class NoticeResponse extends NoticeSummary {
  /** Whom it is addressed to, in the letter's order. */
  addressees: NoticeAddresseeResponse[];

  items: NoticeItemResponse[];

  /**
   * The letters of the unit's series before it: as it says when issued, until then as they stand now. None where
   * several units are looked at.
   */
  earlierLetters: EarlierNotice[];

  /** Only for those who see drafts. */
  revision: NoticeRevisionResponse | null;

  replies: NoticeReplyResponse[];

  /**
   * What this account may do with it now.
   * @example ["approve", "cancel"]
   */
  allowedActions: NoticeAction[];
}
