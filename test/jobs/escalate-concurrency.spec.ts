import { ESCALATE_BATCH } from '../../src/escalation/escalate.statement';
import { EscalateSweep } from '../../src/escalation/escalate.sweep';
import { LOCK_PETITION } from '../../src/petitions/ledger/transition.statements';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { act, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';
import { ALL_DUE, enterOverdue, FIRST_DUE, state, told } from './escalate-many';

const BATCH = [
  ALL_DUE,
  '-infinity',
  '00000000-0000-0000-0000-000000000000',
  1000,
  '019e0000-0000',
  [],
];

describe('escalation, whatever happens meanwhile', () => {
  let t: TestApp;
  let sweep: EscalateSweep;
  let officer: Person;
  let head: Person;
  beforeAll(async () => {
    t = await startTestApp();
    sweep = t.app.get(EscalateSweep);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
  });
  afterAll(() => t.close());
  afterEach(async () => {
    await t.database.rows('drop trigger if exists tr_kill on escalation');
    await t.database.rows('delete from outbox');
    await t.database.rows(`delete from role_grant where role = 'INTAKE_OFFICER'`);
    await t.database.rows('delete from escalation');
    await t.database.rows('delete from sla_clock');
  });

  it('drains more than a batch in due order, and finds nothing the second time', async () => {
    await enterOverdue(t, 2500);
    const half = new Date(FIRST_DUE.getTime() + 1999_000);
    expect(await sweep.run(half)).toMatchObject({ raised: 2000, overdue: 2000, batches: 2 });
    expect(await sweep.run(ALL_DUE)).toMatchObject({ raised: 500, batches: 1 });
    const batches = await t.database.rows<{ n: number; first: Date; last: Date }>(
      `select count(*) as n, min(due_at) as first, max(due_at) as last
       from escalation group by xmin::text::bigint order by xmin::text::bigint`,
    );
    expect(batches.map((batch) => batch.n)).toEqual([1000, 1000, 500]);
    for (const [i, batch] of batches.entries()) {
      const before = batches[i - 1];
      if (before) expect(before.last.getTime()).toBeLessThan(batch.first.getTime());
    }
    expect(await sweep.run(ALL_DUE)).toMatchObject({ raised: 0, batches: 0 });
    expect(await state(t)).toEqual({ waiting: 0, raised: 2500, clocks: 2500 });
  });

  it.each([2, 4])('raises each once when %i workers sweep at once', async (workers) => {
    await signIn(t, [{ role: 'INTAKE_OFFICER' }]);
    await enterOverdue(t, 6000);
    const runs = await Promise.all(Array.from({ length: workers }, () => sweep.run(ALL_DUE)));
    expect(runs.reduce((sum, counts) => sum + (counts.raised ?? 0), 0)).toBe(6000);
    expect(await told(t)).toEqual({ messages: 6000, once: 6000 });
    expect(await state(t)).toEqual({ waiting: 0, raised: 6000, clocks: 6000 });
  });

  it.each([1, 999, 1000, 1001, 2345])(
    'loses and doubles nothing when the connection dies at escalation %i',
    async (fatal) => {
      await signIn(t, [{ role: 'INTAKE_OFFICER' }]);
      await enterOverdue(t, 2500);
      await dieAt(fatal);
      await expect(sweep.run(ALL_DUE)).rejects.toThrow(/terminat/i);
      const half = Math.floor((fatal - 1) / 1000) * 1000;
      expect(await state(t)).toEqual({ waiting: 2500 - half, raised: half, clocks: half });
      expect(await told(t)).toEqual({ messages: half, once: half });
      expect(await sweep.run(ALL_DUE)).toMatchObject({ raised: 2500 - half });
      expect(await told(t)).toEqual({ messages: 2500, once: 2500 });
      expect(await state(t)).toEqual({ waiting: 0, raised: 2500, clocks: 2500 });
    },
  );

  /** The server ends the session that inserts the n-th escalation, in the middle of its statement; once. */
  async function dieAt(n: number): Promise<void> {
    await t.database.rows(`drop sequence if exists fatal_escalation`);
    await t.database.rows(`create sequence fatal_escalation`);
    await t.database.rows(`
      create or replace function kill_session() returns trigger language plpgsql as $$
      begin
        if nextval('fatal_escalation') = tg_argv[0]::bigint then
          perform pg_terminate_backend(pg_backend_pid());
        end if;
        return null;
      end $$`);
    await t.database.rows(`
      create trigger tr_kill after insert on escalation
      for each row execute function kill_session(${n})`);
  }

  it('raises nothing for an answer that is being approved, nor waits for it', async () => {
    const { id } = await answerProposed();
    let approval: Promise<unknown> | undefined;
    await t.database.transaction(async (tx) => {
      // The approval has stopped the clocks and stands before the answer's table, not yet committed.
      await tx.rows('lock table petition_answer in exclusive mode');
      approval = act(t, head, id, 'approve-answer');
      await untilWaiting('petition_answer');
      expect(await sweep.run(t.clock.now())).toMatchObject({ raised: 0 });
    });
    await approval;
    expect(await sweep.run(t.clock.now())).toMatchObject({ raised: 0 });
    expect(await escalated(id)).toEqual([]);
  });

  it('neither waits for an officer who has only just taken the petition up, nor blocks the work', async () => {
    const { id } = await answerProposed();
    await t.database.transaction(async (tx) => {
      // Every action begins so, and goes on to write clocks.
      await tx.rows(LOCK_PETITION, [id]);
      expect(await sweep.run(t.clock.now())).toMatchObject({ raised: 2 });
      await tx.rows(`update sla_clock set provisional = true where petition_id = $1`, [id]);
    });
    expect(await sweep.run(t.clock.now())).toMatchObject({ raised: 0 });
    expect(await escalated(id)).toEqual(['HOLDING OVERDUE', 'OUTER OVERDUE']);
  });

  it('passes over a petition that is locked altogether, and raises it afterwards', async () => {
    const { id } = await answerProposed();
    await t.database.transaction(async (tx) => {
      // Were the sweep to wait here with the clocks in its hands, the two would wait for each other for ever.
      await tx.rows(`select from petition where id = $1 for update`, [id]);
      expect(await sweep.run(t.clock.now())).toMatchObject({ raised: 0 });
      await tx.rows(`update sla_clock set provisional = true where petition_id = $1`, [id]);
    });
    expect(await sweep.run(t.clock.now())).toMatchObject({ raised: 2 });
  });

  it('lets an action that comes during a batch wait for it, and neither blocks the other for ever', async () => {
    const { id } = await answerProposed();
    let approval: Promise<unknown> | undefined;
    await t.database.transaction(async (tx) => {
      await tx.rows(ESCALATE_BATCH, [t.clock.now(), ...BATCH.slice(1)]);
      approval = act(t, head, id, 'approve-answer');
      await untilWaiting('petition');
    });
    await approval;
    expect(await escalated(id)).toEqual(['HOLDING OVERDUE', 'OUTER OVERDUE']);
    expect(await sweep.run(t.clock.now())).toMatchObject({ raised: 0 });
  });

  it('raises nothing of a batch that was rolled back for a petition answered since', async () => {
    const { id } = await answerProposed();
    const undo = new Error('undo');
    const batch = t.database.transaction(async (tx) => {
      const rows = await tx.rows(ESCALATE_BATCH, [t.clock.now(), ...BATCH.slice(1)]);
      expect(rows).toMatchObject([{ raised: 2 }]);
      throw undo;
    });
    await expect(batch).rejects.toBe(undo);
    await act(t, head, id, 'approve-answer');
    expect(await sweep.run(t.clock.now())).toMatchObject({ raised: 0 });
    expect(await escalated(id)).toEqual([]);
  });

  it('says so, and raises the rest, when a clock waits for a level that is not on its ladder', async () => {
    await enterOverdue(t, 3);
    await t.database.rows(
      `update sla_clock set next_level = 'LATE_STEP' where due_at = $1::timestamptz`,
      [FIRST_DUE],
    );
    await expect(sweep.run(ALL_DUE)).rejects.toThrow('1 clocks wait for a level they cannot reach');
    expect(await state(t)).toEqual({ waiting: 1, raised: 2, clocks: 2 });
  });

  /** Due on Monday 20/4, its answer proposed in time, and not approved when the limit passes. */
  async function answerProposed(): Promise<{ id: string }> {
    t.clock.set(new Date('2026-04-06T01:00:00Z'));
    const { id } = await submit(t);
    await act(t, officer, id, 'accept');
    await act(t, officer, id, 'propose-answer', goodAnswer());
    t.clock.set(new Date('2026-04-21T02:00:00Z'));
    return { id };
  }

  async function escalated(id: string): Promise<string[]> {
    const rows = await t.database.rows<{ said: string }>(
      `select clock_kind || ' ' || level as said from escalation where petition_id = $1 order by 1`,
      [id],
    );
    return rows.map((row) => row.said);
  }

  async function untilWaiting(table: string): Promise<void> {
    const giveUpAt = performance.now() + 5000;
    while (performance.now() < giveUpAt) {
      const [row] = await t.database.rows<{ waiting: number }>(
        `select count(*) as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (row && row.waiting > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`nobody came to stand before ${table}`);
  }
});
