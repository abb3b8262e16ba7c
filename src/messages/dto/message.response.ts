import type { MessageState } from '../message';

/** A message as operators see it: whom it is for is an id, never an address or a name. */
export class MessageResponse {
  id: string;

  /** @example "acknowledge:019d6a7e-3c00-7000-8000-000000000001" */
  key: string;

  /** @example "CITIZEN" */
  audience: 'STAFF' | 'CITIZEN' | 'SYSTEM';

  /** @example "SMS" */
  channel: 'INBOX' | 'EMAIL' | 'SMS' | 'WEBHOOK';

  /** @example "citizen.acknowledged" */
  template: string;

  /** @example "vi" */
  locale: 'vi' | 'en';

  accountId: string | null;

  petitionId: string | null;

  webhookId: string | null;

  /** @example "DEAD" */
  state: MessageState;

  /**
   * When it is tried next, or was to be sent; later where its webhook asked for time (`quietUntil`).
   * @example "2026-04-06T01:00:30.000Z"
   */
  notBefore: string;

  /** @example 1 */
  attempts: number;

  /**
   * Why the last attempt failed, as a code.
   * @example "SMTP_550"
   */
  lastError: string | null;

  createdAt: string;

  sentAt: string | null;
}

/** One page of messages, the newest first. */
export class MessageListResponse {
  items: MessageResponse[];

  nextCursor: string | null;
}
