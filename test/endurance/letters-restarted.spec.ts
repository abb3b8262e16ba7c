import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, send, SIGNER } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { submit } from '../support/petitions';
import { OwnServer } from './support/own-server';

const LETTERS = 20;

describe('letters to twenty communes, whose database is stopped at once and started again', () => {
  const server = new OwnServer();
  let t: TestApp;
  let office: Person;
  beforeAll(async () => {
    await server.prepare();
    t = await startTestApp({ settings: { DATABASE_POOL_SIZE: '10' } });
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    const communes = await t.database.rows<{ code: string }>(
      `select code from unit where kind = 'COMMUNE' order by code limit ${LETTERS}`,
    );
    for (const { code } of communes) await submit(t, { location: { communeCode: code } });
    // Monday, eight: what was sent two weeks ago is late by now.
    t.clock.set(new Date('2026-04-20T01:00:00Z'));
    // Each letter takes a while, so that there is a middle.
    await t.database.rows(`create function linger() returns trigger language plpgsql as
      $$ begin perform pg_sleep(0.1); return new; end $$`);
    await t.database.rows(`create trigger tr_linger before insert or update on notice
      for each row execute function linger()`);
  });
  afterAll(async () => {
    await t.close();
    await server.remove();
  });

  const states = () =>
    t.database.rows<{ id: string; unitId: string; state: string; number: number | null }>(
      'select id, unit_id as "unitId", state, number from notice order by number, id',
    );
  const sleep = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await sleep(20);
  };
  /** Stops the server in the middle of the work, starts it again, and comes back when it answers. */
  const interrupt = async (work: Promise<unknown>) => {
    await server.stopAtOnce();
    await work;
    await server.start();
    await until(async () =>
      states().then(
        () => true,
        () => false,
      ),
    );
  };

  it('are drafted once for each commune by whoever comes after, none half and none missing', async () => {
    const draft = () => t.app.get(SweepRegistry).run('draft-notices');
    const interrupted = draft().catch(() => undefined);
    await until(async () => (await states()).length >= 3);
    await interrupt(interrupted);
    const drafted = (await states()).length;
    expect(drafted).toBeGreaterThanOrEqual(3);
    expect(drafted).toBeLessThan(LETTERS);
    expect(await draft()).toEqual({ drafted: LETTERS - drafted, redrawn: 0, left: 0, failed: 0 });
    const letters = await states();
    expect(new Set(letters.map(({ unitId }) => unitId)).size).toBe(LETTERS);
    const listed = await t.database.rows<{ petitions: number; units: number }>(
      'select count(distinct petition_id) as petitions, count(distinct notice_id) as units from notice_item',
    );
    expect(listed).toEqual([{ petitions: LETTERS, units: LETTERS }]);
  }, 120_000);

  it('are issued under the numbers 1 to 20 by requests that are repeated until they are answered', async () => {
    const ids = (await states()).map(({ id }) => id);
    for (const id of ids) await actOn(t, office, id, 'approve');
    const issue = (id: string) =>
      send(t, office, id, 'issue', SIGNER).set('Idempotency-Key', `issue-${id}`);
    const answers = Promise.all(ids.map((id) => issue(id).then(({ status }) => status)));
    await until(async () => (await states()).some(({ number }) => number === 3));
    await interrupt(answers);
    const answered = (await answers).filter((status) => status === 200).length;
    const issued = (await states()).filter(({ state }) => state === 'ISSUED');
    // Whoever was answered has a number; whoever was not may have one.
    expect(issued.length).toBeGreaterThanOrEqual(Math.max(answered, 3));
    expect(issued.length).toBeLessThan(LETTERS);
    for (const id of ids) await issue(id).expect(200);
    const letters = await states();
    expect(letters.map(({ number }) => number)).toEqual(
      Array.from({ length: LETTERS }, (_, index) => index + 1),
    );
    // What stood before the stop stands as it stood.
    expect(letters.slice(0, issued.length).map(({ id }) => id)).toEqual(issued.map(({ id }) => id));
    expect(await t.database.rows('select last_number as last from notice_number')).toEqual([
      { last: LETTERS },
    ]);
  }, 120_000);
});
