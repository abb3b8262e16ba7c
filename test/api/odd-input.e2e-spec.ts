import { encodeCursor } from '../../src/platform/database/keyset';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { act, goodAnswer, petitionBody, submit, TRAN_BIEN } from '../support/petitions';

/** What somebody sends, and the code it must be refused with. */
type Odd = [what: string, value: unknown];

const NO_INSTANTS: Odd[] = [
  ['a bare day', '2026-04-03'],
  ['no offset', '2026-04-03T09:30:00'],
  ['a day that does not exist', '2026-02-31T09:30:00+07:00'],
  ['a year before any petition', '0001-01-01T00:00:00Z'],
  ['a year beyond the calendar', '9999-12-31T23:59:59Z'],
  ['hour 24', '2026-04-03T24:00:00+07:00'],
  ['a week date', '2026-W14-5'],
  ['a number', 1775183400],
  ['a list', ['2026-04-03T09:30:00+07:00']],
];

const NO_DAYS: Odd[] = [
  ['a day that does not exist', '2026-02-31'],
  ['29 February of an ordinary year', '2026-02-29'],
  ['year 0', '0000-01-01'],
  ['a year beyond the calendar', '2101-01-01'],
  ['an instant', '2026-04-06T00:00:00+07:00'],
];

const ID = '019d6a7e-3c00-7000-8000-000000000001';
const BLANKS = '            ';

describe('odd input', () => {
  let t: TestApp;
  let admin: Person;
  let office: Person;
  let intake: Person;
  let officer: Person;
  let petition: string;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    intake = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: 'TTPVHCC' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    petition = (await submit(t)).id;
    await act(t, officer, petition, 'accept');
  });
  afterAll(() => t.close());

  const get = (who: Person, path: string, query: Record<string, unknown> = {}) =>
    t.http
      .get(`/api/v1${path}`)
      .query(query)
      .set(...who.auth);
  const post = (who: Person, path: string, body: object) =>
    t.http
      .post(`/api/v1${path}`)
      .set(...who.auth)
      .send(body);
  const said = (answer: { status: number; body: { code?: string } }) =>
    `${answer.status} ${answer.body.code}`;
  const problems = (answer: { body: { errors?: { field: string; code: string }[] } }) =>
    (answer.body.errors ?? []).map(({ field, code }) => `${field} ${code}`);

  describe('where an instant belongs', () => {
    it.each(NO_INSTANTS)('refuses %s in a petition', async (_what, submittedAt) => {
      const answer = await post(intake, '/petitions', petitionBody({ submittedAt }));
      expect(said(answer)).toBe('400 VALIDATION_FAILED');
      expect(problems(answer)).toEqual(['submittedAt IS_INSTANT']);
    });

    it.each(NO_INSTANTS)('refuses %s in a draft of letters', async (_what, asOf) => {
      const answer = await post(office, '/notices/draft', { asOf });
      expect(said(answer)).toBe('400 VALIDATION_FAILED');
    });

    it.each(NO_INSTANTS)('refuses %s in the list of petitions', async (_what, value) => {
      for (const field of ['submittedFrom', 'submittedTo']) {
        const answer = await get(intake, '/petitions', { [field]: value });
        // One value in a query is never a list, so the list's own text is a good instant there.
        expect(said(answer)).toBe(Array.isArray(value) ? '200 undefined' : '400 VALIDATION_FAILED');
      }
    });

    it('says in both languages what an instant looks like', async () => {
      const answer = await get(intake, '/petitions', { submittedFrom: '2026-04-03' });
      expect(JSON.stringify(answer.body)).toContain('Phải là thời điểm kèm múi giờ');
      const english = await get(intake, '/petitions', { submittedFrom: '2026-04-03' }).set(
        'Accept-Language',
        'en',
      );
      expect(JSON.stringify(english.body)).toContain('Must be an instant with its offset');
    });

    it.each(['2026-04-03T09:30+07:00', '2026-04-03T02:30:00Z', '2026-04-03T02:30:00.5Z'])(
      'takes %s',
      async (submittedFrom) => {
        await get(intake, '/petitions', { submittedFrom }).expect(200);
      },
    );
  });

  describe('where a day belongs', () => {
    it.each(NO_DAYS)('refuses %s as the planned day of an answer', async (_what, plannedOn) => {
      const body = goodAnswer({ result: 'PLANNED', plannedOn });
      const answer = await post(officer, `/petitions/${petition}/propose-answer`, body);
      expect(said(answer)).toBe('400 VALIDATION_FAILED');
      expect(problems(answer)).toEqual(['plannedOn IS_CALENDAR_DAY']);
    });

    it.each(NO_DAYS)('refuses %s as the day of issue', async (_what, issuedOn) => {
      const answer = await post(office, `/notices/${ID}/issue`, { issuedOn });
      expect(said(answer)).toBe('400 VALIDATION_FAILED');
    });

    it.each(NO_DAYS)('refuses %s in the calendar and the trial of routing', async (_what, day) => {
      const days = await get(intake, '/calendar/days', { from: day, to: '2026-05-31' });
      const attempt = { channel: 'WEB', title: '', content: '', asOf: day };
      const trial = await post(intake, '/routing-rules/try', attempt);
      expect([said(days), said(trial)]).toEqual(Array(2).fill('400 VALIDATION_FAILED'));
    });
  });

  describe('where words belong', () => {
    it.each([
      ['title', { title: BLANKS }],
      ['title', { title: '   rác   ' }],
      ['content', { content: BLANKS }],
      ['submitter.name', { submitter: { kind: 'INDIVIDUAL', name: BLANKS, phone: '0912000123' } }],
      [
        'submitter.address',
        { submitter: { kind: 'INDIVIDUAL', name: 'Nguyễn Thị Hạnh', address: BLANKS } },
      ],
      ['location.address', { location: { communeCode: TRAN_BIEN, address: BLANKS } }],
    ])('refuses blanks as %s', async (field, overrides) => {
      const answer = await t.http.post('/api/v1/petitions').send(petitionBody(overrides));
      expect(said(answer)).toBe('400 VALIDATION_FAILED');
      expect(problems(answer)).toEqual([`${field} IS_LENGTH`]);
    });

    it.each([
      ['return', { reason: BLANKS }],
      ['propose-answer', goodAnswer({ finding: BLANKS })],
      ['propose-answer', goodAnswer({ evidence: [BLANKS] })],
    ])('refuses blanks in %s', async (action, body) => {
      const answer = await post(officer, `/petitions/${petition}/${action}`, body);
      expect(said(answer)).toBe('400 VALIDATION_FAILED');
    });

    it('refuses blanks as a summary and as a reason to cancel', async () => {
      const summary = { summary: '                         ' };
      const publish = await post(office, `/petitions/${petition}/publish`, summary);
      const cancel = await post(office, `/notices/${ID}/cancel`, { reason: BLANKS });
      expect([said(publish), said(cancel)]).toEqual(Array(2).fill('400 VALIDATION_FAILED'));
    });

    it('keeps words without the blanks around them', async () => {
      const { id } = await submit(t, { title: '  Rác thải tồn đọng  ' });
      const { body } = await get(officer, `/petitions/${id}`).expect(200);
      expect(body.title).toBe('Rác thải tồn đọng');
    });
  });

  describe('where a list of objects belongs', () => {
    const account = { username: 'le.van.tam', password: 'một câu dài dễ nhớ', displayName: 'Tâm' };

    it.each([[[[]]], [[null]], [['ADMIN']], [[[{ role: 'ADMIN' }]]]])(
      'refuses the grants %j',
      async (grants) => {
        const made = await post(admin, '/accounts', { ...account, grants });
        const changed = await t.http
          .patch(`/api/v1/accounts/${admin.accountId}`)
          .set(...admin.auth)
          .send({ grants });
        expect([said(made), said(changed)]).toEqual(Array(2).fill('400 VALIDATION_FAILED'));
      },
    );

    it('refuses a list as a day of the calendar', async () => {
      const answer = await post(admin, '/calendar/changes', { days: [[]], reason: 'Thử' });
      expect(said(answer)).toBe('400 VALIDATION_FAILED');
    });
  });

  describe('in a cursor', () => {
    const good = '2026-04-06T01:00:00.000Z';

    it.each([
      ['a day that does not exist', ['2026-02-31T00:00:00.000Z', good, ID]],
      ['a due instant that does not exist', [good, '2026-02-31T00:00:00.000Z', ID]],
      ['year 1', ['0001-01-01T00:00:00.000Z', good, ID]],
      ['year 9999', [good, '9999-12-31T00:00:00.000Z', ID]],
      ['another writing', ['2026-04-06T01:00:00Z', good, ID]],
      ['long ago', ['2000-01-01T00:00:00.000Z', good, ID]],
      ['the future', ['2099-01-01T00:00:00.000Z', good, ID]],
      ['no id', [good, good, 'zzz']],
    ])('refuses %s', async (_what, key) => {
      const cursor = encodeCursor(key);
      for (const list of ['overdue', 'due-soon', 'late-steps']) {
        const answer = await get(office, `/supervision/${list}`, { cursor });
        expect(said(answer)).toBe('400 CURSOR_INVALID');
      }
    });

    it.each([
      ['as it was sent', [good, good, ID]],
      ['of 31 days ago', ['2026-03-06T01:00:00.000Z', good, ID]],
    ])('takes one %s', async (_what, key) => {
      const cursor = encodeCursor(key);
      for (const list of ['overdue', 'due-soon', 'late-steps']) {
        await get(office, `/supervision/${list}`, { cursor }).expect(200);
      }
    });
  });

  it('knows nothing by an id that is none', async () => {
    const answers = [
      ...(await Promise.all(
        ['', '/events', '/clocks', '/clocks/OUTER/explain', '/escalations'].map((rest) =>
          get(office, `/petitions/zzz${rest}`),
        ),
      )),
      await get(office, '/notices/zzz'),
      await get(admin, '/calendar/changes/zzz'),
      await t.http
        .patch('/api/v1/accounts/zzz')
        .set(...admin.auth)
        .send({ disabled: true }),
      await t.http
        .patch('/api/v1/api-clients/zzz')
        .set(...admin.auth)
        .send({ disabled: true }),
      await post(officer, '/petitions/zzz/accept', {}),
    ];
    expect(answers.map(said)).toEqual([
      ...Array<string>(5).fill('404 PETITION_UNKNOWN'),
      '404 NOTICE_UNKNOWN',
      '404 CALENDAR_CHANGE_UNKNOWN',
      '404 ACCOUNT_UNKNOWN',
      '404 API_CLIENT_UNKNOWN',
      '404 NOT_FOUND',
    ]);
  });

  it.each(['/petitions', '/notices', '/escalations', '/supervision/overdue'])(
    'knows no unit ZZZ in %s',
    async (path) => {
      const answer = await get(office, path, { unitCode: 'ZZZ' });
      expect(said(answer)).toBe('422 UNIT_UNKNOWN');
    },
  );

  it('drafts no letter from figures older than 31 days', async () => {
    const draft = (asOf: string) => post(office, '/notices/draft', { asOf });
    // The clock stands at 2026-04-06T01:00Z: 31 days before is 2026-03-06T01:00Z.
    expect(said(await draft('2026-03-06T00:59:59Z'))).toBe('422 NOTICE_AS_OF_TOO_OLD');
    await draft('2026-03-06T01:00:00Z').expect(200);
  });

  it('shows an auditor what was raised', async () => {
    const auditor = await signIn(t, [{ role: 'AUDITOR' }]);
    await get(auditor, '/escalations').expect(200);
  });
});
