import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import type {
  EmbeddedPostgres,
  EmbeddedPostgresOptions,
} from '../../src/platform/database/embedded-postgres';

/** A user without rights: every Linux and macOS knows this number as "nobody". */
const NOBODY = 65534;
/** Above the largest process id that Linux gives out. */
const DEAD_PID = 99_999_999;
const isRoot = process.getuid?.() === 0;
const hook = join(__dirname, '../support/ts-hook.cjs');
const script = join(__dirname, '../support/embedded-child.ts');

interface Answer {
  connection: EmbeddedPostgres['connection'];
  owner: boolean;
  pid: number;
  code?: string;
  message?: string;
}

let folder: string;
const children: ChildProcess[] = [];
const servers: EmbeddedPostgres[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

function optionsFor(name: string, more: Partial<EmbeddedPostgresOptions> = {}) {
  return { dataDir: join(folder, name), database: 'office', fast: true, ...more };
}

async function start(name: string, more: Partial<EmbeddedPostgresOptions> = {}) {
  const server = await startEmbeddedPostgres(optionsFor(name, more));
  servers.push(server);
  return server;
}

/** Starts a server in a node process of its own and waits for its one line of answer. */
async function startElsewhere(
  task: 'hold' | 'orphan',
  options: EmbeddedPostgresOptions,
  uid?: number,
): Promise<{ child: ChildProcess; answer: Answer }> {
  const child = spawn(process.execPath, ['-r', hook, script, task, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout! })) {
    return { child, answer: JSON.parse(line) as Answer };
  }
  throw new Error('the child process ended without an answer');
}

async function query(server: Pick<EmbeddedPostgres, 'connection'>, sql: string) {
  const client = new Client(server.connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function killHard(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean, limitMs = 10_000): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() > limit) throw new Error(`not so within ${limitMs} ms: ${condition}`);
    await sleep(25);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const refusal = (code: string, words: RegExp) =>
  expect.objectContaining({
    name: 'EmbeddedPostgresError',
    code,
    message: expect.stringMatching(words),
  });

describe('a first start and a restart', () => {
  it('makes a database that listens on no network and keeps its data', async () => {
    const first = await start('plain');
    expect(first.owner).toBe(true);
    await query(first, `create table note as select 'đơn thư' as text`);
    const [settings] = await query(
      first,
      `select current_setting('listen_addresses') as network, current_setting('timezone') as zone,
              current_setting('jit') as jit, current_setting('max_connections') as connections`,
    );
    expect(settings).toEqual({ network: '', zone: 'UTC', jit: 'off', connections: '100' });
    const [locale] = await query(
      first,
      `select datlocprovider::text as provider, datlocale as locale,
              pg_encoding_to_char(encoding) as encoding
         from pg_database where datname = 'office'`,
    );
    expect(locale).toEqual({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' });
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const again = await start('plain', { exclusive: true });
    expect(await query(again, 'select text from note')).toEqual([{ text: 'đơn thư' }]);
  });

  it('keeps the password in a file that only its owner may read, and asks for it', async () => {
    const server = await start('plain');
    const file = join(folder, 'plain/pgdata/superuser.secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(server.connection.password);
    const wrong = { connection: { ...server.connection, password: 'guess' } };
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('closes a cluster that a careless chmod opened', async () => {
    chmodSync(join(folder, 'plain/pgdata'), 0o755);
    expect((await start('plain')).owner).toBe(true);
  });

  it('works in a folder whose path is too long for a socket, or holds a comma', async () => {
    const name = `${'a'.repeat(60)}/b, "c" ${'d'.repeat(60)}`;
    const first = await start(name);
    expect(Buffer.byteLength(first.connection.host)).toBeLessThan(90);
    expect(statSync(first.connection.host).mode & 0o777).toBe(0o700);
    const { answer } = await startElsewhere('hold', optionsFor(name));
    expect(answer).toMatchObject({ owner: false, connection: first.connection, pid: first.pid });
    await first.stop();
    rmSync(first.connection.host, { recursive: true });
    await (await start('a,b')).stop();
  });
});

describe('after a crash', () => {
  it('stops with a killed owner, and starts again with its data', async () => {
    const { child, answer } = await startElsewhere('hold', optionsFor('plain'));
    await query(answer, `create table kept as select 7 as n`);
    await killHard(child);
    const again = await start('plain', { exclusive: true });
    expect(again.owner).toBe(true);
    expect(await query(again, 'select n from kept')).toEqual([{ n: 7 }]);
    if (process.platform === 'linux') expect(again.pid).not.toBe(answer.pid);
  });

  it('waits for the server of a killed owner that is slow to go', async () => {
    const { child, answer } = await startElsewhere('hold', optionsFor('plain'));
    process.kill(answer.pid, 'SIGSTOP');
    await killHard(child);
    setTimeout(() => process.kill(answer.pid, 'SIGCONT'), 700);
    const again = await start('plain', { exclusive: true });
    expect(again.owner).toBe(true);
    expect(await query(again, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('takes over a server that outlived its starter, and stops it', async () => {
    const { child } = await startElsewhere('orphan', optionsFor('plain'));
    await until(() => child.exitCode !== null);
    await until(() => existsSync(join(folder, 'plain/pgdata/postmaster.pid')));
    const orphanPid = parseInt(readFileSync(join(folder, 'plain/pgdata/postmaster.pid'), 'utf8'));
    const server = await start('plain', { exclusive: true });
    expect(server).toMatchObject({ owner: true, pid: orphanPid });
    await server.stop();
    expect(existsSync(join(folder, 'plain/pgdata/postmaster.pid'))).toBe(false);
  });

  it.each([
    ['a dead process', () => DEAD_PID],
    ['another program that got the number', () => spawnSleeper().pid!],
  ])('starts although postmaster.pid names %s', async (_who, pid) => {
    const cluster = join(folder, 'plain/pgdata');
    const lines = [pid(), cluster, 1_790_000_000, 5432, cluster, '', '  1234567  1', 'ready'];
    writeFileSync(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`, { mode: 0o600 });
    writeFileSync(join(cluster, '.s.PGSQL.5432.lock'), `${lines.slice(0, 5).join('\n')}\n`);
    expect((await start('plain', { exclusive: true })).owner).toBe(true);
  });

  it('starts although a power cut left postmaster.pid empty', async () => {
    const file = join(folder, 'plain/pgdata/postmaster.pid');
    writeFileSync(file, '');
    const anHourAgo = Date.now() / 1000 - 3600;
    utimesSync(file, anHourAgo, anHourAgo);
    expect((await start('plain')).owner).toBe(true);
  });

  it('clears what a start left that died while making the cluster, not what lives', async () => {
    const dead = join(folder, 'half', `unfinished-${DEAD_PID}-abcdef`);
    const alive = join(folder, 'half', `unfinished-${process.pid}-abcdef`);
    for (const path of [dead, alive]) mkdirSync(join(path, 'base'), { recursive: true });
    writeFileSync(join(dead, 'PG_VERSION'), '18\n');
    writeFileSync(`${dead}.secret`, 'x');
    await start('half');
    const left = readdirSync(join(folder, 'half')).toSorted();
    expect(left).toEqual(['pgdata', 'postgres.log', `unfinished-${process.pid}-abcdef`]);
  });
});

describe('a second start on the same folder', () => {
  it('is refused when it wants the folder for itself, and disturbs nobody', async () => {
    const first = await start('plain', { exclusive: true });
    const second = await startElsewhere('hold', optionsFor('plain', { exclusive: true }));
    const root = join(folder, 'plain');
    expect(second.answer.code).toBe('DATA_DIR_IN_USE');
    expect(second.answer.message).toContain(root);
    expect(await query(first, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('shares the server otherwise, and its stop does not stop it', async () => {
    const first = await start('plain');
    const guest = await start('plain');
    expect(guest).toMatchObject({ owner: false, pid: first.pid });
    await guest.stop();
    expect(await query(first, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('is still refused after the owner lost its session', async () => {
    const first = await start('plain', { exclusive: true });
    const [cut] = await query(
      first,
      `select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
        where application_name like 'embedded-owner%'`,
    );
    expect(cut).toEqual({ n: 1 });
    await sleep(800);
    await expect(start('plain', { exclusive: true })).rejects.toEqual(
      refusal('DATA_DIR_IN_USE', /in use by another running copy/),
    );
  });

  it('leaves one owner when many start at once on an empty folder', async () => {
    const all = await Promise.all([1, 2, 3].map(() => startElsewhere('hold', optionsFor('many'))));
    expect(all.map(({ answer }) => answer.owner).toSorted()).toEqual([false, false, true]);
    expect(new Set(all.map(({ answer }) => answer.pid)).size).toBe(1);
    for (const { child } of all) await killHard(child);
  });
});

describe('a start that cannot be', () => {
  it('says that the folder is of another version, and leaves it as it was', async () => {
    const cluster = join(folder, 'old/pgdata');
    mkdirSync(cluster, { recursive: true, mode: 0o700 });
    writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
    await expect(start('old')).rejects.toEqual(
      refusal('DATA_DIR_OTHER_VERSION', /made by PostgreSQL 17, but .* version 18/),
    );
    expect(readdirSync(cluster)).toEqual(['PG_VERSION']);
  });

  it('says what the server said', async () => {
    await expect(start('plain', { settings: { shared_buffers: 'much' } })).rejects.toEqual(
      refusal('START_FAILED', /FATAL: +invalid value for parameter "shared_buffers": "much"/),
    );
  });

  it('says that there is no server for this machine, and what to do', async () => {
    const arch = Object.getOwnPropertyDescriptor(process, 'arch')!;
    Object.defineProperty(process, 'arch', { ...arch, value: 'pdp11' });
    try {
      await expect(start('plain')).rejects.toEqual(
        refusal('NO_BINARIES', /pdp11; set DATABASE_URL/),
      );
    } finally {
      Object.defineProperty(process, 'arch', arch);
    }
  });

  it('says that the place of the folder is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(start('file')).rejects.toEqual(refusal('DATA_DIR_NOT_WRITABLE', /EEXIST/));
  });

  it('says that the folder is read-only', async () => {
    const dataDir = join(folder, 'read-only');
    mkdirSync(dataDir, { mode: 0o555 });
    const options = optionsFor('read-only');
    const { answer } = await startElsewhere('hold', options, isRoot ? NOBODY : undefined);
    expect(answer.code).toBe('DATA_DIR_NOT_WRITABLE');
    expect(answer.message).toBe(`The data folder ${dataDir} cannot be written to (EACCES).`);
  });

  const asRoot = isRoot ? it : it.skip;
  asRoot('says that the folder belongs to another user', async () => {
    const { answer } = await startElsewhere('hold', optionsFor('plain'), NOBODY);
    expect(answer.code).toBe('DATA_DIR_OTHER_OWNER');
    expect(answer.message).toMatch(/belongs to another user \(uid 0\): start as that user/);
  });
});

function spawnSleeper(): ChildProcess {
  const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
  children.push(sleeper);
  return sleeper;
}
