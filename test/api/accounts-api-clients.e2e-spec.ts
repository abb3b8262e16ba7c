import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';

describe('API clients', () => {
  let t: TestApp;
  let admin: Person;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(() => t.close());

  const create = (body: object) =>
    t.http
      .post('/api/v1/api-clients')
      .set(...admin.auth)
      .send(body);
  const portal = { name: 'Cổng dịch vụ công', channels: ['PORTAL', 'APP'], trusted: true };
  /** A route for staff: a key that is known is refused for its role (403), an unknown one for itself (401). */
  const knock = (key: string) => t.http.get('/api/v1/jobs').set('X-Api-Key', key);

  it('shows the key once, and knows the client by it until it is disabled', async () => {
    const { body: made } = await create(portal).expect(201);
    expect(made).toEqual({
      id: expect.any(String),
      ...portal,
      disabledAt: null,
      createdAt: '2026-04-06T01:00:00.000Z',
      key: expect.stringMatching(/^pakn_[\w-]{43}$/),
    });
    const list = await t.http
      .get('/api/v1/api-clients')
      .set(...admin.auth)
      .expect(200);
    const { key, ...shown } = made;
    expect(list.body).toEqual({ items: [shown], nextCursor: null });
    const [kept] = await t.database.rows<{ row: string }>(
      `select api_client::text as row from api_client`,
    );
    expect(kept?.row).not.toContain(key.slice('pakn_'.length));

    await knock(key).expect(403);
    await t.http.get('/health/live').set('X-Api-Key', key).expect(200);
    const disable = (disabled: boolean) =>
      t.http
        .patch(`/api/v1/api-clients/${made.id}`)
        .set(...admin.auth)
        .send({ disabled });
    const { body: disabled } = await disable(true).expect(200);
    expect(disabled).toEqual({ ...shown, disabledAt: '2026-04-06T01:00:00.000Z' });
    await knock(key).expect(401);
    await disable(false).expect(200);
    await knock(key).expect(403);
  });

  it('refuses a key that is not known, even where no key is needed', async () => {
    const unknown = await knock(`pakn_${'A'.repeat(43)}`).expect(401);
    expect(unknown.body.code).toBe('UNAUTHENTICATED');
    await knock('rac').expect(401);
    await t.http.get('/health/live').set('X-Api-Key', 'rac').expect(401);
  });

  it.each([
    ['a name that is taken', portal, 409, 'API_CLIENT_NAME_TAKEN'],
    ['no channel', { ...portal, channels: [] }, 400, 'VALIDATION_FAILED'],
    ['a channel nobody knows', { ...portal, channels: ['FAX'] }, 400, 'VALIDATION_FAILED'],
    ['trust that is not said', { name: 'x', channels: ['WEB'] }, 400, 'VALIDATION_FAILED'],
  ])('refuses %s', async (_case, body, status, code) => {
    const answer = await create(body).expect(status);
    expect(answer.body.code).toBe(code);
  });

  it('answers for a client that does not exist', async () => {
    const answer = await t.http
      .patch('/api/v1/api-clients/01890000-0000-7000-8000-000000000000')
      .set(...admin.auth)
      .send({ disabled: true })
      .expect(404);
    expect(answer.body.code).toBe('API_CLIENT_UNKNOWN');
  });

  it('is for administrators only', async () => {
    const office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    await t.http
      .get('/api/v1/api-clients')
      .set(...office.auth)
      .expect(403);
    await t.http.post('/api/v1/api-clients').send(portal).expect(401);
  });
});
