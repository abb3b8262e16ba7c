import type { Response } from 'supertest';
import { NEIGHBOURS } from '../../src/petitions/reading/petition-tracking-door';
import { startTestApp, type TestApp } from '../support/app';
import { signIn } from '../support/people';
import { DESK, submit, type Receipt } from '../support/petitions';

/** An answer but for what each request has of its own, with the names of its headers. */
const seen = (answer: Response) =>
  JSON.stringify({
    status: answer.status,
    body: { ...answer.body, requestId: 0, instance: 0 },
    headers: Object.keys(answer.headers).toSorted(),
    length: answer.headers['content-length'],
  });

const ROUTES = [
  ['get', '', undefined],
  ['post', '/supplement', { content: 'Thửa 12, tờ bản đồ 5.' }],
  ['post', '/withdraw', {}],
  ['post', '/rate', { satisfied: true }],
  ['post', '/reopen', { reason: 'Chưa giải quyết xong.' }],
] as const;

const TOKEN_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

describe('guessing tracking tokens', () => {
  let t: TestApp;
  const receipts: Receipt[] = [];
  beforeAll(async () => {
    t = await startTestApp({
      settings: { TRACKING_FAILURES_PER_MINUTE: '100000', TRUST_PROXY: '1' },
    });
    for (let nth = 0; nth < 8; nth += 1) receipts.push(await submit(t));
    // Codes 3 and 6 are gaps among those that exist.
    await t.database.rows(
      `update petition set code = replace(code, '.2026.', '.2025.') where id = any($1::uuid[])`,
      [[receipts[2]?.id, receipts[5]?.id]],
    );
  });
  afterAll(() => t.close());

  it('brings the same answer two hundred times, whether the code exists or not', async () => {
    const gaps = [receipts[2], receipts[5]].map((receipt) => receipt?.code ?? '');
    const there = [receipts[3], receipts[4]].map((receipt) => receipt?.code ?? '');
    const answers = { there: new Set<string>(), gap: new Set<string>() };
    for (let nth = 0; nth < 20; nth += 1) {
      for (const [method, path, body] of ROUTES) {
        for (const [kind, codes] of [
          ['there', there],
          ['gap', gaps],
        ] as const) {
          const token = Array.from({ length: 20 }, (_, i) => TOKEN_LETTERS[(nth * 7 + i * 5) % 32]);
          const answer = await t.http[method](`/api/v1/tracking/${codes[nth % 2]}${path}`)
            .set('Tracking-Token', token.join(''))
            .send(body);
          answers[kind].add(`${path} ${seen(answer)}`);
          expect([answer.status, answer.body.code]).toEqual([404, 'TRACKING_UNKNOWN']);
        }
      }
    }
    expect([...answers.there].toSorted()).toEqual([...answers.gap].toSorted());
    expect(answers.there.size).toBe(ROUTES.length);
  });

  it('makes the database read and send the same, whether the code exists or not', async () => {
    const work = async (code: string) => {
      const plan = await t.database.rows<{ 'QUERY PLAN': string }>(
        `explain (analyze, costs off, timing off, summary off, buffers off) ${NEIGHBOURS.text}`,
        [code],
      );
      return plan.map((line) => line['QUERY PLAN'].replaceAll(code, 'CODE'));
    };
    const there = await work(receipts[3]?.code ?? '');
    expect(there).toEqual(await work(receipts[2]?.code ?? ''));
    expect(there.join('\n')).toContain('uq_petition_code');
    const rows = await t.database.rows(NEIGHBOURS, [receipts[2]?.code]);
    expect(rows).toHaveLength(2);
  });

  it('takes the token of one petition for no other, nor for a code that does not exist', async () => {
    const [one, other] = receipts;
    for (const code of [
      other?.code,
      receipts[2]?.code,
      'H19.PA.2099.000001',
      'A',
      'khong-phai-ma',
    ]) {
      await t.http
        .get(`/api/v1/tracking/${code}`)
        .set('Tracking-Token', one?.trackingToken ?? '')
        .expect(404);
    }
    await t.http.get(`/api/v1/tracking/${one?.code}`).expect(404);
  });
});

describe('an address that guesses', () => {
  let t: TestApp;
  let own: Receipt;
  beforeAll(async () => {
    t = await startTestApp({ settings: { TRUST_PROXY: '1' } });
    own = await submit(t);
  });
  afterAll(() => t.close());

  const from = (address: string, token: string, code = own.code) =>
    t.http
      .get(`/api/v1/tracking/${code}`)
      .set('X-Forwarded-For', address)
      .set('Tracking-Token', token);

  it('has to wait after ten failures, and a right token then tells nothing either', async () => {
    for (let nth = 0; nth < 10; nth += 1) await from('203.0.113.7', `wrong-${nth}`).expect(404);
    const wrong = await from('203.0.113.7', 'wrong').expect(429);
    const right = await from('203.0.113.7', own.trackingToken).expect(429);
    expect(seen(right)).toBe(seen(wrong));
    expect(right.body.code).toBe('TOO_MANY_REQUESTS');
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(right.headers['retry-after'])).toBeLessThanOrEqual(60);
    const posted = await t.http
      .post(`/api/v1/tracking/${own.code}/withdraw`)
      .set('X-Forwarded-For', '203.0.113.7')
      .set('Tracking-Token', own.trackingToken)
      .send({});
    expect(posted.status).toBe(429);
    // Elsewhere its sender goes on.
    expect((await from('203.0.113.8', own.trackingToken).expect(200)).body.state).toBe('ASSIGNED');
  });

  it('is counted by its failures at every door, and never by what is right', async () => {
    for (let nth = 0; nth < 30; nth += 1) await from('203.0.113.9', own.trackingToken).expect(200);
    for (let nth = 0; nth < 10; nth += 1) {
      await t.http
        .post(`/api/v1/tracking/${own.code}/rate`)
        .set('X-Forwarded-For', '203.0.113.9')
        .set('Tracking-Token', 'wrong')
        .send({ satisfied: true })
        .expect(404);
    }
    await from('203.0.113.9', own.trackingToken).expect(429);
  });

  it('gains nothing by guessing all at once', async () => {
    const guesses = Array.from({ length: 60 }, (_, nth) => from('203.0.113.10', `wrong-${nth}`));
    const answers = await Promise.all(guesses);
    const told = answers.filter((answer) => answer.status === 404);
    expect(told).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(50);
  });

  it('behind which a portal stands is held up for the one code that was mistyped', async () => {
    const portal = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const other = await submit(t);
    const through = (receipt: Receipt, token: string) =>
      from('203.0.113.11', token, receipt.code).set(...portal.auth);
    for (let nth = 0; nth < 10; nth += 1) await through(own, 'wrong').expect(404);
    await through(own, own.trackingToken).expect(429);
    await through(other, other.trackingToken).expect(200);
  });
});
