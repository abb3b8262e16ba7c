import { isRedisInstalled, startRedis, type RedisServer } from '../support/redis';
import { TwoWorkers } from './support/two-workers';

const A_WEEK_MS = 7 * 86_400_000;
/** Comes to be overdue when the workers' clock has jumped over it. */
const SUNDAY = new Date('2026-04-25T17:00:00Z');

const STORES = isRedisInstalled() ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'];

describe.each(STORES)('two workers whose clock jumps, their queue in %s', (store) => {
  let office: TwoWorkers;
  let redis: RedisServer | undefined;
  beforeAll(async () => {
    redis = store === 'Redis' ? await startRedis() : undefined;
    const queue: Record<string, string> = redis ? { REDIS_URL: redis.url } : {};
    office = await TwoWorkers.prepare();
    await office.start(queue);
  });
  afterAll(async () => {
    await office.close();
    await redis?.kill();
  });

  it('raise all of the week that they were carried over, once, in the middle of a sweep', async () => {
    await office.enter(3000, 10);
    await office.enter(1000, 0, SUNDAY);
    await office.untilRaised(1);
    office.clocks.set(A_WEEK_MS, A_WEEK_MS);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
  });

  it('go on when one is a week ahead of the other', async () => {
    office.clocks.set(2 * A_WEEK_MS, A_WEEK_MS);
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
  });

  it('go on when both are set right', async () => {
    office.clocks.set(0, 0);
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
    await office.expectBothToStop();
  });
});
