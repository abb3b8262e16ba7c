import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Statement } from '../platform/database/database';
import { decodeCursor, toPage } from '../platform/database/keyset';
import { Nudger, type Nudge } from '../platform/queue/nudger';
import type { ListMessagesRequest } from './dto/list-messages.request';
import type { MessageListResponse, MessageResponse } from './dto/message.response';
import type { MessageState } from './message';
import { messageErrors } from './messages.errors';
import { SEND_MESSAGES } from './send-messages.sweep';

interface MessageRow extends Omit<MessageResponse, 'notBefore' | 'createdAt' | 'sentAt'> {
  notBefore: Date;
  createdAt: Date;
  sentAt: Date | null;
}

const USUAL_LIMIT = 50;

const COLUMNS = `id, idempotency_key as key, audience, channel, template, locale,
  account_id as "accountId", petition_id as "petitionId", webhook_id as "webhookId", state,
  not_before as "notBefore", attempts, last_error as "lastError", created_at as "createdAt",
  sent_at as "sentAt"`;

/** What a page of messages is asked for by; absent: by nothing. */
interface Asked {
  after: string | number | null | undefined;
  most: number;
  state?: MessageState | undefined;
  channel?: string | undefined;
  webhookId?: string | undefined;
}

/**
 * One page, the newest first. What is on its way is gathered first and ordered then: there is as much of it as waits,
 * where walking back through all that was ever sent might look for it in vain.
 */
export function pageOf({ after, most, state, channel, webhookId }: Asked): {
  statement: Statement;
  values: unknown[];
} {
  const values: unknown[] = [after, most];
  const conditions = Object.entries({ state, channel, webhook_id: webhookId }).flatMap(
    ([column, value]) => (value === undefined ? [] : [`${column} = $${values.push(value)}`]),
  );
  const found = `select * from outbox
    where ${['($1::uuid is null or id < $1)', ...conditions].join(' and ')}`;
  // `offset 0` keeps the planner from drawing the order into what it reads first.
  const from = state === 'PENDING' || state === 'SENDING' ? `${found} offset 0` : found;
  const text = `select ${COLUMNS} from (${from}) as found order by id desc limit $2`;
  return { statement: { text }, values };
}

/** Lets administrators see what was told to whom, and put right what could not be sent. */
@Injectable()
export class OutboxDesk {
  private readonly nudge: Nudge;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    nudger: Nudger,
  ) {
    this.nudge = nudger.toward(SEND_MESSAGES);
  }

  /** One page of messages, the newest first; of one webhook alone where it is named. */
  async page(query: ListMessagesRequest, webhookId?: string): Promise<MessageListResponse> {
    const limit = query.limit ?? USUAL_LIMIT;
    const [after] = decodeCursor(query.cursor, ['uuid']) ?? [null];
    const { state, channel } = query;
    const asked = { after, most: limit + 1, state, channel, webhookId };
    const { statement, values } = pageOf(asked);
    const rows = await this.database.rows<MessageRow>(statement, values);
    return toPage(rows, limit, (row) => [row.id], shapeMessage);
  }

  /**
   * Due at once, with all its attempts before it; what its receiver asked for stands all the same. Errors: MESSAGE_UNKNOWN, MESSAGE_RETRY_NOT_POSSIBLE.
   */
  async retry(id: string): Promise<MessageResponse> {
    const row = await this.change(
      id,
      `set state = 'PENDING', attempts = 0, not_before = $2
       where id = $1 and channel <> 'INBOX' and state in ('DEAD', 'CANCELLED', 'PENDING')`,
      (state) => messageErrors.MESSAGE_RETRY_NOT_POSSIBLE({ state }),
    );
    await this.nudge();
    return row;
  }

  /** Not to be sent any more. Errors: MESSAGE_UNKNOWN, MESSAGE_CANCEL_NOT_POSSIBLE. */
  cancel(id: string): Promise<MessageResponse> {
    return this.change(
      id,
      `set state = 'CANCELLED', not_before = least(not_before, $2)
       where id = $1 and channel <> 'INBOX' and state in ('PENDING', 'DEAD', 'CANCELLED')`,
      (state) => messageErrors.MESSAGE_CANCEL_NOT_POSSIBLE({ state }),
    );
  }

  private async change(
    id: string,
    change: string,
    refusal: (state: MessageState) => Error,
  ): Promise<MessageResponse> {
    const [row] = await this.database.rows<MessageRow>(
      `update outbox ${change} returning ${COLUMNS}`,
      [id, this.clock.now()],
    );
    if (row) return shapeMessage(row);
    const [there] = await this.database.rows<{ state: MessageState }>(
      `select state from outbox where id = $1`,
      [id],
    );
    throw there ? refusal(there.state) : messageErrors.MESSAGE_UNKNOWN();
  }
}

const shapeMessage = (row: MessageRow): MessageResponse => ({
  id: row.id,
  key: row.key,
  audience: row.audience,
  channel: row.channel,
  template: row.template,
  locale: row.locale,
  accountId: row.accountId,
  petitionId: row.petitionId,
  webhookId: row.webhookId,
  state: row.state,
  notBefore: row.notBefore.toISOString(),
  attempts: row.attempts,
  lastError: row.lastError,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
});
