import { AskInterimUpdatesSweep } from '../../src/escalation/ask-interim-updates.sweep';
import { PICK_INTERIM } from '../../src/escalation/ask-interim-updates.statement';
import { LOCK_PETITION } from '../../src/petitions/ledger/transition.statements';
import { References } from '../../src/petitions/references';
import { startTestApp, type TestApp } from '../support/app';
import { signIn } from '../support/people';
import { aboutARule, act, DESK, submit } from '../support/petitions';
import { untilWaiting } from '../support/race';

/** The first instant after Tuesday 28/4/2026, on which all of `enter` have had their twenty days. */
const PASSED = new Date('2026-04-28T17:00:00Z');
const SECOND = new Date('2026-05-05T17:00:00Z');

/** So many petitions held by a unit, whose decree's days end on 28/4. */
const ENTER = `
  with held as (select id from unit where code = 'SXD'),
  p as (
    insert into petition (id, code, state, version, open, channel, class, title, content, anonymous,
      unit_id, submitted_at, entered_at, received_at, due_on, due_at, due_provisional,
      tracking_token_hash, last_event_hash)
    select gen_random_uuid(), gen_random_uuid()::text, 'IN_PROGRESS', 1, true, 'WEB', 'QUY_DINH_HC',
      'Thủ tục quá lâu', 'Ba tháng chưa có kết quả', false, held.id, '2026-04-06T01:00:00Z',
      '2026-04-06T01:00:00Z', '2026-04-06T01:00:00Z', '2026-04-28', '2026-04-28T17:00:00Z', false,
      '\\x00', '\\x00'
    from held, generate_series(1, $1::integer)
    returning id, unit_id)
  insert into sla_clock (id, petition_id, kind, cycle, unit_id, started_at, policy_id,
    calendar_version, due_on, due_at, provisional)
  select gen_random_uuid(), p.id, 'DECREE', 1, p.unit_id, '2026-04-06T01:00:00Z',
    (select id from sla_policy where key = 'decree.quy-dinh-hc'),
    (select max(version) from calendar_version), '2026-04-28', '2026-04-28T17:00:00Z', false
  from p`;

interface Told {
  rounds: number;
  petitions: number;
  messages: number;
  waiting: number;
}

describe('asking for interim updates, whatever happens meanwhile', () => {
  let t: TestApp;
  let sweep: AskInterimUpdatesSweep;
  beforeAll(async () => {
    t = await startTestApp();
    sweep = t.app.get(AskInterimUpdatesSweep);
  });
  afterAll(() => t.close());
  afterEach(async () => {
    await t.database.rows('drop trigger if exists tr_kill on interim_update');
    for (const table of ['outbox', 'interim_update', 'sla_clock', 'role_grant']) {
      await t.database.rows(`delete from ${table}`);
    }
  });

  const enter = (count: number) => t.database.rows(ENTER, [count]);
  const told = async (now = PASSED): Promise<Told | undefined> => {
    const [row] = await t.database.rows<Told>(
      `select (select count(*) from interim_update) as rounds,
         (select count(distinct petition_id) from interim_update) as petitions,
         (select count(*) from outbox where template = 'staff.interim-update-asked') as messages,
         (select count(*) from sla_clock where coalesce(next_interim_at, due_at) <= $1) as waiting`,
      [now],
    );
    return row;
  };
  const twoReaders = async () => {
    await signIn(t, [
      { role: 'UNIT_OFFICER', unitCode: 'SXD' },
      { role: 'UNIT_HEAD', unitCode: 'SXD' },
    ]);
    await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SXD' }]);
  };
  it('asks the others, in the same run, when one row makes its batch fail, and that one once it is mended', async () => {
    await twoReaders();
    await enter(450);
    const [poison] = await t.database.rows<{ id: string }>(
      'select petition_id as id from sla_clock order by id offset 100 limit 1',
    );
    await t.database.rows(
      `alter table interim_update add constraint ck_poison check (petition_id <> '${poison!.id}')`,
    );
    expect(await sweep.run(PASSED)).toMatchObject({ asked: 449, setAside: 1 });
    expect(await told()).toMatchObject({ rounds: 449, messages: 898, waiting: 1 });
    expect(await sweep.run(PASSED)).toMatchObject({ asked: 0 });
    await t.database.rows('alter table interim_update drop constraint ck_poison');
    const later = new Date(PASSED.getTime() + 16 * 60_000);
    expect(await sweep.run(later)).toMatchObject({ asked: 1 });
    expect(await told()).toEqual(ALL);
    expect(await t.database.rows('select from set_aside')).toEqual([]);
  });

  const ALL = { rounds: 450, petitions: 450, messages: 900, waiting: 0 };

  it('drains more than a batch, asks everybody of the unit once, and finds nothing the second time', async () => {
    await twoReaders();
    await enter(450);
    expect(await sweep.run(PASSED)).toEqual({ asked: 450, missed: 0, uncovered: 0, batches: 3 });
    expect(await told()).toEqual(ALL);
    expect(await sweep.run(PASSED)).toEqual({ asked: 0, missed: 0, uncovered: 0, batches: 0 });
    expect(await told()).toEqual(ALL);
  });

  it('asks once when four workers sweep at once', async () => {
    await twoReaders();
    await enter(450);
    const runs = await Promise.all(Array.from({ length: 4 }, () => sweep.run(PASSED)));
    expect(runs.reduce((sum, counts) => sum + (counts.asked ?? 0), 0)).toBe(450);
    expect(await told()).toEqual(ALL);
  });

  it.each([1, 200, 201, 440])(
    'loses and doubles nothing when it dies at round %i',
    async (fatal) => {
      await twoReaders();
      await enter(450);
      await t.database.rows(`drop sequence if exists fatal_round`);
      await t.database.rows(`create sequence fatal_round`);
      await t.database.rows(`
      create or replace function kill_session() returns trigger language plpgsql as $$
      begin
        if nextval('fatal_round') = tg_argv[0]::bigint then
          perform pg_terminate_backend(pg_backend_pid());
        end if;
        return null;
      end $$`);
      await t.database.rows(`create trigger tr_kill after insert on interim_update
      for each row execute function kill_session(${fatal})`);
      await expect(sweep.run(PASSED)).rejects.toThrow(/terminat/i);
      const done = Math.floor((fatal - 1) / 200) * 200;
      expect(await told()).toEqual({
        rounds: done,
        petitions: done,
        messages: 2 * done,
        waiting: 450 - done,
      });
      await sweep.run(PASSED);
      expect(await told()).toEqual(ALL);
    },
  );

  it('asks once for what was missed while it stood still, and says how much that was', async () => {
    await enter(2);
    await sweep.run(PASSED);
    // Three weeks on, a Wednesday: of the rounds to 5/5, 12/5 and 19/5 nothing was sent.
    const wednesday = new Date('2026-05-20T01:00:00Z');
    expect(await sweep.run(wednesday)).toMatchObject({ asked: 2, missed: 2 });
    const rows = await t.database.rows(
      `select distinct round, state, due_on as "dueOn", missed from interim_update order by round`,
    );
    expect(rows).toEqual([
      { round: 1, state: 'MISSED', dueOn: '2026-05-05', missed: 0 },
      { round: 4, state: 'ASKED', dueOn: '2026-05-26', missed: 3 },
    ]);
  });

  it('passes over what an officer works on this moment, and asks afterwards', async () => {
    const { id } = await received();
    await t.database.transaction(async (tx) => {
      await tx.rows(LOCK_PETITION, [id]);
      expect(await sweep.run(PASSED)).toMatchObject({ asked: 0 });
      await tx.rows(`update sla_clock set provisional = true where petition_id = $1`, [id]);
    });
    expect(await sweep.run(PASSED)).toMatchObject({ asked: 1 });
  });

  it('lets an action that comes during a batch wait for it, and then owes nothing', async () => {
    const { id, clerk } = await received();
    let withdrawal: Promise<unknown> | undefined;
    await t.database.transaction(async (tx) => {
      expect(await tx.rows(PICK_INTERIM, [PASSED, 10, []])).toHaveLength(1);
      withdrawal = act(t, clerk, id, 'withdraw', { reason: 'Người gửi đã rút' });
      await untilWaiting(t, 1);
    });
    await withdrawal;
    expect(await sweep.run(PASSED)).toMatchObject({ asked: 0 });
  });

  it('tells the desk where nobody works at the unit, and the administrators where nobody is at the desk', async () => {
    const admin = await signIn(t, [{ role: 'ADMIN' }]);
    await enter(1);
    const readers = async () =>
      (
        await t.database.rows<{ accountId: string }>(
          `select distinct account_id as "accountId" from outbox where channel = 'INBOX'`,
        )
      ).map(({ accountId }) => accountId);
    await sweep.run(PASSED);
    expect(await readers()).toEqual([admin.accountId]);
    await t.database.rows('delete from outbox');
    const desk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    await sweep.run(SECOND);
    expect(await readers()).toEqual([desk.accountId]);
  });

  it('asks nobody where no limit says how often, and looks again a day later', async () => {
    await enter(3);
    const close = async (day: string | null) => {
      const change = `update sla_policy set effective_to = $1 where key = 'interim.default'`;
      await t.database.rows(change, [day]);
      t.app.get(References).invalidate();
    };
    await close('2026-01-31');
    expect(await sweep.run(PASSED)).toMatchObject({ asked: 0, uncovered: 3, batches: 1 });
    expect(await sweep.run(PASSED)).toMatchObject({ uncovered: 0, batches: 0 });
    await close(null);
    expect(await sweep.run(new Date(PASSED.getTime() + 86_400_000))).toMatchObject({ asked: 3 });
  });

  it('waits for the offices over Tết, and asks once where two rounds would end together', async () => {
    // Received on Tuesday 13/1: the twenty days end on Monday 2/2. Off from Saturday 14/2 to Sunday 22/2.
    const { id } = await received('2026-01-13T02:00:00Z');
    const askedOn: string[] = [];
    for (let day = 2; day <= 40; day += 1) {
      const noon = new Date(Date.UTC(2026, 1, day, 5));
      const { asked } = await sweep.run(noon);
      if (asked === 1) askedOn.push(noon.toISOString().slice(0, 10));
    }
    expect(askedOn).toEqual(['2026-02-03', '2026-02-10', '2026-02-24', '2026-03-03', '2026-03-10']);
    const rounds = await t.database.rows(
      `select round, due_on as "dueOn" from interim_update where petition_id = $1 order by round`,
      [id],
    );
    expect(rounds).toEqual([
      { round: 1, dueOn: '2026-02-09' },
      { round: 2, dueOn: '2026-02-23' },
      { round: 4, dueOn: '2026-03-02' },
      { round: 5, dueOn: '2026-03-09' },
      { round: 6, dueOn: '2026-03-16' },
    ]);
  });

  it('asks for no petition that the decree gives no twenty days', async () => {
    t.clock.set(new Date('2026-04-06T01:00:00Z'));
    await submit(t);
    expect(await sweep.run(new Date('2026-06-30T01:00:00Z'))).toMatchObject({ asked: 0 });
  });

  async function received(at = '2026-04-06T01:00:00Z') {
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    t.clock.set(new Date(at));
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    t.clock.set(PASSED);
    return { id, clerk };
  }
});
