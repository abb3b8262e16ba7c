import { startTestApp, type TestApp } from '../support/app';
import { signIn } from '../support/people';

describe('signing in', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
  });
  afterAll(() => t.close());

  it('knows a person by the token', async () => {
    const admin = await signIn(t, [{ role: 'ADMIN' }]);
    await t.http
      .get('/api/v1/jobs')
      .set(...admin.auth)
      .expect(200);
    const officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SNV' }]);
    await t.http
      .get('/api/v1/jobs')
      .set(...officer.auth)
      .expect(403);
  });
});
