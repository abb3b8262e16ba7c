import type { NoticeState } from '../notice.rules';

/** A line of the register of outgoing documents (sổ đăng ký văn bản đi), with its ten columns. */
export class RegisterEntry {
  noticeId: string;

  /**
   * 1: number and symbol.
   * @example "05/VP-KSTT"
   */
  numberText: string;

  /**
   * 2: the day of issue.
   * @example "2026-04-28"
   */
  issuedOn: string;

  /**
   * 3: type and subject.
   * @example "Công văn V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn (lần 2)"
   */
  subject: string;

  /**
   * 4: who signed.
   * @example "Nguyễn Thị Mẫu"
   */
  signer: string;

  /**
   * 5: whom it went to.
   * @example ["Ủy ban nhân dân phường Trấn Biên"]
   */
  recipients: string[];

  /**
   * 6: who keeps the copy.
   * @example "VT, KSTT"
   */
  keptBy: string;

  /**
   * 7: how many, one for each recipient and each line of "Nơi nhận", the kept one among them.
   * @example 4
   */
  copies: number;

  /**
   * 8: when it was sent on.
   * @example "2026-04-28"
   */
  sentOn: string;

  /**
   * 9: who received it, of those who have acknowledged it.
   * @example ["Ủy ban nhân dân phường Trấn Biên (29/04/2026)"]
   */
  receivedBy: string[];

  /**
   * 10: cancelled and why, or the number of the unit's reply.
   * @example "Trả lời: 112/UBND-VP"
   */
  note: string;

  /** @example "ACKNOWLEDGED" */
  state: NoticeState;
}

export class RegisterResponse {
  items: RegisterEntry[];

  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
