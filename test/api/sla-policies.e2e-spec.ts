import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';

/** The clock stands on Monday 6/4/2026. */
describe('time limits', () => {
  let t: TestApp;
  let admin: Person;
  let officer: Person;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: '26041' }]);
  });
  afterAll(() => t.close());

  const list = (query: object) =>
    t.http
      .get('/api/v1/sla-policies')
      .query(query)
      .set(...officer.auth);
  const create = (body: object) =>
    t.http
      .post('/api/v1/sla-policies')
      .set(...admin.auth)
      .send(body);
  const follow = (key: string, body: object) =>
    t.http
      .put(`/api/v1/sla-policies/${key}`)
      .set(...admin.auth)
      .send(body);
  const submit = async () => {
    const answer = await t.http
      .post('/api/v1/petitions')
      .send({
        channel: 'WEB',
        class: 'HOI_DAP',
        title: 'Hỏi về giờ làm việc',
        content: 'Bộ phận một cửa có làm việc chiều thứ Sáu không?',
        submitter: { kind: 'INDIVIDUAL', name: 'Nguyễn Văn An', phone: '0912000123' },
      })
      .expect(201);
    return answer.body as { id: string; dueOn: string };
  };

  const version = {
    amount: 10,
    unit: 'WORKING_DAY',
    dueSoonDays: 2,
    effectiveFrom: '2026-05-04',
    source: 'Quyết định thử nghiệm',
    mark: 'ours',
  };

  it('shows staff what is in force on a day, for a clock and a class', async () => {
    const found = await list({ clockKind: 'OUTER', class: 'HIEN_TRUONG', on: '2026-04-06' });
    expect(found.status).toBe(200);
    expect(found.body.items.map((policy: { key: string }) => policy.key)).toEqual([
      'outer.hien-truong',
      'outer.hien-truong.complex',
      'outer.hien-truong.normal',
      'outer.hien-truong.quick',
      'outer.hien-truong.urgent',
    ]);
    expect(found.body.items[0]).toEqual({
      key: 'outer.hien-truong',
      version: 1,
      clockKind: 'OUTER',
      class: 'HIEN_TRUONG',
      channel: null,
      urgency: null,
      amount: 10,
      unit: 'WORKING_DAY',
      dueSoonDays: 2,
      countedFrom: 'SUBMITTED',
      effectiveFrom: '2025-07-01',
      effectiveTo: null,
      source: 'Phản ánh hiện trường chưa xác định mức khẩn: 10 ngày làm việc',
      mark: 'practice',
    });
    expect((await list({ on: '2025-06-30' })).body.items).toEqual([]);
  });

  it('lets a new version follow from a day on, and leaves what runs alone', async () => {
    // 6/4 + 15 working days: 7–10/4, 13–17/4, 20–24/4 are 14; 27/4 is off; 28/4 is the 15th.
    const before = await submit();
    expect(before.dueOn).toBe('2026-04-28');
    const made = await follow('outer.default', { ...version, effectiveFrom: '2026-04-06' });
    expect([made.status, made.body.version, made.body.countedFrom]).toEqual([200, 2, 'SUBMITTED']);
    const versions = (await list({ clockKind: 'OUTER' })).body.items.filter(
      (policy: { key: string }) => policy.key === 'outer.default',
    );
    expect(
      versions.map((each: { effectiveFrom: string; effectiveTo: string }) => [
        each.effectiveFrom,
        each.effectiveTo,
      ]),
    ).toEqual([
      ['2025-07-01', '2026-04-05'],
      ['2026-04-06', null],
    ]);
    // 10 working days: 7–10/4 are 4, 13–17/4 are 9, 20/4 is the 10th.
    expect((await submit()).dueOn).toBe('2026-04-20');
    const [stored] = await t.database.rows<{ due_on: string; version: number }>(
      `select c.due_on, p.version from sla_clock c join sla_policy p on p.id = c.policy_id
       where c.petition_id = $1 and c.kind = 'OUTER'`,
      [before.id],
    );
    expect(stored).toEqual({ due_on: '2026-04-28', version: 1 });
  });

  it('does not touch the past, nor a version that follows the same day', async () => {
    const past = await follow('publish.default', { ...version, effectiveFrom: '2026-04-05' });
    expect([past.status, past.body.code]).toEqual([422, 'SLA_POLICY_TOO_EARLY']);
    expect((await follow('publish.default', version)).status).toBe(200);
    const same = await follow('publish.default', version);
    expect([same.status, same.body.code]).toEqual([422, 'SLA_POLICY_TOO_EARLY']);
    expect(same.body.details).toEqual({ effectiveFrom: '2026-05-04', earliest: '2026-05-05' });
    const unknown = await follow('no.such', version);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'SLA_POLICY_UNKNOWN']);
  });

  it('enters a limit for a case of its own, once', async () => {
    const phone = { ...version, clockKind: 'ASSIGN', channel: 'PHONE', countedFrom: 'RECEIVED' };
    const made = await create(phone).set('Idempotency-Key', 'policy-by-phone').expect(201);
    expect([made.body.key, made.body.version]).toEqual(['assign.phone', 1]);
    const retried = await create(phone).set('Idempotency-Key', 'policy-by-phone').expect(201);
    expect(retried.body).toEqual(made.body);
    const twin = await create({ ...phone, key: 'assign.by-telephone' });
    expect([twin.status, twin.body.code]).toEqual([409, 'SLA_POLICY_EXISTS']);
    expect(twin.body.details).toEqual({ key: 'assign.phone' });
    const early = await create({ ...phone, channel: 'EMAIL', effectiveFrom: '2026-04-05' });
    expect(early.body.code).toBe('SLA_POLICY_TOO_EARLY');
  });

  it('refuses what no limit can be, and who may not set it', async () => {
    for (const wrong of [{ amount: 0 }, { amount: 401 }, { unit: 'DAY' }, { dueSoonDays: -1 }]) {
      const answer = await follow('receive.default', { ...version, ...wrong });
      expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    }
    // Word to the sender is owed by the day.
    const hourly = await follow('interim.default', { ...version, unit: 'WORKING_HOUR' });
    expect([hourly.status, hourly.body.code]).toEqual([422, 'SLA_LIMIT_INVALID']);
    const uncounted = await create({ ...version, clockKind: 'ASSIGN', class: 'KHAC' });
    expect(uncounted.body.errors).toMatchObject([{ field: 'countedFrom' }]);
    await t.http
      .put('/api/v1/sla-policies/receive.default')
      .set(...officer.auth)
      .send(version)
      .expect(403);
    await t.http.get('/api/v1/sla-policies').expect(401);
  });

  it('lets only one of two administrators follow the same version', async () => {
    const answers = await Promise.all([
      follow('accept.default', version),
      follow('accept.default', version),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 422]);
  });
});
