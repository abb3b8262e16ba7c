/** One thing that was told to the account that reads. */
export class InboxItemResponse {
  id: string;

  /** @example "staff.escalation" */
  template: string;

  /**
   * The petition it is about.
   * @example "019d6a7e-3c00-7000-8000-000000000001"
   */
  petitionId: string | null;

  /** @example "H19.PA.2026.000123: quá hạn" */
  subject: string;

  /** @example "H19.PA.2026.000123 quá hạn (thời hạn của đơn vị xử lý), đơn vị đang giữ: Sở Xây dựng." */
  text: string;

  createdAt: string;

  readAt: string | null;
}

/** One page of one's inbox, the newest first. */
export class InboxResponse {
  items: InboxItemResponse[];

  nextCursor: string | null;
}

export class UnreadCountResponse {
  /**
   * Counted up to 1000.
   * @example 3
   */
  unread: number;

  /** Whether there are more than were counted. */
  more: boolean;
}

export class ReadAllResponse {
  /** @example 3 */
  read: number;
}
