import { Client } from 'pg';
import { sealOf } from '../../src/petitions/ledger/event-chain';
import { copyPetition } from '../support/copies';
import { atDatabase, testServer } from '../support/databases';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, signInAgain, type Person } from '../support/people';

/*
 * Sent on Monday 6/4/2026. The question: 15 working days, 7–10, 13–17, 20–24/4 are 14, Monday 27/4 is off, so
 * 28/4. The pothole: 10 working days, 20/4; its ward has 2 working days to accept it, 8/4. The portal counts 15
 * working days for both, 28/4.
 */
interface Shown {
  dueOn: string;
  step: string | null;
}

describe('a change of the calendar', () => {
  let t: TestApp;
  let admin: Person;
  let question: string;
  let pothole: string;

  beforeEach(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    question = await submit({ class: 'HOI_DAP' });
    pothole = await submit({ class: 'HIEN_TRUONG', location: { communeCode: '26041' } });
  });
  afterEach(() => t.close());

  const submit = async (given: object): Promise<string> => {
    const answer = await t.http
      .post('/api/v1/petitions')
      .send({
        channel: 'WEB',
        title: 'Đường hư hỏng',
        content: 'Ổ gà lớn trước cổng trường, xe máy dễ ngã khi trời mưa.',
        submitter: { kind: 'INDIVIDUAL', name: 'Nguyễn Văn An', phone: '0912000123' },
        ...given,
      })
      .expect(201);
    return answer.body.id as string;
  };
  const day = (given: object) => ({
    kind: 'SWAPPED_DAY_OFF',
    name: 'Nghỉ đột xuất',
    source: 'Thông báo thử nghiệm',
    confirmed: true,
    ...given,
  });
  const propose = async (...days: object[]) => {
    const answer = await t.http
      .post('/api/v1/calendar/changes')
      .set(...admin.auth)
      .send({ days, reason: 'Bão số 3' })
      .expect(201);
    return answer.body as { id: string; preview: Record<string, unknown> };
  };
  const apply = async (...days: object[]) => {
    const { id } = await propose(...days);
    await t.http
      .post(`/api/v1/calendar/changes/${id}/apply`)
      .set(...admin.auth)
      .expect(200);
  };
  const recompute = async (): Promise<Record<string, number>> => {
    const answer = await t.http
      .post('/api/v1/jobs/recompute-deadlines/run')
      .set(...admin.auth)
      .expect(200);
    return answer.body.counts as Record<string, number>;
  };
  const shown = async (id: string): Promise<Shown> => {
    const [row] = await t.database.rows<Shown>(
      `select due_on as "dueOn", step_kind || ' ' || step_due_on as step from petition where id = $1`,
      [id],
    );
    if (!row) throw new Error('no petition');
    return row;
  };
  const clock = async (id: string, kind: string) => {
    const [row] = await t.database.rows<Record<string, unknown>>(
      `select due_on, due_at, next_level, next_level_at, calendar_version from sla_clock
       where petition_id = $1 and kind = $2 and stopped_at is null`,
      [id, kind],
    );
    return row;
  };
  const at = async (instant: string) => {
    t.clock.set(new Date(instant));
    admin = await signInAgain(t, admin);
  };

  it('is previewed, moves nothing until it is applied, then moves what it touches, once', async () => {
    expect(await shown(question)).toEqual({ dueOn: '2026-04-28', step: 'RECEIVE 2026-04-08' });
    const change = await propose(day({ day: '2026-04-24' }));
    expect(change.preview).toEqual({
      openPetitions: 2,
      moved: 2,
      becomesOnTime: 0,
      becomesLate: 0,
      byUnit: [
        { unitCode: '26041', moved: 1, becomesOnTime: 0, becomesLate: 0 },
        { unitCode: 'TTPVHCC', moved: 1, becomesOnTime: 0, becomesLate: 0 },
      ],
    });
    expect(await recompute()).toEqual({
      clocks: 0,
      moved: 0,
      petitionsMoved: 0,
      batches: 0,
      left: 0,
    });

    await apply(day({ day: '2026-04-24' }));
    // Until the sweep has run, lists show the former date; the sweep carries the new one in.
    expect((await shown(question)).dueOn).toBe('2026-04-28');
    const counts = await recompute();
    expect(counts).toMatchObject({ clocks: 7, moved: 3, petitionsMoved: 2, left: 0 });
    expect(await shown(question)).toEqual({ dueOn: '2026-04-29', step: 'RECEIVE 2026-04-08' });
    expect((await shown(pothole)).dueOn).toBe('2026-04-20');
    expect(await recompute()).toMatchObject({ clocks: 0, moved: 0 });
  });

  it('leaves old date, new date, calendar version and reason in the history, in an unbroken chain', async () => {
    await apply(day({ day: '2026-04-24' }));
    await recompute();
    const events = await t.database.rows<Parameters<typeof sealOf>[0] & Record<string, unknown>>(
      `select e.petition_id as "petitionId", e.seq, e.action, e.from_state as "fromState",
              e.to_state as "toState", e.unit_id as "unitId", e.occurred_at as "occurredAt",
              e.recorded_at as "recordedAt", e.reason, e.data,
              json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'role', e.actor_role) as actor,
              encode(e.prev_hash, 'hex') as "prevHash", encode(e.hash, 'hex') as hash,
              p.version, encode(p.last_event_hash, 'hex') as last
       from petition_event e join petition p on p.id = e.petition_id
       where e.petition_id = $1 order by e.seq`,
      [question],
    );
    const moved = events.at(-1);
    expect(moved).toMatchObject({
      action: 'move-deadline',
      fromState: 'SUBMITTED',
      toState: 'SUBMITTED',
      actor: { kind: 'SYSTEM' },
      reason: 'Bão số 3',
      data: {
        dueOn: { before: '2026-04-28', after: '2026-04-29' },
        calendarVersion: { before: 1, after: 2 },
      },
    });
    expect(moved?.version).toBe(moved?.seq);
    expect(moved?.last).toBe(moved?.hash);
    for (const [index, event] of events.entries()) {
      expect(event.hash).toBe(sealOf(event));
      expect(event.prevHash).toBe(events[index - 1]?.hash ?? null);
    }
  });

  it('of one unit moves the unit’s limits and not the citizen’s', async () => {
    expect(await shown(pothole)).toEqual({ dueOn: '2026-04-20', step: 'ACCEPT 2026-04-08' });
    const closed = day({ day: '2026-04-07', kind: 'CLOSURE', unitCode: '26041' });
    expect((await propose(closed)).preview).toMatchObject({
      moved: 1,
      byUnit: [{ unitCode: '26041', moved: 1 }],
    });
    await apply(closed);
    expect(await recompute()).toMatchObject({ moved: 2, petitionsMoved: 1 });
    expect(await shown(pothole)).toEqual({ dueOn: '2026-04-20', step: 'ACCEPT 2026-04-09' });
    expect(await clock(pothole, 'HOLDING')).toMatchObject({ due_on: '2026-04-21' });
    expect(await clock(pothole, 'OUTER')).toMatchObject({ due_on: '2026-04-20' });
    expect((await shown(question)).step).toBe('RECEIVE 2026-04-08');
  });

  it('says what flips: on 29/4 at 9:00 a day off on 24/4 brings the question back in time', async () => {
    await at('2026-04-29T02:00:00Z');
    expect((await propose(day({ day: '2026-04-24' }))).preview).toMatchObject({
      moved: 2,
      becomesOnTime: 1,
      becomesLate: 0,
    });
    await at('2026-04-28T02:00:00Z');
    // Without the day off on 27/4 the 15th day is 27/4, which is over.
    expect((await propose({ day: '2026-04-27', kind: null })).preview).toMatchObject({
      moved: 2,
      becomesOnTime: 0,
      becomesLate: 1,
    });
  });

  it('moves the levels that are to come, and raises none again that was raised', async () => {
    await t.database.rows(
      `update sla_clock set next_level = 'OVERDUE', next_level_at = due_at, rungs = rungs[2:],
         rung_ats = rung_ats[2:]
       where petition_id = $1 and kind = 'OUTER'`,
      [question],
    );
    await t.database.rows(
      `update sla_clock set next_level = null, next_level_at = null, rungs = '{}', rung_ats = '{}'
       where petition_id = $1 and kind = 'OUTER'`,
      [pothole],
    );
    await apply(day({ day: '2026-04-16' }));
    await recompute();
    expect(await clock(question, 'OUTER')).toEqual({
      due_on: '2026-04-29',
      due_at: new Date('2026-04-29T17:00:00Z'),
      next_level: 'OVERDUE',
      next_level_at: new Date('2026-04-29T17:00:00Z'),
      calendar_version: 2,
    });
    expect(await clock(pothole, 'OUTER')).toEqual({
      due_on: '2026-04-21',
      due_at: new Date('2026-04-21T17:00:00Z'),
      next_level: null,
      next_level_at: null,
      calendar_version: 2,
    });
    // Two working days before 21/4: due soon from 17/4.
    expect(await clock(pothole, 'HOLDING')).toMatchObject({
      next_level: 'DUE_SOON',
      next_level_at: new Date('2026-04-16T17:00:00Z'),
    });
  });

  it('waits for nobody: what an officer holds is left, and the next run finishes it', async () => {
    await apply(day({ day: '2026-04-24' }));
    const [db] = await t.database.rows<{ name: string }>(`select current_database() as name`);
    const officer = new Client(atDatabase(testServer(), db!.name));
    await officer.connect();
    try {
      await officer.query('begin');
      await officer.query(`select from petition where id = $1 for update`, [question]);
      expect(await recompute()).toMatchObject({ clocks: 4, moved: 1, left: 3 });
      expect((await shown(question)).dueOn).toBe('2026-04-28');
      await officer.query('rollback');
    } finally {
      await officer.end();
    }
    expect(await recompute()).toMatchObject({ clocks: 3, moved: 2, left: 0 });
    expect((await shown(question)).dueOn).toBe('2026-04-29');
  });

  it('drains more than a batch, and two sweeps at once do it once', async () => {
    await copyPetition(t, question, 700, ['OUTER']);
    await apply(day({ day: '2026-04-24' }));
    const both = await Promise.all([recompute(), recompute()]);
    const again = await recompute();
    const sum = (count: string) =>
      [...both, again].reduce((total, counts) => total + (counts[count] ?? 0), 0);
    expect([sum('clocks'), sum('petitionsMoved')]).toEqual([707, 702]);
    expect(await recompute()).toMatchObject({ clocks: 0, left: 0 });
    const [row] = await t.database.rows<Record<string, number>>(
      `select count(*) filter (where action = 'move-deadline') as events,
              count(distinct petition_id) filter (where action = 'move-deadline') as petitions
       from petition_event`,
    );
    expect(row).toEqual({ events: 702, petitions: 702 });
  });
});

describe('deadlines that rest on unannounced days', () => {
  it('raise an alarm while they run', async () => {
    const t = await startTestApp({ now: '2026-12-21T01:00:00Z' });
    try {
      const admin = await signIn(t, [{ role: 'ADMIN' }]);
      const watch = async () => {
        const run = t.http.post('/api/v1/jobs/provisional-watch/run').set(...admin.auth);
        const { body } = await run.expect(200);
        const alarms = await t.http.get('/api/v1/alarms').set(...admin.auth);
        return [body.counts.provisional, alarms.body.items.map((a: { key: string }) => a.key)];
      };
      expect(await watch()).toEqual([0, []]);
      await t.http
        .post('/api/v1/petitions')
        .send({
          channel: 'WEB',
          class: 'HOI_DAP',
          title: 'Hỏi về lịch nghỉ Tết',
          content: 'Bộ phận một cửa nghỉ Tết từ ngày nào đến ngày nào?',
          submitter: { kind: 'INDIVIDUAL', name: 'Nguyễn Văn An', phone: '0912000123' },
        })
        .expect(201);
      // The answer is due in January 2027, which is not announced, for us and for the portal; reception is announced.
      expect(await watch()).toEqual([2, ['deadlines-provisional']]);
      await t.database.rows(
        `update sla_clock set stopped_at = now(), result = 'CANCELLED', next_level = null,
           next_level_at = null, rungs = '{}', rung_ats = '{}' where provisional`,
      );
      expect(await watch()).toEqual([0, []]);
    } finally {
      await t.close();
    }
  });
});
