import { AccountsService } from '../../src/accounts/accounts.service';
import type { Page } from '../../src/platform/database/keyset';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, signInAgain, type Person } from '../support/people';
import { meeting } from '../support/race';

const PASSWORD = 'một câu dài dễ nhớ';

describe('accounts', () => {
  let t: TestApp;
  let admin: Person;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }], 'quan.tri');
    for (const code of ['STHU', 'SKHAC']) {
      await t.http
        .post('/api/v1/units')
        .set(...admin.auth)
        .send({
          code,
          name: `Sở ${code}`,
          shortName: `Sở ${code}`,
          kind: 'DEPARTMENT',
          validFrom: '2026-01-01',
          source: 'thử',
        })
        .expect(201);
    }
  });
  afterAll(() => t.close());

  const account = (over: object = {}) => ({
    username: 'tran.thi.hoa',
    password: PASSWORD,
    displayName: 'Trần Thị Hoa',
    grants: [{ role: 'UNIT_HEAD', unitCode: 'STHU' }],
    ...over,
  });
  const create = (body: object) =>
    t.http
      .post('/api/v1/accounts')
      .set(...admin.auth)
      .send(body);
  const change = (id: string, body: object, by: Person = admin) =>
    t.http
      .patch(`/api/v1/accounts/${id}`)
      .set(...by.auth)
      .send(body);
  const login = (username: string, password = PASSWORD) =>
    t.http.post('/api/v1/auth/login').send({ username, password });

  it('makes an account that never shows its password again', async () => {
    const { body } = await create(account()).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      username: 'tran.thi.hoa',
      displayName: 'Trần Thị Hoa',
      email: null,
      phone: null,
      locale: 'vi',
      emailOff: false,
      grants: [{ role: 'UNIT_HEAD', unitCode: 'STHU' }],
      disabledAt: null,
      createdAt: '2026-04-06T01:00:00.000Z',
    });
    await login('tran.thi.hoa').expect(200);
  });

  it.each([
    ['a username that is taken', {}, 409, 'USERNAME_TAKEN'],
    ['a unit role nowhere', { grants: [{ role: 'UNIT_OFFICER' }] }, 422, 'GRANT_NEEDS_UNIT'],
    [
      'a head of nothing',
      { grants: [{ role: 'UNIT_HEAD', unitCode: null }] },
      422,
      'GRANT_NEEDS_UNIT',
    ],
    [
      'an administrator of one unit',
      { grants: [{ role: 'ADMIN', unitCode: 'STHU' }] },
      422,
      'GRANT_TAKES_NO_UNIT',
    ],
    [
      'a unit that does not exist',
      { grants: [{ role: 'UNIT_HEAD', unitCode: 'KHONG' }] },
      422,
      'UNIT_UNKNOWN',
    ],
    [
      'a password that is the username',
      { username: 'nguyen.van.an', password: 'Nguyen.Van.An' },
      422,
      'PASSWORD_IS_USERNAME',
    ],
    ['a password of 11 characters', { password: '12345678901' }, 400, 'VALIDATION_FAILED'],
    ['a password of 201 characters', { password: 'a'.repeat(201) }, 400, 'VALIDATION_FAILED'],
    ['a name of blanks', { displayName: ' \u0000 ' }, 400, 'VALIDATION_FAILED'],
    ['a username in capitals', { username: 'Tran.Thi' }, 400, 'VALIDATION_FAILED'],
    ['no grant', { grants: [] }, 400, 'VALIDATION_FAILED'],
    ['a role of machines', { grants: [{ role: 'API_CLIENT' }] }, 400, 'VALIDATION_FAILED'],
    ['a name on two lines', { displayName: 'Trần\nThị Hoa' }, 400, 'VALIDATION_FAILED'],
    ['a field nobody knows', { admin: true }, 400, 'VALIDATION_FAILED'],
  ])('refuses %s', async (_case, over, status, code) => {
    const { body } = await create(account(over)).expect(status);
    expect(body.code).toBe(code);
    expect(JSON.stringify(body)).not.toContain(PASSWORD);
  });

  it('lists all accounts by username, page by page, each once', async () => {
    for (const username of ['aaa.mot', 'aaa.hai', 'zzz.ba']) {
      await create(account({ username })).expect(201);
    }
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: Page<Record<string, string>> } = await t.http
        .get('/api/v1/accounts')
        .query({ limit: 2, ...(cursor ? { cursor } : {}) })
        .set(...admin.auth)
        .expect(200);
      names.push(...body.items.map((item) => item.username!));
      expect(body.items.every((item) => !('passwordHash' in item))).toBe(true);
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(names).toEqual(['aaa.hai', 'aaa.mot', 'quan.tri', 'tran.thi.hoa', 'zzz.ba']);
  });

  it('a new password ends the sessions and the old password', async () => {
    const { body: made } = await create(account({ username: 'doi.mat.khau' })).expect(201);
    const { body: session } = await login('doi.mat.khau').expect(200);
    await change(made.id, { password: 'một câu khác hẳn' }).expect(200);
    await t.http
      .post('/api/v1/auth/refresh')
      .send({ refreshToken: session.refreshToken })
      .expect(401);
    await login('doi.mat.khau').expect(401);
    await login('doi.mat.khau', 'một câu khác hẳn').expect(200);
    const refused = await change(made.id, { password: 'doi.mat.khau' }).expect(422);
    expect(refused.body.code).toBe('PASSWORD_IS_USERNAME');
  });

  it('disabling ends the sessions; enabling lets in again', async () => {
    const { body: made } = await create(account({ username: 'nghi.viec' })).expect(201);
    const { body: session } = await login('nghi.viec').expect(200);
    const { body: disabled } = await change(made.id, { disabled: true }).expect(200);
    expect(disabled.disabledAt).toBe('2026-04-06T01:00:00.000Z');
    await t.http
      .post('/api/v1/auth/refresh')
      .send({ refreshToken: session.refreshToken })
      .expect(401);
    await login('nghi.viec').expect(401);
    const { body: enabled } = await change(made.id, { disabled: false }).expect(200);
    expect(enabled.disabledAt).toBeNull();
    await login('nghi.viec').expect(200);
  });

  it('new grants replace the old, and hold from the next token on', async () => {
    const { body: made } = await create(account({ username: 'chuyen.cong.tac' })).expect(201);
    const { body: session } = await login('chuyen.cong.tac').expect(200);
    const { body: moved } = await change(made.id, {
      displayName: '  Lê Văn Chuyển ',
      grants: [
        { role: 'UNIT_OFFICER', unitCode: 'SKHAC' },
        { role: 'UNIT_OFFICER', unitCode: 'SKHAC' },
        { role: 'AUDITOR' },
      ],
    }).expect(200);
    expect(moved.displayName).toBe('Lê Văn Chuyển');
    expect(moved.grants).toEqual([
      { role: 'UNIT_OFFICER', unitCode: 'SKHAC' },
      { role: 'AUDITOR', unitCode: null },
    ]);
    const { body: renewed } = await t.http
      .post('/api/v1/auth/refresh')
      .send({ refreshToken: session.refreshToken })
      .expect(200);
    const jobs = (token: string) =>
      t.http.get('/api/v1/jobs').set('Authorization', `Bearer ${token}`);
    await jobs(session.accessToken).expect(403);
    await jobs(renewed.accessToken).expect(200);
  });

  it('keeps the last administrator who can sign in', async () => {
    for (const body of [{ disabled: true }, { grants: [{ role: 'AUDITOR' }] }]) {
      const refused = await change(admin.accountId, body).expect(409);
      expect(refused.body.code).toBe('LAST_ADMINISTRATOR');
    }
    const second = await signIn(t, [{ role: 'ADMIN' }], 'quan.tri.hai');
    // Each removes the other in the same moment: one of them must stay.
    const answers = await meeting(
      t,
      `select from account where username in ('quan.tri', 'quan.tri.hai') for update`,
      [
        () => change(second.accountId, { disabled: true }, admin),
        () => change(admin.accountId, { disabled: true }, second),
      ],
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = answers[0]!.status === 200 ? admin : second;
    const loser = winner === admin ? second : admin;
    await change(loser.accountId, { disabled: false }, winner).expect(200);
  });

  it('answers for an account that does not exist, and for an id that is none', async () => {
    const unknown = await change('01890000-0000-7000-8000-000000000000', {
      password: PASSWORD,
    }).expect(404);
    expect(unknown.body.code).toBe('ACCOUNT_UNKNOWN');
    const noId = await change('khong-phai-id', {}).expect(404);
    expect(noId.body.code).toBe('ACCOUNT_UNKNOWN');
    const nothing = await change(admin.accountId, { displayName: null }).expect(400);
    expect(nothing.body.errors[0].field).toBe('displayName');
  });

  it('is for administrators only', async () => {
    const auditor = await signIn(t, [{ role: 'AUDITOR' }]);
    const refused = await t.http
      .get('/api/v1/accounts')
      .set(...auditor.auth)
      .expect(403);
    expect(refused.body.code).toBe('FORBIDDEN');
    await t.http.get('/api/v1/accounts').expect(401);
    await change(auditor.accountId, { grants: [{ role: 'ADMIN' }] }, auditor).expect(403);
  });

  it('signs somebody in again with the grants they now hold', async () => {
    const person = await signIn(t, [{ role: 'AUDITOR' }]);
    await change(person.accountId, { grants: [{ role: 'ADMIN' }] }).expect(200);
    const again = await signInAgain(t, person);
    await t.http
      .get('/api/v1/accounts')
      .set(...again.auth)
      .expect(200);
  });
});

describe('the first administrator', () => {
  let t: TestApp;
  beforeEach(async () => {
    t = await startTestApp();
  });
  afterEach(() => t.close());

  it('is made once, however many processes start at once, with a password nobody else knows', async () => {
    const accounts = t.app.get(AccountsService);
    const made = await Promise.all(
      [1, 2, 3].map(() => accounts.ensureFirstAdministrator('admin', undefined)),
    );
    const first = made.filter((result) => result !== null);
    expect(first).toHaveLength(1);
    expect(first[0]).toEqual({
      username: 'admin',
      password: expect.stringMatching(/^[\w-]{20}$/),
    });
    expect(await accounts.ensureFirstAdministrator('admin', undefined)).toBeNull();
    const { body } = await t.http
      .post('/api/v1/auth/login')
      .send({ username: 'admin', password: first[0]!.password })
      .expect(200);
    await t.http
      .get('/api/v1/accounts')
      .set('Authorization', `Bearer ${body.accessToken}`)
      .expect(200);
  });

  it('has the password of the settings, which is then not repeated', async () => {
    const accounts = t.app.get(AccountsService);
    expect(await accounts.ensureFirstAdministrator('goc', PASSWORD)).toEqual({
      username: 'goc',
      password: null,
    });
    await t.http
      .post('/api/v1/auth/login')
      .send({ username: 'goc', password: PASSWORD })
      .expect(200);
  });
});
