import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, type Receipt } from '../support/petitions';
import { brokenPetitions } from '../support/invariants';
import { receivePosts, type Receiver } from '../support/receiver';

/*
 * A petition about a rule, received on Monday 6/4/2026: the decree's twenty days end on Tuesday 28/4, since 26/4 is a
 * Sunday and 27/4 is off. Word is owed by Tuesday 5/5, by 12/5, by 19/5, …
 */
const PASSED = '2026-04-28T17:00:00Z';
const MORNING = '2026-04-29T01:00:00Z';
const SECOND = '2026-05-05T17:00:00Z';
const THIRD = '2026-05-12T17:00:00Z';

const WORD =
  'Sở đã kiểm tra hồ sơ ngày 04/5/2026, đang lấy ý kiến phòng chuyên môn; dự kiến trả lời trước ngày 15/5/2026.';

interface Update {
  petitionCode: string;
  round: number;
  cycle: number;
  state: string;
  dueOn: string;
  unitCode: string;
  overdueSinceOn: string | null;
  missedRounds: number;
}

describe('word to the sender once the decree’s days have passed', () => {
  let t: TestApp;
  let gateway: Receiver;
  let clerk: Person;
  let officer: Person;
  let head: Person;
  let office: Person;
  beforeAll(async () => {
    gateway = await receivePosts();
    t = await startTestApp({ settings: { SMS_GATEWAY_URL: `${gateway.url}/send` } });
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SNNMT' }], 'le-van-tam');
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    const named = `update account set display_name = 'Lê Văn Tám' where id = $1`;
    await t.database.rows(named, [officer.accountId]);
  });
  afterAll(async () => {
    expect(await brokenPetitions(t.database)).toEqual([]);
    await t.close();
    await gateway.close();
  });
  beforeEach(async () => {
    t.clock.set(new Date(MONDAY));
    gateway.posts.length = 0;
    await t.database.rows('delete from outbox');
    await t.database.rows('delete from interim_update');
    // What other examples left open is owed nothing here.
    await t.database.rows(
      `update sla_clock set next_interim_at = 'infinity' where kind = 'DECREE'`,
    );
  });

  const run = (name: string) => t.app.get(SweepRegistry).run(name);
  const askAt = (instant: string) => {
    t.clock.set(new Date(instant));
    return run('ask-interim-updates');
  };
  const received = async (over: object = {}): Promise<Receipt> => {
    const petition = await submit(t, aboutARule({ ...over }));
    await act(t, clerk, petition.id, 'receive');
    await t.database.rows(`delete from outbox where template = 'citizen.acknowledged'`);
    return petition;
  };
  const held = async (over: object = {}): Promise<Receipt> => {
    const petition = await received(over);
    await act(t, clerk, petition.id, 'assign', { unitCode: 'SNNMT' });
    await act(t, officer, petition.id, 'accept');
    return petition;
  };
  const work = (who: Person, id: string, path = '', body: object = {}) =>
    t.http
      .post(`/api/v1/petitions/${id}/interim-updates${path}`)
      .set(...who.auth)
      .send(body);
  const refused = async (request: PromiseLike<{ status: number; body: { code: string } }>) => {
    const { status, body } = await request;
    return `${status} ${body.code}`;
  };
  const rounds = async (id: string): Promise<string[]> => {
    const { body } = await t.http
      .get(`/api/v1/petitions/${id}/interim-updates`)
      .set(...office.auth)
      .expect(200);
    return (body.items as Update[]).map(
      ({ cycle, round, dueOn, state }) => `${cycle}.${round} ${dueOn} ${state}`,
    );
  };
  const owed = async (who: Person, query = ''): Promise<Update[]> => {
    const { body } = await t.http
      .get(`/api/v1/supervision/interim-updates${query}`)
      .set(...who.auth)
      .expect(200);
    return body.items as Update[];
  };
  const track = async ({ code, trackingToken }: Receipt) =>
    (await t.http.get(`/api/v1/tracking/${code}`).set('Tracking-Token', trackingToken).expect(200))
      .body as { interimUpdates: object[]; steps: { step: string }[] };

  it('is asked of the unit, proposed by it, sent by the office, and read by the sender', async () => {
    const petition = await held();
    const { id, code } = petition;
    expect(await askAt('2026-04-28T16:59:59Z')).toMatchObject({ asked: 0 });
    expect(await askAt(PASSED)).toMatchObject({ asked: 1, missed: 0 });
    expect(await run('ask-interim-updates')).toMatchObject({ asked: 0 });
    const inbox = await t.http.get('/api/v1/inbox').set(...officer.auth);
    expect(inbox.body.items).toMatchObject([
      { subject: `${code}: cần báo tiến độ cho người gửi chậm nhất ngày 05/05/2026` },
    ]);
    expect((await t.http.get('/api/v1/inbox').set(...office.auth)).body.items).toEqual([]);

    t.clock.set(new Date('2026-05-04T02:00:00Z'));
    const proposed = await work(officer, id, '', { text: WORD }).expect(200);
    expect(proposed.body).toMatchObject({
      round: 1,
      state: 'PROPOSED',
      findings: [],
      warnings: [],
    });
    expect(proposed.headers.etag).toBe('"5"');
    expect((await track(petition)).interimUpdates).toEqual([]);
    expect(gateway.posts).toEqual([]);

    const sent = await work(office, id, '/send').expect(200);
    expect(sent.body).toMatchObject({ state: 'SENT', text: WORD, overdueSinceOn: null });
    await run('send-messages');
    expect(gateway.posts.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      {
        to: '+84912000123',
        text: `Phan anh ${code} dang duoc giai quyet, xem tien do tai trang tra cuu`,
      },
    ]);
    const page = await track(petition);
    expect(page.interimUpdates).toEqual([{ text: WORD, sentAt: '2026-05-04T02:00:00.000Z' }]);
    expect(page.steps.at(-1)).toMatchObject({ step: 'send-interim-update' });
    expect(JSON.stringify(page)).not.toContain(officer.username);
    expect(JSON.stringify(page)).not.toContain(officer.accountId);

    const history = await t.http.get(`/api/v1/petitions/${id}/events`).set(...office.auth);
    const events = history.body.items as { action: string; actorRole: string; data: object }[];
    expect(events.slice(-2)).toMatchObject([
      { action: 'propose-interim-update', actorRole: 'UNIT_OFFICER' },
      {
        action: 'send-interim-update',
        actorRole: 'PROVINCIAL_OFFICE',
        data: { cycle: 1, round: 1, dueOn: '2026-05-05' },
      },
    ]);
    // Told once a week: not again before the next, and then by a round of its own.
    expect(await askAt('2026-05-05T16:59:59Z')).toMatchObject({ asked: 0 });
    expect(await askAt(SECOND)).toMatchObject({ asked: 1, missed: 0 });
    expect(await rounds(id)).toEqual(['1.1 2026-05-05 SENT', '1.2 2026-05-12 ASKED']);
    const again = await t.http.get('/api/v1/inbox').set(...officer.auth);
    expect(again.body.items).toHaveLength(2);
  });

  it('is sent back to whoever proposed it, or written by the office itself', async () => {
    const { id } = await held();
    await askAt(PASSED);
    expect(await refused(work(office, id, '/send-back', { reason: 'Chưa rõ' }))).toBe(
      '409 INTERIM_UPDATE_NOT_PROPOSED',
    );
    expect(await refused(work(office, id, '/send'))).toBe('422 INTERIM_UPDATE_TEXT_REQUIRED');
    const vague = await work(officer, id, '', { text: 'Đơn vị sẽ xem xét trong thời gian tới.' });
    expect((vague.body.warnings as { code: string }[]).map(({ code }) => code)).toEqual([
      'DATE_MISSING',
      'VAGUE_PROMISE',
    ]);
    const back = await work(office, id, '/send-back', { reason: 'Chưa nêu ngày dự kiến' });
    expect(back.body).toMatchObject({ state: 'ASKED', returnedReason: 'Chưa nêu ngày dự kiến' });
    const { body } = await t.http.get('/api/v1/inbox').set(...officer.auth);
    expect(body.items[0].subject).toContain('nội dung báo tiến độ bị trả lại');
    expect(await refused(work(office, id, '/send'))).toBe('422 INTERIM_UPDATE_TEXT_REQUIRED');
    await work(office, id, '/send', { text: WORD }).expect(200);
    expect(await refused(work(office, id, '/send', { text: WORD }))).toBe(
      '409 INTERIM_UPDATE_NOT_OWED',
    );
    // A text message waits for the morning.
    t.clock.set(new Date(MORNING));
    await run('send-messages');
    expect(gateway.posts).toHaveLength(1);
  });

  it('is proposed by who holds the petition, sent by the office alone, on the version they saw', async () => {
    const { id } = await held();
    expect(await refused(work(officer, id, '', { text: WORD }))).toBe(
      '409 INTERIM_UPDATE_NOT_OWED',
    );
    await askAt(PASSED);
    const stranger = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    expect(await refused(work(stranger, id, '', { text: WORD }))).toBe('404 PETITION_UNKNOWN');
    expect(await refused(work(clerk, id, '', { text: WORD }))).toBe('403 FORBIDDEN');
    expect(await refused(work(head, id, '/send', { text: WORD }))).toBe('403 FORBIDDEN');
    expect(await refused(work(office, id, '', { text: WORD }))).toBe('403 FORBIDDEN');
    expect(await refused(work(head, id, '', { text: 'ngắn' }))).toBe('400 VALIDATION_FAILED');
    const late = work(head, id, '', { text: WORD }).set('If-Match', '"3"');
    expect(await refused(late)).toBe('412 VERSION_MISMATCH');
    await work(head, id, '', { text: WORD }).set('If-Match', '"4"').expect(200);
    const send = () => work(office, id, '/send').set('Idempotency-Key', `send-${id}`);
    const [first, second] = [await send().expect(200), await send().expect(200)];
    expect(second.body).toEqual(first.body);
  });

  it('names nobody: neither an officer nor the sender', async () => {
    const { id } = await held();
    await askAt(PASSED);
    const naming = `${WORD} Liên hệ bà Nguyễn Thị Hạnh, số 0912 000 123.`;
    const proposed = await work(officer, id, '', { text: naming }).expect(200);
    expect((proposed.body.findings as object[]).length).toBeGreaterThan(0);
    const sending = await work(office, id, '/send').expect(422);
    expect(sending.body.code).toBe('INTERIM_UPDATE_NAMES_SOMEBODY');
    expect(JSON.stringify(sending.body)).not.toContain('Hạnh');
    const officerNamed = `${WORD} Cán bộ thụ lý: ông Lê Văn Tám.`;
    expect(await refused(work(office, id, '/send', { text: officerNamed, confirmed: true }))).toBe(
      '422 INTERIM_UPDATE_NAMES_SOMEBODY',
    );
    // Somebody of whom we know nothing, such as the man a bridge is named after: a person must look at it.
    const perhaps = { text: `${WORD} Đoàn gồm ông Phạm Văn Thuận và các hộ liền kề.` };
    expect(await refused(work(office, id, '/send', perhaps))).toBe(
      '409 INTERIM_UPDATE_UNCONFIRMED',
    );
    await work(office, id, '/send', { ...perhaps, confirmed: true }).expect(200);
  });

  it('is listed by unit and by how long it is owed, and a round without a word is missed', async () => {
    const first = await held();
    const second = await held({ title: 'Thủ tục tách thửa quá lâu' });
    await askAt(PASSED);
    await work(office, first.id, '/send', { text: WORD }).expect(200);
    await work(officer, second.id, '', { text: WORD }).expect(200);
    expect(await owed(office, '?overdue=true')).toEqual([]);
    expect(await askAt(SECOND)).toMatchObject({ asked: 2, missed: 1 });
    expect(await owed(office)).toMatchObject([
      {
        petitionCode: second.code,
        round: 2,
        // What the unit had proposed waits for the office still.
        state: 'PROPOSED',
        overdueSinceOn: '2026-05-06',
        missedRounds: 1,
      },
      {
        petitionCode: first.code,
        round: 2,
        state: 'ASKED',
        dueOn: '2026-05-12',
        overdueSinceOn: null,
        missedRounds: 0,
      },
    ]);
    expect(await rounds(second.id)).toEqual(['1.1 2026-05-05 MISSED', '1.2 2026-05-12 PROPOSED']);
    const codes = async (who: Person, query: string) =>
      (await owed(who, query)).map(({ petitionCode }) => petitionCode);
    expect(await codes(office, '?overdue=true')).toEqual([second.code]);
    expect(await codes(office, '?state=ASKED&unitCode=SNNMT')).toEqual([first.code]);
    expect(await codes(office, '?unitCode=SYT')).toEqual([]);
    expect(await codes(officer, '')).toEqual([second.code, first.code]);
    const stranger = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    expect(await codes(stranger, '')).toEqual([]);
    expect(await codes(stranger, '?unitCode=SNNMT')).toEqual([]);
    const page = await t.http
      .get('/api/v1/supervision/interim-updates?limit=1')
      .set(...officer.auth);
    const next = await codes(officer, `?limit=1&cursor=${String(page.body.nextCursor)}`);
    expect(next).toEqual([first.code]);
    // Sent at last: the debt of the missed week is paid with it, and the list says so no more.
    await work(office, second.id, '/send').expect(200);
    await askAt(THIRD);
    expect(await owed(office, '?overdue=true')).toMatchObject([
      { petitionCode: first.code, missedRounds: 1 },
    ]);
  });

  it('ends with the answer, and is owed again when the answer is sent back', async () => {
    const { id } = await held();
    await askAt(PASSED);
    await act(t, officer, id, 'propose-answer', goodAnswer());
    expect(await rounds(id)).toEqual(['1.1 2026-05-05 ASKED']);
    await act(t, head, id, 'approve-answer');
    expect(await rounds(id)).toEqual(['1.1 2026-05-05 CANCELLED']);
    expect(await refused(work(officer, id, '', { text: WORD }))).toBe(
      '409 INTERIM_UPDATE_NOT_OWED',
    );
    expect(await askAt('2026-05-04T01:00:00Z')).toMatchObject({ asked: 0 });
    const count = () => t.database.rows(`select id from outbox where channel = 'INBOX'`);
    const before = (await count()).length;
    await act(t, office, id, 'reject-answer', { reason: 'Chưa nêu căn cứ pháp lý' });
    expect(await run('ask-interim-updates')).toMatchObject({ asked: 1 });
    expect(await rounds(id)).toEqual(['1.1 2026-05-05 ASKED']);
    // The unit was asked in this round already.
    expect((await count()).length).toBe(before);
    expect(await askAt(SECOND)).toMatchObject({ asked: 1, missed: 1 });
  });

  it('begins anew when the petition is reopened', async () => {
    const { id } = await held();
    await askAt(PASSED);
    await act(t, officer, id, 'propose-answer', goodAnswer());
    await act(t, head, id, 'approve-answer');
    await act(t, office, id, 'publish', { summary: 'Đã trả lời về thủ tục cấp giấy chứng nhận.' });
    // Reopened on Wednesday 6/5: the twenty days end on Tuesday 26/5, the first round on 2/6.
    t.clock.set(new Date('2026-05-06T02:00:00Z'));
    await act(t, clerk, id, 'reopen', { reason: 'Người dân chưa đồng ý với câu trả lời' });
    expect(await askAt('2026-05-26T16:59:59Z')).toMatchObject({ asked: 0 });
    expect(await askAt('2026-05-26T17:00:00Z')).toMatchObject({ asked: 1 });
    expect(await rounds(id)).toEqual(['1.1 2026-05-05 CANCELLED', '2.1 2026-06-02 ASKED']);
    // Nobody has taken it: the desk is asked, and writes.
    expect((await owed(clerk))[0]).toMatchObject({ unitCode: DESK });
    const { body } = await t.http.get('/api/v1/inbox').set(...clerk.auth);
    expect(body.items[0].subject).toContain('cần báo tiến độ');
    expect(await refused(work(officer, id, '', { text: WORD }))).toMatch(/^40[34]/);
    await work(clerk, id, '', { text: WORD }).expect(200);
  });

  it.each([
    ['withdrawn', 'withdraw', { reason: 'Người gửi đã rút' }],
    [
      'diverted',
      'divert',
      {
        class: 'KHIEU_NAI',
        body: 'Thanh tra tỉnh',
        guidance: 'Gửi đơn khiếu nại đến Thanh tra tỉnh.',
      },
    ],
    ['refused', 'refuse', { reasonCode: 'ALREADY_ANSWERED' }],
    [
      'forwarded',
      'forward',
      { body: 'Bộ Nông nghiệp và Môi trường', reason: 'Thuộc thẩm quyền của Bộ' },
    ],
    [
      'put into another class',
      'assign',
      { class: 'HIEN_TRUONG', field: 'RAC_THAI', unitCode: 'SNNMT' },
    ],
  ])('is owed no more when it is %s', async (_how, action, input) => {
    const { id } = await received();
    await askAt(PASSED);
    await act(t, clerk, id, action, input);
    expect(await rounds(id)).toEqual(['1.1 2026-05-05 CANCELLED']);
    expect(await askAt(SECOND)).toMatchObject({ asked: 0 });
  });

  it('goes with a merger: owed by the one that answers, told to both, and owed again after it', async () => {
    const first = await held();
    const second = await held({
      submitter: { kind: 'INDIVIDUAL', name: 'Trần Văn Bình', phone: '0912 000 456' },
    });
    await askAt(PASSED);
    await act(t, clerk, second.id, 'merge', { intoCode: first.code, reason: 'Cùng nội dung' });
    expect(await rounds(second.id)).toEqual(['1.1 2026-05-05 CANCELLED']);
    const named = `${WORD} Trần Văn Bình đã được mời làm việc.`;
    expect(await refused(work(office, first.id, '/send', { text: named }))).toBe(
      '422 INTERIM_UPDATE_NAMES_SOMEBODY',
    );
    const perhaps = `${WORD} Đoàn gồm ông Phạm Văn Thuận.`;
    await work(office, first.id, '/send', { text: perhaps, confirmed: true }).expect(200);
    t.clock.set(new Date(MORNING));
    await run('send-messages');
    const told = gateway.posts.map(({ body }) => (JSON.parse(body) as { to: string }).to);
    expect(told.toSorted()).toEqual(['+84912000123', '+84912000456']);
    expect((await track(first)).interimUpdates).toMatchObject([{ text: perhaps }]);
    // The other sender has confirmed nothing, and may be a stranger to whoever is named.
    const masked = `${WORD} Đoàn gồm ông [họ tên].`;
    expect((await track(second)).interimUpdates).toMatchObject([{ text: masked }]);
    await act(t, clerk, second.id, 'unmerge', { reason: 'Khác địa chỉ thửa đất' });
    await run('ask-interim-updates');
    expect(await rounds(second.id)).toEqual(['1.1 2026-05-05 ASKED']);
  });

  it('goes with the petition to another unit, which is asked in its turn', async () => {
    const { id, code } = await held();
    await askAt(PASSED);
    await work(officer, id, '', { text: WORD }).expect(200);
    const other = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SXD' }]);
    await act(t, officer, id, 'offer-transfer', {
      unitCode: 'SXD',
      reason: 'Thuộc lĩnh vực xây dựng',
    });
    await act(t, other, id, 'accept-transfer');
    expect(await owed(other)).toMatchObject([{ unitCode: 'SXD', round: 1, state: 'ASKED' }]);
    expect(await owed(officer)).toEqual([]);
    await run('ask-interim-updates');
    const { body } = await t.http.get('/api/v1/inbox').set(...other.auth);
    expect(body.items).toMatchObject([{ subject: expect.stringMatching(`^${code}: cần báo`) }]);
    expect(await rounds(id)).toEqual(['1.1 2026-05-05 ASKED']);
    await work(other, id, '', { text: WORD }).expect(200);
  });
});
