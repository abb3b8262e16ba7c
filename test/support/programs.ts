import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionSettings } from '../../src/platform/database/connection';

const root = join(__dirname, '../..');

/** What an operator would see of a process that ended. */
export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A process of the product as an operator starts it, and what it has said so far. */
export class Program {
  stdout = '';
  stderr = '';
  readonly ended: Promise<End>;
  private readonly child: ChildProcess;

  constructor(file: string, args: readonly string[], env: NodeJS.ProcessEnv, uid?: number) {
    this.child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
      ...(uid !== undefined && { uid, gid: uid }),
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, signal) =>
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr }),
      );
    });
  }

  /** Waits until it says so on standard output; fails, with its last words, when it ends before. */
  async says(words: RegExp, limitMs = 60_000): Promise<string> {
    const limit = performance.now() + limitMs;
    for (;;) {
      const found = words.exec(this.stdout);
      if (found) return found[1] ?? found[0];
      const over = this.child.exitCode !== null || this.child.signalCode !== null;
      if (over || performance.now() > limit) {
        throw new Error(`no ${words} in:\n${this.stdout.slice(-2000)}\n${this.stderr}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** The address it serves, once it is ready: `http://127.0.0.1:40123`. */
  url(): Promise<string> {
    return this.says(/API +(\S+)\/api\/v1/);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends it as an orchestrator does. */
  stop(): Promise<End> {
    this.signal('SIGTERM');
    return this.ended;
  }
}

/** The entries of the product that are run as processes. */
export type Door = 'main' | 'worker' | 'migrate' | 'audit-verify' | 'rotate-keys';

/** Processes started from the product, compiled once per run of the tests by whichever file asks first. */
export class Workshop {
  private readonly folder = compiledProduct();
  private readonly programs: Program[] = [];

  /** Starts one of the doors with these settings and no others, on a free port. */
  start(
    door: Door,
    settings: Readonly<Record<string, string>>,
    options: { args?: readonly string[]; uid?: number } = {},
  ): Program {
    const env = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...settings };
    const file = this.file(door);
    const program = new Program(file, options.args ?? [], env, options.uid);
    this.programs.push(program);
    return program;
  }

  /** The compiled file of a door. */
  file(door: Door): string {
    return join(this.folder, 'src', `${door}.js`);
  }

  /** Kills what still runs; for `afterEach`. */
  async clear(): Promise<void> {
    for (const program of this.programs.splice(0)) {
      program.signal('SIGKILL');
      await program.ended;
    }
  }
}

/** The folder of the product as `npm run build` compiles it; the run's end removes it (`global-teardown.ts`). */
function compiledProduct(): string {
  const folder = process.env.PAKN_TEST_BUILD;
  if (!folder) throw new Error('the global set-up did not run');
  const ready = join(folder, 'ready');
  try {
    mkdirSync(folder);
  } catch {
    // Another worker has begun to make it.
    const limit = performance.now() + 60_000;
    while (!existsSync(ready)) {
      if (performance.now() > limit) throw new Error(`${folder} was not made within a minute`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
    return folder;
  }
  const swc = require.resolve('@swc/cli/bin/swc.js');
  const options = ['--config-file', '.swcrc', '--quiet', '--out-dir', folder];
  const made = spawnSync(process.execPath, [swc, 'src', 'migrations', ...options], { cwd: root });
  if (made.status !== 0) throw new Error(`swc failed: ${made.stderr.toString()}`);
  // Some of these processes run as another user.
  chmodSync(folder, 0o755);
  writeFileSync(ready, '');
  return folder;
}

/** The keys that a start with DATABASE_URL asks for. */
export const KEYS = {
  JWT_SECRET: 'j'.repeat(40),
  LOOKUP_SECRET: 'l'.repeat(40),
  IDENTITY_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
};

export const FIRST_ADMINISTRATOR = {
  ADMIN_USERNAME: 'root-admin',
  ADMIN_PASSWORD: 'correct horse battery',
};

/** The same place as an address for DATABASE_URL; a socket's folder goes into the query. */
export function databaseUrl(
  connection: ConnectionSettings,
  change: { password?: string; database?: string } = {},
): string {
  if ('connectionString' in connection) {
    const url = new URL(connection.connectionString);
    if (change.password) url.password = change.password;
    if (change.database) url.pathname = `/${change.database}`;
    return url.toString();
  }
  const { host, port, user, password, database } = { ...connection, ...change };
  const place = `host=${encodeURIComponent(host)}&port=${port}`;
  return `postgres://${user}:${encodeURIComponent(password)}@localhost/${database}?${place}`;
}

/** Everything a process needs to work on this database: address, keys and a known first administrator. */
export function settingsFor(connection: ConnectionSettings): Record<string, string> {
  return { DATABASE_URL: databaseUrl(connection), ...KEYS, ...FIRST_ADMINISTRATOR };
}

/** Signs the first administrator in over HTTP; returns the header to send. */
export async function signInAtDoor(url: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      username: FIRST_ADMINISTRATOR.ADMIN_USERNAME,
      password: FIRST_ADMINISTRATOR.ADMIN_PASSWORD,
    }),
  });
  if (answer.status !== 200 && answer.status !== 201) {
    throw new Error(`login: ${answer.status} ${await answer.text()}`);
  }
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return { Authorization: `Bearer ${accessToken}` };
}

/** Whether a user without rights can read this checkout: not when it lies in somebody's private home. */
export function isReadableBy(uid: number): boolean {
  const look = ['-e', 'require("node:fs").accessSync(process.argv[1])', __filename];
  return spawnSync(process.execPath, look, { uid, gid: uid, cwd: '/' }).status === 0;
}

/** Waits, for a minute at most, until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const limit = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > limit) throw new Error(`not so within a minute: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
