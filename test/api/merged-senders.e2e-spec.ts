import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { brokenPetitions } from '../support/invariants';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';
import { meeting } from '../support/race';

const WHY = 'Đến ngày 20/4 rác vẫn chưa được thu gom.';

describe('the sender of a petition that was merged', () => {
  let t: TestApp;
  let clerk: Person;
  let head: Person;
  let office: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
  });
  afterAll(async () => {
    expect(await brokenPetitions(t.database)).toEqual([]);
    await t.close();
  });
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const at = (instant: string) => t.clock.set(new Date(instant));
  const track = async ({ code, trackingToken }: Receipt) =>
    (await t.http.get(`/api/v1/tracking/${code}`).set('Tracking-Token', trackingToken).expect(200))
      .body;
  const send = ({ code, trackingToken }: Receipt, action: string, input: object) =>
    t.http
      .post(`/api/v1/tracking/${code}/${action}`)
      .set('Tracking-Token', trackingToken)
      .send(input);
  const read = async (id: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}`)
        .set(...office.auth)
        .expect(200)
    ).body;
  const events = async (id: string) =>
    (await t.http.get(`/api/v1/petitions/${id}/events`).set(...office.auth)).body.items;
  const merge = (one: Receipt, into: Receipt) =>
    act(t, clerk, one.id, 'merge', { intoCode: into.code, reason: 'Cùng một điểm tập kết rác' });
  const answer = async (id: string) => {
    await act(t, head, id, 'propose-answer', goodAnswer());
    await act(t, head, id, 'approve-answer');
  };
  /** Two petitions sent on Monday 6/4 and merged into a third, which is answered on Friday 10/4. */
  const answered = async () => {
    const [first, second, third] = [await submit(t), await submit(t), await submit(t)];
    await merge(second, first);
    await merge(third, first);
    await act(t, head, first.id, 'accept');
    at('2026-04-10T02:00:00Z');
    await answer(first.id);
    return { first, second, third };
  };

  it('may do nothing before the answer, and is told so', async () => {
    const [first, second] = [await submit(t), await submit(t)];
    await merge(second, first);
    expect(await track(second)).toMatchObject({ allowedActions: [], reopenableUntilOn: null });
    for (const [action, input] of [
      ['rate', { satisfied: true }],
      ['reopen', { reason: WHY }],
    ] as const) {
      const refused = await send(second, action, input).expect(409);
      expect(refused.body.code).toBe('NOT_ANSWERED');
    }
  });

  it('rates the answer that was given for all, each for oneself', async () => {
    const { first, second, third } = await answered();
    expect(await track(second)).toMatchObject({
      state: 'MERGED',
      rating: null,
      allowedActions: ['rate', 'reopen'],
      // Fifteen calendar days from the answer end on Saturday 25/4, and Monday 27/4 is off.
      reopenableUntilOn: '2026-04-28',
    });
    const rated = await send(second, 'rate', { satisfied: false, comment: 'Dọn chưa sạch.' });
    expect([rated.status, rated.body.state]).toEqual([200, 'MERGED']);
    expect(rated.body).toMatchObject({
      rating: { satisfied: false, comment: 'Dọn chưa sạch.' },
      allowedActions: ['reopen'],
      mergedInto: { code: first.code, state: 'ANSWERED' },
    });
    await send(first, 'rate', { satisfied: true }).expect(200);
    const again = await send(second, 'rate', { satisfied: true }).expect(409);
    expect(again.body.code).toBe('ALREADY_RATED');
    expect((await read(first.id)).rating).toEqual({ satisfied: true });
    expect((await read(second.id)).rating).toEqual({ satisfied: false });
    expect((await read(third.id)).rating).toBeNull();
    expect((await track(third)).allowedActions).toEqual(['rate', 'reopen']);
    expect((await events(second.id)).at(-1)).toMatchObject({
      action: 'rate',
      toState: 'MERGED',
      actorKind: 'CITIZEN',
      data: { satisfied: false },
    });
  });

  it('rates anew when that answer was taken back and another given', async () => {
    const { first, second } = await answered();
    await send(second, 'rate', { satisfied: false }).expect(200);
    await act(t, office, first.id, 'reject-answer', { reason: 'Chưa nêu ngày hoàn thành' });
    expect(await track(second)).toMatchObject({ rating: null, allowedActions: [] });
    at('2026-04-13T02:00:00Z');
    await answer(first.id);
    expect((await track(second)).allowedActions).toEqual(['rate', 'reopen']);
    expect((await read(second.id)).rating).toBeNull();
    await send(second, 'rate', { satisfied: true }).expect(200);
    expect((await read(second.id)).rating).toEqual({ satisfied: true });
  });

  it('does not rate what one sent without a name', async () => {
    const first = await submit(t);
    const nobodys = await submit(t, { anonymous: true, submitter: undefined });
    await merge(nobodys, first);
    await act(t, head, first.id, 'accept');
    await answer(first.id);
    expect((await track(nobodys)).allowedActions).toEqual(['reopen']);
    const refused = await send(nobodys, 'rate', { satisfied: true }).expect(409);
    expect(refused.body.code).toBe('RATING_NOT_FOR_ANONYMOUS');
  });

  it('has it looked into again, alone: a next cycle at the desk, with clocks of its own', async () => {
    const { first, second, third } = await answered();
    await send(second, 'rate', { satisfied: false }).expect(200);
    const before = await read(third.id);
    at('2026-04-20T02:00:00Z');
    const reopened = await send(second, 'reopen', { reason: WHY }).expect(200);
    expect(reopened.body).toMatchObject({
      state: 'RECEIVED',
      mergedInto: null,
      answer: null,
      rating: null,
      // Ten working days from Monday 20/4: 21–24 (4), 28, 29 (6), 4–7/5 (10).
      dueOn: '2026-05-07',
      allowedActions: ['withdraw'],
    });
    expect(await read(second.id)).toMatchObject({
      state: 'RECEIVED',
      cycle: 2,
      unitCode: DESK,
      proposedUnitCode: TRAN_BIEN,
      mergedIntoCode: null,
      step: { kind: 'ASSIGN' },
    });
    expect((await events(second.id)).at(-1)).toMatchObject({
      action: 'reopen',
      fromState: 'MERGED',
      toState: 'RECEIVED',
      reason: null,
      data: { cycle: 2, mergedIntoId: first.id },
    });
    const out = (await events(first.id)).at(-1);
    expect(out).toMatchObject({
      action: 'merged-out',
      actorKind: 'CITIZEN',
      reason: null,
      data: { unmerged: { id: second.id, code: second.code }, reopened: true },
    });
    expect(await read(first.id)).toMatchObject({ state: 'ANSWERED', mergedCodes: [third.code] });
    expect(await read(third.id)).toEqual(before);
    const running = await t.database.rows<{ kind: string; cycle: number }>(
      `select kind, cycle from sla_clock where petition_id = $1 and stopped_at is null order by kind`,
      [second.id],
    );
    expect(running).toEqual([
      { kind: 'ASSIGN', cycle: 2 },
      { kind: 'OUTER', cycle: 2 },
      { kind: 'PORTAL', cycle: 2 },
    ]);
    expect((await act(t, clerk, second.id, 'assign')).unitCode).toBe(TRAN_BIEN);
  });

  it('has the set number of days, from the merger where the answer was older', async () => {
    const { second, first } = await answered();
    const late = await submit(t);
    at('2026-04-24T02:00:00Z');
    await merge(late, first);
    at('2026-04-28T17:00:00Z');
    expect((await send(second, 'reopen', { reason: WHY }).expect(409)).body.code).toBe(
      'REOPENING_TOO_LATE',
    );
    expect(await track(second)).toMatchObject({
      allowedActions: ['rate'],
      reopenableUntilOn: null,
    });
    expect(await track(late)).toMatchObject({ reopenableUntilOn: '2026-05-11' });
    // Who telephones is helped at the desk.
    const helped = await act(t, clerk, late.id, 'reopen', { reason: 'Người gửi gọi điện đề nghị' });
    expect(helped).toMatchObject({ state: 'RECEIVED', cycle: 2, mergedIntoCode: null });
  });

  it('rates one’s own answer after an officer has taken the petition off', async () => {
    const { second } = await answered();
    await send(second, 'rate', { satisfied: true }).expect(200);
    await act(t, clerk, second.id, 'unmerge', { reason: 'Hai địa điểm khác nhau' });
    expect(await read(second.id)).toMatchObject({ state: 'RECEIVED', cycle: 1, rating: null });
    await act(t, clerk, second.id, 'assign', { unitCode: TRAN_BIEN });
    await act(t, head, second.id, 'accept');
    await answer(second.id);
    expect((await track(second)).allowedActions).toEqual(['rate', 'reopen']);
    await send(second, 'rate', { satisfied: true }).expect(200);
  });

  it('asks twice at once, or while an officer takes it off, and one wins', async () => {
    const { first, second, third } = await answered();
    const held = `select 1 from petition where id in ('${first.id}', '${second.id}', '${third.id}')
      order by id for update`;
    const reopen = (one: Receipt) => () => send(one, 'reopen', { reason: WHY });
    const twice = await meeting(t, held, [reopen(second), reopen(second)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await read(second.id)).cycle).toBe(2);
    const unmerge = () =>
      t.http
        .post(`/api/v1/petitions/${third.id}/unmerge`)
        .set(...clerk.auth)
        .send({ reason: 'Hai địa điểm khác nhau' });
    const rate = () => send(third, 'rate', { satisfied: false });
    const mixed = await meeting(t, held, [reopen(third), unmerge, rate]);
    for (const { status } of mixed) expect([200, 409]).toContain(status);
    expect(mixed.slice(0, 2).filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await read(first.id)).toMatchObject({ state: 'ANSWERED', mergedCodes: [] });
    expect(await read(third.id)).toMatchObject({ state: 'RECEIVED', rating: null });
  });
});
