import { OwnServer } from './support/own-server';
import { TwoWorkers } from './support/two-workers';

describe('two workers whose database is stopped at once and started again', () => {
  const server = new OwnServer();
  let office: TwoWorkers;
  beforeAll(async () => {
    await server.prepare();
    office = await TwoWorkers.prepare();
    await office.start();
  });
  afterAll(async () => {
    await office.close();
    await server.remove();
  });

  it('go on where they were, when it happens in the middle of a sweep', async () => {
    await office.enter(8000, 20);
    await office.untilRaised(1);
    await server.stopAtOnce();
    await server.start();
    const raised = await office.raised();
    expect(raised).toBeLessThan(8000);
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
  });

  it('go on when it was away for as long as a sweep’s interval', async () => {
    await server.stopAtOnce();
    await new Promise((wake) => setTimeout(wake, 2000));
    await server.start();
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
    await office.expectBothToStop();
  });
});
