import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { submit, petitionBody } from '../support/petitions';
import { signIn } from '../support/people';

const DAY_MS = 86_400_000;

describe('forgetting what is of no use any more', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
  });
  afterAll(() => t.close());

  const run = (name: string) => t.app.get(SweepRegistry).run(name);
  const later = (days: number) => t.clock.set(new Date(Date.parse(MONDAY) + days * DAY_MS));

  it('keeps an answer for seven days of retries, then forgets it, and never the petition', async () => {
    const send = () =>
      t.http
        .post('/api/v1/petitions')
        .set('Idempotency-Key', 'thu-lai-0001')
        .send(petitionBody())
        .expect(201);
    const first = await send();
    later(7);
    expect(await run('forget-idempotency-keys')).toEqual({ forgotten: 0 });
    expect((await send()).body).toEqual(first.body);
    later(8);
    expect(await run('forget-idempotency-keys')).toEqual({ forgotten: 1 });
    expect(await run('forget-idempotency-keys')).toEqual({ forgotten: 0 });
    expect((await send()).body.code).not.toBe(first.body.code);
    const [row] = await t.database.rows<{ n: number }>('select count(*) as n from petition');
    expect(row?.n).toBe(2);
    await submit(t);
  });

  it('removes refresh tokens that have run out, and only those', async () => {
    const { accountId } = await signIn(t, [{ role: 'AUDITOR' }]);
    await t.database.rows(
      `insert into refresh_token (id, account_id, family_id, token_hash, issued_at, expires_at)
       select gen_random_uuid(), $1, gen_random_uuid(), sha256(n::text::bytea), $2::timestamptz,
         $2::timestamptz + n * interval '1 day'
       from generate_series(-1500, 2) as n where n <> 0`,
      [accountId, t.clock.now()],
    );
    expect(await run('forget-sessions')).toEqual({ forgotten: 1500 });
    expect(await t.database.rows('select 1 from refresh_token')).toHaveLength(2);
  });
});
