import { Client } from 'pg';
import { sealOf } from '../../src/petitions/ledger/event-chain';
import { startTestApp, type TestApp } from '../support/app';
import { atDatabase, testServer } from '../support/databases';
import { signIn, signInAgain, type Person } from '../support/people';
import { act, DESK, submit, TRAN_BIEN } from '../support/petitions';

/*
 * Sent on Monday 6/4/2026. The question: 15 working days, 7–10, 13–17, 20–24/4 are 14, Monday 27/4 is off, so
 * 28/4; of 10 days, 20/4; of 12 days, 22/4. The pothole in phường Trấn Biên has a limit of its own: 20/4.
 */
interface Preview {
  openPetitions: number;
  moved: number;
  becomesOnTime: number;
  becomesLate: number;
  byUnit: object[];
  examples: object[];
}

interface Change {
  id: string;
  policy: { key: string; version: number };
  preview: Preview;
  appliedAt: string | null;
  inForceAt: string | null;
  settledAt: string | null;
}

describe('a change of a time limit', () => {
  let t: TestApp;
  let admin: Person;
  let question: { id: string; code: string };
  let pothole: { id: string; code: string };

  beforeEach(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    question = await submit(t, { class: 'HOI_DAP', location: undefined });
    pothole = await submit(t);
  });
  afterEach(() => t.close());

  const version = {
    follows: 'outer.default',
    amount: 10,
    unit: 'WORKING_DAY',
    dueSoonDays: 2,
    effectiveFrom: '2026-04-06',
    source: 'Quyết định thử nghiệm',
    mark: 'ours',
    appliesTo: 'RUNNING',
    reason: 'Rút ngắn thời hạn',
  };
  const ownCase = {
    ...version,
    follows: undefined,
    clockKind: 'OUTER',
    class: 'HOI_DAP',
    countedFrom: 'SUBMITTED',
  };
  const ask = (body: object) =>
    t.http
      .post('/api/v1/sla-policies/changes')
      .set(...admin.auth)
      .send(body);
  const propose = async (body: object): Promise<Change> => (await ask(body).expect(201)).body;
  const applyId = (id: string) =>
    t.http.post(`/api/v1/sla-policies/changes/${id}/apply`).set(...admin.auth);
  const apply = async (body: object): Promise<Change> => {
    const { id } = await propose(body);
    return (await applyId(id).expect(200)).body;
  };
  const read = async (id: string): Promise<Change> => {
    const answer = await t.http.get(`/api/v1/sla-policies/changes/${id}`).set(...admin.auth);
    return answer.body;
  };
  const recompute = async (): Promise<Record<string, number>> => {
    const answer = await t.http
      .post('/api/v1/jobs/recompute-deadlines/run')
      .set(...admin.auth)
      .expect(200);
    return answer.body.counts;
  };
  const clock = async (id: string, kind = 'OUTER') => {
    const [row] = await t.database.rows<{ said: string; shown: string }>(
      `select s.key || ' ' || s.version || ' ' || c.due_on as said, p.due_on as shown
       from sla_clock c join sla_policy s on s.id = c.policy_id join petition p on p.id = c.petition_id
       where c.petition_id = $1 and c.kind = $2 and c.stopped_at is null`,
      [id, kind],
    );
    return row?.said;
  };
  const dueOn = async (id: string) => {
    const [row] = await t.database.rows<{ due: string }>(
      `select due_on as due from petition where id = $1`,
      [id],
    );
    return row?.due;
  };
  const moves = async (id: string) =>
    t.database.rows<{ reason: string; data: Record<string, unknown> }>(
      `select reason, data from petition_event
       where petition_id = $1 and action = 'move-deadline' order by seq`,
      [id],
    );
  const at = async (instant: string) => {
    t.clock.set(new Date(instant));
    admin = await signInAgain(t, admin);
  };

  it('is previewed, moves nothing until it is applied, then moves what it touches, once', async () => {
    const change = await propose(version);
    expect(change).toMatchObject({
      policy: { key: 'outer.default', version: 2, amount: 10, effectiveFrom: '2026-04-06' },
      appliesTo: 'RUNNING',
      appliedAt: null,
      inForceAt: null,
      settledAt: null,
    });
    expect(change.preview).toEqual({
      openPetitions: 2,
      moved: 1,
      becomesOnTime: 0,
      becomesLate: 0,
      byUnit: [{ unitCode: DESK, moved: 1, becomesOnTime: 0, becomesLate: 0 }],
      examples: [
        {
          petitionId: question.id,
          code: question.code,
          unitCode: DESK,
          dueOn: '2026-04-28',
          changedDueOn: '2026-04-20',
          becomes: null,
        },
      ],
    });
    expect(await recompute()).toMatchObject({ clocks: 0, batches: 0 });
    expect(await clock(question.id)).toBe('outer.default 1 2026-04-28');

    const applied = (await applyId(change.id).expect(200)).body;
    expect(applied).toMatchObject({ appliedAt: '2026-04-06T01:00:00.000Z', settledAt: null });
    // Until the sweep has run, lists show the former date; the sweep carries the new one in.
    expect(await dueOn(question.id)).toBe('2026-04-28');
    expect(await recompute()).toMatchObject({ clocks: 1, moved: 1, petitionsMoved: 1, left: 0 });
    expect(await clock(question.id)).toBe('outer.default 2 2026-04-20');
    expect(await dueOn(question.id)).toBe('2026-04-20');
    expect(await clock(pothole.id)).toBe('outer.hien-truong 1 2026-04-20');
    expect(await recompute()).toMatchObject({ clocks: 0, moved: 0 });
    expect(await moves(question.id)).toHaveLength(1);
    expect((await applyId(change.id).expect(200)).body.appliedAt).toBe(applied.appliedAt);
  });

  it('leaves dates, policy versions and reason in the history, in an unbroken chain', async () => {
    await apply(version);
    await recompute();
    const dates = { before: '2026-04-28', after: '2026-04-20' };
    const policy = {
      before: { key: 'outer.default', version: 1 },
      after: { key: 'outer.default', version: 2 },
    };
    expect(await moves(question.id)).toEqual([
      {
        reason: 'Rút ngắn thời hạn',
        data: { dueOn: dates, policy, clocks: [{ kind: 'OUTER', dueOn: dates, policy }] },
      },
    ]);
    const events = await t.database.rows<Parameters<typeof sealOf>[0] & Record<string, unknown>>(
      `select e.petition_id as "petitionId", e.seq, e.action, e.from_state as "fromState",
              e.to_state as "toState", e.unit_id as "unitId", e.occurred_at as "occurredAt",
              e.recorded_at as "recordedAt", e.reason, e.data,
              json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'role', e.actor_role) as actor,
              encode(e.prev_hash, 'hex') as "prevHash", encode(e.hash, 'hex') as hash, p.version
       from petition_event e join petition p on p.id = e.petition_id
       where e.petition_id = $1 order by e.seq`,
      [question.id],
    );
    expect(events.at(-1)).toMatchObject({ action: 'move-deadline', version: events.length });
    for (const [index, event] of events.entries()) {
      expect(event.hash).toBe(sealOf(event));
      expect(event.prevHash).toBe(events[index - 1]?.hash ?? null);
    }
  });

  it('for new petitions only leaves what runs, and what an officer then does to it', async () => {
    const change = await propose({ ...version, appliesTo: 'NEW_ONLY' });
    expect(change.preview).toMatchObject({ openPetitions: 2, moved: 0, byUnit: [], examples: [] });
    await applyId(change.id).expect(200);
    expect(await recompute()).toMatchObject({ clocks: 0 });
    expect(await clock(question.id)).toBe('outer.default 1 2026-04-28');
    const fresh = await submit(t, { class: 'HOI_DAP', location: undefined });
    expect(await clock(fresh.id)).toBe('outer.default 2 2026-04-20');
  });

  it('that is a limit of its own takes the petitions it is made for from the general one', async () => {
    const change = await propose(ownCase);
    expect(change).toMatchObject({ policy: { key: 'outer.hoi-dap', version: 1 } });
    expect(change.preview).toMatchObject({ openPetitions: 2, moved: 1 });
    const other = await submit(t, { class: 'KHAC', location: undefined });
    await applyId(change.id).expect(200);
    await recompute();
    expect(await clock(question.id)).toBe('outer.hoi-dap 1 2026-04-20');
    expect(await clock(other.id)).toBe('outer.default 1 2026-04-28');
    expect(await moves(other.id)).toEqual([]);
  });

  it('of a step moves the step that the petition shows, and tells it by its unit', async () => {
    // Accept in 2 working days: 8/4; in 5: 7, 8, 9, 10, 13/4.
    const change = await propose({ ...version, follows: 'accept.default', amount: 5 });
    expect(change.preview.byUnit).toEqual([
      { unitCode: TRAN_BIEN, moved: 1, becomesOnTime: 0, becomesLate: 0 },
    ]);
    await applyId(change.id).expect(200);
    expect(await recompute()).toMatchObject({ clocks: 1, moved: 1, petitionsMoved: 1 });
    const [row] = await t.database.rows<{ step: string; due: string }>(
      `select step_kind || ' ' || step_due_on as step, due_on as due from petition where id = $1`,
      [pothole.id],
    );
    expect(row).toEqual({ step: 'ACCEPT 2026-04-13', due: '2026-04-20' });
    const [move] = await moves(pothole.id);
    expect(move?.data).toMatchObject({
      clocks: [{ kind: 'ACCEPT', dueOn: { before: '2026-04-08', after: '2026-04-13' } }],
    });
    expect(move?.data).not.toHaveProperty('dueOn');
  });

  it('says what flips: ten days make the question late on 21/4, twenty bring it back on 29/4', async () => {
    await at('2026-04-21T02:00:00Z');
    const shorter = await propose({ ...version, effectiveFrom: '2026-04-21' });
    expect(shorter.preview).toMatchObject({ moved: 1, becomesOnTime: 0, becomesLate: 1 });
    expect(shorter.preview.examples).toMatchObject([{ becomes: 'LATE' }]);
    await at('2026-04-29T02:00:00Z');
    // 28/4 is the 15th day; 29/4, then after the holidays 4, 5, 6 and 7/5 are the 16th to 20th.
    const longer = await propose({ ...version, amount: 20, effectiveFrom: '2026-04-29' });
    expect(longer.preview).toMatchObject({ moved: 1, becomesOnTime: 1, becomesLate: 0 });
    expect(longer.preview.byUnit).toMatchObject([{ unitCode: DESK, becomesOnTime: 1 }]);
    expect(longer.preview.examples).toMatchObject([
      { dueOn: '2026-04-28', changedDueOn: '2026-05-07', becomes: 'ON_TIME' },
    ]);
  });

  it('moves the levels that are to come, and raises none again that was raised', async () => {
    await t.database.rows(
      `update sla_clock set next_level = 'OVERDUE', next_level_at = due_at
       where petition_id = $1 and kind = 'OUTER'`,
      [question.id],
    );
    await apply(version);
    await recompute();
    const [row] = await t.database.rows<Record<string, unknown>>(
      `select next_level, next_level_at, due_at from sla_clock
       where petition_id = $1 and kind = 'OUTER' and stopped_at is null`,
      [question.id],
    );
    const end = new Date('2026-04-20T17:00:00Z');
    expect(row).toEqual({ next_level: 'OVERDUE', next_level_at: end, due_at: end });
  });

  it('of a later day moves nothing before that day, and all that still runs then', async () => {
    const change = await apply({ ...version, effectiveFrom: '2026-04-13' });
    expect(change.inForceAt).toBe('2026-04-12T17:00:00.000Z');
    expect(await recompute()).toMatchObject({ clocks: 0 });
    await at('2026-04-10T02:00:00Z');
    const between = await submit(t, { class: 'HOI_DAP', location: undefined });
    // 13–17 and 20–24/4 are 10, 28 and 29/4 are 12, 4–6/5 are 15.
    expect(await clock(between.id)).toBe('outer.default 1 2026-05-06');
    await at('2026-04-13T01:00:00Z');
    expect(await recompute()).toMatchObject({ clocks: 2, petitionsMoved: 2 });
    expect(await clock(question.id)).toBe('outer.default 2 2026-04-20');
    expect(await clock(between.id)).toBe('outer.default 2 2026-04-24');
  });

  it('is settled when nothing is left, and dates letters of former days as those beside them', async () => {
    const { id } = await apply(version);
    await recompute();
    expect(await recompute()).toMatchObject({ clocks: 0 });
    expect((await read(id)).settledAt).toBeNull();
    await at('2026-04-07T01:00:00Z');
    await recompute();
    expect((await read(id)).settledAt).toBe('2026-04-07T01:00:00.000Z');
    const desk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const letter = await t.http
      .post('/api/v1/petitions')
      .set(...desk.auth)
      .send({
        channel: 'PAPER',
        class: 'HOI_DAP',
        title: 'Hỏi về giờ làm việc',
        content: 'Bộ phận một cửa có làm việc chiều thứ Sáu không, xin cho biết?',
        submitter: { kind: 'INDIVIDUAL', name: 'Trần Văn Bình', phone: '0912000124' },
        submittedAt: '2026-04-03T02:00:00Z',
      })
      .expect(201);
    // 10 working days after Friday 3/4: 6–10 are 5, 13–17/4 are 10.
    expect(await clock(letter.body.id)).toBe('outer.default 2 2026-04-17');
  });

  it('stays when an officer acts after it', async () => {
    await apply(version);
    await recompute();
    const officer = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    await act(t, officer, question.id, 'receive');
    expect(await clock(question.id)).toBe('outer.default 2 2026-04-20');
    expect(await dueOn(question.id)).toBe('2026-04-20');
  });

  it('moves a clock right to the newest of two, with one event', async () => {
    await apply(version);
    await at('2026-04-07T01:00:00Z');
    await apply({ ...version, amount: 12, effectiveFrom: '2026-04-07', reason: 'Chỉnh lại' });
    expect(await recompute()).toMatchObject({ clocks: 1, moved: 1 });
    expect(await clock(question.id)).toBe('outer.default 3 2026-04-22');
    expect(await moves(question.id)).toMatchObject([
      { reason: 'Chỉnh lại', data: { policy: { before: { version: 1 }, after: { version: 3 } } } },
    ]);
  });

  it('and one of the calendar at the same time make one move with both reasons', async () => {
    await apply(version);
    const days = [
      { day: '2026-04-16', kind: 'SWAPPED_DAY_OFF', name: 'Nghỉ', source: 'TB', confirmed: true },
    ];
    const { body } = await t.http
      .post('/api/v1/calendar/changes')
      .set(...admin.auth)
      .send({ days, reason: 'Bão số 3' })
      .expect(201);
    await t.http.post(`/api/v1/calendar/changes/${body.id}/apply`).set(...admin.auth);
    await recompute();
    expect(await clock(question.id)).toBe('outer.default 2 2026-04-21');
    expect(await moves(question.id)).toMatchObject([
      {
        reason: 'Rút ngắn thời hạn; Bão số 3',
        data: {
          dueOn: { before: '2026-04-28', after: '2026-04-21' },
          calendarVersion: { before: 1, after: 2 },
        },
      },
    ]);
    expect(await moves(pothole.id)).toMatchObject([{ reason: 'Bão số 3' }]);
  });

  it('is refused when limits of its kind or the calendar changed since the preview', async () => {
    const [first, second] = [await propose(version), await propose(version)];
    await applyId(first.id).expect(200);
    const stale = await applyId(second.id);
    expect([stale.status, stale.body.code]).toEqual([409, 'SLA_POLICY_CHANGED']);
    const phone = await propose({ ...ownCase, class: undefined, channel: 'PHONE' });
    const days = [
      { day: '2026-04-16', kind: 'SWAPPED_DAY_OFF', name: 'Nghỉ', source: 'TB', confirmed: true },
    ];
    const { body } = await t.http
      .post('/api/v1/calendar/changes')
      .set(...admin.auth)
      .send({ days, reason: 'Bão số 3' });
    await t.http.post(`/api/v1/calendar/changes/${body.id}/apply`).set(...admin.auth);
    expect((await applyId(phone.id)).body.code).toBe('SLA_POLICY_CHANGED');
  });

  it('is applied once by two administrators at once', async () => {
    const { id } = await propose(version);
    const answers = await Promise.all([applyId(id), applyId(id)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const [row] = await t.database.rows<{ n: number }>(
      `select count(*) as n from sla_policy where key = 'outer.default'`,
    );
    expect(row?.n).toBe(2);
  });

  it('is answered alike to a retry, also after it was applied', async () => {
    const first = await ask(version).set('Idempotency-Key', 'policy-change-1').expect(201);
    await applyId(first.body.id).expect(200);
    const again = await ask(version).set('Idempotency-Key', 'policy-change-1').expect(201);
    expect(again.body).toEqual(first.body);
    const other = await ask({ ...version, amount: 11 }).set('Idempotency-Key', 'policy-change-1');
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('is refused where it makes no sense, and to whoever may not make it', async () => {
    const refused = async (body: object) => {
      const answer = await ask(body);
      return `${answer.status} ${answer.body.code}`;
    };
    expect(await refused({ ...version, follows: 'no.such' })).toBe('404 SLA_POLICY_UNKNOWN');
    expect(await refused({ ...version, class: 'HOI_DAP' })).toBe('422 SLA_POLICY_CASE_FIXED');
    expect(await refused({ ...version, effectiveFrom: '2026-04-05' })).toBe(
      '422 SLA_POLICY_TOO_EARLY',
    );
    expect(await refused({ ...version, countedFrom: 'RECEIVED' })).toBe(
      '422 SLA_POLICY_COUNTED_ANEW',
    );
    expect(await refused({ ...ownCase, class: undefined })).toBe('409 SLA_POLICY_EXISTS');
    for (const wrong of [
      { ...ownCase, clockKind: undefined },
      { ...ownCase, countedFrom: undefined },
      { ...version, appliesTo: 'ALL' },
      { ...version, reason: ' ' },
      { ...version, amount: 0 },
    ]) {
      expect(await refused(wrong)).toBe('400 VALIDATION_FAILED');
    }
    for (const id of ['nonsense', question.id]) {
      const unknown = await applyId(id);
      expect([unknown.status, unknown.body.code]).toEqual([404, 'SLA_POLICY_CHANGE_UNKNOWN']);
    }
    const officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    await t.http
      .post('/api/v1/sla-policies/changes')
      .set(...officer.auth)
      .send(version)
      .expect(403);
  });

  it('waits for nobody: what an officer holds is left, and the next run finishes it', async () => {
    await apply(version);
    const [db] = await t.database.rows<{ name: string }>(`select current_database() as name`);
    const officer = new Client(atDatabase(testServer(), db!.name));
    await officer.connect();
    try {
      await officer.query('begin');
      await officer.query(`select from petition where id = $1 for update`, [question.id]);
      expect(await recompute()).toMatchObject({ clocks: 0, moved: 0, left: 1 });
      await officer.query('rollback');
    } finally {
      await officer.end();
    }
    expect(await recompute()).toMatchObject({ clocks: 1, moved: 1, left: 0 });
    expect(await moves(question.id)).toHaveLength(1);
  });
});
