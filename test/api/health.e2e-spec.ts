import { startTestApp, type TestApp } from '../support/app';

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
    expect(ready.body).toEqual({ status: 'ok', checks: { database: 'up' }, failingJobs: {} });
  });

  it('serves metrics in the form Prometheus reads, by route pattern', async () => {
    await t.http.get('/health/live');
    const metrics = await t.http.get('/metrics').expect(200);
    expect(metrics.headers['content-type']).toContain('text/plain');
    expect(metrics.text).toContain(
      'pakn_http_request_seconds_count{method="GET",route="/health/live",status="200"}',
    );
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
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('lets nobody in where a role is needed', async () => {
    const answer = await t.http.post('/api/v1/jobs/escalate/run').expect(401);
    expect(answer.body.code).toBe('UNAUTHENTICATED');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });
});
