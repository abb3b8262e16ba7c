import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { atDatabase, testServer } from '../support/databases';
import { DESK, submit, TRAN_BIEN } from '../support/petitions';
import { LadderOffice, midnight, rung } from './ladders-office';

/*
 * Sent on Monday 6/4/2026: potholes in phường Trấn Biên, due on 20/4, and questions at the desk, due on 28/4 and warned
 * from 23/4. On Wednesday 22/4 the potholes are overdue, which has been said, and the questions are silent.
 */
const TODAY = '2026-04-22';
/**
 * The questions are warned at once, since ten days are left from 13/4 on; the potholes reach a new rung: two days
 * late.
 */
const STRICTER = {
  follows: 'outer.default',
  rungs: [
    rung('DUE_SOON', -10, { deskTarget: 'INTAKE_OFFICER' }),
    rung('OVERDUE', 0),
    rung('OVERDUE_HEAD', 2, { repeat: { everyDays: 5, times: 2 } }),
  ],
};

describe('clocks that run, when their ladder changes', () => {
  let office: LadderOffice;
  let pothole: string;
  let question: string;
  beforeEach(async () => {
    office = await LadderOffice.open();
    pothole = (await submit(office.t)).id;
    question = (await submit(office.t, { class: 'HOI_DAP', location: undefined })).id;
  });
  afterEach(() => office.t.close());

  /** So many of each, with everything raised that was due before today. */
  async function enter(each: number): Promise<void> {
    for (const [like, letter] of [
      [pothole, 'P'],
      [question, 'Q'],
    ]) {
      await office.t.database.rows(
        `with many as (
           select gen_random_uuid() as id, n from generate_series(2, $2::integer) as n),
         p as (
           insert into petition (id, code, state, version, open, class, channel, title, content,
             anonymous, unit_id, submitted_at, entered_at, due_on, due_at, due_soon_at,
             due_provisional, step_kind, step_due_on, step_due_at, tracking_token_hash,
             last_event_hash)
           select many.id, $3 || n, state, version, true, class, channel, title, content,
             anonymous, unit_id, submitted_at, entered_at, due_on, due_at, due_soon_at,
             due_provisional, step_kind, step_due_on, step_due_at, tracking_token_hash,
             last_event_hash
           from many, petition where petition.id = $1
           returning id)
         insert into sla_clock (id, petition_id, kind, cycle, unit_id, started_at, policy_id,
           calendar_version, due_on, due_at, due_soon_at, provisional, next_level, next_level_at,
           ladder_id, ladder_edition, rungs, rung_ats)
         select gen_random_uuid(), p.id, kind, cycle, c.unit_id, started_at, policy_id,
           calendar_version, due_on, due_at, due_soon_at, provisional, next_level, next_level_at,
           ladder_id, ladder_edition, rungs, rung_ats
         from p, sla_clock c where c.petition_id = $1 and c.kind = 'OUTER'`,
        [like, each, letter],
      );
    }
    await office.escalateAt(TODAY);
  }

  /** How many petitions have these things raised of the citizen's clock, and this before them. */
  async function shown(): Promise<Record<string, number>> {
    const rows = await office.t.database.rows<{ shown: string; n: number }>(
      `select shown, count(*)::integer as n from (
         select coalesce((select string_agg(e.level || ' ' || e.repetition, ', ' order by e.due_at)
                          from escalation e where e.clock_id = c.id), 'nothing') || '; then '
           || coalesce((select string_agg(r.level || ' ' || x.code % 100, ', ' order by x.place)
                        from unnest(c.rungs) with ordinality as x(code, place)
                        join ladder_rung r on r.ladder_id = c.ladder_id
                          and r.ordinal = x.code / 100), 'nothing') as shown
         from sla_clock c where c.kind = 'OUTER' and c.stopped_at is null) s
       group by shown`,
    );
    return Object.fromEntries(rows.map((row) => [row.shown, row.n]));
  }
  const done = async (): Promise<number> => {
    const [row] = await office.t.database.rows<{ n: number }>(
      `select count(*)::integer as n from sla_clock c join ladder l on l.id = c.ladder_id
       where l.key = 'outer.default' and l.version = 2`,
    );
    return row?.n ?? 0;
  };
  const ALL_DONE = (each: number) => ({
    'OVERDUE 0, OVERDUE_HEAD 0; then OVERDUE_HEAD 1, OVERDUE_HEAD 2': each,
    'DUE_SOON 0; then OVERDUE 0, OVERDUE_HEAD 0, OVERDUE_HEAD 1, OVERDUE_HEAD 2': each,
  });

  it('does what the preview said, once', async () => {
    await enter(30);
    expect(await shown()).toEqual({
      'OVERDUE 0; then OVERDUE_CHAIRMAN 0': 30,
      'nothing; then DUE_SOON 0, OVERDUE 0, OVERDUE_CHAIRMAN 0': 30,
    });
    const { id, preview } = await office.propose(STRICTER);
    expect(preview).toEqual({
      changed: 60,
      raisedAtOnce: 60,
      byUnit: [
        { unitCode: TRAN_BIEN, changed: 30, raisedAtOnce: 30 },
        { unitCode: DESK, changed: 30, raisedAtOnce: 30 },
      ],
    });
    // A preview moves nothing.
    expect(await office.run('recompute-ladders')).toMatchObject({ batches: 0 });
    await office.applyId(id).expect(200);
    await office.applyId(id).expect(200);
    expect(await office.run('recompute-ladders')).toMatchObject({ clocks: 60, left: 0 });
    expect(await office.run('recompute-ladders')).toMatchObject({ clocks: 0, batches: 0 });
    expect(await office.run('escalate')).toMatchObject({ raised: preview.raisedAtOnce });
    expect(await office.run('escalate')).toMatchObject({ raised: 0 });
    expect(await shown()).toEqual(ALL_DONE(30));
    const { settledAt } = await office.change(id);
    expect(settledAt).toBeNull();
    office.t.clock.set(new Date(midnight(TODAY).getTime() + 120_000));
    await office.run('recompute-ladders');
    expect((await office.change(id)).settledAt).not.toBeNull();
  });

  it('says nothing twice when a former ladder comes back', async () => {
    await enter(5);
    await office.apply(STRICTER);
    await office.run('escalate');
    office.t.clock.set(midnight('2026-04-23'));
    const { id, preview } = await office.propose({
      follows: 'outer.default',
      rungs: [rung('DUE_SOON', null), rung('OVERDUE', 0), rung('OVERDUE_CHAIRMAN', 10)],
    });
    expect(preview).toMatchObject({ changed: 10, raisedAtOnce: 0 });
    await office.applyId(id).expect(200);
    await office.run('recompute-ladders');
    expect(await office.run('escalate')).toMatchObject({ raised: 0 });
    expect(await shown()).toEqual({
      'OVERDUE 0, OVERDUE_HEAD 0; then OVERDUE_CHAIRMAN 0': 5,
      'DUE_SOON 0; then OVERDUE 0, OVERDUE_CHAIRMAN 0': 5,
    });
  });

  it('are given to clocks that ran before there were any, which say nothing again', async () => {
    await enter(3);
    // As the migration leaves them.
    await office.t.database.rows(
      `update sla_clock set ladder_id = null, ladder_edition = 0, rungs = '{}', rung_ats = '{}',
         next_level = null, next_level_at = null where stopped_at is null`,
    );
    await office.run('recompute-ladders');
    expect(await office.run('escalate')).toMatchObject({ raised: 0 });
    expect(await office.pending(pothole, 'OUTER')).toEqual(['OVERDUE_CHAIRMAN 0 07/05']);
    expect(await shown()).toEqual({
      'OVERDUE 0; then OVERDUE_CHAIRMAN 0': 3,
      'nothing; then DUE_SOON 0, OVERDUE 0, OVERDUE_CHAIRMAN 0': 3,
    });
  });

  it('loses and doubles nothing when the process is killed', async () => {
    await enter(2000);
    const { id, preview } = await office.propose(STRICTER);
    await office.applyId(id).expect(200);
    await killInTheMiddle();
    const half = await done();
    expect(half).toBeGreaterThanOrEqual(500);
    expect(half).toBeLessThan(4000);
    const early = await office.run('escalate');
    expect(early).toMatchObject({ raised: half });
    await office.run('recompute-ladders');
    const late = await office.run('escalate');
    expect((early.raised ?? 0) + (late.raised ?? 0)).toBe(preview.raisedAtOnce);
    expect(await office.run('recompute-ladders')).toMatchObject({ clocks: 0, batches: 0 });
    expect(await shown()).toEqual(ALL_DONE(2000));
  }, 120_000);

  it.each([2, 3])(
    'loses and doubles nothing when %i run at once, and escalation beside them',
    async (workers) => {
      await enter(1000);
      const { id } = await office.propose(STRICTER);
      await office.applyId(id).expect(200);
      await Promise.all([
        ...Array.from({ length: workers }, () => office.run('recompute-ladders')),
        office.run('escalate'),
      ]);
      await office.run('recompute-ladders');
      await office.run('escalate');
      expect(await office.run('recompute-ladders')).toMatchObject({ clocks: 0 });
      expect(await shown()).toEqual(ALL_DONE(1000));
    },
    60_000,
  );

  /** Starts a run in a process of its own, and kills that when five hundred clocks have followed. */
  async function killInTheMiddle(): Promise<void> {
    const [row] = await office.t.database.rows<{ name: string }>(
      'select current_database() as name',
    );
    const child = spawn(
      process.execPath,
      [
        '-r',
        join(__dirname, '../support/ts-hook.cjs'),
        join(__dirname, 'ladders.child.ts'),
        JSON.stringify(atDatabase(testServer(), row!.name)),
        office.t.clock.now().toISOString(),
      ],
      { stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    while ((await done()) < 500) await new Promise((wake) => setTimeout(wake, 5));
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    // Sessions of the dead process may need a moment to notice.
    await office.t.database.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'ladders-child' and datname = current_database()`,
    );
  }
});
