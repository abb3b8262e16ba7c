import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { meeting } from '../support/race';

const PASSWORD = 'một câu dài dễ nhớ';
const start = new Date('2026-04-06T01:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

describe('signing in', () => {
  let t: TestApp;
  let admin: Person;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    await t.http
      .post('/api/v1/units')
      .set(...admin.auth)
      .send({
        code: 'STHU',
        name: 'Sở Thử nghiệm',
        shortName: 'Sở Thử nghiệm',
        kind: 'DEPARTMENT',
        validFrom: '2026-01-01',
        source: 'thử',
      })
      .expect(201);
    await t.http
      .post('/api/v1/accounts')
      .set(...admin.auth)
      .send({
        username: 'nguyen.van.binh',
        password: PASSWORD,
        displayName: 'Nguyễn Văn Bình',
        grants: [{ role: 'UNIT_OFFICER', unitCode: 'STHU' }, { role: 'AUDITOR' }],
      })
      .expect(201);
  });
  beforeEach(() => t.clock.set(start));
  afterAll(() => t.close());

  const login = (password: string = PASSWORD, username = 'nguyen.van.binh') =>
    t.http.post('/api/v1/auth/login').send({ username, password });
  const refresh = (refreshToken: string) =>
    t.http.post('/api/v1/auth/refresh').send({ refreshToken });
  const me = (accessToken: string) =>
    t.http.get('/api/v1/auth/me').set('Authorization', `Bearer ${accessToken}`);

  it('gives a pair of tokens, and the access token says who one is and where one works', async () => {
    const { body } = await login().expect(200);
    expect(Object.keys(body).toSorted()).toEqual([
      'accessToken',
      'expiresInSeconds',
      'refreshToken',
    ]);
    expect(body.expiresInSeconds).toBe(600);
    const answer = await me(body.accessToken).expect(200);
    expect(answer.body).toEqual({
      id: expect.any(String),
      username: 'nguyen.van.binh',
      displayName: 'Nguyễn Văn Bình',
      email: null,
      phone: null,
      locale: 'vi',
      emailOff: false,
      grants: [
        { role: 'UNIT_OFFICER', unitCode: 'STHU' },
        { role: 'AUDITOR', unitCode: null },
      ],
    });
  });

  it('takes the username in capitals, and a password typed in the other Unicode form', async () => {
    await login(PASSWORD.normalize('NFD'), ' Nguyen.Van.Binh ').expect(200);
  });

  it('refuses an unknown user, a wrong password and a disabled account in the same words', async () => {
    const disabled = await signIn(t, [{ role: 'AUDITOR' }], 'ngu.yen');
    await t.http
      .patch(`/api/v1/accounts/${disabled.accountId}`)
      .set(...admin.auth)
      .send({ disabled: true, password: PASSWORD })
      .expect(200);
    const answers = [
      await login('sai mật khẩu rồi').expect(401),
      await login(PASSWORD, 'khong.co.ai').expect(401),
      await login(PASSWORD, 'ngu.yen').expect(401),
    ];
    const said = answers.map(({ body }) => ({ ...body, requestId: '' }));
    expect(said[0].code).toBe('SIGN_IN_REFUSED');
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });

  it('ends the access token after ten minutes by our clock', async () => {
    const { body } = await login().expect(200);
    t.clock.set(after(599));
    await me(body.accessToken).expect(200);
    t.clock.set(after(600));
    const late = await me(body.accessToken).expect(401);
    expect(late.body.code).toBe('UNAUTHENTICATED');
  });

  it('refuses a token that is forged, unsigned or of another kind', async () => {
    const { body } = await login().expect(200);
    const [head, claims, signature] = (body.accessToken as string).split('.');
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const asAdmin = encoded({
      ...JSON.parse(Buffer.from(claims!, 'base64url').toString()),
      g: [['ADMIN', null]],
    });
    for (const token of [
      `${head}.${asAdmin}.${signature}`,
      `${encoded({ alg: 'none', typ: 'JWT' })}.${asAdmin}.`,
      body.refreshToken,
      'rác',
    ]) {
      await t.http
        .get('/api/v1/auth/me')
        .set('Authorization', `Bearer ${encodeURIComponent(token)}`)
        .expect(401);
    }
    await t.http.get('/api/v1/auth/me').expect(401);
  });

  it('rotates the refresh token, and each renewal lasts fourteen days', async () => {
    const { body: first } = await login().expect(200);
    t.clock.set(after(14 * 86_400 - 1));
    const { body: second } = await refresh(first.refreshToken).expect(200);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await me(second.accessToken).expect(200);
    t.clock.set(after(28 * 86_400 - 1));
    const expired = await refresh(second.refreshToken).expect(401);
    expect(expired.body.code).toBe('REFRESH_TOKEN_REFUSED');
  });

  it('ends the whole session when a used token comes back later', async () => {
    const { body: first } = await login().expect(200);
    const { body: other } = await login().expect(200);
    const { body: second } = await refresh(first.refreshToken).expect(200);
    t.clock.set(after(11));
    const thief = await refresh(first.refreshToken).expect(401);
    expect(thief.body.code).toBe('REFRESH_TOKEN_REUSED');
    const owner = await refresh(second.refreshToken).expect(401);
    expect(owner.body.code).toBe('REFRESH_TOKEN_REFUSED');
    await refresh(other.refreshToken).expect(200);
  });

  it('lets one of two simultaneous refreshes win, and does not take the other for a thief', async () => {
    const { body: first } = await login().expect(200);
    const answers = await meeting(
      t,
      `select from account where username = 'nguyen.van.binh' for update`,
      [1, 2, 3].map(() => () => refresh(first.refreshToken)),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 401);
    expect([won.length, lost.length]).toEqual([1, 2]);
    expect(lost.map(({ body }) => body.code)).toEqual([
      'REFRESH_TOKEN_REFUSED',
      'REFRESH_TOKEN_REFUSED',
    ]);
    await refresh(won[0]!.body.refreshToken).expect(200);
  });

  it('leaves no token behind when a sign-out meets a refresh', async () => {
    const { body: first } = await login().expect(200);
    const [renewed] = await meeting(
      t,
      `select from account where username = 'nguyen.van.binh' for update`,
      [
        () => refresh(first.refreshToken),
        () => t.http.post('/api/v1/auth/logout').send({ refreshToken: first.refreshToken }),
      ],
    );
    if (renewed?.status === 200) await refresh(renewed.body.refreshToken).expect(401);
    await refresh(first.refreshToken).expect(401);
  });

  it('signs out: the session can no longer be renewed, whichever of its tokens was sent', async () => {
    const { body: first } = await login().expect(200);
    const { body: second } = await refresh(first.refreshToken).expect(200);
    const logout = (refreshToken: string) =>
      t.http.post('/api/v1/auth/logout').send({ refreshToken });
    await logout(first.refreshToken).expect(204);
    await refresh(second.refreshToken).expect(401);
    await logout(second.refreshToken).expect(204);
    await logout('không có').expect(204);
  });

  it('keeps neither passwords nor tokens', async () => {
    const { body } = await login().expect(200);
    const [kept] = await t.database.rows<{ accounts: string; tokens: string }>(
      `select (select string_agg(account::text, ' ') from account) as accounts,
              (select string_agg(encode(token_hash, 'escape'), ' ') from refresh_token) as tokens`,
    );
    expect(kept?.accounts).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(kept?.accounts).not.toContain(PASSWORD);
    expect(kept?.tokens).not.toContain(body.refreshToken);
  });

  it('slows down who tries passwords, by the limit of sign-ins', async () => {
    const slow = await startTestApp({ settings: { SIGN_INS_PER_MINUTE: '3' } });
    try {
      const attempt = () =>
        slow.http.post('/api/v1/auth/login').send({ username: 'ai', password: 'x' });
      for (let nth = 0; nth < 3; nth += 1) await attempt().expect(401);
      const fourth = await attempt().expect(429);
      expect(Number(fourth.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await slow.close();
    }
  });
});
