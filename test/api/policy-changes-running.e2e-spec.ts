import { Client } from 'pg';
import { sealOf } from '../../src/petitions/ledger/event-chain';
import { atDatabase, testServer } from '../support/databases';
import { signIn } from '../support/people';
import { act, DESK, submit, TRAN_BIEN } from '../support/petitions';
import { PolicyOffice, VERSION } from './policy-changes-office';

describe('limits that run, when their policy changes', () => {
  let office: PolicyOffice;
  beforeEach(async () => {
    office = await PolicyOffice.open();
  });
  afterEach(() => office.t.close());

  it('leaves dates, policy versions and reason in the history, in an unbroken chain', async () => {
    await office.apply(VERSION);
    await office.recompute();
    const dates = { before: '2026-04-28', after: '2026-04-20' };
    const policy = {
      before: { key: 'outer.default', version: 1 },
      after: { key: 'outer.default', version: 2 },
    };
    expect(await office.moves(office.question.id)).toEqual([
      {
        reason: 'Rút ngắn thời hạn',
        data: { dueOn: dates, policy, clocks: [{ kind: 'OUTER', dueOn: dates, policy }] },
      },
    ]);
    const events = await office.t.database.rows<
      Parameters<typeof sealOf>[0] & Record<string, unknown>
    >(
      `select e.petition_id as "petitionId", e.seq, e.action, e.from_state as "fromState",
              e.to_state as "toState", e.unit_id as "unitId", e.occurred_at as "occurredAt",
              e.recorded_at as "recordedAt", e.reason, e.data,
              json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'role', e.actor_role) as actor,
              encode(e.prev_hash, 'hex') as "prevHash", encode(e.hash, 'hex') as hash, p.version
       from petition_event e join petition p on p.id = e.petition_id
       where e.petition_id = $1 order by e.seq`,
      [office.question.id],
    );
    expect(events.at(-1)).toMatchObject({ action: 'move-deadline', version: events.length });
    for (const [index, event] of events.entries()) {
      expect(event.hash).toBe(sealOf(event));
      expect(event.prevHash).toBe(events[index - 1]?.hash ?? null);
    }
  });

  it('of a step moves the step that the petition shows, and tells it by its unit', async () => {
    // Accept in 2 working days: 8/4; in 5: 7, 8, 9, 10, 13/4.
    const change = await office.propose({ ...VERSION, follows: 'accept.default', amount: 5 });
    expect(change.preview.byUnit).toEqual([
      { unitCode: TRAN_BIEN, moved: 1, becomesOnTime: 0, becomesLate: 0 },
    ]);
    await office.applyId(change.id).expect(200);
    expect(await office.recompute()).toMatchObject({ clocks: 1, moved: 1, petitionsMoved: 1 });
    const [row] = await office.t.database.rows<{ step: string; due: string }>(
      `select step_kind || ' ' || step_due_on as step, due_on as due from petition where id = $1`,
      [office.pothole.id],
    );
    expect(row).toEqual({ step: 'ACCEPT 2026-04-13', due: '2026-04-20' });
    const [move] = await office.moves(office.pothole.id);
    expect(move?.data).toMatchObject({
      clocks: [{ kind: 'ACCEPT', dueOn: { before: '2026-04-08', after: '2026-04-13' } }],
    });
    expect(move?.data).not.toHaveProperty('dueOn');
  });

  it('moves the levels that are to come, and raises none again that was raised', async () => {
    await office.t.database.rows(
      `update sla_clock set next_level = 'OVERDUE', next_level_at = due_at, rungs = rungs[2:],
         rung_ats = rung_ats[2:]
       where petition_id = $1 and kind = 'OUTER'`,
      [office.question.id],
    );
    await office.apply(VERSION);
    await office.recompute();
    const [row] = await office.t.database.rows<Record<string, unknown>>(
      `select next_level, next_level_at, due_at from sla_clock
       where petition_id = $1 and kind = 'OUTER' and stopped_at is null`,
      [office.question.id],
    );
    const end = new Date('2026-04-20T17:00:00Z');
    expect(row).toEqual({ next_level: 'OVERDUE', next_level_at: end, due_at: end });
  });

  it('of a later day moves nothing before that day, and all that still runs then', async () => {
    const change = await office.apply({ ...VERSION, effectiveFrom: '2026-04-13' });
    expect(change.inForceAt).toBe('2026-04-12T17:00:00.000Z');
    expect(await office.recompute()).toMatchObject({ clocks: 0 });
    await office.at('2026-04-10T02:00:00Z');
    const between = await submit(office.t, { class: 'HOI_DAP', location: undefined });
    // 13–17 and 20–24/4 are 10, 28 and 29/4 are 12, 4–6/5 are 15.
    expect(await office.clock(between.id)).toBe('outer.default 1 2026-05-06');
    await office.at('2026-04-13T01:00:00Z');
    expect(await office.recompute()).toMatchObject({ clocks: 2, petitionsMoved: 2 });
    expect(await office.clock(office.question.id)).toBe('outer.default 2 2026-04-20');
    expect(await office.clock(between.id)).toBe('outer.default 2 2026-04-24');
  });

  it('is settled when nothing is left, and dates letters of former days as those beside them', async () => {
    const { id } = await office.apply(VERSION);
    await office.recompute();
    expect(await office.recompute()).toMatchObject({ clocks: 0 });
    expect((await office.read(id)).settledAt).toBeNull();
    await office.at('2026-04-07T01:00:00Z');
    await office.recompute();
    expect((await office.read(id)).settledAt).toBe('2026-04-07T01:00:00.000Z');
    const desk = await signIn(office.t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const letter = await office.t.http
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
    expect(await office.clock(letter.body.id)).toBe('outer.default 2 2026-04-17');
  });

  it('stays when an officer acts after it', async () => {
    await office.apply(VERSION);
    await office.recompute();
    const officer = await signIn(office.t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    await act(office.t, officer, office.question.id, 'receive');
    expect(await office.clock(office.question.id)).toBe('outer.default 2 2026-04-20');
    expect(await office.dueOn(office.question.id)).toBe('2026-04-20');
  });

  it('moves a clock right to the newest of two, with one event', async () => {
    await office.apply(VERSION);
    await office.at('2026-04-07T01:00:00Z');
    await office.apply({
      ...VERSION,
      amount: 12,
      effectiveFrom: '2026-04-07',
      reason: 'Chỉnh lại',
    });
    expect(await office.recompute()).toMatchObject({ clocks: 1, moved: 1 });
    expect(await office.clock(office.question.id)).toBe('outer.default 3 2026-04-22');
    expect(await office.moves(office.question.id)).toMatchObject([
      { reason: 'Chỉnh lại', data: { policy: { before: { version: 1 }, after: { version: 3 } } } },
    ]);
  });

  it('and one of the calendar at the same time make one move with both reasons', async () => {
    await office.apply(VERSION);
    await office.takeDayOff();
    await office.recompute();
    expect(await office.clock(office.question.id)).toBe('outer.default 2 2026-04-21');
    expect(await office.moves(office.question.id)).toMatchObject([
      {
        reason: 'Rút ngắn thời hạn; Bão số 3',
        data: {
          dueOn: { before: '2026-04-28', after: '2026-04-21' },
          calendarVersion: { before: 1, after: 2 },
        },
      },
    ]);
    expect(await office.moves(office.pothole.id)).toMatchObject([{ reason: 'Bão số 3' }]);
  });

  it('waits for nobody: what an officer holds is left, and the next run finishes it', async () => {
    await office.apply(VERSION);
    const [db] = await office.t.database.rows<{ name: string }>(
      `select current_database() as name`,
    );
    const officer = new Client(atDatabase(testServer(), db!.name));
    await officer.connect();
    try {
      await officer.query('begin');
      await officer.query(`select from petition where id = $1 for update`, [office.question.id]);
      expect(await office.recompute()).toMatchObject({ clocks: 0, moved: 0, left: 1 });
      await officer.query('rollback');
    } finally {
      await officer.end();
    }
    expect(await office.recompute()).toMatchObject({ clocks: 1, moved: 1, left: 0 });
    expect(await office.moves(office.question.id)).toHaveLength(1);
  });
});
