import { setTimeout as sleep } from 'node:timers/promises';
import type { Response } from 'supertest';
import { ReleaseMergedSweep } from '../../src/petitions/duplicates/release-merged.sweep';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, type Receipt } from '../support/petitions';
import { meeting } from '../support/race';

interface Event {
  seq: number;
  action: string;
  toState: string;
  actorId: string | null;
  actorRole: string | null;
  reason: string | null;
  data: Record<string, unknown>;
}

const REASON = 'Cùng phản ánh một điểm tập kết rác';

describe('petitions that say the same', () => {
  let t: TestApp;
  let clerk: Person;
  let office: Person;
  let communeClerk: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    communeClerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: '26041' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const post = (who: Person, id: string, action: string, input: object = {}) =>
    t.http
      .post(`/api/v1/petitions/${id}/${action}`)
      .set(...who.auth)
      .send(input);
  const merge = (who: Person, one: Receipt, into: Receipt) =>
    post(who, one.id, 'merge', { intoCode: into.code, reason: REASON });
  const read = async (id: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}`)
        .set(...office.auth)
        .expect(200)
    ).body;
  const events = async (id: string): Promise<Event[]> =>
    (await t.http.get(`/api/v1/petitions/${id}/events`).set(...office.auth)).body.items;
  const clocks = async (id: string): Promise<string[]> => {
    const { body } = await t.http.get(`/api/v1/petitions/${id}/clocks`).set(...office.auth);
    return (body.items as { kind: string; dueOn: string; result: string | null }[])
      .map((clock) => `${clock.kind} ${clock.dueOn} ${clock.result ?? 'runs'}`)
      .toSorted();
  };

  it('become one: both codes stay, both histories name the other, nothing of its own is owed', async () => {
    const first = await submit(t);
    const second = await submit(t, { title: 'Rac ton dong o hem 12' });
    const merged = (await merge(clerk, second, first).expect(200)).body;
    expect(merged).toMatchObject({
      code: second.code,
      state: 'MERGED',
      mergedIntoCode: first.code,
      lateness: 'ON_TIME',
      step: null,
      allowedActions: ['unmerge'],
    });
    expect(await read(first.id)).toMatchObject({
      state: 'ASSIGNED',
      mergedCodes: [second.code],
    });
    expect((await events(second.id)).at(-1)).toMatchObject({
      action: 'merge',
      toState: 'MERGED',
      reason: REASON,
      actorRole: 'INTAKE_OFFICER',
      data: { mergedInto: { id: first.id, code: first.code } },
    });
    expect((await events(first.id)).at(-1)).toMatchObject({
      action: 'merged-in',
      toState: 'ASSIGNED',
      reason: REASON,
      actorId: clerk.accountId,
      actorRole: 'INTAKE_OFFICER',
      data: { merged: { id: second.id, code: second.code }, moved: [] },
    });
    expect((await clocks(second.id)).every((clock) => clock.endsWith(' CANCELLED'))).toBe(true);
  });

  it('are not counted twice by supervision, even long after the day they were due', async () => {
    const first = await submit(t);
    const second = await submit(t);
    await merge(clerk, second, first).expect(200);
    t.clock.set(new Date('2026-06-01T02:00:00Z'));
    const codes = async (list: string) =>
      (
        (await t.http.get(`/api/v1/supervision/${list}?limit=200`).set(...office.auth)).body
          .items as { code: string }[]
      ).map(({ code }) => code);
    expect(await codes('overdue')).toContain(first.code);
    for (const list of ['overdue', 'due-soon', 'late-steps']) {
      expect(await codes(list)).not.toContain(second.code);
    }
  });

  it('never form a chain: what was merged into the one goes on to the other', async () => {
    const [a, b, c] = [await submit(t), await submit(t), await submit(t)];
    await merge(clerk, a, b).expect(200);
    await merge(clerk, b, c).expect(200);
    expect(await read(a.id)).toMatchObject({ state: 'MERGED', mergedIntoCode: c.code });
    expect(await read(b.id)).toMatchObject({ mergedIntoCode: c.code, mergedCodes: [] });
    expect((await read(c.id)).mergedCodes).toEqual([a.code, b.code]);
    expect((await events(a.id)).at(-1)).toMatchObject({
      action: 'merged-on',
      data: { mergedInto: { code: c.code }, instead: { code: b.code } },
    });
    expect((await events(c.id)).at(-1)?.data).toEqual({
      merged: { id: b.id, code: b.code },
      moved: [a.code],
    });
    const [row] = await t.database.rows(
      `select sum(merged_count)::int as n from petition where code = any($1)`,
      [[a.code, b.code, c.code]],
    );
    expect(row).toEqual({ n: 2 });
  });

  it('go apart again: from the desk, with the due day they had', async () => {
    const first = await submit(t);
    const second = await submit(t);
    await merge(clerk, second, first).expect(200);
    t.clock.set(new Date('2026-04-08T02:00:00Z'));
    const apart = await act(t, clerk, second.id, 'unmerge', { reason: 'Hai địa điểm khác nhau' });
    expect(apart).toMatchObject({
      state: 'RECEIVED',
      unitCode: DESK,
      mergedIntoCode: null,
      // Field conditions, sent Monday 6/4: 7–10 (4), 13–17 (9), Monday 20 April.
      dueOn: '2026-04-20',
      step: { kind: 'ASSIGN', dueOn: '2026-04-09' },
    });
    expect(apart.allowedActions).toContain('assign');
    expect(await clocks(second.id)).toContain('OUTER 2026-04-20 runs');
    expect(await read(first.id)).toMatchObject({ mergedCodes: [] });
    expect((await events(second.id)).at(-1)).toMatchObject({
      action: 'unmerge',
      data: { mergedIntoId: first.id },
    });
    expect((await events(first.id)).at(-1)).toMatchObject({
      action: 'merged-out',
      data: { unmerged: { id: second.id, code: second.code } },
    });
    const again = await post(clerk, second.id, 'unmerge', { reason: 'Gửi hai lần' }).expect(409);
    expect(again.body.code).toBe('ACTION_NOT_POSSIBLE');
  });

  it('are refused a petition that cannot answer for them', async () => {
    const one = await submit(t);
    const merged = await submit(t);
    const complaint = await submit(t, aboutARule({ class: 'KHIEU_NAI' }));
    const published = await submit(t, aboutARule());
    await merge(clerk, merged, one).expect(200);
    const third = await submit(t);
    const refusals = [
      [await merge(clerk, third, merged), 409, 'MERGE_TARGET_UNFIT'],
      [await merge(clerk, third, complaint), 409, 'MERGE_TARGET_DIVERTED_CLASS'],
      [await merge(clerk, third, third), 422, 'MERGE_INTO_ITSELF'],
      [await merge(clerk, complaint, one), 409, 'MUST_BE_DIVERTED'],
      [await merge(clerk, merged, one), 409, 'ACTION_NOT_POSSIBLE'],
      [
        await post(clerk, third.id, 'merge', { intoCode: 'H19.PA.2026.999999', reason: REASON }),
        422,
        'MERGE_TARGET_UNKNOWN',
      ],
      // The commune's own clerk holds the third petition, and not the one at the desk.
      [await merge(communeClerk, third, published), 422, 'MERGE_TARGET_UNKNOWN'],
      [await merge(communeClerk, published, third), 404, 'PETITION_UNKNOWN'],
    ] as const;
    for (const [answer, status, code] of refusals) {
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    // None of them left anything behind.
    expect(await read(third.id)).toMatchObject({ state: 'ASSIGNED', mergedIntoCode: null });
    expect((await read(complaint.id)).allowedActions).not.toContain('merge');
    await post(clerk, third.id, 'merge', { intoCode: one.code }).expect(400);
  });

  it('get one answer, all of them, and nothing can be merged into what has ended', async () => {
    const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: '26041' }]);
    const title = 'Bãi rác trước nhà tôi ở hẻm 12';
    const first = await submit(t, { title });
    const [second, third, fourth] = [await submit(t), await submit(t), await submit(t)];
    await merge(clerk, second, first).expect(200);
    await act(t, head, first.id, 'accept');
    await act(t, head, first.id, 'propose-answer', goodAnswer());
    await act(t, head, first.id, 'approve-answer');
    await merge(clerk, third, first).expect(200);
    expect((await read(first.id)).mergedCodes).toEqual([second.code, third.code]);
    for (const { code, trackingToken } of [second, third]) {
      const tracked = await t.http
        .get(`/api/v1/tracking/${code}`)
        .set('Tracking-Token', trackingToken)
        .expect(200);
      expect(tracked.body).toMatchObject({
        code,
        dueOn: first.dueOn,
        answer: { actionTaken: goodAnswer().actionTaken },
      });
      expect(JSON.stringify(tracked.body)).not.toContain(title);
    }
    await act(t, office, first.id, 'close', { reason: 'Người dân đã đồng ý với câu trả lời' });
    const late = await merge(clerk, fourth, first).expect(409);
    expect(late.body).toMatchObject({
      code: 'MERGE_TARGET_UNFIT',
      details: { code: first.code, state: 'CLOSED' },
    });
  });

  it('are merged as they were seen, and once for a key', async () => {
    const first = await submit(t);
    const second = await submit(t);
    const stale = await merge(clerk, second, first).set('If-Match', '"9"').expect(412);
    expect(stale.body.code).toBe('VERSION_MISMATCH');
    const send = () => merge(clerk, second, first).set('Idempotency-Key', `merge-${second.id}`);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[1]!.body).toEqual(answers[0]!.body);
    expect(answers[0]!.headers.etag).toBe(`"${answers[0]!.body.version}"`);
    expect((await events(first.id)).filter(({ action }) => action === 'merged-in')).toHaveLength(1);
  });

  it('meet crosswise, and one of two wins', async () => {
    const [a, b] = [await submit(t), await submit(t)];
    const held = (id: string) => `select 1 from petition where id = '${id}' for update`;
    let both: Promise<Response[]> | undefined;
    // Let go one after the other: if each took its own petition first, each would then wait for the other's.
    await t.database.transaction(async (tx) => {
      await tx.rows(held(b.id));
      both = meeting(t, held(a.id), [() => merge(clerk, a, b), () => merge(office, b, a)]);
      await sleep(300);
    });
    const answers = (await both) ?? [];
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: 'MERGE_TARGET_UNFIT', details: { state: 'MERGED' } });
  });

  it('meet in a ring, and with other work on the same petitions, and nobody waits for ever', async () => {
    const ring = [await submit(t), await submit(t), await submit(t)];
    const [a, b, c] = ring as [Receipt, Receipt, Receipt];
    const both = `select 1 from petition where id in ('${a.id}', '${b.id}', '${c.id}') for update`;
    const answers = await meeting(t, both, [
      () => merge(clerk, a, b),
      () => merge(office, b, c),
      () => merge(clerk, c, a),
      () => post(clerk, b.id, 'withdraw', { reason: 'Người gửi báo rút' }),
    ]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const rows = await t.database.rows<{ state: string; into: string | null }>(
      `select p.state, m.state as into from petition p left join petition m on m.id = p.merged_into_id
       where p.id = any($1)`,
      [ring.map(({ id }) => id)],
    );
    for (const row of rows) expect(row.into).not.toBe('MERGED');
    expect(rows.filter(({ state }) => state !== 'MERGED').length).toBeGreaterThan(0);
  });

  it('go on when the one they were merged into is given up: its sender may, the others have not', async () => {
    const sweep = t.app.get(ReleaseMergedSweep);
    // In the ring before, one may have been withdrawn that answered for another.
    await sweep.run(t.clock.now());
    const [first, second, third] = [await submit(t), await submit(t), await submit(t)];
    await merge(clerk, second, first).expect(200);
    await merge(clerk, third, first).expect(200);
    await act(t, clerk, first.id, 'withdraw', { reason: 'Người gửi báo rút' });
    expect(await sweep.run(t.clock.now())).toEqual({ released: 2, left: 0 });
    expect(await sweep.run(t.clock.now())).toEqual({ released: 0, left: 0 });
    for (const { id } of [second, third]) {
      expect(await read(id)).toMatchObject({ state: 'RECEIVED', mergedIntoCode: null });
      expect((await events(id)).at(-1)).toMatchObject({ action: 'unmerge', actorKind: 'SYSTEM' });
    }
    expect(await read(first.id)).toMatchObject({ state: 'WITHDRAWN', mergedCodes: [] });
    expect((await events(first.id)).map(({ action }) => action).slice(-2)).toEqual([
      'merged-out',
      'merged-out',
    ]);
  });
});
