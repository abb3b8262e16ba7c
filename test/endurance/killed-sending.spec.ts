import type { Database } from '../../src/platform/database/database';
import { reachable, writeMails } from '../jobs/outbox-world';
import { MONDAY, startTestApp } from '../support/app';
import { signIn } from '../support/people';
import { act, petitionBody, submit, TRAN_BIEN } from '../support/petitions';
import { receivePosts, type Receiver } from '../support/receiver';
import { catchMail, type MailCatcher } from '../support/smtp';
import { killAtEveryBoundary } from './support/kill-at-every';
import { open } from './support/send.work';
import { worldOf, type World } from './support/world';

/** A lease is a minute. */
const A_MINUTE_LATER = '2026-04-06T01:01:00Z';

interface Row {
  key: string;
  channel: 'EMAIL' | 'SMS' | 'WEBHOOK';
  state: string;
}

describe('the worker is killed at each statement of sending messages', () => {
  let world: World;
  let mail: MailCatcher;
  let gateway: Receiver;
  let system: Receiver;
  let settings: Record<string, string>;
  beforeAll(async () => {
    [mail, gateway, system] = await Promise.all([catchMail(), receivePosts(), receivePosts()]);
    settings = {
      SMTP_URL: mail.url,
      MAIL_FROM: 'pakn@dongnai.example',
      SMS_GATEWAY_URL: `${gateway.url}/send`,
      WEBHOOK_PRIVATE_ADDRESSES: 'allow',
    };
    const t = await startTestApp({ settings });
    const admin = await signIn(t, [{ role: 'ADMIN' }]);
    const officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    await t.http
      .post('/api/v1/webhooks')
      .set(...admin.auth)
      .send({ name: 'Cổng tỉnh', url: `${system.url}/hook`, events: ['petition-changed'] })
      .expect(201);
    // A text message to a citizen, an event to the other system, two mails: to a citizen, to an officer.
    await act(t, officer, (await submit(t)).id, 'accept');
    const submitter = { ...(petitionBody().submitter as object), phone: undefined };
    await submit(t, { submitter: { ...submitter, email: 'hanh@nguoidan.example' } });
    const { accountId } = await reachable(t, 'binh@dongnai.example');
    await writeMails(t, accountId, ['trial:staff']);
    world = await worldOf(t);
  });
  afterAll(async () => {
    await world.drop();
    await Promise.all([mail.close(), gateway.close(), system.close()]);
  });

  const messages = (database: Database) =>
    database.rows<Row>(
      `select idempotency_key as key, channel, state from outbox where channel <> 'INBOX'
       order by idempotency_key`,
    );

  /** By what name a receiver can tell a repeat. */
  const nameOf = ({ key, channel }: Row) =>
    channel === 'EMAIL' ? `<${key.replaceAll(':', '.')}@dongnai.example>` : key;

  /** Under which names receivers have been sent something, as often as they were. */
  const received = (): string[] => [
    ...mail.mails.map(({ messageId }) => messageId),
    ...gateway.posts.map(({ headers }) => String(headers['idempotency-key'])),
    ...system.posts.map(({ headers }) => String(headers['webhook-id'])),
  ];

  const times = (row: Row) => received().filter((name) => name === nameOf(row)).length;

  it('and every message is delivered, under one key, and a repeat can be told', async () => {
    const cutOff = { before: 0, after: 0 };
    let inHand: Row[] = [];
    const boundaries = await killAtEveryBoundary({
      name: 'sending',
      world,
      module: 'send.work',
      open,
      now: MONDAY,
      details: settings,
      // What is under way to a receiver when the process dies belongs to that process.
      atOnce: 1,
      before: () => {
        for (const list of [mail.mails, gateway.posts, system.posts]) list.length = 0;
      },
      whenDead: async (database) => {
        const rows = await messages(database);
        expect(rows.map(({ channel }) => channel).toSorted()).toEqual([
          'EMAIL',
          'EMAIL',
          'SMS',
          'WEBHOOK',
        ]);
        // What is marked as sent was sent, once; what was not claimed was not.
        for (const row of rows) {
          expect(['PENDING', 'SENDING', 'SENT']).toContain(row.state);
          if (row.state === 'SENT') expect(times(row)).toBe(1);
          if (row.state === 'PENDING') expect(times(row)).toBe(0);
        }
        inHand = rows.filter(({ state }) => state === 'SENDING');
        for (const row of inHand) cutOff[times(row) === 0 ? 'before' : 'after'] += 1;
      },
      whenRestarted: async (run, database) => {
        const inHandBefore = inHand.map((row) => [row.key, times(row)]);
        // At once: all but what the dead process had in hand, which it might still be sending.
        await run();
        expect(inHand.map((row) => [row.key, times(row)])).toEqual(inHandBefore);
        // When its lease is over: that too. And nothing a third time.
        expect(await run({ now: A_MINUTE_LATER })).toMatchObject({ reclaimed: inHand.length });
        expect(await run({ now: A_MINUTE_LATER })).toMatchObject({ sent: 0, retried: 0, dead: 0 });
        const rows = await messages(database);
        expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'SENT'));
        // Whoever keeps one of each name has every message once.
        expect([...new Set(received())].toSorted()).toEqual(rows.map(nameOf).toSorted());
        const repeatable = new Set(inHand.map(({ key }) => key));
        for (const row of rows)
          expect(times(row)).toBeLessThanOrEqual(repeatable.has(row.key) ? 2 : 1);
      },
    });
    // To reclaim; for each of three channels to claim twice; for each of four messages to read whom, and to mark;
    // to count the dead.
    expect(boundaries).toBeGreaterThanOrEqual(2 * (1 + 3 * 2 + 4 * 2 + 1));
    // Both were seen: messages claimed and not sent, and messages sent and not marked.
    expect(cutOff.before).toBeGreaterThan(0);
    expect(cutOff.after).toBeGreaterThan(0);
  });
});
