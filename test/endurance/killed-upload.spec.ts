import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/databases';
import { pdf } from '../support/files';
import { filesBelow } from '../support/files-world';
import { petitionBody, type Receipt } from '../support/petitions';
import { settingsFor, signInAtDoor, until, Workshop } from '../support/programs';

// Whole processes, on a machine that may be busy with other tests.
jest.setTimeout(120_000);

let workshop: Workshop;
let database: TestDatabase;
let client: Client;
let dataDir: string;

beforeAll(async () => {
  workshop = new Workshop();
  database = await cloneDatabase();
  client = new Client(database.connection);
  await client.connect();
  dataDir = mkdtempSync(join(tmpdir(), 'pakn-killed-'));
});
afterAll(async () => {
  await workshop.clear();
  await client.end();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () =>
  workshop.start('main', { ...settingsFor(database.connection), DATA_DIR: dataDir });
const incoming = () => filesBelow(dataDir).filter((path) => path.includes('incoming'));
const stored = () => filesBelow(dataDir).filter((path) => path.startsWith('attachments/files'));
const rows = async () => (await client.query('select from attachment')).rowCount;

async function submitAt(url: string): Promise<Receipt> {
  const answer = await fetch(`${url}/api/v1/petitions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(petitionBody()),
  });
  return (await answer.json()) as Receipt;
}

/** Sends the head of an upload and half of its file, and then nothing more. */
function sendHalf(url: string, receipt: Receipt): void {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const half = Buffer.concat([pdf(), Buffer.alloc(400_000, 'x')]);
  socket.write(
    [
      `POST /api/v1/tracking/${receipt.code}/attachments HTTP/1.1`,
      'Host: x',
      `Tracking-Token: ${receipt.trackingToken}`,
      'Content-Type: multipart/form-data; boundary=b',
      `Content-Length: ${2 * half.length}`,
      '',
      '--b',
      'Content-Disposition: form-data; name="file"; filename="a.pdf"',
      '',
      '',
    ].join('\r\n'),
  );
  socket.write(half);
}

async function sendWhole(url: string, receipt: Receipt): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(pdf())]), 'Biên bản.pdf');
  return fetch(`${url}/api/v1/tracking/${receipt.code}/attachments`, {
    method: 'POST',
    headers: { 'Tracking-Token': receipt.trackingToken },
    body: form,
  });
}

async function tidy(url: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/v1/jobs/tidy-attachments/run`, {
    method: 'POST',
    headers: await signInAtDoor(url),
  });
  return ((await answer.json()) as { counts: unknown }).counts;
}

function makeOld(paths: readonly string[]): void {
  const old = new Date(Date.now() - 2 * 3_600_000);
  for (const path of paths) utimesSync(join(dataDir, path), old, old);
}

describe('a process killed', () => {
  it('in the middle of an upload leaves no row and no stored file; the rest is tidied up after it', async () => {
    const program = start();
    const url = await program.url();
    const receipt = await submitAt(url);
    sendHalf(url, receipt);
    await until(() => incoming().length === 1);
    program.signal('SIGKILL');
    await program.ended;
    expect(await rows()).toBe(0);
    expect(stored()).toEqual([]);

    makeOld(incoming());
    const next = start();
    const nextUrl = await next.url();
    expect(await tidy(nextUrl)).toEqual({ spooled: 1, stored: 0 });
    expect(incoming()).toEqual([]);

    const answer = await sendWhole(nextUrl, receipt);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ name: 'Biên bản.pdf', state: 'UNSCANNED' });
    expect(stored()).toHaveLength(1);
    expect(await next.stop()).toMatchObject({ code: 0, stderr: '' });
  });

  it('between the bytes and the row leaves bytes without a row, and they are tidied up', async () => {
    const program = start();
    const url = await program.url();
    const receipt = await submitAt(url);
    const before = { rows: await rows(), stored: stored() };
    await client.query('begin');
    await client.query('select from petition where id = $1 for update', [receipt.id]);
    const answer = sendWhole(url, receipt).catch(() => undefined);
    // Its bytes are kept, and it stands before the lock.
    await until(() => stored().length === before.stored.length + 1);
    program.signal('SIGKILL');
    await program.ended;
    await answer;
    await client.query('rollback');
    const lost = stored().filter((path) => !before.stored.includes(path));
    expect(lost).toHaveLength(1);

    const next = start();
    const nextUrl = await next.url();
    expect(await rows()).toBe(before.rows);
    makeOld(stored());
    expect(await tidy(nextUrl)).toEqual({ spooled: 0, stored: 1 });
    expect(stored()).toEqual(before.stored);
    expect(await next.stop()).toMatchObject({ code: 0, stderr: '' });
  });
});
