import { MONDAY, startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, DESK, petitionBody, submit, TRAN_BIEN } from '../support/petitions';

/** Monday 6 April 2026, 8:00. Hùng Kings' day is made up on Monday 27/4, then 30/4 and 1/5 are off. */
describe('submitting a petition', () => {
  let t: TestApp;
  let office: Person;
  let clerk: Person;
  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
  });
  afterAll(() => t.close());

  const post = (body: Record<string, unknown>) => t.http.post('/api/v1/petitions').send(body);

  it('sends a field condition to its commune at once, due in 10 working days', async () => {
    const answer = await post(petitionBody()).expect(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      code: 'H19.PA.2026.000001',
      state: 'ASSIGNED',
      unitCode: TRAN_BIEN,
      submittedAt: '2026-04-06T01:00:00.000Z',
      // Day 1 is Tuesday 7/4; 7, 8, 9, 10, 13, 14, 15, 16, 17 and 20 April.
      dueOn: '2026-04-20',
      trackingToken: expect.stringMatching(/^([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}$/),
    });
    expect(answer.headers.location).toBe(`/api/v1/petitions/${answer.body.id}`);
  });

  it('keeps a petition about a rule at the intake desk, with a proposal, due in 15', async () => {
    const receipt = await submit(t, aboutARule());
    // 7–10/4 (4), 13–17/4 (9), 20–24/4 (14), 27/4 is off, 28/4 is day 15.
    expect(receipt).toMatchObject({ state: 'SUBMITTED', unitCode: DESK, dueOn: '2026-04-28' });
    const seen = await t.http
      .get(`/api/v1/petitions/${receipt.id}`)
      .set(...office.auth)
      .expect(200);
    expect(seen.body).toMatchObject({ unitCode: DESK, proposedUnitCode: 'SNNMT', version: 1 });
    expect(seen.body.allowedActions).toEqual([
      'receive',
      'refuse',
      'divert',
      'split',
      'merge',
      'request-supplement',
      'withdraw',
    ]);
    const desk = await t.http
      .get(`/api/v1/petitions/${receipt.id}`)
      .set(...clerk.auth)
      .expect(200);
    expect(desk.body.allowedActions).toEqual(seen.body.allowedActions);
  });

  it('sends what has no class to the intake desk', async () => {
    const receipt = await submit(t, { class: undefined });
    expect(receipt).toMatchObject({ state: 'SUBMITTED', unitCode: DESK });
  });

  it('counts from the day a letter was sent, when an officer types it in late', async () => {
    const letter = aboutARule({ channel: 'PAPER', submittedAt: '2026-04-01T23:59:00+07:00' });
    const answer = await post(petitionBody(letter))
      .set(...clerk.auth)
      .expect(201);
    // Sent Wednesday 1/4: 2, 3, 6–10 (7), 13–17 (12), 20, 21, 22 April (15).
    expect(answer.body).toMatchObject({
      submittedAt: '2026-04-01T16:59:00.000Z',
      dueOn: '2026-04-22',
    });
    const refused = await post(petitionBody({ submittedAt: '2026-04-01T10:00:00Z' })).expect(403);
    expect(refused.body.code).toBe('SUBMITTED_AT_NOT_ALLOWED');
    const channel = await post(petitionBody({ channel: 'PAPER' })).expect(403);
    expect(channel.body.code).toBe('CHANNEL_NOT_ALLOWED');
  });

  it.each([
    [{ submitter: undefined }, 422, 'SUBMITTER_REQUIRED'],
    [{ submitter: { kind: 'INDIVIDUAL', name: 'Lê Văn An' } }, 422, 'CONTACT_REQUIRED'],
    [
      { submitter: { kind: 'INDIVIDUAL', name: 'Lê Văn An', phone: '0123 456' } },
      422,
      'PHONE_INVALID',
    ],
    [{ anonymous: true }, 422, 'ANONYMOUS_WITH_SUBMITTER'],
    [{ ...aboutARule(), anonymous: true, submitter: undefined }, 422, 'SUBMITTER_REQUIRED'],
    [{ location: { communeCode: '99999' } }, 422, 'COMMUNE_UNKNOWN'],
    [{ content: '!!! ... 12345 ???' }, 422, 'CONTENT_UNCLEAR'],
    [{ submittedAt: '2026-04-07T10:00:00Z' }, 422, 'SUBMITTED_AT_IN_FUTURE'],
    [{ externalCode: 'PAKN.20260406.0042' }, 403, 'EXTERNAL_CODE_NOT_ALLOWED'],
    [{ channel: 'FAX' }, 400, 'VALIDATION_FAILED'],
    [{ colour: 'red' }, 400, 'VALIDATION_FAILED'],
    [{ title: undefined }, 400, 'VALIDATION_FAILED'],
    [{ submitter: 'Lê Văn An' }, 400, 'VALIDATION_FAILED'],
  ])('refuses %j with %i %s', async (overrides, status, code) => {
    const answer = await post(petitionBody(overrides)).expect(status);
    expect(answer.body.code).toBe(code);
    expect(answer.body.messages.vi.length).toBeGreaterThan(10);
    expect(answer.body.messages.en.length).toBeGreaterThan(10);
  });

  it('names every wrong field with its path, in both languages', async () => {
    const body = petitionBody({ title: 'ab', submitter: { kind: 'GHOST', name: 'Lê Văn An' } });
    const vi = await post(body).expect(400);
    expect(vi.body.errors).toEqual([
      { field: 'title', code: 'IS_LENGTH', message: 'Độ dài không hợp lệ.' },
      { field: 'submitter.kind', code: 'IS_IN', message: 'Không thuộc các giá trị cho phép.' },
    ]);
    const en = await post(body).set('Accept-Language', 'en-GB').expect(400);
    expect(en.body.errors[0].message).toBe('Has the wrong length.');
  });

  it('accepts an anonymous field condition, and keeps no submitter', async () => {
    const receipt = await submit(t, { anonymous: true, submitter: undefined });
    const rows = await t.database.rows('select 1 from petition_submitter where petition_id = $1', [
      receipt.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('seals the identity: not one word of it is readable in the database', async () => {
    const receipt = await submit(t);
    const [row] = await t.database.rows<Record<string, unknown>>(
      `select s.*, to_jsonb(p.*) as petition, (select jsonb_agg(to_jsonb(e.*))
         from petition_event e where e.petition_id = p.id) as events
       from petition_submitter s join petition p on p.id = s.petition_id where p.id = $1`,
      [receipt.id],
    );
    const text = JSON.stringify(row) + Buffer.from(row!.sealed as Buffer).toString('latin1');
    expect(text).not.toContain('Hạnh');
    expect(text).not.toMatch(/912 ?000 ?123/);
    expect(text).not.toContain(receipt.trackingToken);
    expect(text).not.toContain(receipt.trackingToken.replaceAll('-', ''));
  });

  it('keeps text composed and without control characters, whatever is sent', async () => {
    const decomposed = 'Đường hỏng nặng'.normalize('NFD') + '\u0000\u0007 \ud800';
    const receipt = await submit(t, { title: decomposed });
    const seen = await t.http.get(`/api/v1/petitions/${receipt.id}`).set(...office.auth);
    expect(seen.body.title).toBe('Đường hỏng nặng \ufffd');
  });

  it('gives equal answers to a hundred equal requests with one key, and makes one petition', async () => {
    const body = petitionBody({ title: 'Gửi một lần, mạng chập chờn' });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => post(body).set('Idempotency-Key', 'phone-7f3a-0001')),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const rows = await t.database.rows('select 1 from petition where title = $1', [body.title]);
    expect(rows.length).toBe(1);
    const other = await post({ ...body, title: 'Nội dung khác hẳn' })
      .set('Idempotency-Key', 'phone-7f3a-0001')
      .expect(422);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const bad = await post(body).set('Idempotency-Key', 'x').expect(400);
    expect(bad.body.code).toBe('IDEMPOTENCY_KEY_INVALID');
  });

  it('numbers from 000001 each year, without a gap among those who send at midnight', async () => {
    t.clock.set(new Date('2030-12-31T17:00:00Z'));
    const receipts = await Promise.all(Array.from({ length: 20 }, () => submit(t)));
    t.clock.set(new Date(MONDAY));
    const expected = Array.from(
      { length: 20 },
      (_, i) => `H19.PA.2031.${String(i + 1).padStart(6, '0')}`,
    );
    expect(receipts.map((receipt) => receipt.code).toSorted()).toEqual(expected);
  });

  it('lets a machine submit by its channels, and a trusted one give the past day', async () => {
    const admin = await signIn(t, [{ role: 'ADMIN' }]);
    const made = async (name: string, trusted: boolean): Promise<string> => {
      const answer = await t.http
        .post('/api/v1/api-clients')
        .set(...admin.auth)
        .send({ name, channels: ['PORTAL'], trusted })
        .expect(201);
      return answer.body.key as string;
    };
    const portal = petitionBody({
      ...aboutARule(),
      channel: 'PORTAL',
      externalCode: 'PAKN.20260403.0007',
      submittedAt: '2026-04-03T02:00:00Z',
    });
    const send = (key: string, body: Record<string, unknown>) => post(body).set('X-Api-Key', key);
    const trusted = await made('Cổng quốc gia', true);
    const entered = await send(trusted, portal).expect(201);
    // Friday 3/4: 6–10 (5), 13–17 (10), 20–24 April (15).
    expect(entered.body.dueOn).toBe('2026-04-24');
    const other = await send(trusted, petitionBody({ channel: 'APP' })).expect(403);
    expect(other.body.code).toBe('CHANNEL_NOT_ALLOWED');
    const stranger = await made('Ứng dụng khác', false);
    const refused = await send(stranger, { ...portal, externalCode: undefined }).expect(403);
    expect(refused.body.code).toBe('SUBMITTED_AT_NOT_ALLOWED');
    await send('pakn_sai', portal).expect(401);
  });

  it('takes a national code once', async () => {
    const body = petitionBody({ channel: 'PORTAL', externalCode: 'PAKN.20260406.0042' });
    await post(body)
      .set(...clerk.auth)
      .expect(201);
    const again = await post(body)
      .set(...clerk.auth)
      .expect(409);
    expect(again.body.code).toBe('EXTERNAL_CODE_TAKEN');
  });

  it('decides by the newest rules, even when they changed a moment ago behind its back', async () => {
    await t.database.rows(
      `insert into routing_rule (id, key, version, position, name, classes, fields, commune_codes,
         channels, keywords, target_kind, target_unit_id, source, created_at)
       select gen_random_uuid(), 'test-first', 1, 1, 'Thử', '{}', '{}', '{}', '{}', '{cầu treo}',
         'UNIT', id, 'test', now() from unit where code = 'SXD'`,
    );
    const receipt = await submit(t, { title: 'CẦU TREO bị hư mặt cầu' });
    expect(receipt.unitCode).toBe('SXD');
    const events = await t.http.get(`/api/v1/petitions/${receipt.id}/events`).set(...office.auth);
    expect(events.body.items[0].data.routing).toMatchObject({
      rule: { key: 'test-first', version: 1 },
      matchedKeyword: 'cầu treo',
    });
  });

  it('never blocks an intake for a calendar that nobody announced yet', async () => {
    t.clock.set(new Date('2027-12-27T01:00:00Z'));
    const receipt = await submit(t, aboutARule());
    t.clock.set(new Date('2026-04-06T01:00:00Z'));
    // Monday 27/12/2027: 28–31/12 (4); 3–7/1 (9), 10–14/1 (14), 17/1 (15). 1/1/2028 is a Saturday.
    expect(receipt.dueOn).toBe('2028-01-17');
    const seen = await t.http.get(`/api/v1/petitions/${receipt.id}`).set(...office.auth);
    expect(seen.body.dueProvisional).toBe(true);
    expect(receipt.code).toMatch(/^H19\.PA\.2027\.000001$/);
  });
});
