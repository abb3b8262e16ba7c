import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, submit } from '../support/petitions';

interface Event {
  action: string;
  toState: string;
  data: Record<string, unknown>;
}

describe('a letter that speaks of several things', () => {
  let t: TestApp;
  let clerk: Person;
  let office: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const PARTS = [
    {
      title: 'Rác thải tồn đọng trước cổng trường',
      content: 'Rác tồn đọng trước cổng trường đã năm ngày không có xe thu gom.',
      class: 'HIEN_TRUONG',
      field: 'RAC_THAI',
    },
    {
      title: 'Khiếu nại quyết định thu hồi đất',
      content: 'Gia đình tôi khiếu nại quyết định thu hồi đất số 12 của Ủy ban nhân dân phường.',
      class: 'KHIEU_NAI',
    },
  ];
  const split = (id: string, parts: object[] = PARTS) =>
    t.http
      .post(`/api/v1/petitions/${id}/split`)
      .set(...clerk.auth)
      .send({ parts, reason: 'Đơn có ba nội dung khác nhau' });
  const partIds = async (id: string) =>
    (
      await t.database.rows<{ id: string }>(
        `select id from petition where parent_id = $1 order by id`,
        [id],
      )
    ).map((row) => row.id);
  const get = async (path: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${path}`)
        .set(...office.auth)
        .expect(200)
    ).body;

  it.each([
    ['nothing', null],
    ['a text', 'Rác thải tồn đọng trước cổng trường'],
    ['a list', []],
  ])('is not split by a part that is %s', async (_what, part) => {
    const letter = await submit(t, aboutARule());
    const { body } = await split(letter.id, [PARTS[0]!, part as object]).expect(400);
    expect(body.code).toBe('VALIDATION_FAILED');
    expect(await partIds(letter.id)).toEqual([]);
  });

  it('becomes several, each with its code, class and clocks from the day the letter was sent', async () => {
    const letter = await submit(t, aboutARule());
    // Two days later, Wednesday 8/4.
    t.clock.set(new Date('2026-04-08T02:00:00Z'));
    const { body } = await split(letter.id).expect(200);
    expect(body).toMatchObject({
      id: letter.id,
      state: 'SUBMITTED',
      class: 'QUY_DINH_HC',
      parts: [
        // Field conditions, ten working days from 6/4: 7–10 (4), 13–17 (9), 20 April.
        { class: 'HIEN_TRUONG', state: 'RECEIVED', dueOn: '2026-04-20' },
        // Fifteen: 20–24 (14), Monday 27 is off, 28 April.
        { class: 'KHIEU_NAI', state: 'RECEIVED', dueOn: '2026-04-28' },
      ],
    });
    const [rubbish = '', complaint = ''] = await partIds(letter.id);
    const part = await get(rubbish);
    expect(part).toMatchObject({
      code: body.parts[0].code,
      parentCode: letter.code,
      title: PARTS[0]!.title,
      channel: 'WEB',
      location: { communeCode: '26041', address: 'Đầu hẻm 12, đường Phan Trung' },
      unitCode: DESK,
      proposedUnitCode: '26041',
      submittedAt: letter.submittedAt,
      enteredAt: '2026-04-08T02:00:00.000Z',
      receivedAt: '2026-04-08T02:00:00.000Z',
      step: { kind: 'ASSIGN', dueOn: '2026-04-09' },
      version: 2,
    });
    const history = (await get(`${rubbish}/events`)).items as Event[];
    expect(history.map(({ action, toState }) => `${action} ${toState}`)).toEqual([
      'submit SUBMITTED',
      'receive RECEIVED',
    ]);
    expect(history[0]?.data).toMatchObject({ parentId: letter.id, parentCode: letter.code });
    expect(history[1]).toMatchObject({
      actorId: clerk.accountId,
      actorRole: 'INTAKE_OFFICER',
      reason: 'Đơn có ba nội dung khác nhau',
    });
    expect((await get(`${letter.id}/events`)).items.at(-1)).toMatchObject({
      action: 'split',
      data: { parts: 2, classes: ['HIEN_TRUONG', 'KHIEU_NAI'] },
    });
    // Each goes its own way: the one to a unit, the other to the body of its own law.
    expect(await act(t, clerk, rubbish, 'assign')).toMatchObject({ unitCode: '26041' });
    await act(t, clerk, complaint, 'divert', {
      body: 'Thanh tra tỉnh',
      guidance: 'Ông/bà gửi đơn khiếu nại đến Thanh tra tỉnh để được giải quyết.',
    });
    expect((await get(letter.id)).parts.map((each: { state: string }) => each.state)).toEqual([
      'ASSIGNED',
      'DIVERTED',
    ]);
  });

  it('has the same sender behind each part, whom only each part’s own seal opens', async () => {
    const letter = await submit(t, aboutARule());
    await split(letter.id).expect(200);
    const ids = await partIds(letter.id);
    const sealed = await t.database.rows<{ sealed: Buffer }>(
      `select sealed from petition_submitter where petition_id = any($1)`,
      [[letter.id, ...ids]],
    );
    expect(new Set(sealed.map((row) => row.sealed.toString('hex'))).size).toBe(3);
    const shown = await t.http
      .post(`/api/v1/petitions/${ids[0]}/reveal-identity`)
      .set(...clerk.auth)
      .send({ reason: 'Gọi điện xác minh địa điểm' })
      .expect(200);
    expect(JSON.stringify(shown.body)).toContain('Nguyễn Thị Hạnh');
    // Found by telephone like any petition of the same person.
    const found = await t.http
      .get('/api/v1/petitions?phone=0912000123&limit=100')
      .set(...clerk.auth)
      .expect(200);
    const foundIds = (found.body.items as { id: string }[]).map(({ id }) => id);
    expect(foundIds).toEqual(expect.arrayContaining([letter.id, ...ids]));
  });

  it('stays nobody’s letter when it was nobody’s', async () => {
    const letter = await submit(t, {
      anonymous: true,
      submitter: undefined,
      class: 'HIEN_TRUONG',
      location: undefined,
    });
    await split(letter.id, [PARTS[0]!]).expect(200);
    const [part = ''] = await partIds(letter.id);
    expect(await get(part)).toMatchObject({ anonymous: true, proposedUnitCode: null });
  });

  it('is split once for a key, as it was seen, and never half', async () => {
    const letter = await submit(t, aboutARule());
    await split(letter.id).set('If-Match', '"7"').expect(412);
    const send = () => split(letter.id).set('Idempotency-Key', `split-${letter.id}`);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await partIds(letter.id)).toHaveLength(2);
    expect((await send()).body).toEqual(answers[0]!.body);
    await split(letter.id, [{ ...PARTS[0], class: 'GI_DO' }]).expect(400);
    await split(letter.id, []).expect(400);
    await split(letter.id, Array(11).fill(PARTS[0])).expect(400);
    expect(await partIds(letter.id)).toHaveLength(2);
    await act(t, clerk, letter.id, 'receive');
    await act(t, clerk, letter.id, 'assign');
    const late = await split(letter.id).expect(409);
    expect(late.body.code).toBe('ACTION_NOT_POSSIBLE');
  });

  it('gives each part a tracking token of its own, and does not keep it in the answer to the officer', async () => {
    const letter = await submit(t, aboutARule());
    const { body } = await split(letter.id).set('Idempotency-Key', `token-${letter.id}`);
    const track = (code: string) =>
      t.http.get(`/api/v1/tracking/${code}`).set('Tracking-Token', letter.trackingToken);
    await track(letter.code).expect(200);
    await track(body.parts[0].code).expect(404);
    expect(JSON.stringify(body)).not.toMatch(/[2-9A-Z]{4}(-[2-9A-Z]{4}){4}/);
  });
});
