import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, DESK, submit } from '../support/petitions';

/** More officers than the pool has connections, at a moment when what is held in memory must be read again. */
describe('many officers at once', () => {
  let t: TestApp;
  let clerk: Person;
  beforeAll(async () => {
    t = await startTestApp({ settings: { DATABASE_POOL_SIZE: '2' } });
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
  });
  afterAll(() => t.close());

  it('are all served: no transaction waits for a connection that another one holds', async () => {
    const receipts = [];
    for (let nth = 0; nth < 16; nth += 1) receipts.push(await submit(t, aboutARule()));
    // Reference data is looked at again when its last look is older than a second.
    await sleep(1200);
    const answers = await Promise.all(
      receipts.map(({ id }) =>
        t.http
          .post(`/api/v1/petitions/${id}/receive`)
          .set(...clerk.auth)
          .send({}),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(16).fill(200));
    await t.http.get('/health/ready').expect(200);
  });
});
