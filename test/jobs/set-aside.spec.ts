import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { submit } from '../support/petitions';
import { announceDays } from '../support/days-off';
import { ALL_DUE, enterOverdue, FIRST_DUE } from './escalate-many';

/** The clock that is due so many seconds after the first. */
const dueAfter = (seconds: number) => new Date(FIRST_DUE.getTime() + seconds * 1000);

describe('a row that makes a sweep fail', () => {
  let t: TestApp;
  let admin: Person;
  beforeEach(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    t.clock.set(ALL_DUE);
  });
  afterEach(() => t.close());

  const run = (job = 'escalate') => t.app.get(SweepRegistry).run(job);
  const later = (minutes: number) =>
    t.clock.set(new Date(t.clock.now().getTime() + minutes * 60_000));
  const standing = async (job = 'escalate') => {
    const answer = await t.http.get(`/api/v1/jobs/${job}/set-aside`).set(...admin.auth);
    expect(answer.status).toBe(200);
    return answer.body.items as Record<string, unknown>[];
  };
  const clockDueAt = async (instant: Date) => {
    const [row] = await t.database.rows<{ id: string; petitionId: string }>(
      `select id, petition_id as "petitionId" from sla_clock where due_at = $1`,
      [instant],
    );
    return row!;
  };
  /** As a fault of ours would: a rule of the database that refuses what some rows must become. */
  const refuse = (condition: string) =>
    t.database.rows(
      `alter table escalation add constraint ck_escalation_poison check (not (${condition})) not valid`,
    );
  const mend = () => t.database.rows(`alter table escalation drop constraint ck_escalation_poison`);
  const escalated = async () => {
    const [row] = await t.database.rows<{ clocks: number; rows: number }>(
      `select count(distinct clock_id) as clocks, count(*) as rows from escalation`,
    );
    return row;
  };
  const ready = async () => (await t.http.get('/health/ready').expect(200)).body;
  const alarms = async () => {
    const answer = await t.http.get('/api/v1/alarms').set(...admin.auth);
    return answer.body.items as { key: string; details: unknown; messages: { en: string } }[];
  };

  it('is set aside and said; the other 299 are raised in the same run, and it once, when it is mended', async () => {
    await enterOverdue(t, 300);
    const poison = await clockDueAt(dueAfter(123));
    await refuse(`clock_id = '${poison.id}'`);
    expect(await run()).toMatchObject({ raised: 299, overdue: 299, setAside: 1 });
    expect(await escalated()).toEqual({ clocks: 299, rows: 299 });

    const [item, ...others] = await standing();
    expect(others).toEqual([]);
    expect(item).toEqual({
      itemId: poison.id,
      itemKind: 'clock',
      subjectId: poison.petitionId,
      code: '23514',
      constraint: 'ck_escalation_poison',
      times: 1,
      firstAt: ALL_DUE.toISOString(),
      lastAt: ALL_DUE.toISOString(),
      retryAt: new Date(ALL_DUE.getTime() + 15 * 60_000).toISOString(),
    });
    expect(await ready()).toMatchObject({ failingJobs: {}, setAside: { escalate: 1 } });
    expect(await alarms()).toMatchObject([
      { key: 'rows-set-aside-escalate', details: { rows: 1, codes: ['23514'] } },
    ]);
    const { text: metrics } = await t.http.get('/metrics');
    expect(metrics).toContain('pakn_sweep_rows_set_aside 1');
    // It is reported by a gauge of its own and hides nothing that comes after it.
    expect(metrics).toContain('pakn_escalations_backlog 0');
    const jobs = await t.http.get('/api/v1/jobs').set(...admin.auth);
    expect(jobs.body.items).toContainEqual(
      expect.objectContaining({ name: 'escalate', setAside: 1, failuresInARow: 0 }),
    );

    // Left alone until its quarter of an hour has passed, however often the sweep runs.
    await mend();
    expect(await run()).toMatchObject({ raised: 0 });
    const release = () =>
      t.http
        .post('/api/v1/jobs/escalate/release')
        .set(...admin.auth)
        .send({});
    expect((await release().expect(200)).body).toEqual({ name: 'escalate', released: 1 });
    expect(await run()).toMatchObject({ raised: 1 });
    expect(await run()).toMatchObject({ raised: 0 });
    expect(await escalated()).toEqual({ clocks: 300, rows: 300 });
    expect(await standing()).toEqual([]);
    expect(await ready()).toMatchObject({ setAside: {} });
    expect(await alarms()).toEqual([]);
    expect((await release().expect(200)).body).toMatchObject({ released: 0 });
  });

  it('is tried again by itself after 15 minutes, then after 30, and counted', async () => {
    await enterOverdue(t, 40);
    const first = await clockDueAt(dueAfter(0));
    const last = await clockDueAt(dueAfter(39));
    await refuse(`clock_id in ('${first.id}', '${last.id}')`);
    expect(await run()).toMatchObject({ raised: 38, setAside: 2 });
    later(14);
    expect(await run()).not.toHaveProperty('setAside');
    later(1);
    expect(await run()).toMatchObject({ raised: 0, setAside: 2 });
    expect((await standing()).map(({ times }) => times)).toEqual([2, 2]);
    // One by name: the other goes on waiting its half hour.
    await mend();
    await t.http
      .post('/api/v1/jobs/escalate/release')
      .set(...admin.auth)
      .send({ itemIds: [last.id] })
      .expect(200);
    expect(await run()).toMatchObject({ raised: 1 });
    expect((await standing()).map(({ itemId }) => itemId)).toEqual([first.id]);
    later(30);
    expect(await run()).toMatchObject({ raised: 1 });
    expect(await escalated()).toEqual({ clocks: 40, rows: 40 });
    expect(await standing()).toEqual([]);
  });

  it('is not looked for when the fault is not in the rows: the run fails, and the next does it all', async () => {
    await enterOverdue(t, 40);
    await t.database.rows(
      `create function out_of_luck() returns trigger language plpgsql as
       $$ begin raise exception 'once more' using errcode = '40001'; end $$`,
    );
    await t.database.rows(
      `create trigger tr_out_of_luck before insert on escalation
       for each row execute function out_of_luck()`,
    );
    await expect(run()).rejects.toMatchObject({ code: '40001' });
    expect(await standing()).toEqual([]);
    expect(await ready()).toMatchObject({ failingJobs: { escalate: 1 }, setAside: {} });
    await t.database.rows(`drop trigger tr_out_of_luck on escalation`);
    expect(await run()).toMatchObject({ raised: 40 });
  });

  it('is not believed in when all rows fail: the search ends, the job fails and says so', async () => {
    await enterOverdue(t, 1500);
    // All of the first thousand, and none of the last five hundred.
    await refuse(`due_at < '${dueAfter(1000).toISOString()}'`);
    await expect(run()).rejects.toThrow(/rows were passed over.*23514 ck_escalation_poison/);
    expect(await escalated()).toEqual({ clocks: 500, rows: 500 });
    expect((await ready()).failingJobs).toEqual({ escalate: 1 });
    expect((await standing()).length).toBeLessThanOrEqual(200);
    await mend();
    await t.http
      .post('/api/v1/jobs/escalate/release')
      .set(...admin.auth)
      .send({});
    expect(await run()).toMatchObject({ raised: 1000 });
    expect(await escalated()).toEqual({ clocks: 1500, rows: 1500 });
    expect(await standing()).toEqual([]);
  });

  it('holds up no other petition when a change of the calendar is carried through', async () => {
    t.clock.set(new Date(MONDAY));
    const [one, bad, other] = [await submit(t), await submit(t), await submit(t)];
    await t.database.rows(
      `alter table petition add constraint ck_petition_poison
       check (id <> '${bad.id}' or due_on = '${bad.dueOn}')`,
    );
    await announceDays(t, admin, [{ day: '2026-04-15', kind: 'HOLIDAY' }]);
    expect(await run('recompute-deadlines')).toMatchObject({ petitionsMoved: 2, setAside: 1 });
    const dueOn = async ({ id }: { id: string }) => {
      const [row] = await t.database.rows<{ on: string }>(
        `select due_on as on from petition where id = $1`,
        [id],
      );
      return row!.on;
    };
    // Ten working days from 6/4 were up on 20/4; without the 15th, on 21/4.
    expect([await dueOn(one), await dueOn(bad), await dueOn(other)]).toEqual([
      '2026-04-21',
      '2026-04-20',
      '2026-04-21',
    ]);
    expect(await standing('recompute-deadlines')).toMatchObject([
      { itemId: bad.id, itemKind: 'petition', code: '23514', constraint: 'ck_petition_poison' },
    ]);
    await t.database.rows(`alter table petition drop constraint ck_petition_poison`);
    later(15);
    expect(await run('recompute-deadlines')).toMatchObject({ petitionsMoved: 1 });
    expect(await dueOn(bad)).toBe('2026-04-21');
    expect(await run('recompute-deadlines')).toMatchObject({ clocks: 0, batches: 0 });
  });

  it('is asked for by the name of a job that exists', async () => {
    const answer = await t.http.get('/api/v1/jobs/nobody/set-aside').set(...admin.auth);
    expect([answer.status, answer.body.code]).toEqual([404, 'JOB_UNKNOWN']);
    await t.http
      .post('/api/v1/jobs/nobody/release')
      .set(...admin.auth)
      .send({})
      .expect(404);
  });
});
