import { COUNT_UNREAD, PAGE, UNREAD_PAGE } from '../../src/messages/inbox/inbox.service';
import {
  BACKLOG,
  CLAIM,
  CLAIM_FOR_WEBHOOK,
  OLDEST_DUE,
  WEBHOOKS_DUE,
} from '../../src/messages/lanes.statements';
import { COUNT_DEAD, RECLAIM } from '../../src/messages/outbox.statements';
import { pageOf } from '../../src/messages/outbox-desk';
import { DISABLE } from '../../src/messages/webhooks/gone-webhooks';
import type { Statement, Transaction } from '../../src/platform/database/database';
import { startTestApp, type TestApp } from '../support/app';

/** The outbox is never emptied: as much as this was sent, read and cancelled before. */
const HISTORY = 40_000;
/** About as much waits: most for a webhook, the rest as e-mail. */
const WAITING = 1_800;
/** All that waits, and once more where it is changed. */
const WHAT_WAITS = 2 * WAITING;
/** More than a batch, or a page of what every tenth message is. */
const A_FEW = 600;

const NOW = new Date('2026-04-06T01:00:00Z');
const LEASE = new Date('2026-04-06T01:01:00Z');
const WEBHOOK = '01900000-0000-7000-8000-000000000001';
const QUIET = '01900000-0000-7000-8000-000000000002';
const ACCOUNT = '01900000-0000-7000-8000-000000000003';

interface Plan {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** How many rows of tables it looked at. */
function rowsRead(plan: Plan): number {
  const scanned = plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0);
  const own = 'Relation Name' in plan ? scanned * plan['Actual Loops'] : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part), own);
}

describe('an outbox in which years lie', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
    await t.database.transaction(async (tx) => {
      await tx.rows(`set local session_replication_role = replica`);
      for (const id of [WEBHOOK, QUIET]) {
        await tx.rows(
          `insert into webhook (id, name, url, events, key_id, sealed, created_at)
           values ($1::uuid, $1::text, 'https://portal.example.gov.vn/', '{petition-changed}',
             'k1', '', $2)`,
          [id, NOW],
        );
      }
      await fill(tx, HISTORY);
    });
    await t.database.rows(`vacuum (analyze) outbox`);
  });
  afterAll(() => t.close());

  /** A fifth each of inbox, e-mail and SMS, two of webhooks; half of the e-mail cancelled, and the oldest wait. */
  function fill(tx: Transaction, count: number): Promise<unknown> {
    return tx.rows(
      `insert into outbox (id, idempotency_key, audience, channel, template, locale, payload,
         account_id, petition_id, webhook_id, state, not_before, created_at, sent_at, read_at)
       select ('01900000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid, 'before:' || i, c.audience, c.channel,
         lower(c.audience) || '.trial', 'vi', '{}',
         case when c.audience = 'STAFF' then $2::uuid end,
         case when c.audience = 'CITIZEN' then $2::uuid end,
         case when c.audience = 'SYSTEM' then $3::uuid end,
         s.state, n.at, n.at, case when s.state = 'SENT' then n.at end,
         case when c.channel = 'INBOX' then n.at end
       from generate_series(1, $4::integer) as i
       cross join (select $1::timestamptz as at) n
       cross join lateral (select
         (array['STAFF', 'STAFF', 'CITIZEN', 'SYSTEM', 'SYSTEM'])[1 + i % 5] as audience,
         (array['INBOX', 'EMAIL', 'SMS', 'WEBHOOK', 'WEBHOOK'])[1 + i % 5] as channel) c
       cross join lateral (select case
         when i < $5 and c.channel <> 'INBOX' and c.channel <> 'SMS' then 'PENDING'
         when i % 10 = 1 then 'CANCELLED' else 'SENT' end as state) s`,
      [NOW, ACCOUNT, WEBHOOK, count, (WAITING * 5) / 3],
    );
  }

  /** How many rows a statement reads; nothing of what it does stays. */
  async function reads({ text }: Statement, values: readonly unknown[]): Promise<number> {
    const undone = new Error('undone');
    let read = Infinity;
    const work = t.database.transaction(async (tx) => {
      const [row] = await tx.rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `explain (analyze, timing off, format json) ${text}`,
        values,
      );
      read = rowsRead(row!['QUERY PLAN'][0].Plan);
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
    return read;
  }

  const page = (over: object): [Statement, unknown[]] => {
    const { statement, values } = pageOf({ after: null, most: 51, ...over });
    return [statement, values];
  };

  it.each<[string, Statement, unknown[], number?]>([
    ['claims e-mail', CLAIM, [NOW, 'EMAIL', 20, LEASE]],
    ['claims for a webhook', CLAIM_FOR_WEBHOOK, [NOW, WEBHOOK, 20, LEASE]],
    ['claims for one that nothing waits for', CLAIM_FOR_WEBHOOK, [NOW, QUIET, 20, LEASE]],
    ['looks for webhooks with something due', WEBHOOKS_DUE, [NOW]],
    ['takes back what was lost', RECLAIM, [NOW, 14]],
    ['counts what waits', BACKLOG, [NOW, ['EMAIL', 'SMS']], WHAT_WAITS],
    ['looks for the oldest', OLDEST_DUE, [NOW, ['EMAIL', 'SMS']]],
    ['counts dead letters', COUNT_DEAD, []],
    ['shows an inbox', PAGE, [ACCOUNT, null, 51]],
    ['shows what is unread', UNREAD_PAGE, [ACCOUNT, null, 51]],
    ['counts what is unread', COUNT_UNREAD, [ACCOUNT]],
    ['lists messages', ...page({})],
    ['lists what waits', ...page({ state: 'PENDING' }), WHAT_WAITS],
    [
      'lists what waits by a channel that nothing waits for',
      ...page({ state: 'PENDING', channel: 'SMS' }),
    ],
    [
      'lists what waits in inboxes, where nothing can',
      ...page({ state: 'PENDING', channel: 'INBOX' }),
    ],
    ['lists dead letters', ...page({ state: 'DEAD' })],
    ['lists what was cancelled', ...page({ state: 'CANCELLED' })],
    ['lists what was cancelled of a channel', ...page({ state: 'CANCELLED', channel: 'SMS' })],
    ['lists text messages', ...page({ channel: 'SMS' })],
    ['lists deliveries', ...page({ webhookId: WEBHOOK })],
    ['lists deliveries of none', ...page({ webhookId: QUIET })],
  ])('%s without reading them', async (_what, statement, values, most = A_FEW) => {
    expect(await reads(statement, values)).toBeLessThanOrEqual(most);
  });

  it.each([
    ['that much waits for', WEBHOOK, WHAT_WAITS],
    ['that nothing waits for', QUIET, A_FEW],
  ])('switches a webhook off %s without reading them', async (_what, id, most) => {
    const values = [id, 'https://portal.example.gov.vn/', NOW];
    expect(await reads(DISABLE, values)).toBeLessThanOrEqual(most);
  });
});
