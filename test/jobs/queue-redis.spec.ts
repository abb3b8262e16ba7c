import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { describeQueue } from '../support/queue-behaviour';
import { ProbeSweep, QueueTrial } from '../support/queue-trial';

jest.setTimeout(60_000);

const isInstalled = spawnSync('redis-server', ['--version']).status === 0;
if (!isInstalled) {
  process.stderr.write('redis-server is not installed: the queue on Redis is not tested here.\n');
}

let server: ChildProcess | undefined;
let url = '';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function startRedis(): Promise<void> {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', '/tmp'];
  server = spawn('redis-server', [...options, '--maxmemory-policy', 'noeviction'], {
    stdio: 'ignore',
  });
  url = `redis://127.0.0.1:${port}`;
  const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 200 });
  probe.on('error', () => undefined);
  await probe.ping();
  probe.disconnect();
}

(isInstalled ? describe : describe.skip)('the queue in Redis', () => {
  beforeAll(startRedis);
  describeQueue(() => ({ REDIS_URL: url }));

  it('keeps nobody waiting who nudges while Redis is away', async () => {
    const trial = new QueueTrial({ REDIS_URL: url });
    const worker = await trial.startWorker();
    server?.kill('SIGSTOP');
    const beganAtMs = performance.now();
    await worker.get(ProbeSweep).nudge();
    server?.kill('SIGCONT');
    expect(performance.now() - beganAtMs).toBeLessThan(5000);
    await trial.close();
  });

  afterAll(async () => {
    if (!server) return;
    const gone = new Promise((resolve) => server?.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  });
});
