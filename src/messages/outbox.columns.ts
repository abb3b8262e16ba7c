import { newId } from '../platform/auth/ids';
import type { OutgoingMessage } from './message';

const COLUMNS = `id, idempotency_key, audience, channel, template, locale, payload, account_id,
    petition_id, webhook_id, state, not_before, created_at, sent_at`;

/** Messages as the JSON that `insertMessages` unfolds into rows. What lies in an inbox has been delivered by that. */
export function messagesJson(messages: readonly OutgoingMessage[], now: Date): string {
  return JSON.stringify(
    messages.map((message) => ({
      id: newId(),
      idempotency_key: message.key,
      audience: message.audience,
      channel: message.channel,
      template: message.template,
      locale: message.locale,
      payload: message.payload,
      account_id: message.accountId ?? null,
      petition_id: message.petitionId ?? null,
      webhook_id: 'webhookId' in message ? message.webhookId : null,
      state: message.channel === 'INBOX' ? 'SENT' : 'PENDING',
      not_before: message.notBefore ?? now,
      created_at: now,
      sent_at: message.channel === 'INBOX' ? now : null,
    })),
  );
}

/** A data-modifying CTE's body; `parameter` is the number of the one that holds `messagesJson`. */
export const insertMessages = (parameter: string): string => `
  insert into outbox (${COLUMNS})
  select m.id, m.idempotency_key, m.audience, m.channel, m.template, m.locale, m.payload,
    m.account_id, m.petition_id, m.webhook_id, m.state, m.not_before, m.created_at, m.sent_at
  from jsonb_to_recordset(${parameter}::jsonb) as m(id uuid, idempotency_key text, audience text,
    channel text, template text, locale text, payload jsonb, account_id uuid, petition_id uuid,
    webhook_id uuid, state text, not_before timestamptz, created_at timestamptz,
    sent_at timestamptz)
  on conflict on constraint uq_outbox_idempotency_key do nothing`;

/**
 * A data-modifying CTE's body for messages into inboxes, made by SQL: `source` is what stands behind `from` and gives
 * m(id, key, template, locale, payload, account_id, petition_id, at).
 */
export const insertIntoInboxes = (source: string): string => `
  insert into outbox (${COLUMNS})
  select m.id, m.key, 'STAFF', 'INBOX', m.template, m.locale, m.payload, m.account_id,
    m.petition_id, null, 'SENT', m.at, m.at, m.at
  from ${source} as m
  on conflict on constraint uq_outbox_idempotency_key do nothing`;

/**
 * The same for e-mail to staff that has a time: m(id, key, template, locale, payload, account_id, at, until). Returns
 * what it wrote, and nothing of a message whose key was there.
 */
export const insertStaffMails = (source: string): string => `
  insert into outbox (${COLUMNS}, not_after)
  select m.id, m.key, 'STAFF', 'EMAIL', m.template, m.locale, m.payload, m.account_id,
    null, null, 'PENDING', m.at, m.at, null, m.until
  from ${source} as m
  on conflict on constraint uq_outbox_idempotency_key do nothing
  returning id, account_id`;

/** The same for the senders of petitions: m(id, key, channel, template, payload, petition_id, at). */
export const insertForCitizens = (source: string): string => `
  insert into outbox (${COLUMNS})
  select m.id, m.key, 'CITIZEN', m.channel, m.template, 'vi', m.payload, null, m.petition_id,
    null, 'PENDING', m.at, m.at, null
  from ${source} as m
  on conflict on constraint uq_outbox_idempotency_key do nothing`;

/** The same for other systems: m(id, key, template, payload, webhook_id, petition_id, at). */
export const insertForWebhooks = (source: string): string => `
  insert into outbox (${COLUMNS})
  select m.id, m.key, 'SYSTEM', 'WEBHOOK', m.template, 'vi', m.payload, null, m.petition_id,
    m.webhook_id, 'PENDING', m.at, m.at, null
  from ${source} as m
  on conflict on constraint uq_outbox_idempotency_key do nothing`;
