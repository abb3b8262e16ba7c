import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { petitionBody } from '../support/petitions';
import {
  FIRST_ADMINISTRATOR,
  signInAtDoor,
  until,
  Workshop,
  type End,
  type Program,
} from '../support/programs';

// Whole processes, on a machine that may be busy with other tests.
jest.setTimeout(120_000);

let workshop: Workshop;
let folder: string;

beforeAll(() => {
  workshop = new Workshop();
  folder = mkdtempSync(join(tmpdir(), 'pakn-life-'));
});
afterEach(() => workshop.clear());
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const dataDir = () => join(folder, 'data');
const serverFile = () => join(dataDir(), 'pgdata', 'postmaster.pid');
const begin = (settings: Record<string, string> = {}): Program =>
  workshop.start('main', { DATA_DIR: dataDir(), ...FIRST_ADMINISTRATOR, ...settings });

/** The process id of the database server; undefined when none runs. */
function serverPid(): number | undefined {
  if (!existsSync(serverFile())) return undefined;
  const pid = parseInt(readFileSync(serverFile(), 'utf8'), 10);
  try {
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

function expectCleanEnd(end: End): void {
  expect(end).toMatchObject({ code: 0, signal: null, stderr: '' });
  expect(serverPid()).toBeUndefined();
}

async function submit(url: string): Promise<{ code: string; trackingToken: string }> {
  const answer = await fetch(`${url}/api/v1/petitions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(petitionBody()),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { code: string; trackingToken: string };
}

const track = async (url: string, receipt: { code: string; trackingToken: string }) =>
  (
    await fetch(`${url}/api/v1/tracking/${receipt.code}`, {
      headers: { 'Tracking-Token': receipt.trackingToken },
    })
  ).status;

describe('the product on a machine with nothing but Node', () => {
  it('may be told to stop while its first start is under way, and leaves no server', async () => {
    const program = begin({ LOG_LEVEL: 'info' });
    await until(() => existsSync(join(dataDir(), 'pgdata')));
    const end = await program.stop();
    expectCleanEnd(end);
    expect(end.stdout).not.toContain('PAKN is ready');
  });

  it('keeps its data over kill -9, a second start and an orderly stop', async () => {
    const first = begin();
    const firstUrl = await first.url();
    const receipt = await submit(firstUrl);
    await signInAtDoor(firstUrl);

    const second = await begin().ended;
    expect(second.code).toBe(1);
    expect(second.stderr).toBe(
      `PAKN did not start. The data folder ${dataDir()} is in use by another running copy: ` +
        'stop that one, or use another folder.\n',
    );
    expect(await track(firstUrl, receipt)).toBe(200);

    first.signal('SIGKILL');
    await first.ended;
    const again = begin();
    const url = await again.url();
    expect(again.stdout).not.toMatch(/Password|Administrator/);
    expect(await track(url, receipt)).toBe(200);
    await signInAtDoor(url);
    const stoppedAtMs = performance.now();
    expectCleanEnd(await again.stop());
    expect(performance.now() - stoppedAtMs).toBeLessThan(10_000);
  });

  it('makes a password when none is set, and shows it once', async () => {
    const settings = { DATA_DIR: join(folder, 'fresh') };
    const first = workshop.start('main', settings);
    await first.url();
    expect(await first.says(/Administrator +(\S+)/)).toBe('admin');
    expect(await first.says(/Password +(\S+)/)).toMatch(/^\S{16,}$/);
    // The server of a killed process is gone, or is taken over by the next start.
    first.signal('SIGKILL');
    await first.ended;
    const again = workshop.start('main', settings);
    await again.url();
    expect(again.stdout).not.toContain('Password');
    await again.stop();
  });
});
