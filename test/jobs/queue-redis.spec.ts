import { describeQueue } from '../support/queue-behaviour';
import { ProbeSweep, QueueTrial } from '../support/queue-trial';
import { isRedisInstalled, startRedis, type RedisServer } from '../support/redis';

jest.setTimeout(60_000);

let server: RedisServer;

(isRedisInstalled() ? describe : describe.skip)('the queue in Redis', () => {
  beforeAll(async () => {
    server = await startRedis();
  });
  describeQueue(() => ({ REDIS_URL: server.url }));

  it('keeps nobody waiting who nudges while Redis is away', async () => {
    const trial = new QueueTrial({ REDIS_URL: server.url });
    const worker = await trial.startWorker();
    server.signal('SIGSTOP');
    const beganAtMs = performance.now();
    await worker.get(ProbeSweep).nudge();
    server.signal('SIGCONT');
    expect(performance.now() - beganAtMs).toBeLessThan(5000);
    await trial.close();
  });

  afterAll(() => server.kill());
});
