import { createHmac } from 'node:crypto';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { act, submit, TRAN_BIEN } from '../support/petitions';
import { receivePosts, type ReceivedPost, type Receiver } from '../support/receiver';

interface Made {
  id: string;
  secret: string;
}

/** As a receiver would check it, with what the specification says and none of our code. */
function signatureOf(secret: string, { headers, body }: ReceivedPost): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

describe('webhooks', () => {
  let t: TestApp;
  let admin: Person;
  let officer: Person;
  let system: Receiver;
  beforeAll(async () => {
    system = await receivePosts();
    t = await startTestApp({
      settings: { WEBHOOK_PRIVATE_ADDRESSES: 'allow', SEND_WITHIN_SECONDS: '1' },
    });
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
  });
  afterAll(async () => {
    await t.close();
    await system.close();
  });
  beforeEach(async () => {
    await t.database.rows('delete from outbox');
    await t.database.rows('delete from webhook');
    t.clock.set(new Date(MONDAY));
    system.posts.length = 0;
    system.status = 200;
    system.headers = {};
    system.before = undefined;
  });

  const send = () => t.app.get(SweepRegistry).run('send-messages');
  const call = (method: 'post' | 'patch' | 'get' | 'delete', path: string, body?: object) =>
    t.http[method](`/api/v1/webhooks${path}`)
      .set(...admin.auth)
      .send(body);
  const create = async (over: object = {}): Promise<Made> => {
    const given = { name: 'Cổng tỉnh', url: `${system.url}/hook`, events: ['petition-changed'] };
    const { body } = await call('post', '', { ...given, ...over }).expect(201);
    return body as Made;
  };

  it('tells of an action, signed by the conventions, with the same id at every attempt', async () => {
    const { id, secret } = await create();
    const petition = await submit(t);
    system.status = 503;
    await act(t, officer, petition.id, 'accept');
    expect(await send()).toMatchObject({ retried: 1 });
    system.status = 204;
    t.clock.set(new Date('2026-04-06T01:05:00Z'));
    expect(await send()).toMatchObject({ sent: 1 });
    const [first, second] = system.posts;
    expect(JSON.parse(second!.body)).toEqual({
      type: 'petition-changed',
      timestamp: '2026-04-06T01:00:00.000Z',
      data: {
        id: petition.id,
        code: petition.code,
        action: 'accept',
        state: 'IN_PROGRESS',
        version: 4,
        unitCode: TRAN_BIEN,
        occurredAt: '2026-04-06T01:00:00.000Z',
      },
    });
    expect(first!.headers['webhook-id']).toBe(second!.headers['webhook-id']);
    expect(first!.headers['webhook-timestamp']).toBe(String(Date.parse(MONDAY) / 1000));
    expect(second!.headers['webhook-timestamp']).toBe(String(Date.parse(MONDAY) / 1000 + 300));
    for (const post of system.posts) {
      expect(post.headers['webhook-signature']).toBe(signatureOf(secret, post));
    }
    const { body } = await call('get', `/${id}/deliveries`).expect(200);
    expect(body.items).toMatchObject([{ state: 'SENT', attempts: 2, webhookId: id }]);
  });

  it('shows a secret once, keeps it sealed, and signs with the old one for a day after it is changed', async () => {
    const { id, secret } = await create();
    const rotated = (await call('post', `/${id}/rotate-secret`).expect(200)).body as Made;
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(secret);
    const shown = (await call('get', `/${id}`).expect(200)).body;
    expect(shown).toMatchObject({ formerSecretUntil: '2026-04-07T01:00:00.000Z' });
    expect(JSON.stringify(shown)).not.toContain('whsec_');
    const [kept] = await t.database.rows<{ sealed: Buffer }>('select sealed from webhook');
    expect(kept!.sealed.toString('latin1')).not.toContain(secret.slice(6));
    const signaturesAt = async (instant: string) => {
      t.clock.set(new Date(instant));
      await call('post', `/${id}/test`).expect(204);
      await send();
      const post = system.posts.at(-1)!;
      return { post, given: String(post.headers['webhook-signature']).split(' ') };
    };
    const before = await signaturesAt('2026-04-07T00:59:59Z');
    expect(before.given).toEqual([
      signatureOf(rotated.secret, before.post),
      signatureOf(secret, before.post),
    ]);
    const after = await signaturesAt('2026-04-07T01:00:00Z');
    expect(after.given).toEqual([signatureOf(rotated.secret, after.post)]);
  });

  it('follows no redirect, and gives up at once what is refused', async () => {
    const { id } = await create();
    await call('post', `/${id}/test`).expect(204);
    system.status = 307;
    system.headers = { location: `${system.url}/elsewhere` };
    expect(await send()).toMatchObject({ retried: 1 });
    expect(system.posts.map(({ path }) => path)).toEqual(['/hook']);
    system.status = 404;
    system.headers = {};
    t.clock.set(new Date('2026-04-06T01:05:00Z'));
    expect(await send()).toMatchObject({ dead: 1 });
    const { body } = await call('get', `/${id}/deliveries`);
    expect(body.items).toMatchObject([{ state: 'DEAD', lastError: 'HTTP_404' }]);
  });

  it('waits for an answer as long as it is set to, and no longer', async () => {
    const { id } = await create();
    await call('post', `/${id}/test`).expect(204);
    system.status = 'SILENT';
    const began = performance.now();
    expect(await send()).toMatchObject({ retried: 1 });
    expect((performance.now() - began) / 1000).toBeGreaterThan(0.9);
    expect((performance.now() - began) / 1000).toBeLessThan(5);
    const { body } = await call('get', `/${id}/deliveries`);
    expect(body.items).toMatchObject([{ state: 'PENDING', lastError: 'ETIMEDOUT' }]);
  });

  it.each([
    [429, '600', 600],
    [503, 'Mon, 06 Apr 2026 01:20:00 GMT', 1200],
    // A week is too long for anybody: six hours.
    [503, '604800', 21_600],
  ])('leaves alone for as long as %i asks with %s', async (status, retryAfter, seconds) => {
    const { id } = await create();
    await call('post', `/${id}/test`).expect(204);
    system.status = status;
    system.headers = { 'retry-after': retryAfter };
    expect(await send()).toMatchObject({ retried: 1 });
    const { body } = await call('get', `/${id}/deliveries`);
    const waits = (Date.parse(body.items[0].notBefore as string) - Date.parse(MONDAY)) / 1000;
    expect(waits).toBeGreaterThanOrEqual(seconds);
    expect(waits).toBeLessThan(seconds * 1.2);
  });

  it('waits by its own measure where less is asked for', async () => {
    const { id } = await create();
    await call('post', `/${id}/test`).expect(204);
    system.status = 503;
    system.headers = { 'retry-after': '1' };
    await send();
    const { body } = await call('get', `/${id}/deliveries`);
    const waits = (Date.parse(body.items[0].notBefore as string) - Date.parse(MONDAY)) / 1000;
    expect(waits).toBeGreaterThanOrEqual(24);
    expect(waits).toBeLessThanOrEqual(36);
  });

  describe('whose address answers 410 Gone', () => {
    const alarms = async () =>
      (
        (await t.http.get('/api/v1/alarms').set(...admin.auth)).body.items as {
          key: string;
          details: object;
        }[]
      ).filter(({ key }) => key === 'webhooks-gone');
    const deliveries = async (id: string) =>
      (
        (await call('get', `/${id}/deliveries`)).body.items as {
          state: string;
          lastError: string;
        }[]
      ).map(({ state, lastError }) => `${state} ${lastError}`);
    /** One trial that waits for its second attempt, and one that is answered 410. */
    const gone = async (): Promise<Made> => {
      const made = await create();
      await call('post', `/${made.id}/test`).expect(204);
      system.status = 503;
      await send();
      await call('post', `/${made.id}/test`).expect(204);
      system.status = 410;
      expect(await send()).toMatchObject({ cancelled: 1, dead: 0, retried: 0 });
      return made;
    };

    it('is switched off at once, with what waits for it, and an operator is told', async () => {
      const { id } = await gone();
      expect((await call('get', `/${id}`)).body).toMatchObject({
        disabledAt: '2026-04-06T01:00:00.000Z',
        disabledReason: 'GONE',
      });
      expect(await deliveries(id)).toEqual(['CANCELLED HTTP_410', 'CANCELLED WEBHOOK_GONE']);
      expect(await alarms()).toMatchObject([{ details: { webhooks: ['Cổng tỉnh'] } }]);
      t.clock.set(new Date('2026-04-06T09:00:00Z'));
      expect(await send()).toMatchObject({ sent: 0, cancelled: 0, retried: 0 });
      expect(system.posts).toHaveLength(2);
      const petition = await submit(t);
      await act(t, officer, petition.id, 'accept');
      expect(await deliveries(id)).toHaveLength(2);
    });

    it('is told again once an administrator has switched it on, and its alarm ends', async () => {
      const { id } = await gone();
      const { body } = await call('patch', `/${id}`, { disabled: false }).expect(200);
      expect(body).toMatchObject({ disabledAt: null, disabledReason: null });
      system.status = 200;
      const petition = await submit(t);
      await act(t, officer, petition.id, 'accept');
      expect(await send()).toMatchObject({ sent: 1 });
      expect(await alarms()).toEqual([]);
    });

    it('stands in no alarm when an administrator has switched it off for good', async () => {
      const { id } = await gone();
      const { body } = await call('patch', `/${id}`, { disabled: true }).expect(200);
      expect(body).toMatchObject({ disabledReason: 'ADMINISTRATOR' });
      await send();
      expect(await alarms()).toEqual([]);
    });

    it('stays on where its address was changed while the answer came', async () => {
      const { id } = await create();
      await call('post', `/${id}/test`).expect(204);
      system.status = 410;
      system.before = () => call('patch', `/${id}`, { url: `${system.url}/new` }).expect(200);
      expect(await send()).toMatchObject({ retried: 1 });
      expect((await call('get', `/${id}`)).body).toMatchObject({ disabledAt: null });
    });
  });

  it('tells nothing to one that is switched off, and keeps its trace', async () => {
    const { id } = await create();
    await call('post', `/${id}/test`).expect(204);
    await call('patch', `/${id}`, { disabled: true }).expect(200);
    expect(await send()).toMatchObject({ cancelled: 1, sent: 0 });
    const petition = await submit(t);
    await act(t, officer, petition.id, 'accept');
    expect(await send()).toMatchObject({ sent: 0, cancelled: 0 });
    const { body } = await call('delete', `/${id}`).expect(409);
    expect(body.code).toBe('WEBHOOK_IN_USE');
  });

  it('refuses what it cannot keep', async () => {
    const { id } = await create();
    const given = { name: 'Khác', url: `${system.url}/hook`, events: ['petition-changed'] };
    const refused = async (over: object, status: number, code: string) => {
      const { body } = await call('post', '', { ...given, ...over }).expect(status);
      expect(body.code).toBe(code);
    };
    await refused({ name: 'Cổng tỉnh' }, 409, 'WEBHOOK_NAME_TAKEN');
    await refused({ url: 'file:///etc/passwd' }, 422, 'WEBHOOK_URL_REFUSED');
    await refused({ url: 'no address' }, 422, 'WEBHOOK_URL_REFUSED');
    await refused({ events: ['everything'] }, 400, 'VALIDATION_FAILED');
    await refused({ secret: 'whsec_mine' }, 400, 'VALIDATION_FAILED');
    await call('delete', `/${id}`).expect(204);
    await call('get', `/${id}`).expect(404);
    await call('post', `/${id}/rotate-secret`).expect(404);
  });
});

describe('webhooks where private addresses are refused', () => {
  let t: TestApp;
  let admin: Person;
  let system: Receiver;
  beforeAll(async () => {
    system = await receivePosts();
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(async () => {
    await t.close();
    await system.close();
  });

  it.each([
    'https://127.0.0.1/hook',
    'https://localhost/hook',
    'http://portal.example.gov.vn/hook',
  ])('refuses %s when it is entered', async (url) => {
    const { body } = await t.http
      .post('/api/v1/webhooks')
      .set(...admin.auth)
      .send({ name: url, url, events: ['petition-changed'] })
      .expect(422);
    expect(body.code).toBe('WEBHOOK_URL_REFUSED');
  });

  it.each([
    ['an address', (url: string) => url],
    ['a name that leads there', (url: string) => url.replace('127.0.0.1', 'localhost')],
  ])('connects to nothing inside by %s, whatever the database says', async (_what, urlOf) => {
    const made = await t.http
      .post('/api/v1/webhooks')
      .set(...admin.auth)
      .send({ name: _what, url: 'https://portal.example.gov.vn/', events: ['petition-changed'] })
      .expect(201);
    const { id } = made.body as Made;
    await t.database.rows('update webhook set url = $2 where id = $1', [id, urlOf(system.url)]);
    await t.http
      .post(`/api/v1/webhooks/${id}/test`)
      .set(...admin.auth)
      .expect(204);
    expect(await t.app.get(SweepRegistry).run('send-messages')).toMatchObject({ dead: 1 });
    const { body } = await t.http.get(`/api/v1/webhooks/${id}/deliveries`).set(...admin.auth);
    expect(body.items).toMatchObject([{ lastError: 'EADDRESSPRIVATE' }]);
    expect(system.posts).toEqual([]);
  });
});
