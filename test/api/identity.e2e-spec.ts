import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, submit, TRAN_BIEN } from '../support/petitions';
import { withoutChance } from '../support/texts';

const WHY = 'Gọi lại để hỏi rõ vị trí điểm tập kết';
const HANH = {
  kind: 'INDIVIDUAL',
  name: 'Nguyễn Thị Hạnh',
  phone: '+84912000123',
  email: null,
  address: '12/3 đường Phan Trung',
};

describe('the shield around the sender', () => {
  let t: TestApp;
  let clerk: Person;
  let office: Person;
  let officer: Person;
  let head: Person;
  let stranger: Person;
  let auditor: Person;
  let supervisor: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
    stranger = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    auditor = await signIn(t, [{ role: 'AUDITOR' }]);
    supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const post = (
    who: Person,
    id: string,
    route: string,
    body: object,
    headers: Record<string, string> = {},
  ) =>
    t.http
      .post(`/api/v1/petitions/${id}/${route}`)
      .set(...who.auth)
      .set(headers)
      .send(body);
  const reveal = (who: Person, id: string, reason = WHY) =>
    post(who, id, 'reveal-identity', { reason });
  const grant = (who: Person, id: string, unitCode: string, more: object = {}) =>
    post(who, id, 'identity-grants', {
      unitCode,
      reason: 'Đơn vị cần hẹn người gửi tại hiện trường',
      ...more,
    });
  const access = async (who: Person, id: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}/identity-access`)
        .set(...who.auth)
        .expect(200)
    ).body;
  const events = async (who: Person, id: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}/events`)
        .set(...who.auth)
        .expect(200)
    ).body.items as Record<string, unknown>[];
  const refused = async (request: PromiseLike<{ status: number; body: { code: string } }>) => {
    const { status, body } = await request;
    return `${status} ${body.code}`;
  };
  /** About an official's conduct, assigned by hand to the department that is to look into it. */
  const conduct = async (unitCode = 'SNNMT') => {
    const { id } = await submit(t, aboutARule({ class: 'HANH_VI_CBCC', field: undefined }));
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode });
    return id;
  };

  it('opens for the desk and the office with a reason, and each look is in the history', async () => {
    const { id } = await submit(t);
    const before = (await events(clerk, id)).length;
    const seen = await reveal(clerk, id);
    expect(seen.status).toBe(200);
    expect(seen.body).toEqual({ petitionId: id, version: before + 1, ...HANH });
    expect(seen.headers.etag).toBe(`"${before + 1}"`);
    expect(seen.headers['cache-control']).toBe('no-store');
    expect((await reveal(office, id, 'Trả lời chất vấn về việc chậm xử lý')).status).toBe(200);

    const looks = (await events(auditor, id)).filter((each) => each.action === 'reveal-identity');
    expect(looks).toMatchObject([
      { actorKind: 'ACCOUNT', actorId: clerk.accountId, actorRole: 'INTAKE_OFFICER', reason: WHY },
      { actorId: office.accountId, actorRole: 'PROVINCIAL_OFFICE', data: { secret: false } },
    ]);
    const text = withoutChance(await events(officer, id));
    expect(text).not.toMatch(/Hạnh|912|Phan Trung/);
  });

  it('shows nothing when the look could not be written down', async () => {
    const { id } = await submit(t);
    const [row] = await t.database.rows<{ version: number }>(
      `select version from petition where id = $1`,
      [id],
    );
    // Somebody's event already stands where this look would be written.
    await t.database.rows(
      `insert into petition_event select petition_id, $2, action, from_state, to_state, unit_id,
         occurred_at, recorded_at, actor_kind, actor_id, actor_role, reason, data, hash, hash
       from petition_event where petition_id = $1 and seq = 1`,
      [id, (row?.version ?? 0) + 1],
    );
    const answer = await reveal(clerk, id);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(withoutChance(answer.body)).not.toMatch(/Hạnh|912/);
  });

  it('wants a reason, and one that does not say who', async () => {
    const { id } = await submit(t);
    for (const reason of [undefined, '', 'xem', '         x         ']) {
      const answer = await post(clerk, id, 'reveal-identity', { reason });
      expect(answer.body.code).toBe('VALIDATION_FAILED');
    }
    expect(await refused(reveal(clerk, id, 'Gọi cho bà nguyen thi hanh'))).toBe(
      '422 IDENTITY_IN_REASON',
    );
    expect(await refused(grant(clerk, id, TRAN_BIEN, { reason: 'Gọi số 0912.000.123 nhé' }))).toBe(
      '422 IDENTITY_IN_REASON',
    );
    expect((await events(clerk, id)).map((each) => each.action)).not.toContain('reveal-identity');
  });

  it('stays shut for those who only watch, and for units that do not hold it', async () => {
    const { id } = await submit(t);
    expect(await refused(reveal(auditor, id))).toBe('403 FORBIDDEN');
    expect(await refused(reveal(supervisor, id))).toBe('403 FORBIDDEN');
    expect(await refused(reveal(stranger, id))).toBe('404 PETITION_UNKNOWN');
    await t.database.rows(
      `update petition set participant_unit_ids = array(select id from unit where code = 'SYT')
       where id = $1`,
      [id],
    );
    expect(await refused(reveal(stranger, id))).toBe('403 IDENTITY_NOT_YOURS');
    expect(await refused(reveal(clerk, '0192c0de-0000-7000-8000-000000000000'))).toBe(
      '404 PETITION_UNKNOWN',
    );
  });

  it('opens for the holding unit while it is permitted, for this petition alone', async () => {
    const { id } = await submit(t);
    const { id: another } = await submit(t);
    expect(await refused(reveal(officer, id))).toBe('403 IDENTITY_NOT_GRANTED');
    expect(await access(officer, id)).toMatchObject({
      identitySecret: false,
      mayReveal: false,
      refusal: 'IDENTITY_NOT_GRANTED',
    });
    expect(await refused(grant(officer, id, TRAN_BIEN))).toBe('403 FORBIDDEN');
    expect(await refused(grant(clerk, id, 'SYT'))).toBe('422 GRANT_UNIT_NOT_HOLDER');
    expect(await refused(grant(clerk, id, 'XXX'))).toBe('422 ASSIGNED_UNIT_UNKNOWN');
    expect(await refused(grant(clerk, id, TRAN_BIEN, { until: MONDAY }))).toBe(
      '422 GRANT_UNTIL_PAST',
    );

    const given = await grant(clerk, id, TRAN_BIEN, { until: '2026-04-06T17:00:00+07:00' });
    expect(given.status).toBe(201);
    expect(given.headers.etag).toBe(`"${given.body.version}"`);
    expect(await refused(grant(clerk, id, TRAN_BIEN))).toBe('409 GRANT_STANDS');
    expect(await access(officer, id)).toMatchObject({
      mayReveal: true,
      refusal: null,
      grants: [{ id: given.body.grantId, unitCode: TRAN_BIEN, holds: true }],
    });
    expect((await reveal(officer, id)).body).toMatchObject(HANH);
    expect(await refused(reveal(officer, another))).toBe('403 IDENTITY_NOT_GRANTED');

    t.clock.set(new Date('2026-04-06T10:00:00Z'));
    expect(await refused(reveal(officer, id))).toBe('403 IDENTITY_NOT_GRANTED');
    expect((await grant(clerk, id, TRAN_BIEN)).status).toBe(201);
    expect((await reveal(officer, id)).status).toBe(200);
    const trail = (await events(auditor, id)).map((each) => `${each.action} ${each.actorRole}`);
    expect(trail.slice(-4)).toEqual([
      'grant-identity INTAKE_OFFICER',
      'reveal-identity UNIT_OFFICER',
      'grant-identity INTAKE_OFFICER',
      'reveal-identity UNIT_OFFICER',
    ]);
  });

  it('shuts when the permission is taken back, once', async () => {
    const { id } = await submit(t);
    const { grantId } = (await grant(clerk, id, TRAN_BIEN)).body as { grantId: string };
    const why = { reason: 'Đơn vị đã hẹn gặp xong' };
    const revoke = (of: string) => post(clerk, id, `identity-grants/${of}/revoke`, why);
    const revoked = await revoke(grantId);
    expect(revoked.status).toBe(200);
    expect(await refused(reveal(officer, id))).toBe('403 IDENTITY_NOT_GRANTED');
    expect(await refused(revoke(grantId))).toBe('409 GRANT_ENDED');
    expect(await refused(revoke('0192c0de-0000-7000-8000-000000000000'))).toBe('404 GRANT_UNKNOWN');
    const { id: another } = await submit(t);
    expect(await refused(post(clerk, another, `identity-grants/${grantId}/revoke`, why))).toBe(
      '404 GRANT_UNKNOWN',
    );
  });

  it('does not follow a petition to the next unit', async () => {
    const { id } = await submit(t);
    await grant(clerk, id, TRAN_BIEN);
    await act(t, officer, id, 'return', { reason: 'Tuyến đường do Sở quản lý' });
    await act(t, clerk, id, 'assign', { unitCode: 'SNNMT' });
    expect(await refused(reveal(head, id))).toBe('403 IDENTITY_NOT_GRANTED');
  });

  it('keeps the sender of a petition about an official from the unit, unless the office decides', async () => {
    const id = await conduct();
    expect(await access(head, id)).toMatchObject({
      identitySecret: true,
      mayReveal: false,
      refusal: 'IDENTITY_SECRET',
    });
    expect(await refused(reveal(head, id))).toBe('403 IDENTITY_SECRET');
    expect(await refused(grant(clerk, id, 'SNNMT'))).toBe('409 GRANT_SECRET');
    expect(await refused(grant(clerk, id, 'SNNMT', { override: true }))).toBe(
      '403 GRANT_OVERRIDE_NOT_YOURS',
    );
    expect(await refused(grant(office, id, 'SNNMT', { override: true }))).toBe(
      '409 ABOUT_UNIT_REQUIRED',
    );
    const about = { unitCode: 'SYT', reason: 'Phản ánh về cán bộ của Sở Y tế' };
    expect((await post(clerk, id, 'about-unit', about)).status).toBe(200);
    expect((await grant(office, id, 'SNNMT', { override: true })).status).toBe(201);
    expect((await reveal(head, id)).body).toMatchObject({ name: HANH.name });
    const [decision] = (await events(auditor, id)).filter(
      (each) => each.action === 'grant-identity',
    );
    expect(decision).toMatchObject({ actorRole: 'PROVINCIAL_OFFICE', data: { override: true } });
  });

  it('never shows the sender to the unit complained about, whatever was permitted before', async () => {
    const id = await conduct();
    const name = (unitCode: string | null) =>
      post(clerk, id, 'about-unit', { unitCode, reason: 'Xác định lại đơn vị bị phản ánh' });
    await name('SYT').expect(200);
    await grant(office, id, 'SNNMT', { override: true }).expect(201);
    await name('SNNMT').expect(200);
    expect(await refused(reveal(head, id))).toBe('403 IDENTITY_OF_COMPLAINANT');
    expect(await refused(grant(office, id, 'SNNMT', { override: true }))).toBe(
      '409 GRANT_UNIT_COMPLAINED_OF',
    );
    expect((await access(clerk, id)).aboutUnitCode).toBe('SNNMT');
    await name(null).expect(200);
    expect((await access(clerk, id)).aboutUnitCode).toBeNull();
    expect(await refused(post(clerk, id, 'about-unit', { reason: 'Thiếu mã đơn vị' }))).toBe(
      '400 VALIDATION_FAILED',
    );
  });

  it('is never permitted for complaints, denunciations and what was diverted', async () => {
    const { id } = await submit(t);
    for (const change of [
      `class = 'TO_CAO'`,
      `class = 'KHIEU_NAI'`,
      `class = 'KHAC', state = 'DIVERTED'`,
    ]) {
      await t.database.rows(`update petition set ${change} where id = $1`, [id]);
      expect(await refused(grant(office, id, TRAN_BIEN, { override: true }))).toBe(
        '409 GRANT_NEVER',
      );
      expect(await refused(reveal(officer, id))).toBe('403 IDENTITY_SECRET');
      expect((await access(auditor, id)).identitySecret).toBe(true);
      expect((await reveal(clerk, id)).status).toBe(200);
    }
  });

  it('has nobody to show behind an anonymous petition, and writes no look', async () => {
    const { id } = await submit(t, { anonymous: true, submitter: undefined });
    expect(await refused(reveal(clerk, id))).toBe('404 IDENTITY_ABSENT');
    expect(await access(clerk, id)).toMatchObject({
      anonymous: true,
      mayReveal: false,
      refusal: 'IDENTITY_ABSENT',
    });
    expect((await events(clerk, id)).map((each) => each.action)).not.toContain('reveal-identity');
  });

  it('takes If-Match, and keeps no identity for a retry', async () => {
    const { id } = await submit(t);
    const stale = { 'If-Match': '"1"' };
    expect(await refused(post(clerk, id, 'reveal-identity', { reason: WHY }, stale))).toBe(
      '412 VERSION_MISMATCH',
    );
    const retried = { 'Idempotency-Key': 'look-once-0001' };
    const first = await post(clerk, id, 'reveal-identity', { reason: WHY }, retried);
    const second = await post(clerk, id, 'reveal-identity', { reason: WHY }, retried);
    expect([first.status, second.body.version]).toEqual([200, first.body.version + 1]);
    const granted = { 'Idempotency-Key': 'grant-once-0001' };
    const body = { unitCode: TRAN_BIEN, reason: 'Đơn vị cần hẹn người gửi' };
    const once = await post(clerk, id, 'identity-grants', body, granted);
    const again = await post(clerk, id, 'identity-grants', body, granted);
    expect(again.body).toEqual(once.body);
    const kept = await t.database.rows(`select response::text from idempotency_key`);
    expect(JSON.stringify(kept)).not.toMatch(/Hạnh|912000123/);
  });

  it('lets two permissions given at once become one', async () => {
    const { id } = await submit(t);
    const answers = await Promise.all([grant(clerk, id, TRAN_BIEN), grant(office, id, TRAN_BIEN)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  });

  it('shows the sender of a letter behind each part split off it', async () => {
    const { id: letter } = await submit(t);
    const { id: part } = await submit(t, { anonymous: true, submitter: undefined });
    await t.database.rows(`update petition set parent_id = $2, anonymous = false where id = $1`, [
      part,
      letter,
    ]);
    expect((await reveal(clerk, part)).body).toMatchObject({ petitionId: part, ...HANH });
    expect((await events(clerk, part)).at(-1)?.action).toBe('reveal-identity');
  });
});
