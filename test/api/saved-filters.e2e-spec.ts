import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, DESK, submit } from '../support/petitions';

describe('saved filters', () => {
  let t: TestApp;
  let clerk: Person;
  let other: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    other = await signIn(t, [{ role: 'SUPERVISOR' }]);
  });
  afterAll(() => t.close());

  const path = '/api/v1/saved-filters';
  const save = (name: string, filter: unknown, who = clerk) =>
    t.http
      .post(path)
      .set(...who.auth)
      .send({ name, filter });
  const change = (id: string, input: object, who = clerk) =>
    t.http
      .patch(`${path}/${id}`)
      .set(...who.auth)
      .send(input);
  const get = (url: string, who = clerk) => t.http.get(url).set(...who.auth);
  const list = (query: Record<string, unknown>, who = clerk) =>
    get('/api/v1/petitions', who).query(query);
  const idsOf = (answer: { body: { items: { id: string }[] } }) =>
    answer.body.items.map((item) => item.id);

  it('are kept as they are meant, given back by name, renamed, replaced and deleted', async () => {
    const made = await save('Việc của tôi', { state: 'RECEIVED,SUBMITTED', late: 'false' }).expect(
      201,
    );
    expect(made.headers.etag).toBe('"1"');
    expect(made.body).toMatchObject({
      name: 'Việc của tôi',
      version: 1,
      filter: { state: ['RECEIVED', 'SUBMITTED'], late: false },
    });
    await save('Ân hạn', {}).expect(201);
    const { id } = made.body as { id: string };
    const all = await get(path).expect(200);
    expect(all.body.items.map((item: { name: string }) => item.name)).toEqual([
      'Ân hạn',
      'Việc của tôi',
    ]);
    const renamed = await change(id, { name: 'Việc sắp đến hạn' }).expect(200);
    expect(renamed.headers.etag).toBe('"2"');
    expect(renamed.body.filter).toEqual(made.body.filter);
    const replaced = await change(id, { filter: { lateness: ['DUE_SOON'], sort: 'dueOn' } })
      .set('If-Match', '"2"')
      .expect(200);
    expect(replaced.body).toMatchObject({
      name: 'Việc sắp đến hạn',
      version: 3,
      filter: { lateness: ['DUE_SOON'], sort: 'dueOn' },
    });
    expect(replaced.body.filter).not.toHaveProperty('state');
    const stale = await change(id, { name: 'Khác' }).set('If-Match', '"2"').expect(412);
    expect(stale.body).toMatchObject({ code: 'VERSION_MISMATCH', details: { version: 3 } });
    expect((await get(`${path}/${id}`).expect(200)).headers.etag).toBe('"3"');
    await t.http
      .delete(`${path}/${id}`)
      .set(...clerk.auth)
      .set('If-Match', '"3"')
      .expect(204);
    expect((await get(`${path}/${id}`).expect(404)).body.code).toBe('SAVED_FILTER_UNKNOWN');
  });

  it('fill in what a request leaves open, and give way to what it says', async () => {
    const rule = await submit(t, aboutARule());
    const lamp = await submit(t, { title: 'Đèn đường hỏng', content: 'Cả tuyến tối om ba đêm.' });
    const rubbish = await submit(t);
    const { id } = (await save('Hiện trường', { class: 'HIEN_TRUONG' }).expect(201)).body;
    expect(idsOf(await list({ savedFilter: id }))).toEqual([rubbish.id, lamp.id]);
    expect(idsOf(await list({ savedFilter: id, q: 'den' }))).toEqual([lamp.id]);
    expect(idsOf(await list({ savedFilter: id, class: 'QUY_DINH_HC' }))).toEqual([rule.id]);
    const first = await list({ savedFilter: id, limit: 1 }).expect(200);
    const rest = await list({ savedFilter: id, limit: 1, cursor: first.body.nextCursor });
    expect(idsOf(rest)).toEqual([lamp.id]);
    await list({ savedFilter: id }, other).expect(404);
    await list({ savedFilter: '01890000-0000-7000-8000-000000000000' }).expect(404);
  });

  it('are each account’s own', async () => {
    const { id } = (await save('Chung tên', { state: ['CLOSED'] }).expect(201)).body;
    await save('Chung tên', { state: ['ANSWERED'] }, other).expect(201);
    expect((await get(path, other)).body.items).toHaveLength(1);
    for (const answer of [
      await get(`${path}/${id}`, other),
      await change(id, { name: 'Của tôi' }, other),
      await t.http.delete(`${path}/${id}`).set(...other.auth),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe('SAVED_FILTER_UNKNOWN');
    }
    expect((await get(`${path}/${id}`)).body).toMatchObject({ name: 'Chung tên', version: 1 });
  });

  it('have a name of their own', async () => {
    await save('Một tên', {}).expect(201);
    expect((await save(' Một tên ', {}).expect(409)).body.code).toBe('SAVED_FILTER_NAME_TAKEN');
    const { id } = (await save('Tên khác', {}).expect(201)).body;
    expect((await change(id, { name: 'Một tên' }).expect(409)).body.code).toBe(
      'SAVED_FILTER_NAME_TAKEN',
    );
    await change(id, { name: 'Tên khác' }).expect(200);
  });

  it('are made once for a retried request', async () => {
    const twice = await Promise.all(
      [1, 2].map(() => save('Gửi hai lần', {}).set('Idempotency-Key', 'filter-twice')),
    );
    expect(twice.map((answer) => answer.status)).toEqual([201, 201]);
    expect(twice[0]?.body).toEqual(twice[1]?.body);
  });

  it.each([
    ['an unknown value', { state: ['LOST'] }, 'filter.state'],
    ['an unknown field', { colour: 'red' }, 'filter.colour'],
    ['a page', { cursor: 'abc' }, 'filter.cursor'],
    ['how many on a page', { limit: 10 }, 'filter.limit'],
    [
      'another filter',
      { savedFilter: '01890000-0000-7000-8000-000000000000' },
      'filter.savedFilter',
    ],
    // It would lie here for years, unsealed.
    ['a telephone number', { phone: '0912000123' }, 'filter.phone'],
  ])('do not hold %s', async (_what, filter, field) => {
    const refused = await save('Không được', filter).expect(400);
    expect(refused.body.code).toBe('VALIDATION_FAILED');
    expect(refused.body.errors[0].field).toBe(field);
    const [row] = await t.database.rows<{ kept: number }>(
      `select count(*) as kept from saved_filter where filter::text like '%912000%'`,
    );
    expect(row?.kept).toBe(0);
  });

  it.each([[undefined], [null], ['class=KHAC'], [[]]])(
    'refuse %j in place of a filter',
    async (filter) => {
      expect((await save('Không được', filter).expect(400)).body.code).toBe('VALIDATION_FAILED');
    },
  );

  it('are at most fifty, also when they are saved at once', async () => {
    const many = await signIn(t, [{ role: 'AUDITOR' }]);
    for (let i = 0; i < 48; i += 1) await save(`Bộ lọc ${i}`, {}, many).expect(201);
    const answers = await Promise.all([48, 49, 50, 51].map((i) => save(`Bộ lọc ${i}`, {}, many)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 201, 409, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect(refused?.body.code).toBe('SAVED_FILTERS_TOO_MANY');
    expect((await get(path, many)).body.items).toHaveLength(50);
  });
});
