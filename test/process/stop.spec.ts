import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { Client } from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/databases';
import { petitionBody } from '../support/petitions';
import { settingsFor, until, Workshop } from '../support/programs';

// Whole processes, on a machine that may be busy with other tests.
jest.setTimeout(120_000);

let workshop: Workshop;
let database: TestDatabase;
/** Looks on, outside every transaction: within one, PostgreSQL shows the activity as it first stood. */
let client: Client;
let holder: Client;

beforeAll(async () => {
  workshop = new Workshop();
  database = await cloneDatabase();
  client = new Client(database.connection);
  holder = new Client(database.connection);
  await Promise.all([client.connect(), holder.connect()]);
});
afterEach(() => workshop.clear());
afterAll(async () => {
  await Promise.all([client.end(), holder.end()]);
  await database.drop();
});

/** Not a sweep, which the same lock holds up. */
async function theSubmissionWaitsForALock(): Promise<boolean> {
  const waiting = await client.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
       and query like '%insert into petition (%' and pid <> pg_backend_pid()`,
  );
  return (waiting.rowCount ?? 0) > 0;
}

function isRefused(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => resolve(false));
    socket.once('error', () => resolve(true));
    socket.once('close', () => socket.destroy());
    socket.setTimeout(500, () => socket.destroy());
  });
}

describe('SIGTERM', () => {
  it('lets a petition that is being taken in be answered, and takes no new caller', async () => {
    const program = workshop.start('main', settingsFor(database.connection));
    const url = await program.url();
    await holder.query('begin');
    await holder.query('lock table petition in exclusive mode');
    const answer = fetch(`${url}/api/v1/petitions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(petitionBody()),
    });
    await until(theSubmissionWaitsForALock);

    program.signal('SIGTERM');
    await until(() => isRefused(url));
    await holder.query('commit');

    const { status } = await answer;
    expect(status).toBe(201);
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    const kept = await client.query('select from petition');
    expect(kept.rowCount).toBe(1);
  });

  it('sent twice in a moment, as npm and a terminal do together, is one order to stop', async () => {
    const program = workshop.start('worker', settingsFor(database.connection));
    await program.says(/worker is ready/);
    program.signal('SIGINT');
    program.signal('SIGINT');
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

describe('npm start', () => {
  // npm runs a script by a shell and passes SIGTERM to that shell only.
  it('ends with the shell that npm put before it', async () => {
    const shell = spawn(
      'sh',
      ['-c', '"$0" "$1"; true', process.execPath, workshop.file('worker')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env.PATH,
          ...settingsFor(database.connection),
          npm_lifecycle_event: 'start:worker',
        },
      },
    );
    let said = '';
    const silent = new Promise<void>((resolve) => shell.stdout.once('close', resolve));
    shell.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until(() => said.includes('worker is ready'));
    shell.kill('SIGTERM');
    // Its output closes when the last process that could write to it has ended.
    await silent;
    expect(said).toContain('"signal":"parent ended"');
  });
});
