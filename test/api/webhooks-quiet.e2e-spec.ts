import { writeMessages } from '../../src/messages/outbox';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { receivePosts, type Receiver } from '../support/receiver';

/** As many as are under way to one webhook at any time. */
const AT_ONCE = 10;

describe('a webhook that asks for time, or does not answer', () => {
  let t: TestApp;
  let admin: Person;
  let busy: Receiver;
  let other: Receiver;
  beforeAll(async () => {
    [busy, other] = await Promise.all([receivePosts(), receivePosts()]);
    t = await startTestApp({ settings: { WEBHOOK_PRIVATE_ADDRESSES: 'allow' } });
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(async () => {
    await t.close();
    await Promise.all([busy.close(), other.close()]);
  });
  beforeEach(async () => {
    await t.database.rows('delete from outbox');
    await t.database.rows('delete from webhook');
    t.clock.set(new Date(MONDAY));
    for (const system of [busy, other]) {
      Object.assign(system, { status: 200, headers: {}, before: undefined });
      system.posts.length = 0;
    }
  });

  const send = () => t.app.get(SweepRegistry).run('send-messages');
  const at = (instant: string) => t.clock.set(new Date(`2026-04-06T${instant}Z`));
  const patch = (id: string, change: object) =>
    t.http
      .patch(`/api/v1/webhooks/${id}`)
      .set(...admin.auth)
      .send(change)
      .expect(200);
  const quietUntil = async (id: string) =>
    (await t.http.get(`/api/v1/webhooks/${id}`).set(...admin.auth)).body.quietUntil as unknown;

  async function webhook(name: string, { url }: Receiver): Promise<string> {
    const given = { name, url: `${url}/hook`, events: ['petition-changed'] };
    const post = t.http.post('/api/v1/webhooks').set(...admin.auth);
    return (await post.send(given).expect(201)).body.id as string;
  }

  async function write(webhookId: string, keys: readonly string[]): Promise<void> {
    const messages = keys.map((key) => ({
      audience: 'SYSTEM' as const,
      channel: 'WEBHOOK' as const,
      template: 'system.webhook-test' as const,
      key,
      locale: 'vi' as const,
      payload: { code: 'TEST' },
      webhookId,
    }));
    await t.database.transaction((tx) => writeMessages(tx, messages, t.clock.now()));
  }

  const many = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => `trial:${String(i).padStart(3, '0')}`);

  const untried = async () =>
    (
      await t.database.rows<{ count: number }>(
        `select count(*) from outbox where state = 'PENDING' and attempts = 0`,
      )
    )[0]!.count;

  function asksFor(seconds: number): void {
    busy.status = 429;
    busy.headers = { 'retry-after': String(seconds) };
  }

  it('is left alone with all that waits for it, and nobody else with anything', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    const otherId = await webhook('Trục liên thông', other);
    await write(id, many(45));
    await write(otherId, ['other:1']);
    asksFor(600);
    expect(await send()).toMatchObject({ sent: 1, dead: 0 });
    const heard = busy.posts.length;
    expect(heard).toBeLessThanOrEqual(AT_ONCE);
    expect(await untried()).toBe(45 - heard);
    expect(await quietUntil(id)).toBe('2026-04-06T01:10:00.000Z');
    expect(await quietUntil(otherId)).toBeNull();

    // What is written meanwhile waits too, for this one alone.
    at('01:09:59');
    await write(id, ['later']);
    await write(otherId, ['other:2']);
    expect(await send()).toMatchObject({ sent: 1, retried: 0, putOff: 0 });
    expect(busy.posts).toHaveLength(heard);
    expect(other.posts).toHaveLength(2);

    // What was not tried has lost none of its attempts; what was comes within a fifth of the time later.
    busy.status = 200;
    at('01:10:00');
    expect(await quietUntil(id)).toBeNull();
    await send();
    at('01:12:00');
    await send();
    const left = await t.database.rows(`select from outbox where state <> 'SENT'`);
    expect(left).toEqual([]);
    expect(busy.posts).toHaveLength(46 + heard);
  });

  it('is not counted among what operators should have sent by now', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    await write(id, many(30));
    asksFor(3600);
    await send();
    at('01:50:00');
    const lines = async () => {
      const { text } = await t.http.get('/metrics');
      return text
        .split('\n')
        .filter((line) => /^pakn_messages_(backlog|oldest_seconds) /.test(line));
    };
    expect(await lines()).toEqual(['pakn_messages_backlog 0', 'pakn_messages_oldest_seconds 0']);
    at('02:00:00');
    expect((await lines())[1]).toBe('pakn_messages_oldest_seconds 3600');
  });

  it('is left alone too when another worker was asked, after this one had claimed', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    await write(id, many(15));
    // None is answered before all that are under way have come.
    let ask: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    busy.before = async () => {
      if (busy.posts.length === AT_ONCE) {
        const until = new Date('2026-04-06T02:00:00Z');
        await t.database.rows(`update webhook set quiet_until = $1`, [until]);
        ask();
      }
      await asked;
    };
    expect(await send()).toMatchObject({ sent: AT_ONCE, putOff: 5 });
    expect(await send()).toMatchObject({ sent: 0, putOff: 0 });
    at('02:00:00');
    busy.before = undefined;
    expect(await send()).toMatchObject({ sent: 5 });
  });

  it('is not told sooner by a retry, but by an administrator who switches it on', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    await write(id, ['trial']);
    asksFor(600);
    await send();
    const { body } = await t.http.get('/api/v1/messages').set(...admin.auth);
    const [message] = body.items as { id: string }[];
    const retry = t.http.post(`/api/v1/messages/${message!.id}/retry`).set(...admin.auth);
    await retry.expect(200);
    busy.status = 200;
    expect(await send()).toMatchObject({ sent: 0 });
    await patch(id, { name: 'Cổng của tỉnh' });
    expect(await quietUntil(id)).toBe('2026-04-06T01:10:00.000Z');
    expect((await patch(id, { disabled: false })).body).toMatchObject({ quietUntil: null });
    expect(await send()).toMatchObject({ sent: 1 });
  });

  it('is told at its new address, which never asked', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    await write(id, many(25));
    asksFor(600);
    await send();
    await patch(id, { url: `${other.url}/moved` });
    const waiting = await untried();
    expect(await send()).toMatchObject({ sent: waiting });
    // And one whose answer comes from an address that was changed meanwhile has not asked either.
    await patch(id, { url: `${busy.url}/hook` });
    await write(id, ['during']);
    busy.before = () => patch(id, { url: `${other.url}/moved` });
    expect(await send()).toMatchObject({ retried: 1 });
    expect(await quietUntil(id)).toBeNull();
  });

  it('keeps the longest of the times it asked for', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    await write(id, ['trial']);
    await t.database.rows(`update webhook set quiet_until = $1`, ['2026-04-06T01:00:00Z']);
    asksFor(60);
    busy.before = () =>
      t.database.rows(`update webhook set quiet_until = $1`, ['2026-04-06T02:00:00Z']);
    await send();
    expect(await quietUntil(id)).toBe('2026-04-06T02:00:00.000Z');
  });

  it('is not left alone for a week because a clock was a week ahead', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    await write(id, ['trial']);
    await t.database.rows(`update webhook set quiet_until = $1`, ['2026-04-13T01:00:00Z']);
    expect(await quietUntil(id)).toBeNull();
    asksFor(60);
    expect(await send()).toMatchObject({ retried: 1 });
    expect(await quietUntil(id)).toBe('2026-04-06T01:01:00.000Z');
  });

  it('is tried with a batch at each run while it fails, whatever waits', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    const otherId = await webhook('Trục liên thông', other);
    await write(id, many(60));
    await write(otherId, ['other:1', 'other:2']);
    busy.status = 500;
    expect(await send()).toMatchObject({ retried: 20, sent: 2 });
    expect(await untried()).toBe(40);
    expect(await quietUntil(id)).toBeNull();
    busy.status = 200;
    expect(await send()).toMatchObject({ sent: 40 });
  });

  it('gives way to other jobs after a minute, however much it is slow with', async () => {
    const id = await webhook('Cổng tỉnh', busy);
    await write(id, many(30));
    busy.before = async () => at('01:01:00');
    expect(await send()).toMatchObject({ sent: 20 });
    expect(await send()).toMatchObject({ sent: 10 });
  });
});
