import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, DESK, submit, TRAN_BIEN } from '../support/petitions';

const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`);

interface Item {
  id: string;
  subject: string;
  text: string;
  petitionId: string;
  readAt: string | null;
}

interface Missing {
  role: string;
  unitCode: string;
}

describe('the inbox, and who is told of an escalation', () => {
  let t: TestApp;
  let admin: Person;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    await t.database.rows('delete from outbox');
    await t.database.rows('delete from escalation');
    await t.database.rows('delete from sla_clock');
    await t.database.rows('delete from operator_alarm');
    await t.database.rows(`delete from role_grant where role <> 'ADMIN'`);
    t.clock.set(new Date(MONDAY));
  });

  const escalateAt = (instant: Date) => {
    t.clock.set(instant);
    return t.app.get(SweepRegistry).run('escalate');
  };
  const inbox = async (who: Person, query = '') =>
    (
      await t.http
        .get(`/api/v1/inbox${query}`)
        .set(...who.auth)
        .expect(200)
    ).body.items as Item[];
  const unread = async (who: Person) =>
    (
      await t.http
        .get('/api/v1/inbox/unread-count')
        .set(...who.auth)
        .expect(200)
    ).body.unread;
  /** The units at which the watch finds a role missing; null is none. */
  const alarm = async (role: string) => {
    await t.app.get(SweepRegistry).run('escalation-target-watch');
    const { body } = await t.http.get('/api/v1/alarms').set(...admin.auth);
    const items = body.items as { key: string; details: { roles: Missing[] } }[];
    const found = items.find(({ key }) => key === 'escalation-target-missing');
    const units = (found?.details.roles ?? []).filter((each) => each.role === role);
    return units.length === 0 ? null : units.map(({ unitCode }) => unitCode);
  };

  it('holds one message for each account that holds the role at the unit, and for nobody else', async () => {
    const [first, second] = [
      await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]),
      await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]),
    ];
    const others = [
      await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SXD' }]),
      await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]),
      await signIn(t, [{ role: 'AUDITOR' }]),
    ];
    const left = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    await t.database.rows('update account set disabled_at = now() where id = $1', [left.accountId]);
    const { id, code } = await submit(t);
    expect(await escalateAt(midnight('2026-04-09'))).toMatchObject({ raised: 1, lateStep: 1 });
    for (const who of [first, second]) {
      expect(await inbox(who)).toMatchObject([
        { subject: `${code}: chậm xử lý`, petitionId: id, readAt: null },
      ]);
    }
    for (const who of [...others, left, admin]) expect(await inbox(who)).toEqual([]);
    await escalateAt(midnight('2026-04-09'));
    expect(await unread(first)).toBe(1);
    const [escalation] = await t.database.rows<{ id: string }>('select id from escalation');
    const keys = await t.database.rows<{ key: string }>(
      'select idempotency_key as key from outbox order by 1',
    );
    expect(keys.map(({ key }) => key)).toEqual(
      [first, second].map((who) => `escalation:${escalation!.id}:${who.accountId}`).toSorted(),
    );
    expect(await alarm('UNIT_OFFICER')).toBeNull();
  });

  it('tells somebody once who holds the role at two places', async () => {
    const clerk = await signIn(t, [
      { role: 'INTAKE_OFFICER', unitCode: DESK },
      { role: 'INTAKE_OFFICER' },
    ]);
    await submit(t, aboutARule());
    await escalateAt(midnight('2026-04-09'));
    expect(await unread(clerk)).toBe(1);
  });

  it('tells the desk in place of a role nobody holds, then the administrators, and raises an alarm', async () => {
    const { id, code } = await submit(t);
    await escalateAt(midnight('2026-04-09'));
    expect(await inbox(admin)).toMatchObject([
      { petitionId: id, subject: `${code}: chậm xử lý, chưa có cán bộ xử lý để báo` },
    ]);
    expect(await alarm('UNIT_OFFICER')).toEqual([TRAN_BIEN]);
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    await escalateAt(midnight('2026-04-21'));
    // The unit's head is nobody: the desk. The office's own warning: the office.
    expect((await inbox(clerk)).map(({ subject }) => subject)).toEqual([
      `${code}: quá hạn, chưa có thủ trưởng đơn vị để báo`,
    ]);
    expect((await inbox(office)).map(({ subject }) => subject)).toEqual([`${code}: quá hạn`]);
    expect(await inbox(admin)).toHaveLength(1);
    expect(await alarm('UNIT_HEAD')).toEqual([TRAN_BIEN]);
    await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    await escalateAt(midnight('2026-04-22'));
    expect(await alarm('UNIT_HEAD')).toBeNull();
    expect(await alarm('UNIT_OFFICER')).toEqual([TRAN_BIEN]);
  });

  it('is read by its owner alone, one by one or at once', async () => {
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const other = await signIn(t, [{ role: 'SUPERVISOR' }]);
    for (let n = 0; n < 3; n += 1) await submit(t, aboutARule());
    await escalateAt(midnight('2026-04-09'));
    expect(await unread(clerk)).toBe(3);
    const [first] = await inbox(clerk);
    const read = (who: Person) => t.http.post(`/api/v1/inbox/${first!.id}/read`).set(...who.auth);
    await read(other).expect(404);
    const { body } = await read(clerk).expect(200);
    expect(body.readAt).toBe(midnight('2026-04-09').toISOString());
    t.clock.set(new Date('2026-04-10T01:00:00Z'));
    expect((await read(clerk).expect(200)).body.readAt).toBe(body.readAt);
    expect(await unread(clerk)).toBe(2);
    expect((await inbox(clerk, '?unread=true')).map(({ id }) => id)).not.toContain(first!.id);
    const page = await t.http.get('/api/v1/inbox?limit=2').set(...clerk.auth);
    const next = await t.http
      .get('/api/v1/inbox')
      .query({ limit: 2, cursor: page.body.nextCursor as string })
      .set(...clerk.auth);
    expect([page.body.items.length, next.body.items.length, next.body.nextCursor]).toEqual([
      2,
      1,
      null,
    ]);
    const all = await t.http
      .post('/api/v1/inbox/read-all')
      .set(...clerk.auth)
      .expect(200);
    expect(all.body).toEqual({ read: 2 });
    expect(await unread(clerk)).toBe(0);
    await read(admin).expect(404);
  });

  it('is worded in the language of its owner', async () => {
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const me = await t.http
      .patch('/api/v1/auth/me')
      .set(...clerk.auth)
      .send({ locale: 'en', phone: '0912 000 456', email: 'Clerk@DongNai.example' })
      .expect(200);
    expect(me.body).toMatchObject({
      locale: 'en',
      phone: '+84912000456',
      email: 'clerk@dongnai.example',
      emailOff: false,
    });
    const { code } = await submit(t, aboutARule());
    await escalateAt(midnight('2026-04-09'));
    expect(await inbox(clerk)).toMatchObject([{ subject: `${code}: late in a step` }]);
    const refused = await t.http
      .patch('/api/v1/auth/me')
      .set(...clerk.auth)
      .send({ phone: '12345' })
      .expect(422);
    expect(refused.body.code).toBe('ACCOUNT_PHONE_INVALID');
  });

  it('shows what it cannot word by its code, with the rest', async () => {
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    for (let n = 0; n < 2; n += 1) await submit(t, aboutARule());
    await escalateAt(midnight('2026-04-09'));
    await t.database.rows(
      `update outbox set payload = '{}' where id = (select min(id::text)::uuid from outbox)`,
    );
    const subjects = (await inbox(clerk)).map(({ subject }) => subject);
    expect(subjects).toHaveLength(2);
    expect(subjects[1]).toBe('staff.escalation');
  });
});

describe('the desk of messages', () => {
  let t: TestApp;
  let admin: Person;
  beforeAll(async () => {
    t = await startTestApp({
      settings: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'pakn@dongnai.example' },
    });
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(() => t.close());

  const post = (path: string) => t.http.post(`/api/v1/messages/${path}`).set(...admin.auth);

  it('lists by state and channel, page by page, and cancels and retries what may be', async () => {
    const sender = { kind: 'INDIVIDUAL', name: 'A B', address: 'Biên Hòa', email: 'a@b.example' };
    for (let n = 0; n < 3; n += 1) await submit(t, { submitter: sender });
    const list = async (query: object) =>
      (
        await t.http
          .get('/api/v1/messages')
          .query(query)
          .set(...admin.auth)
          .expect(200)
      ).body as {
        items: { id: string; state: string }[];
        nextCursor: string | null;
      };
    const first = await list({ state: 'PENDING', channel: 'EMAIL', limit: 2 });
    const rest = await list({ state: 'PENDING', limit: 2, cursor: first.nextCursor });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null]);
    expect((await list({ channel: 'SMS' })).items).toEqual([]);
    const { id } = first.items[0]!;
    expect((await post(`${id}/cancel`).expect(200)).body.state).toBe('CANCELLED');
    expect((await post(`${id}/cancel`).expect(200)).body.state).toBe('CANCELLED');
    expect((await post(`${id}/retry`).expect(200)).body.state).toBe('PENDING');
    await t.database.rows(`update outbox set state = 'SENT', sent_at = now() where id = $1`, [id]);
    expect((await post(`${id}/retry`).expect(409)).body.code).toBe('MESSAGE_RETRY_NOT_POSSIBLE');
    expect((await post(`${id}/cancel`).expect(409)).body.code).toBe('MESSAGE_CANCEL_NOT_POSSIBLE');
    await post('01890000-0000-7000-8000-000000000000/retry').expect(404);
    await t.http
      .get('/api/v1/messages?state=GONE')
      .set(...admin.auth)
      .expect(400);
  });

  it('keeps what nobody can be reached for: the server is away', async () => {
    const counts = await t.app.get(SweepRegistry).run('send-messages');
    expect(counts).toMatchObject({ sent: 0, retried: 2 });
    const rows = await t.database.rows<{ code: string }>(
      `select distinct last_error as code from outbox where state = 'PENDING'`,
    );
    expect(rows).toEqual([{ code: 'ESOCKET' }]);
  });

  it('shows every template, and one as its reader would see it', async () => {
    const { body } = await t.http
      .get('/api/v1/message-templates')
      .set(...admin.auth)
      .expect(200);
    const keys = (body.items as { key: string }[]).map(({ key }) => key);
    expect(keys).toContain('citizen.acknowledged');
    const preview = (key: string, given: object) =>
      t.http
        .post(`/api/v1/message-templates/${key}/preview`)
        .set(...admin.auth)
        .send(given);
    const vi = await preview('citizen.answered', { payload: { code: 'X.1' } }).expect(200);
    expect(vi.body.subject).toBe('Đã có trả lời cho X.1');
    const en = await preview('citizen.answered', { locale: 'en' }).expect(200);
    expect(en.body.subject).toBe('Petition H19.PA.2026.000123 is answered');
    const digest = await preview('staff.unit-digest', { locale: 'en' }).expect(200);
    expect(digest.body.subject).toBe(
      'Sở Xây dựng, 08/05/2026: 13 petitions overdue, late or due soon',
    );
    expect(digest.body.text).toContain('Overdue: 12\n- H19.PA.2026.000123: the citizen’s limit');
    const empty = await preview('staff.digest', { payload: { groups: [{}] } }).expect(422);
    expect(empty.body.code).toBe('PAYLOAD_INCOMPLETE');
    const gap = await preview('citizen.answered', { payload: { code: null } }).expect(422);
    expect(gap.body.code).toBe('PAYLOAD_INCOMPLETE');
    expect((await preview('citizen.unknown', {}).expect(404)).body.code).toBe(
      'MESSAGE_TEMPLATE_UNKNOWN',
    );
  });
});
