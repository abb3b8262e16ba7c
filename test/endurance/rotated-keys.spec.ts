import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { petitionBody } from '../support/petitions';
import { FIRST_ADMINISTRATOR, signInAtDoor, Workshop } from '../support/programs';

let workshop: Workshop;
let folder: string;
beforeAll(() => {
  workshop = new Workshop();
  folder = mkdtempSync(join(tmpdir(), 'pakn-rotated-'));
});
afterAll(async () => {
  await workshop.clear();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

describe('npm run keys:rotate -- --new-key, while PAKN runs on its own database', () => {
  const dataDir = () => join(folder, 'data');
  const CLERK = { username: 'clerk-one', password: 'một câu dài dễ nhớ' };
  const json = { 'Content-Type': 'application/json' };
  const send = async (url: string, path: string, body: object, headers = {}) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const begin = () => workshop.start('main', { DATA_DIR: dataDir(), ...FIRST_ADMINISTRATOR });
  const reveal = async (url: string, petitionId: string | undefined) => {
    const { body } = await send(url, 'auth/login', CLERK);
    const headers = { Authorization: `Bearer ${body.accessToken}` };
    const reason = 'Kiểm tra sau khi đổi khóa mã hóa';
    return send(url, `petitions/${petitionId}/reveal-identity`, { reason }, headers);
  };

  it('is not noticed by anybody, and the old key can go', async () => {
    const program = begin();
    const url = await program.url();
    const petition = await send(url, 'petitions', petitionBody());
    await send(
      url,
      'accounts',
      { ...CLERK, displayName: 'Bộ phận tiếp nhận', grants: [{ role: 'INTAKE_OFFICER' }] },
      await signInAtDoor(url),
    );
    const end = await workshop.start(
      'rotate-keys',
      { DATA_DIR: dataDir() },
      { args: ['--new-key'] },
    ).ended;
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(
      /^Made key k2\.\n1 identity to seal anew with key k2\.\nSealed anew: 1 identity\.\nNo identity needs k1 .*\nPAKN is running: restart it/,
    );
    // The process that was running all the while has the new key from where it is kept.
    expect((await reveal(url, petition.body.id)).body).toMatchObject({ name: 'Nguyễn Thị Hạnh' });
    await program.stop();

    const file = join(dataDir(), 'secrets.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { IDENTITY_KEYS: string };
    const [newest = ''] = kept.IDENTITY_KEYS.split(',');
    expect(newest).toMatch(/^k2:/);
    writeFileSync(file, JSON.stringify({ ...kept, IDENTITY_KEYS: newest }));
    const again = begin();
    const seen = await reveal(await again.url(), petition.body.id);
    expect(seen).toMatchObject({ status: 200, body: { name: 'Nguyễn Thị Hạnh' } });

    const verified = await workshop.start('audit-verify', { DATA_DIR: dataDir() }).ended;
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(
      /^Sound: every link holds \(1 petition, 5 events, [\d.]+ s\)\.\n$/,
    );
    await again.stop();
  });
});
