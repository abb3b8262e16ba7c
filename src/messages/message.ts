import type { Language } from '../platform/i18n/language';
import type { Payload } from './payload';
import type { CitizenTemplate, StaffTemplate, SystemTemplate } from './templates/templates';

export const CHANNELS = ['INBOX', 'EMAIL', 'SMS', 'WEBHOOK'] as const;
export type MessageChannel = (typeof CHANNELS)[number];

/** SENT of the inbox means: it lies there. DEAD waits for somebody to look at it. */
export const MESSAGE_STATES = ['PENDING', 'SENDING', 'SENT', 'DEAD', 'CANCELLED'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export const AUDIENCES = ['STAFF', 'CITIZEN', 'SYSTEM'] as const;
export type Audience = (typeof AUDIENCES)[number];

interface Common {
  /** Names the message for ever: a second one with the same key is not written, and receivers can tell a repeat. */
  key: string;
  locale: Language;
  payload: Payload;
  /** Absent: at once. */
  notBefore?: Date;
}

/** For a member of staff. It has an account as its recipient and can have no other. */
export interface StaffMessage extends Common {
  audience: 'STAFF';
  channel: 'INBOX' | 'EMAIL';
  template: StaffTemplate;
  accountId: string;
  /** What it is about. */
  petitionId?: string;
}

/** For whoever sent a petition; the address is found at sending, from what is sealed. */
export interface CitizenMessage extends Common {
  audience: 'CITIZEN';
  channel: 'EMAIL' | 'SMS';
  template: CitizenTemplate;
  petitionId: string;
  accountId?: never;
}

/** For another system. */
export interface SystemMessage extends Common {
  audience: 'SYSTEM';
  channel: 'WEBHOOK';
  template: SystemTemplate;
  webhookId: string;
  petitionId?: string;
  accountId?: never;
}

/**
 * What can be written. An internal alert with a citizen as its recipient is none of the three: the compiler refuses
 * it here, and `ck_outbox_recipient` and `ck_outbox_template` refuse it in the database.
 */
export type OutgoingMessage = StaffMessage | CitizenMessage | SystemMessage;

/** A message that a worker has claimed and will send. */
export interface ClaimedMessage {
  id: string;
  key: string;
  audience: Audience;
  channel: MessageChannel;
  template: string;
  locale: Language;
  payload: Payload;
  accountId: string | null;
  petitionId: string | null;
  webhookId: string | null;
  /** Which attempt this is; it also proves that the claim is still the sender's own. */
  attempts: number;
  createdAt: Date;
  /** From then on it tells nobody anything; null: it keeps. */
  notAfter: Date | null;
}
