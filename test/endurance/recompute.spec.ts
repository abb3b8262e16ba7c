import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sealOf } from '../../src/petitions/ledger/event-chain';
import { RecomputeDeadlinesSweep } from '../../src/petitions/deadlines/recompute-deadlines.sweep';
import { VERSION } from '../api/policy-changes-office';
import { startTestApp, type TestApp } from '../support/app';
import { copyPetition } from '../support/copies';
import { atDatabase, testServer } from '../support/databases';
import { signIn, type Person } from '../support/people';
import { DESK, submit } from '../support/petitions';

/*
 * Questions sent on Monday 6/4/2026: 15 working days end on 28/4, ten on 20/4. Each has an answer's clock, the
 * portal's, and one to be received; only the first follows the limit that changes.
 */
type Events = Parameters<typeof sealOf>[0] & { hash: string; version: number; last: string };

describe('deadlines computed again, whatever happens meanwhile', () => {
  let t: TestApp;
  let admin: Person;
  let officer: Person;
  let sweep: RecomputeDeadlinesSweep;
  let first: string;

  beforeEach(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    officer = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    sweep = t.app.get(RecomputeDeadlinesSweep);
    first = (await submit(t, { class: 'HOI_DAP', location: undefined })).id;
  });
  afterEach(() => t.close());

  /** Copies of the first petition with its history and its running clocks; with it there are `count`. */
  async function enter(count: number): Promise<void> {
    await copyPetition(t, first, count - 1);
    await t.database.rows('analyze petition, sla_clock');
  }

  async function shorten(): Promise<void> {
    const proposed = await t.http
      .post('/api/v1/sla-policies/changes')
      .set(...admin.auth)
      .send(VERSION)
      .expect(201);
    await t.http
      .post(`/api/v1/sla-policies/changes/${proposed.body.id}/apply`)
      .set(...admin.auth)
      .expect(200);
  }

  /** Friday 24/4 becomes a day off: the answer's limit and the portal's end on 29/4 instead of 28/4. */
  async function takeDayOff(): Promise<void> {
    const days = [
      { day: '2026-04-24', kind: 'SWAPPED_DAY_OFF', name: 'Nghỉ', source: 'TB', confirmed: true },
    ];
    const proposed = await t.http
      .post('/api/v1/calendar/changes')
      .set(...admin.auth)
      .send({ days, reason: 'Bão số 3' })
      .expect(201);
    await t.http
      .post(`/api/v1/calendar/changes/${proposed.body.id}/apply`)
      .set(...admin.auth)
      .expect(200);
  }

  /** Petitions by what they show, their clock, its version, and how many events say that it moved. */
  async function shown(): Promise<object[]> {
    return t.database.rows(
      `select p.due_on as petition, c.due_on as clock, s.version, e.events, count(*) as n
       from petition p join sla_clock c on c.petition_id = p.id and c.kind = 'OUTER'
       join sla_policy s on s.id = c.policy_id
       cross join lateral (select count(*) as events from petition_event e
         where e.petition_id = p.id and e.action = 'move-deadline') e
       group by 1, 2, 3, 4`,
    );
  }

  const moved = async (): Promise<number> => {
    const [row] = await t.database.rows<{ n: number }>(
      `select count(*) as n from petition_event where action = 'move-deadline'`,
    );
    return row?.n ?? 0;
  };
  const allMovedOnce = (n: number, dueOn = '2026-04-20', version = 2) => [
    { petition: dueOn, clock: dueOn, version, events: 1, n },
  ];

  /** What is wrong with the chains of events, in sentences. */
  async function faults(): Promise<string[]> {
    const events = await t.database.rows<Events>(
      `select e.petition_id as "petitionId", e.seq, e.action, e.from_state as "fromState",
              e.to_state as "toState", e.unit_id as "unitId", e.occurred_at as "occurredAt",
              e.recorded_at as "recordedAt", e.reason, e.data,
              json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'role', e.actor_role) as actor,
              encode(e.prev_hash, 'hex') as "prevHash", encode(e.hash, 'hex') as hash,
              p.version, encode(p.last_event_hash, 'hex') as last
       from petition_event e join petition p on p.id = e.petition_id
       order by e.petition_id, e.seq`,
    );
    return events.flatMap((event, index) => {
      const next = events[index + 1];
      const found = event.hash === sealOf(event) ? [] : ['a seal is broken'];
      if (next?.petitionId === event.petitionId) {
        const follows = next.seq === event.seq + 1 && next.prevHash === event.hash;
        return follows ? found : [...found, 'a link is missing'];
      }
      const isLast = event.version === event.seq && event.last === event.hash;
      return isLast ? found : [...found, 'a petition does not end with its last event'];
    });
  }

  it.each([
    ['a limit', 2500, '2026-04-20', 2],
    ['the calendar', 1500, '2026-04-29', 1],
  ] as const)(
    'after %s changed, moves each once though killed',
    async (what, n, dueOn, version) => {
      await enter(n);
      await (what === 'a limit' ? shorten() : takeDayOff());
      await killInTheMiddle();
      const half = await moved();
      expect(half).toBeGreaterThanOrEqual(1000);
      expect(half).toBeLessThan(n);
      expect(await sweep.run(t.clock.now())).toMatchObject({ left: 0 });
      await sweep.run(t.clock.now());
      expect(await shown()).toEqual(allMovedOnce(n, dueOn, version));
      expect(await moved()).toBe(n);
      expect(await faults()).toEqual([]);
      expect(await sweep.run(t.clock.now())).toMatchObject({ clocks: 0, batches: 0 });
    },
    60_000,
  );

  /** Starts a run in a process of its own, and kills that when a thousand petitions have moved. */
  async function killInTheMiddle(): Promise<void> {
    const [row] = await t.database.rows<{ name: string }>('select current_database() as name');
    const child = spawn(
      process.execPath,
      [
        '-r',
        join(__dirname, '../support/ts-hook.cjs'),
        join(__dirname, 'recompute.child.ts'),
        JSON.stringify(atDatabase(testServer(), row!.name)),
        t.clock.now().toISOString(),
      ],
      { stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    while ((await moved()) < 1000) await new Promise((wake) => setTimeout(wake, 20));
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    // Sessions of the dead process may need a moment to notice.
    await t.database.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'recompute-child' and datname = current_database()`,
    );
  }

  it.each([2, 3])(
    'moves each once when %i run at once',
    async (workers) => {
      await enter(1500);
      await shorten();
      const runs = await Promise.all(
        Array.from({ length: workers }, () => sweep.run(t.clock.now())),
      );
      const last = await sweep.run(t.clock.now());
      const sum = [...runs, last].reduce(
        (total, counts) => total + (counts.petitionsMoved ?? 0),
        0,
      );
      expect(sum).toBe(1500);
      expect(await shown()).toEqual(allMovedOnce(1500));
      expect(await faults()).toEqual([]);
    },
    60_000,
  );

  it('moves each once while an officer receives petitions, who loses nothing by it', async () => {
    await enter(2000);
    await shorten();
    const taken = await t.database.rows<{ id: string }>(
      `select id from petition order by md5(id::text) limit 60`,
    );
    const running = sweep.run(t.clock.now());
    const answers: number[] = [];
    for (const { id } of taken) {
      const answer = await t.http.post(`/api/v1/petitions/${id}/receive`).set(...officer.auth);
      answers.push(answer.status);
    }
    await running;
    await sweep.run(t.clock.now());
    expect(answers.filter((status) => status !== 200)).toEqual([]);
    expect(await shown()).toEqual(allMovedOnce(2000));
    const [row] = await t.database.rows<{ received: number }>(
      `select count(*) as received from petition where state = 'RECEIVED' and version = 3`,
    );
    expect(row).toEqual({ received: 60 });
    expect(await faults()).toEqual([]);
  }, 60_000);
});
