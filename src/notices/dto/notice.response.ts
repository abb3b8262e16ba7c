import type { NoticeAction, NoticeState } from '../notice.rules';

export class NoticeSummary {
  id: string;

  /** @example "26041" */
  unitCode: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  unitName: string;

  /** @example "ISSUED" */
  state: NoticeState;

  /**
   * Its ETag.
   * @example 2
   */
  version: number;

  /**
   * The instant its petitions were read; at issue they are read again.
   * @example "2026-04-27T01:00:00.000Z"
   */
  asOf: string;

  /**
   * Petitions it lists, without those that dropped out.
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
   * The how-manieth letter of the unit's series (lần n): a series goes on while a petition of it is open.
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

  acknowledgedAt: string | null;

  cancelledAt: string | null;

  /** Only for those who see drafts. */
  cancelReason: string | null;
}

export class NoticeListResponse {
  items: NoticeSummary[];

  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

/** A line of the annex. */
export class NoticeItemResponse {
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
   * The petition's version when it was read.
   * @example 4
   */
  petitionVersion: number;

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

export class NoticeResponse extends NoticeSummary {
  items: NoticeItemResponse[];

  /** The letters of the series before it: as it says when issued, until then as they stand now. */
  earlierLetters: EarlierNotice[];

  /**
   * What this account may do with it now.
   * @example ["approve", "cancel"]
   */
  allowedActions: NoticeAction[];
}
