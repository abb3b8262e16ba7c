import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { decodeCursor, toPage } from '../../platform/database/keyset';
import type { Language } from '../../platform/i18n/language';
import type { InboxItemResponse, InboxResponse, UnreadCountResponse } from '../dto/inbox.response';
import type { ListInboxRequest } from '../dto/list-inbox.request';
import type { Payload } from '../payload';
import { messageErrors } from '../messages.errors';
import { render } from '../templates/render.rules';
import { templateOf } from '../templates/templates';

interface InboxRow {
  id: string;
  template: string;
  locale: Language;
  payload: Payload;
  petitionId: string | null;
  createdAt: Date;
  readAt: Date | null;
}

const USUAL_LIMIT = 50;
const COUNTED = 1000;

/** $1 account, $2 the last id seen or null, $3 how many. */
const page = (unread: boolean): string => `
  select id, template, locale, payload, petition_id as "petitionId", created_at as "createdAt",
    read_at as "readAt"
  from outbox
  where account_id = $1 and channel = 'INBOX' and state = 'SENT'
    ${unread ? 'and read_at is null' : ''} and ($2::uuid is null or id < $2)
  order by id desc limit $3`;

export const PAGE = { name: 'inbox.page', text: page(false) };
export const UNREAD_PAGE = { name: 'inbox.unread-page', text: page(true) };

export const COUNT_UNREAD = {
  name: 'inbox.count-unread',
  text: `
    select count(*) as unread from (
      select from outbox
      where account_id = $1 and channel = 'INBOX' and state = 'SENT' and read_at is null
      limit ${COUNTED + 1}) as counted`,
};

/** What an account was told, in the house; nobody reads another's. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One page, the newest first. */
  async page(accountId: string, query: ListInboxRequest): Promise<InboxResponse> {
    const limit = query.limit ?? USUAL_LIMIT;
    const [after] = decodeCursor(query.cursor, ['uuid']) ?? [null];
    const statement = query.unread ? UNREAD_PAGE : PAGE;
    const rows = await this.database.rows<InboxRow>(statement, [accountId, after, limit + 1]);
    return toPage(rows, limit, (row) => [row.id], shape);
  }

  /** How many have not been read. */
  async unread(accountId: string): Promise<UnreadCountResponse> {
    const [row] = await this.database.rows<{ unread: number }>(COUNT_UNREAD, [accountId]);
    const unread = row?.unread ?? 0;
    return { unread: Math.min(unread, COUNTED), more: unread > COUNTED };
  }

  /** Marks one as read; again, it keeps the first instant. MESSAGE_UNKNOWN when it is not in this inbox. */
  async read(accountId: string, id: string): Promise<InboxItemResponse> {
    const [row] = await this.database.rows<InboxRow>(
      `update outbox set read_at = coalesce(read_at, $3)
       where id = $2 and account_id = $1 and channel = 'INBOX' and state = 'SENT'
       returning id, template, locale, payload, petition_id as "petitionId",
         created_at as "createdAt", read_at as "readAt"`,
      [accountId, id, this.clock.now()],
    );
    if (!row) throw messageErrors.MESSAGE_UNKNOWN();
    return shape(row);
  }

  /** Marks everything as read that was there when it was asked, and says how much that was. */
  async readAll(accountId: string): Promise<number> {
    const [row] = await this.database.rows<{ read: number }>(
      `with read as (
         update outbox set read_at = $2
         where account_id = $1 and channel = 'INBOX' and state = 'SENT' and read_at is null
         returning id)
       select count(*) as read from read`,
      [accountId, this.clock.now()],
    );
    return row?.read ?? 0;
  }
}

/** What cannot be worded is still shown, by its code: it must not hide the rest of the inbox. */
function shape(row: InboxRow): InboxItemResponse {
  const template = templateOf('STAFF', row.template);
  const words = template ? render(template, row.payload, row.locale) : null;
  return {
    id: row.id,
    template: row.template,
    petitionId: row.petitionId,
    subject: words?.subject ?? row.template,
    text: words?.text ?? '',
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
