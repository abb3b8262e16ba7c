import { isRedisInstalled, startRedis, type RedisServer } from '../support/redis';
import { TwoWorkers } from './support/two-workers';

(isRedisInstalled() ? describe : describe.skip)('two workers whose queue is in Redis', () => {
  let office: TwoWorkers;
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    office = await TwoWorkers.prepare();
    await office.start({ REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await office.close();
    await redis.kill();
  });

  it('do all there is to do', async () => {
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
  });

  it('go on when it is killed in the middle of a sweep and comes back empty', async () => {
    await office.enter(4000, 20);
    await office.untilRaised(301);
    await redis.kill();
    await redis.start();
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
  });

  it('go on when it forgets everything and says nothing about it', async () => {
    await redis.empty();
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
    await office.expectBothToStop();
  });
});
