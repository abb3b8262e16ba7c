import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { brokenPetitions } from '../support/invariants';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit } from '../support/petitions';

describe('handling a petition', () => {
  let t: TestApp;
  let clerk: Person;
  let officer: Person;
  let head: Person;
  let office: Person;
  let stranger: Person;
  let supervisor: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SNNMT' }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
    // Granted at the office's own unit, which watches over the whole province.
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    stranger = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const post = (who: Person, id: string, action: string, input: object = {}) =>
    t.http
      .post(`/api/v1/petitions/${id}/${action}`)
      .set(...who.auth)
      .send(input);
  const clocks = async (id: string) => {
    const answer = await t.http.get(`/api/v1/petitions/${id}/clocks`).set(...office.auth);
    return (answer.body.items as { kind: string; dueOn: string; result: string | null }[]).map(
      (clock) => `${clock.kind} ${clock.dueOn} ${clock.result ?? 'runs'}`,
    );
  };

  it('carries a petition from the counter to publication, with every clock and event', async () => {
    const { id } = await submit(t, aboutARule());
    t.clock.set(new Date('2026-04-07T02:00:00Z'));
    await act(t, clerk, id, 'receive');
    t.clock.set(new Date('2026-04-08T02:00:00Z'));
    const assigned = await act(t, clerk, id, 'assign');
    expect(assigned).toMatchObject({ state: 'ASSIGNED', unitCode: 'SNNMT', version: 3 });
    await act(t, officer, id, 'accept');
    t.clock.set(new Date('2026-04-20T02:00:00Z'));
    const proposed = await act(t, officer, id, 'propose-answer', goodAnswer());
    expect(proposed.allowedActions).toEqual([]);
    await act(t, head, id, 'reject-answer', { reason: 'Chưa nêu ngày hoàn thành cụ thể' });
    await act(
      t,
      officer,
      id,
      'propose-answer',
      goodAnswer({ finding: 'Hồ sơ chậm do đo đạc lại.' }),
    );
    t.clock.set(new Date('2026-04-24T10:00:00Z'));
    await act(t, head, id, 'approve-answer');
    t.clock.set(new Date('2026-04-28T02:00:00Z'));
    const published = await act(t, office, id, 'publish', {
      summary: 'Người dân phản ánh chậm cấp giấy; cơ quan đã trả kết quả.',
    });
    expect(published).toMatchObject({
      state: 'PUBLISHED',
      // It can still be closed, and taken up again for somebody who complains on paper.
      allowedActions: ['close', 'reopen'],
      answer: { number: 2, state: 'APPROVED', finding: 'Hồ sơ chậm do đo đạc lại.' },
    });
    expect((await clocks(id)).toSorted()).toEqual([
      // Assigned 8/4, to be accepted in 2 working days: 9 and 10 April.
      'ACCEPT 2026-04-10 MET',
      // Received 7/4: 8/4 is day 1.
      'ASSIGN 2026-04-08 MET',
      // The decree's 20 calendar days from 7/4 end on Monday 27/4, which is off for Giỗ Tổ.
      'DECREE 2026-04-28 MET',
      // Five working days to forward, from 7/4: called off by the assignment.
      'FORWARD 2026-04-14 CANCELLED',
      // The unit's own 15 days from 8/4: 9, 10 (2), 13–17 (7), 20–24 (12), 28, 29 (14), 30/4 and 1/5 off, 4/5.
      'HOLDING 2026-05-04 MET',
      'OUTER 2026-04-28 MET',
      'PORTAL 2026-04-28 MET',
      // Approved Friday 24/4: 28 and 29 April, since 27/4 is off.
      'PUBLISH 2026-04-29 MET',
      // Sent Monday 6/4: 7 and 8 April.
      'RECEIVE 2026-04-08 MET',
    ]);
    const history = await t.http.get(`/api/v1/petitions/${id}/events`).set(...office.auth);
    const events = history.body.items as Record<string, unknown>[];
    expect(events.map((event) => `${event.seq} ${event.action} ${event.toState}`)).toEqual([
      '1 submit SUBMITTED',
      '2 receive RECEIVED',
      '3 assign ASSIGNED',
      '4 accept IN_PROGRESS',
      '5 propose-answer ANSWER_PROPOSED',
      '6 reject-answer IN_PROGRESS',
      '7 propose-answer ANSWER_PROPOSED',
      '8 approve-answer ANSWERED',
      '9 publish PUBLISHED',
    ]);
    for (const [i, event] of events.entries()) {
      expect(event.prevHash).toBe(i === 0 ? null : events[i - 1]?.hash);
    }
    expect(events[5]).toMatchObject({ actorRole: 'UNIT_HEAD', actorId: head.accountId });
  });

  it('counts the limit again from the day sent, when intake finds another class', async () => {
    const { id, dueOn } = await submit(t, aboutARule());
    expect(dueOn).toBe('2026-04-28');
    t.clock.set(new Date('2026-04-08T02:00:00Z'));
    const received = await act(t, clerk, id, 'receive', {
      class: 'HIEN_TRUONG',
      field: 'RAC_THAI',
    });
    expect(received).toMatchObject({ class: 'HIEN_TRUONG', dueOn: '2026-04-20' });
    expect(await clocks(id)).toEqual(
      expect.arrayContaining(['OUTER 2026-04-28 CANCELLED', 'OUTER 2026-04-20 runs']),
    );
  });

  it('returns what is not ours to the desk without touching the citizen’s clock', async () => {
    const { id, dueOn } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode: 'SYT' });
    t.clock.set(new Date('2026-04-09T02:00:00Z'));
    const returned = await act(t, stranger, id, 'return', { reason: 'Không thuộc lĩnh vực y tế' });
    expect(returned).toMatchObject({
      state: 'RECEIVED',
      unitCode: DESK,
      dueOn,
      allowedActions: [],
    });
    await t.http
      .get(`/api/v1/petitions/${id}`)
      .set(...stranger.auth)
      .expect(404);
    expect((await clocks(id)).toSorted()).toEqual([
      'ACCEPT 2026-04-08 MISSED',
      'ASSIGN 2026-04-07 MET',
      // Back at the desk on Thursday 9/4: to be assigned again by Friday.
      'ASSIGN 2026-04-10 runs',
      // Received 6/4: 26/4 is a Sunday and 27/4 is off.
      'DECREE 2026-04-28 runs',
      'FORWARD 2026-04-13 CANCELLED',
      'HOLDING 2026-04-28 CANCELLED',
      `OUTER ${dueOn} runs`,
      `PORTAL ${dueOn} runs`,
      'RECEIVE 2026-04-08 MET',
    ]);
    await act(t, clerk, id, 'assign', { unitCode: 'SNNMT' });
    expect(await clocks(id)).toContain(`OUTER ${dueOn} runs`);
  });

  it('refuses with a reason of the decree, and forwards out of the province', async () => {
    const first = await submit(t, aboutARule());
    const bad = await post(clerk, first.id, 'refuse', { reasonCode: 'NOT_OURS' }).expect(400);
    expect(bad.body.errors[0]).toMatchObject({ field: 'reasonCode', code: 'IS_IN' });
    const refused = await act(t, clerk, first.id, 'refuse', { reasonCode: 'NO_CLEAR_CONTENT' });
    expect(refused).toMatchObject({ state: 'REFUSED', allowedActions: [] });
    expect(await clocks(first.id)).toEqual(
      expect.arrayContaining(['OUTER 2026-04-28 CANCELLED', 'RECEIVE 2026-04-08 MET']),
    );
    const second = await submit(t, aboutARule());
    await act(t, clerk, second.id, 'receive');
    const forwarded = await act(t, clerk, second.id, 'forward', {
      body: 'Ủy ban nhân dân Thành phố Hồ Chí Minh',
      reason: 'Sự việc xảy ra ngoài địa bàn',
    });
    expect(forwarded.state).toBe('FORWARDED');
  });

  it('never assigns a denunciation, nor anything to a unit that ended or takes no petitions', async () => {
    const denunciation = await submit(t, aboutARule({ class: 'TO_CAO' }));
    await act(t, clerk, denunciation.id, 'receive');
    const diverted = await post(clerk, denunciation.id, 'assign', { unitCode: 'SYT' }).expect(409);
    expect(diverted.body.code).toBe('MUST_BE_DIVERTED');
    const { id } = await submit(t, { class: undefined });
    const unclassified = await post(clerk, id, 'receive').expect(409);
    expect(unclassified.body.code).toBe('CLASS_REQUIRED');
    expect(await act(t, clerk, id, 'receive', { class: 'KHAC' })).toMatchObject({
      class: 'KHAC',
      allowedActions: [
        'refuse',
        'divert',
        'assign',
        'forward',
        'split',
        'merge',
        'request-supplement',
        'withdraw',
      ],
    });
    const rule = await submit(t, aboutARule());
    await act(t, clerk, rule.id, 'receive');
    const desk = await post(clerk, rule.id, 'assign', { unitCode: DESK }).expect(422);
    expect(desk.body.code).toBe('UNIT_CANNOT_HANDLE');
    const ghost = await post(clerk, rule.id, 'assign', { unitCode: 'XYZ' }).expect(422);
    expect(ghost.body.code).toBe('ASSIGNED_UNIT_UNKNOWN');
    await t.database.rows(
      `update unit set valid_to = '2026-03-31',
         successor_id = (select id from unit where code = 'SNV') where code = 'SDTTG'`,
    );
    const ended = await post(clerk, rule.id, 'assign', { unitCode: 'SDTTG' }).expect(422);
    expect(ended.body).toMatchObject({
      code: 'UNIT_NOT_IN_FORCE',
      title: 'Đơn vị SDTTG không còn hoạt động; đơn vị kế thừa là SNV.',
      details: { successorUnitCode: 'SNV' },
    });
  });

  it('lets the desk mend a class that proves wrong, even that of a denunciation', async () => {
    const { id, dueOn } = await submit(t, aboutARule({ class: 'TO_CAO' }));
    const received = await act(t, clerk, id, 'receive');
    // Offered, for it can happen; with the class it has, or another of its kind, it cannot.
    expect(received.allowedActions).toContain('assign');
    for (const input of [{}, { class: 'TO_CAO' }, { class: 'KHIEU_NAI' }]) {
      const same = await post(clerk, id, 'assign', { unitCode: 'SXD', ...input }).expect(409);
      expect(same.body.code).toBe('MUST_BE_DIVERTED');
    }
    const mended = await act(t, clerk, id, 'assign', { unitCode: 'SXD', class: 'HIEN_TRUONG' });
    expect(mended).toMatchObject({ state: 'ASSIGNED', class: 'HIEN_TRUONG', dueOn: '2026-04-20' });
    expect(dueOn).toBe('2026-04-28');
  });

  it('does not let a unit wash a missed limit out by returning the petition', async () => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode: 'SYT' });
    t.clock.set(new Date('2026-05-04T02:00:00Z'));
    await act(t, stranger, id, 'return', { reason: 'Không thuộc lĩnh vực y tế' });
    expect(await clocks(id)).toContain('HOLDING 2026-04-28 MISSED');
  });

  it('hands what an ended unit held down to its successor', async () => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode: 'SKHCN' });
    const heir = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SVHTTDL' }]);
    await post(heir, id, 'accept').expect(404);
    await t.database.rows(
      `update unit set valid_to = '2026-04-05',
         successor_id = (select id from unit where code = 'SVHTTDL') where code = 'SKHCN'`,
    );
    // The registry is at most a second old.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await act(t, heir, id, 'accept')).toMatchObject({ state: 'IN_PROGRESS' });
  });

  it('asks an answer for what its class and result need', async () => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign');
    await act(t, officer, id, 'accept');
    const basis = await post(officer, id, 'propose-answer', goodAnswer({ legalBasis: undefined }));
    expect([basis.status, basis.body.code]).toEqual([422, 'LEGAL_BASIS_REQUIRED']);
    const plan = await post(officer, id, 'propose-answer', goodAnswer({ result: 'PLANNED' }));
    expect([plan.status, plan.body.code]).toEqual([422, 'PLANNED_DAY_REQUIRED']);
    const past = { result: 'PLANNED', plannedOn: '2026-04-05' };
    const late = await post(officer, id, 'propose-answer', goodAnswer(past));
    expect([late.status, late.body.code]).toEqual([422, 'PLANNED_DAY_PAST']);
    const body = goodAnswer({ result: 'OUT_OF_COMPETENCE' });
    const competence = await post(officer, id, 'propose-answer', body);
    expect([competence.status, competence.body.code]).toEqual([422, 'COMPETENT_BODY_REQUIRED']);
  });

  it('shows and lets touch only what one’s units hold', async () => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign');
    const hidden = await t.http
      .get(`/api/v1/petitions/${id}`)
      .set(...stranger.auth)
      .expect(404);
    expect(hidden.body.code).toBe('PETITION_UNKNOWN');
    await post(stranger, id, 'accept').expect(404);
    const head403 = await post(office, id, 'accept').expect(403);
    expect(head403.body.code).toBe('FORBIDDEN');
    await post(supervisor, id, 'accept').expect(403);
    const seen = await t.http
      .get(`/api/v1/petitions/${id}`)
      .set(...supervisor.auth)
      .expect(200);
    expect(seen.body.allowedActions).toEqual([]);
    const mine = await t.http
      .get('/api/v1/petitions?limit=200')
      .set(...officer.auth)
      .expect(200);
    const units = (mine.body.items as { unitCode: string }[]).map((item) => item.unitCode);
    expect(new Set(units)).toEqual(new Set(['SNNMT']));
    const none = await t.http
      .get('/api/v1/petitions')
      .set(...stranger.auth)
      .expect(200);
    expect(none.body).toEqual({ items: [], nextCursor: null });
    await t.http.get(`/api/v1/petitions/${id}`).expect(401);
  });

  it('lets one of two officers win, and tells the other how things stand', async () => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    const both = await Promise.all([
      post(clerk, id, 'assign', { unitCode: 'SYT' }).set('If-Match', '"2"'),
      post(office, id, 'assign', { unitCode: 'SXD' }).set('If-Match', '"2"'),
    ]);
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 412]);
    const loser = both.find((answer) => answer.status === 412);
    expect(loser?.body).toMatchObject({
      code: 'VERSION_MISMATCH',
      details: { version: 3, state: 'ASSIGNED' },
    });
    const late = await post(clerk, id, 'receive').expect(409);
    expect(late.body).toMatchObject({
      code: 'ACTION_NOT_POSSIBLE',
      details: {
        state: 'ASSIGNED',
        version: 3,
        allowedActions: ['merge', 'ask-contribution', 'withdraw'],
      },
    });
    await post(clerk, id, 'receive').set('If-Match', 'three').expect(400);
  });

  it('does a retried action once', async () => {
    const { id } = await submit(t, aboutARule());
    const twice = await Promise.all(
      [1, 2].map(() => post(clerk, id, 'receive').set('Idempotency-Key', `receive-${id}`)),
    );
    expect(twice.map((answer) => answer.status)).toEqual([200, 200]);
    expect(twice[0]?.body).toEqual(twice[1]?.body);
    expect(twice[0]?.headers.etag).toBe('"2"');
    expect(twice[1]?.headers.etag).toBe('"2"');
    const other = await post(clerk, id, 'receive', { note: 'khác' })
      .set('Idempotency-Key', `receive-${id}`)
      .expect(422);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('keeps state, ledger and stored columns in step, whatever was done', async () => {
    expect(await brokenPetitions(t.database)).toEqual([]);
  });

  it('refuses to change history', async () => {
    for (const statement of [
      `update petition_event set reason = 'x'`,
      'delete from petition_event',
      'truncate petition_event',
    ]) {
      await expect(t.database.rows(statement)).rejects.toThrow('history is append-only');
    }
  });

  it('explains a due date day by day', async () => {
    const { id } = await submit(t, aboutARule());
    const answer = await t.http
      .get(`/api/v1/petitions/${id}/clocks/OUTER/explain`)
      .set(...office.auth)
      .expect(200);
    const days = answer.body.days as { day: string; counts: boolean; nth: number; name?: string }[];
    expect(answer.body).toMatchObject({ dueOn: '2026-04-28', limit: { amount: 15 } });
    expect(days[0]).toMatchObject({ day: '2026-04-06', counts: false });
    expect(days.filter((day) => day.counts).length).toBe(15);
    expect(days.find((day) => day.day === '2026-04-27')).toMatchObject({
      counts: false,
      kind: 'COMPENSATORY_DAY_OFF',
    });
    await t.http
      .get(`/api/v1/petitions/${id}/clocks/HOLDING/explain`)
      .set(...office.auth)
      .expect(404);
  });
});
