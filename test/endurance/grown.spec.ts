import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate';
import { MIGRATIONS } from '../../src/migrations';
import { emptyDatabase, type TestDatabase } from '../support/databases';
import { petitionBody } from '../support/petitions';
import { settingsFor, signInAtDoor, until, Workshop } from '../support/programs';

// Whole processes, on a machine that may be busy with other tests.
jest.setTimeout(120_000);

let workshop: Workshop;
let database: TestDatabase;
let client: Client;

beforeAll(() => {
  workshop = new Workshop();
});
beforeEach(async () => {
  database = await emptyDatabase();
  client = new Client(database.connection);
  await client.connect();
});
afterEach(async () => {
  await workshop.clear();
  await client.end();
  await database.drop();
});

const ranMigrations = async (): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>('select name from migration order by id');
  return rows.map((row) => row.name);
};

const everyMigration = MIGRATIONS.map((migration) => migration.name);

async function jobRuns(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from job_run order by name');
  return rows.map((row) => row.name);
}

async function someoneWaitsForALock(): Promise<boolean> {
  const waiting = await client.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return (waiting.rowCount ?? 0) > 0;
}

describe('several processes on one database', () => {
  it('bring an empty one up together, and share the work: the API answers, the worker sweeps', async () => {
    const settings = settingsFor(database.connection);
    const apis = [1, 2].map(() => workshop.start('main', settings, { args: ['--api-only'] }));
    const [first, second] = await Promise.all(apis.map((api) => api.url()));
    if (!first || !second) throw new Error('two APIs were started');
    expect(await ranMigrations()).toEqual(everyMigration);
    // Only one of them made the first administrator, who may sign in at either door.
    const accounts = await client.query('select from account');
    expect(accounts.rowCount).toBe(1);
    await signInAtDoor(first);
    const headers = await signInAtDoor(second);
    // What one takes in, the other shows.
    const answer = await fetch(`${first}/api/v1/petitions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(petitionBody()),
    });
    const { code, trackingToken } = (await answer.json()) as Record<string, string>;
    const seen = await fetch(`${second}/api/v1/tracking/${code}`, {
      headers: { 'Tracking-Token': trackingToken ?? '' },
    });
    expect(seen.status).toBe(200);
    expect(await jobRuns()).toEqual([]);

    const worker = workshop.start('worker', settings);
    await worker.says(/worker is ready/);
    const jobs = await fetch(`${first}/api/v1/jobs`, { headers });
    const { items } = (await jobs.json()) as { items: { name: string }[] };
    const names = items.map((item) => item.name).toSorted();
    expect(names.length).toBeGreaterThan(3);
    await until(async () => (await jobRuns()).length >= names.length);
    expect((await jobRuns()).toSorted()).toEqual(names);
    for (const program of [...apis, worker]) {
      expect(await program.stop()).toMatchObject({ code: 0, signal: null, stderr: '' });
    }
  });
});

describe('a worker that is killed in the middle of its sweeps', () => {
  it('is replaced by another, which goes on by the schedule', async () => {
    const settings = { ...settingsFor(database.connection), SWEEP_INTERVAL_SECONDS: '1' };
    const first = workshop.start('worker', settings);
    await first.says(/worker is ready/);
    await until(async () => (await jobRuns()).includes('escalate'));
    const holder = new Client(database.connection);
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table job_run in exclusive mode');
    await until(someoneWaitsForALock);
    first.signal('SIGKILL');
    await first.ended;
    await holder.query('truncate job_run');
    await holder.query('commit');
    await holder.end();
    const second = workshop.start('worker', settings);
    await until(async () => (await jobRuns()).includes('escalate'));
    expect(await second.stop()).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

describe('a start on a database that an older version used', () => {
  it('runs what is missing, in order, and keeps what is there', async () => {
    await migrate(database.connection, MIGRATIONS.slice(0, 3));
    await client.query(
      `insert into unit (id, code, name, short_name, kind, valid_from, source) values
         ('01a00000-0000-7000-8000-000000000001', 'CU', 'Phòng cũ', 'Cũ', 'DEPARTMENT', '2025-07-01',
          'NQ 01')`,
    );
    const worker = workshop.start('worker', settingsFor(database.connection));
    await worker.says(/worker is ready/);
    expect(await ranMigrations()).toEqual(everyMigration);
    const { rows } = await client.query(`select name from unit where code = 'CU'`);
    expect(rows).toEqual([{ name: 'Phòng cũ' }]);
    await worker.stop();
  });

  it('is refused in one sentence where the operator migrates himself, and taken after he has', async () => {
    const settings = { ...settingsFor(database.connection), MIGRATE_ON_START: 'false' };
    await migrate(database.connection, MIGRATIONS.slice(0, -2));
    const [last, lastButOne] = everyMigration.toReversed();
    const refused = await workshop.start('worker', settings).ended;
    expect(refused).toMatchObject({ code: 1, signal: null, stdout: '' });
    expect(refused.stderr).toBe(
      'PAKN did not start. The database is older than this version of PAKN: 2 migrations are missing, ' +
        `from ${lastButOne} on; run npm run migrate, or let the start do it with MIGRATE_ON_START=true.\n`,
    );
    expect(await ranMigrations()).toEqual(everyMigration.slice(0, -2));

    const migrated = await workshop.start('migrate', settings).ended;
    expect(migrated).toMatchObject({ code: 0, stderr: '' });
    expect(migrated.stdout).toBe(`${lastButOne}\n${last}\nRan 2.\n`);
    const again = await workshop.start('migrate', settings).ended;
    expect(again).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' });
    const worker = workshop.start('worker', settings);
    await worker.says(/worker is ready/);
    expect(await worker.stop()).toMatchObject({ code: 0, stderr: '' });
  });
});
