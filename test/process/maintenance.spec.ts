import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { IdentityVault, type Identity } from '../../src/petitions/identity/identity-vault';
import type { Secrets } from '../../src/platform/config/secrets';
import { KeyRing } from '../../src/platform/sealing/key-ring';
import { TEST_SECRETS } from '../support/app';
import { cloneDatabase, type TestDatabase } from '../support/databases';
import { DESK, petitionBody } from '../support/petitions';
import { KEYS, settingsFor, until, Workshop } from '../support/programs';

// Whole processes, on a machine that may be busy with other tests.
jest.setTimeout(120_000);

let workshop: Workshop;
let folder: string;
beforeAll(() => {
  workshop = new Workshop();
  folder = mkdtempSync(join(tmpdir(), 'pakn-maintenance-'));
});
afterEach(() => workshop.clear());
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const ROWS = 2500;
const OLD = Buffer.alloc(32, 7);
const NEW = Buffer.alloc(32, 8);
const NEW_FIRST = `k2:${NEW.toString('base64')},${KEYS.IDENTITY_KEYS}`;
const vaultWith = (id: string, key: Buffer): IdentityVault =>
  new IdentityVault({ ...TEST_SECRETS, identity: [{ id, key: createSecretKey(key) }] } as Secrets);
const idOf = (n: number): string => `01960000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const person = (n: number): Identity => ({
  kind: 'INDIVIDUAL',
  name: `Nguyễn Văn ${n}`,
  phone: null,
  email: null,
  address: `Số ${n}, đường Phan Trung`,
});

describe('npm run keys:rotate', () => {
  let database: TestDatabase;
  let client: Client;
  beforeEach(async () => {
    database = await cloneDatabase();
    client = new Client(database.connection);
    await client.connect();
  });
  afterEach(async () => {
    await workshop.clear();
    await client.end();
    await database.drop();
  });

  /** Petitions 1 to n, each with a sender sealed by the old key. */
  const fill = async (n: number) => {
    await client.query(
      `insert into petition (id, code, state, version, open, channel, title, content, anonymous,
         unit_id, submitted_at, entered_at, due_on, due_at, due_provisional, tracking_token_hash,
         last_event_hash)
       select ('01960000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'T.' || n, 'SUBMITTED',
         1, true, 'WEB', 'Rác tồn đọng', 'Rác tồn đọng đã năm ngày', false,
         (select id from unit where code = $2), now(), now(), '2026-05-04',
         '2026-05-05T00:00+07:00', false, '\\x00', '\\x00'
       from generate_series(1, $1::integer) n`,
      [n, DESK],
    );
    const old = vaultWith('k1', OLD);
    const sealed = Array.from({ length: n }, (_, i) => old.seal(idOf(i + 1), person(i + 1)).sealed);
    await client.query(
      `insert into petition_submitter (petition_id, kind, key_id, sealed)
       select ('01960000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'INDIVIDUAL', 'k1', s
       from unnest($1::bytea[]) with ordinality as t(s, n)`,
      [sealed],
    );
  };
  const rotate = (keys = NEW_FIRST, args: readonly string[] = []) =>
    workshop.start(
      'rotate-keys',
      { ...settingsFor(database.connection), IDENTITY_KEYS: keys },
      { args },
    );
  const rotated = async (): Promise<number> => {
    const { rows } = await client.query(
      `select count(*) as rotated from petition_submitter where key_id = 'k2'`,
    );
    return rows[0].rotated;
  };

  it('seals the secrets of webhooks anew too, and keeps a key that one of them still needs', async () => {
    const ring = (id: string, key: Buffer) =>
      new KeyRing({ identity: [{ id, key: createSecretKey(key) }] });
    const webhook = (n: number) => `01970000-0000-7000-8000-00000000000${n}`;
    const old = ring('k1', OLD);
    const add = (n: number, sealed: Buffer) =>
      client.query(
        `insert into webhook (id, name, url, events, key_id, sealed, former_key_id, former_sealed,
           former_until, created_at)
         values ($1, $2, 'https://a.example', '{petition-changed}', 'k1', $3, 'k1', $3, now(), now())`,
        [webhook(n), `Cổng ${n}`, sealed],
      );
    await add(1, old.seal(webhook(1), 'whsec_one').sealed);
    const first = await rotate().ended;
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(
      'Secrets of webhooks sealed anew: 1.\nNo identity needs k1 any more.',
    );
    const { rows } = await client.query(
      `select key_id as "keyId", sealed, former_key_id as "formerKeyId", former_sealed as "formerSealed" from webhook`,
    );
    const [row] = rows;
    expect([row.keyId, row.formerKeyId]).toEqual(['k2', 'k2']);
    const alone = ring('k2', NEW);
    expect(alone.open(webhook(1), row)).toBe('whsec_one');
    expect(alone.open(webhook(1), { keyId: 'k2', sealed: row.formerSealed })).toBe('whsec_one');
    // Sealed for another webhook: it opens with no key of ours, and is not thrown away.
    await add(2, old.seal(webhook(1), 'whsec_two').sealed);
    const second = await rotate().ended;
    expect(second.code).toBe(1);
    expect(second.stdout).toContain('Webhooks whose secret opens with none of the keys: Cổng 2.');
    expect(second.stdout).not.toContain('any more');
  });

  it('seals 2,500 identities anew although it is killed in the midst', async () => {
    await fill(ROWS);
    // Each batch takes a while, so that the kill meets the run between two of them.
    await client.query(
      `create function slowly() returns trigger language plpgsql as
         $$ begin perform pg_sleep(0.15); return null; end $$`,
    );
    await client.query(
      `create trigger tr_slowly before update on petition_submitter
       for each statement execute function slowly()`,
    );
    const first = rotate();
    await until(async () => (await rotated()) >= 400);
    first.signal('SIGKILL');
    await first.ended;
    const half = await rotated();
    expect(half).toBeGreaterThanOrEqual(400);
    expect(half).toBeLessThan(ROWS);
    await client.query(`drop trigger tr_slowly on petition_submitter`);

    const second = await rotate().ended;
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toBe(
      `${ROWS - half} identities to seal anew with key k2.\n` +
        `Sealed anew: ${ROWS - half} identities.\n` +
        'No identity needs k1 any more. Drop old keys once every copy of PAKN runs with k2, ' +
        'and keep them with the backups made before.\n',
    );
    const alone = vaultWith('k2', NEW);
    const { rows } = await client.query<{ id: string; keyId: string; sealed: Buffer }>(
      `select petition_id as id, key_id as "keyId", sealed from petition_submitter order by 1`,
    );
    expect(rows).toHaveLength(ROWS);
    rows.forEach((row, i) => expect(alone.open(row.id, row)).toEqual(person(i + 1)));
    // Not one row opens under another petition's id.
    for (const row of rows) expect(() => alone.open(idOf(0), row)).toThrow();
    const [one] = rows;
    if (!one) throw new Error('no row');
    expect(() => vaultWith('k1', OLD).open(one.id, one)).toThrow(/key k2 is not among/);

    const third = await rotate().ended;
    expect(third).toMatchObject({ code: 0, stderr: '' });
    expect(third.stdout).toContain('0 identities to seal anew with key k2.');
  });

  it('leaves what opens with none of the keys as it is, and says so', async () => {
    await fill(3);
    await client.query(`update petition_submitter set sealed = set_byte(sealed, 40, 1)
      where petition_id = '${idOf(2)}'`);
    await client.query(`update petition_submitter set key_id = 'k0'
      where petition_id = '${idOf(3)}'`);
    const end = await rotate().ended;
    expect(end.code).toBe(1);
    expect(end.stdout).toContain(
      `Opened with none of the keys, and left as they are: 2 identities, of the petitions ` +
        `${idOf(2)}, ${idOf(3)}.`,
    );
    expect(end.stdout).not.toContain('No identity needs');
    expect(await rotated()).toBe(1);
  });

  it('runs once at a time', async () => {
    await fill(1);
    await client.query(`select pg_advisory_lock(${0x50414b45})`);
    const end = await rotate().ended;
    expect(end).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'The rotation of keys was not done. Another run is at it: wait for its end.\n',
    });
  });

  it('does not make a key where keys come from the environment, and says what to set', async () => {
    const end = await rotate(KEYS.IDENTITY_KEYS, ['--new-key']).ended;
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toMatch(
      /^The rotation of keys was not done\. The identity keys are set in the environment: .*IDENTITY_KEYS=k2:KEY,k1:….*\n$/,
    );
    expect(end.stderr).not.toContain(OLD.toString('base64'));
  });

  it('refuses an option it does not know', async () => {
    const end = await rotate(NEW_FIRST, ['--newkey']).ended;
    expect(end.code).toBe(2);
    expect(end.stderr).toMatch(/^The rotation of keys was not done\. .*'--newkey'.*\n$/);
  });
});

describe('npm run audit:verify', () => {
  let database: TestDatabase;
  let client: Client;
  const codes: string[] = [];
  beforeAll(async () => {
    database = await cloneDatabase();
    client = new Client(database.connection);
    await client.connect();
    const api = workshop.start('main', settingsFor(database.connection), { args: ['--api-only'] });
    const url = await api.url();
    for (let n = 0; n < 3; n++) {
      const answer = await fetch(`${url}/api/v1/petitions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(petitionBody()),
      });
      codes.push(((await answer.json()) as { code: string }).code);
    }
    await api.stop();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  // An auditor needs to be let at the data, not at the keys.
  const verify = async (...args: string[]) => {
    const { DATABASE_URL = '' } = settingsFor(database.connection);
    return workshop.start('audit-verify', { DATABASE_URL }, { args }).ended;
  };

  it('says in one line that all is sound', async () => {
    const end = await verify();
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^Sound: every link holds \(3 petitions, 9 events, [\d.]+ s\)\.\n$/);
  });

  it('names the first broken link by code and number, and counts the rest', async () => {
    await client.query(`alter table petition_event disable trigger user`);
    await client.query(
      `update petition_event e set reason = 'x' from petition p
       where p.id = e.petition_id and p.code = any($1) and e.seq = 2`,
      [codes.slice(1)],
    );
    await client.query(
      `alter table petition_event enable always trigger tr_petition_event_append_only`,
    );
    const end = await verify();
    expect(end).toMatchObject({ code: 1, stderr: '' });
    expect(end.stdout).toMatch(
      new RegExp(
        `^Broken: petition ${codes[1]}, event 2: it does not hold what was sealed\\.\n` +
          `1 further broken link, in 2 petitions altogether \\(3 petitions, 9 events, .* s\\)\\.\n$`,
      ),
    );
    expect((await verify('--petition', codes[0] ?? '')).stdout).toMatch(/^Sound: .*1 petition, 3/);
    expect((await verify('--petition', codes[2] ?? '')).stdout).toMatch(
      new RegExp(`^Broken: petition ${codes[2]}, event 2: .*\nNo other link is broken`),
    );
  });

  it('says in one sentence why it cannot check', async () => {
    const said = (why: string) => `The check of the history was not done. ${why}\n`;
    expect(await verify('--petition', 'H19.PA.2020.000001')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: said('There is no petition H19.PA.2020.000001.'),
    });
    const nowhere = join(folder, 'nothing');
    expect(await workshop.start('audit-verify', { DATA_DIR: nowhere }).ended).toMatchObject({
      code: 2,
      stderr: said(`There is no data in ${nowhere}: set DATA_DIR or DATABASE_URL to where it is.`),
    });
    const DATABASE_URL = 'postgres://a:b@127.0.0.1:1/c';
    expect(await workshop.start('audit-verify', { DATABASE_URL }).ended).toMatchObject({
      code: 2,
      stderr: said('The database named by DATABASE_URL cannot be used: nothing listens there.'),
    });
  });
});
