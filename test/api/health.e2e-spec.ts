import { connect } from 'node:net';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { MONDAY, startTestApp, type TestApp } from '../support/app';

describe('the doors for operators', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
  });
  afterAll(() => t.close());

  it('says that it lives and that its database answers', async () => {
    const live = await t.http.get('/health/live').expect(200);
    expect(live.body).toEqual({ status: 'ok' });
    const ready = await t.http.get('/health/ready').expect(200);
    expect(ready.body).toEqual({
      status: 'ok',
      checks: { database: 'up' },
      failingJobs: {},
      setAside: {},
    });
  });

  it('serves metrics in the form Prometheus reads, by route pattern', async () => {
    await t.http.get('/health/live');
    const metrics = await t.http.get('/metrics').expect(200);
    expect(metrics.headers['content-type']).toContain('text/plain');
    expect(metrics.text).toContain(
      'pakn_http_request_seconds_count{method="GET",route="/health/live",status="200"}',
    );
  });

  it('tells of each job how long it is overdue and how often it failed, wherever it ran', async () => {
    const jobs = t.app.get(SweepRegistry);
    await jobs.run('calendar-watch');
    t.clock.set(new Date(Date.parse(MONDAY) + 90 * 60_000));
    const late = (await t.http.get('/metrics').expect(200)).text;
    // Hourly, and begun an hour and a half ago; escalation runs each minute and never has here.
    expect(late).toContain('pakn_job_overdue_seconds{job="calendar-watch"} 1800\n');
    expect(late).toContain('pakn_job_overdue_seconds{job="escalate"} 5340\n');
    expect(late).toContain('pakn_job_failures_in_a_row{job="calendar-watch"} 0\n');
    await t.database.rows(`alter table operator_alarm rename to away`);
    await expect(jobs.run('calendar-watch')).rejects.toThrow();
    await expect(jobs.run('calendar-watch')).rejects.toThrow();
    await t.database.rows(`alter table away rename to operator_alarm`);
    const failing = (await t.http.get('/metrics').expect(200)).text;
    expect(failing).toContain('pakn_job_overdue_seconds{job="calendar-watch"} 0\n');
    expect(failing).toContain('pakn_job_failures_in_a_row{job="calendar-watch"} 2\n');
    const ready = await t.http.get('/health/ready').expect(200);
    expect(ready.body.failingJobs).toEqual({ 'calendar-watch': 2 });
    t.clock.set(new Date(MONDAY));
  });

  it('answers an unknown address as a problem, in Vietnamese unless English is preferred', async () => {
    const vi = await t.http.get('/api/v1/khong-co').expect(404);
    expect(vi.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(vi.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(vi.body.title).toBe('Không có gì ở địa chỉ này.');
    expect(vi.body.requestId).toBe(vi.headers['x-request-id']);
    const en = await t.http.get('/api/v1/nothing').set('Accept-Language', 'en').expect(404);
    expect(en.body.title).toBe('There is nothing at this address.');
  });

  it('refuses a body that is not JSON, and one that is too large, by their own codes', async () => {
    const bad = await t.http
      .post('/api/v1/jobs/x/run')
      .set('Content-Type', 'application/json')
      .send('{"a":')
      .expect(400);
    expect(bad.body.code).toBe('MALFORMED_JSON');
    const large = await t.http
      .post('/api/v1/jobs/x/run')
      .send({ text: 'x'.repeat(300_000) })
      .expect(413);
    expect(large.body.code).toBe('BODY_TOO_LARGE');
  });

  it('gives every answer, refusals too, the headers that make a browser careful', async () => {
    const answers = [
      await t.http.get('/health/live').expect(200),
      await t.http.get('/api/v1/nothing').expect(404),
      await t.http.post('/api/v1/petitions').set('Content-Type', 'application/json').send('{"a":'),
      await t.http.get('/api/v1/petitions').expect(401),
    ];
    for (const { headers } of answers) {
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      expect(headers['strict-transport-security']).toContain('max-age=31536000');
      expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('lets nobody in where a role is needed', async () => {
    const answer = await t.http.post('/api/v1/jobs/escalate/run').expect(401);
    expect(answer.body.code).toBe('UNAUTHENTICATED');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('shows its metrics to programs on the same machine, not to what a proxy passes on', async () => {
    await t.http.get('/metrics').set('X-Forwarded-For', '127.0.0.1').expect(403);
    const server = t.app.getHttpAdapter().getInstance();
    const ask = (remoteAddress: string) =>
      server.inject({ method: 'GET', url: '/metrics', remoteAddress });
    expect((await ask('10.1.2.3')).statusCode).toBe(403);
    expect((await ask('::1')).statusCode).toBe(200);
  });

  it('answers addresses that cannot be read or are too long, without repeating them', async () => {
    const bad = await fetch(`${t.url}/api/v1/units/%E0%A4%A`);
    const long = await fetch(`${t.url}/api/v1/units/${'a'.repeat(500)}`);
    expect([bad.status, long.status]).toEqual([400, 414]);
    for (const [answer, code] of [
      [bad, 'BAD_REQUEST'],
      [long, 'URI_TOO_LONG'],
    ] as const) {
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const body = (await answer.json()) as Record<string, unknown>;
      expect(body).toMatchObject({ code, requestId: answer.headers.get('x-request-id') });
      expect(body).not.toHaveProperty('instance');
    }
  });

  it('answers what is no HTTP, and headers without end, as problems too', async () => {
    const [nonsense, endless] = await Promise.all([
      sendRaw(t.url, 'NONSENSE\r\n\r\n'),
      sendRaw(t.url, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`),
    ]);
    expect(nonsense).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*"BAD_REQUEST"/);
    expect(endless).toMatch(/^HTTP\/1\.1 431 [^]*"HEADERS_TOO_LARGE"/);
  });

  it('gives connections of the pool limits on locks and on idle transactions', async () => {
    const [row] = await t.database.rows(
      `select current_setting('lock_timeout') as lock,
              current_setting('idle_in_transaction_session_timeout') as idle,
              current_setting('statement_timeout') as statement`,
    );
    expect(row).toEqual({ lock: '10s', idle: '1min', statement: '0' });
  });

  it('says within three seconds that it is not ready while the pool is used up', async () => {
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const holders = Array.from({ length: 6 }, () => t.database.transaction(() => held));
    const begun = performance.now();
    const ready = await t.http.get('/health/ready').expect(503);
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(ready.body).toMatchObject({ status: 'unavailable', checks: { database: 'down' } });
    const signIn = await t.http
      .post('/api/v1/auth/login')
      .send({ username: 'nguyen.van.an', password: 'một câu dài dễ nhớ' })
      .expect(503);
    expect(signIn.body.code).toBe('UNAVAILABLE');
    expect(signIn.headers['retry-after']).toBe('5');
    end();
    await Promise.all(holders);
    await t.http.get('/health/ready').expect(200);
  }, 20_000);
});

describe('a token for metrics', () => {
  it('is asked of everybody once it is set', async () => {
    const token = 'prometheus-reads-with-this';
    const t = await startTestApp({ settings: { METRICS_TOKEN: token } });
    try {
      expect((await t.http.get('/metrics').expect(401)).body.code).toBe('UNAUTHENTICATED');
      await t.http.get('/metrics').set('Authorization', `Bearer ${token}x`).expect(401);
      await t.http
        .get('/metrics')
        .set('Authorization', `Bearer ${token}`)
        .set('X-Forwarded-For', '10.0.0.1')
        .expect(200);
    } finally {
      await t.close();
    }
  });
});

/** What comes back on a connection until it ends. */
function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}
