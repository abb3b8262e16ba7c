import { fork, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/platform/config/config';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import type { BareOrders } from './bare-server';
import type { Target } from './load';
import { record } from './recording';
import { SUBMISSION } from './submission';

/** The application and the bare server, side by side on one durable database of their own. */
export interface Servers {
  ours: Target;
  bare: Target;
  postgresPid: number;
  /** Of an officer who may read what is submitted. */
  officerToken: string;
  close(): Promise<void>;
}

/** As in package.json's `start:api`. */
const FLAGS = ['--enable-source-maps', '--max-semi-space-size=64'];
const START_LIMIT_MS = 60_000;
const POLL_MS = 50;
const STOP_LIMIT_MS = 10_000;

/** Builds the two servers to be compared; `close` stops all and removes the data. */
export async function openServers(): Promise<Servers> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closers.toReversed()) await each();
  };
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'pakn-bench-'));
    closers.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const postgres = await startEmbeddedPostgres({ dataDir, database: 'pakn', fast: false });
    closers.push(() => postgres.stop());
    const environment = await settings(postgres.connection);
    const ours = await startApplication(environment);
    closers.push(() => stopped(ours.child));
    const config = loadConfig(environment);
    const { recording, officerToken } = await record(postgres.connection, config, SUBMISSION);
    const bare = await startBare({
      connection: postgres.connection,
      poolSize: config.DATABASE_POOL_SIZE,
      recording,
    });
    closers.push(() => stopped(bare.child));
    return { ours, bare, postgresPid: postgres.pid, officerToken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Production's settings, but for limits on callers that no load from one address could pass. */
async function settings(
  connection: Extract<ConnectionSettings, { host: string }>,
): Promise<Record<string, string>> {
  const { host, port, user, password, database } = connection;
  const query = new URLSearchParams({ host, port: String(port) });
  return {
    DATABASE_URL: `postgresql://${user}:${encodeURIComponent(password)}@/${database}?${query}`,
    PORT: String(await freePort()),
    LOG_LEVEL: 'info',
    ADMIN_PASSWORD: randomBytes(16).toString('hex'),
    JWT_SECRET: randomBytes(32).toString('hex'),
    LOOKUP_SECRET: randomBytes(32).toString('hex'),
    IDENTITY_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    ACCESS_TOKEN_MINUTES: '60',
    PUBLIC_SUBMISSIONS_PER_MINUTE: '100000',
    STAFF_REQUESTS_PER_MINUTE: '1000000',
  };
}

interface Started extends Target {
  child: ChildProcess;
}

/** `npm run start:api` as it is; its log lines go to /dev/null. */
async function startApplication(environment: Record<string, string>): Promise<Started> {
  const main = join(__dirname, '..', '..', 'src', 'main.js');
  const child = spawn(process.execPath, [...FLAGS, main, '--api-only'], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${environment.PORT}`;
  const limitMs = performance.now() + START_LIMIT_MS;
  while (!(await answers(`${url}/health/ready`))) {
    if (child.exitCode !== null || performance.now() > limitMs) {
      await stopped(child);
      throw new Error('the application did not start');
    }
    await pause(POLL_MS);
  }
  return { url, pid: child.pid!, child };
}

function startBare(orders: BareOrders): Promise<Started> {
  const child = fork(join(__dirname, 'bare-server.js'));
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve({ url: (message as { url: string }).url, pid: child.pid!, child });
    });
    child.once('exit', () => reject(new Error('the bare server did not start')));
    child.send(orders);
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exit;
  clearTimeout(timer);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
