import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { Redis } from 'ioredis';

/** A Redis of our own, that keeps nothing on disk. */
export interface RedisServer {
  url: string;
  signal(name: NodeJS.Signals): void;
  /** Ends it as a power cut would; nothing of what it held is left. */
  kill(): Promise<void>;
  /** Starts it again, empty, at the same address. */
  start(): Promise<void>;
  /** Forgets everything, and keeps its callers. */
  empty(): Promise<void>;
}

/** Whether this machine has one; says so once where it has not. */
export function isRedisInstalled(): boolean {
  if (spawnSync('redis-server', ['--version']).status === 0) return true;
  process.stderr.write('redis-server is not installed: the queue on Redis is not tested here.\n');
  return false;
}

/** Starts a server on a free port and waits until it answers. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', '/tmp'];
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawn('redis-server', [...options, '--maxmemory-policy', 'noeviction'], {
      stdio: 'ignore',
    });
    await ask(url, (redis) => redis.ping());
  };
  await start();
  return {
    url,
    start,
    signal: (name) => void server?.kill(name),
    kill: async () => {
      const gone = new Promise((resolve) => server?.once('exit', resolve));
      server?.kill('SIGKILL');
      await gone;
    },
    empty: () => ask(url, (redis) => redis.flushall()),
  };
}

async function ask(url: string, question: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 200 });
  redis.on('error', () => undefined);
  await question(redis);
  redis.disconnect();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
