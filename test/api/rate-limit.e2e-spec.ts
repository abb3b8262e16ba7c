import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';

const LIMIT = 5;

describe('how often an address may call', () => {
  let t: TestApp;
  let admin: Person;
  beforeAll(async () => {
    const settings = { PUBLIC_READS_PER_MINUTE: String(LIMIT), TRUST_PROXY: '1' };
    t = await startTestApp({ settings });
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(() => t.close());

  /** As the one proxy in front passes it on: what the client wrote, then the address the proxy saw. */
  const from = (address: string, path = '/api/v1/units', written = '') =>
    t.http.get(path).set('X-Forwarded-For', `${written}${address}`);

  it('counts callers behind a trusted proxy apart, and a forged X-Forwarded-For changes nothing', async () => {
    for (let i = 1; i <= LIMIT; i += 1) {
      await from('203.0.113.7', '/api/v1/units', `198.51.100.${i}, `).expect(200);
    }
    const over = await from('203.0.113.7', '/api/v1/units', '198.51.100.99, ').expect(429);
    expect(over.body.code).toBe('TOO_MANY_REQUESTS');
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
    await from('203.0.113.8').expect(200);
  });

  it('counts credentials that are wrong or missing, and tells the caller to come back later', async () => {
    const wrong = () =>
      from('203.0.113.20', '/api/v1/auth/me').set('Authorization', 'Bearer wrong');
    for (let i = 1; i < LIMIT; i += 1) await wrong().expect(401);
    await from('203.0.113.20', '/api/v1/auth/me').expect(401);
    const over = await wrong().expect(429);
    expect(over.body.code).toBe('TOO_MANY_REQUESTS');
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
    await from('203.0.113.21', '/api/v1/auth/me').set('X-Api-Key', 'wrong').expect(401);
    await from('203.0.113.20', '/api/v1/auth/me')
      .set(...admin.auth)
      .expect(200);
  });
});
