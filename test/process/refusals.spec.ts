import { createServer, type AddressInfo, type Server } from 'node:net';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/databases';
import { isReadableBy, KEYS, settingsFor, Workshop } from '../support/programs';

/** A user without rights: every Linux and macOS knows this number as "nobody". */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

// Whole processes, on a machine that may be busy with other tests.
jest.setTimeout(120_000);

let workshop: Workshop;
let database: TestDatabase;
let folder: string;
const doors: Server[] = [];

beforeAll(async () => {
  workshop = new Workshop();
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'pakn-refusals-'));
});
afterEach(() => workshop.clear());
afterAll(async () => {
  for (const door of doors) door.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function portInUse(): Promise<number> {
  const door = createServer();
  doors.push(door);
  door.listen(0, '127.0.0.1');
  await new Promise((resolve) => door.once('listening', resolve));
  return (door.address() as AddressInfo).port;
}

/** Starts it, and expects one sentence on standard error, exit code 1, and no word of praise before. */
async function expectRefusal(
  settings: Record<string, string>,
  sentence: string | RegExp,
  options: { uid?: number; door?: 'main' | 'worker' } = {},
): Promise<void> {
  const program = workshop.start(options.door ?? 'main', settings, { uid: options.uid });
  const end = await program.ended;
  expect(end).toMatchObject({ code: 1, signal: null });
  const words =
    /^PAKN did not start\. (.+)\n$/.exec(end.stderr)?.[1] ?? `not one line: ${end.stderr}`;
  if (typeof sentence === 'string') expect(words).toBe(sentence);
  else expect(words).toMatch(sentence);
  expect(end.stdout).not.toContain('ready');
}

describe('a start with a database that cannot be used', () => {
  it('says why, the API and the worker alike', async () => {
    const settings = { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', ...KEYS };
    const why = 'The database named by DATABASE_URL cannot be used: nothing listens there.';
    await Promise.all([
      expectRefusal(settings, why),
      expectRefusal(settings, why, { door: 'worker' }),
    ]);
  });
});

describe('a start with settings that cannot be used names them, never their content', () => {
  it('asks for the secrets that a database of its own needs, before it looks at the database', async () => {
    await expectRefusal(
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', JWT_SECRET: KEYS.JWT_SECRET },
      'With DATABASE_URL set, LOOKUP_SECRET, IDENTITY_KEYS must be set too: see .env.example.',
    );
  });

  it('names every bad setting at once', async () => {
    const program = workshop.start('main', {
      PORT: '3000x',
      ADMIN_PASSWORD: 'tooshort',
      IDENTITY_KEYS: 'k1:c2VjcmV0',
      DATABASE_URL: 'mysql://u:hunter2@h/d',
      LOG_LEVEL: 'chatty',
    });
    const { code, stderr } = await program.ended;
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    for (const name of ['PORT', 'ADMIN_PASSWORD', 'IDENTITY_KEYS', 'DATABASE_URL', 'LOG_LEVEL']) {
      expect(stderr).toContain(name);
    }
    expect(stderr).not.toMatch(/3000x|tooshort|c2VjcmV0|hunter2|chatty/);
  });

  it('says that Redis does not answer', async () => {
    const settings = { ...settingsFor(database.connection), REDIS_URL: 'redis://127.0.0.1:1' };
    await expectRefusal(settings, 'The Redis named by REDIS_URL does not answer.');
  });

  it('says that the port is taken, and that HOST is not of this machine', async () => {
    const port = String(await portInUse());
    const settings = { ...settingsFor(database.connection), LOG_LEVEL: 'silent' };
    const taken = `Port ${port} is taken: set PORT to another.`;
    await Promise.all([
      expectRefusal({ ...settings, PORT: port }, taken),
      expectRefusal({ ...settings, HOST: '203.0.113.9' }, 'HOST is no address of this machine.'),
    ]);
  });
});

describe('a start on a folder that cannot be used', () => {
  it('says that a file is in the place of the folder', async () => {
    const place = join(folder, 'file');
    writeFileSync(place, '');
    await expectRefusal(
      { DATA_DIR: place },
      `The data folder ${place} cannot be written to (EEXIST).`,
    );
  });

  const whenAble = !isRoot || isReadableBy(NOBODY) ? it : it.skip;
  whenAble('says that the folder is read-only', async () => {
    const place = join(folder, 'read-only');
    mkdirSync(place, { mode: 0o555 });
    await expectRefusal(
      { DATA_DIR: place },
      `The data folder ${place} cannot be written to (EACCES).`,
      isRoot ? { uid: NOBODY } : {},
    );
  });

  it('refuses a damaged key file rather than making new keys', async () => {
    const place = join(folder, 'damaged');
    mkdirSync(place);
    writeFileSync(join(place, 'secrets.json'), '{"JWT_SECRET":');
    await expectRefusal({ DATA_DIR: place }, /key file .*secrets\.json is damaged: put it back/);
  });

  it('refuses to make new keys for data that had others', async () => {
    const place = join(folder, 'used');
    const first = workshop.start('main', { DATA_DIR: place });
    await first.url();
    await first.stop();
    rmSync(join(place, 'secrets.json'));
    await expectRefusal(
      { DATA_DIR: place },
      /^The key file .*secrets\.json is missing, .*: put it back from a backup, or set JWT_SECRET, /,
    );
    expect(existsSync(join(place, 'secrets.json'))).toBe(false);
    const again = workshop.start('main', { DATA_DIR: place, ...KEYS });
    await again.url();
    await again.stop();
  });
});

describe('a start on a database that a newer version used', () => {
  it('names the migration it does not know, and writes nothing', async () => {
    const client = new Client(database.connection);
    await client.connect();
    try {
      await client.query(
        `insert into migration (timestamp, name) values (1990000000000, 'Tomorrow1990000000000')`,
      );
      await expectRefusal(
        settingsFor(database.connection),
        'The database was used by a newer version of PAKN (Tomorrow1990000000000); ' +
          'start that version or newer.',
      );
      const accounts = await client.query('select from account');
      expect(accounts.rowCount).toBe(0);
    } finally {
      await client.query(`delete from migration where timestamp = 1990000000000`);
      await client.end();
    }
  });
});
