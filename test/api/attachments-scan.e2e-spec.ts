import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { docx, pdf, photo } from '../support/files';
import { FilesClamd, MALWARE } from '../support/files-clamd';
import { asBytes, sendAsCitizen, startFilesWorld, type FilesWorld } from '../support/files-world';
import { signIn, type Person } from '../support/people';
import { submit, TRAN_BIEN, type Receipt } from '../support/petitions';

describe('the scanner', () => {
  let t: FilesWorld;
  let clamd: FilesClamd;
  let officer: Person;
  let receipt: Receipt;
  beforeAll(async () => {
    clamd = await FilesClamd.start();
    t = await startFilesWorld({ CLAMD_ADDRESS: clamd.address });
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
  });
  afterAll(async () => {
    await t.close();
    await clamd.stop();
  });
  beforeEach(async () => {
    clamd.mood = 'works';
    clamd.scanned.length = 0;
    receipt = await submit(t);
  });

  const sweep = () => t.app.get(SweepRegistry).run('scan-attachments');
  const open = (id: string) =>
    asBytes(
      t.http
        .get(`/api/v1/tracking/${receipt.code}/attachments/${id}`)
        .set('Tracking-Token', receipt.trackingToken),
    );
  const list = async (): Promise<{ id: string; state: string }[]> =>
    (await t.http.get(`/api/v1/petitions/${receipt.id}/attachments`).set(...officer.auth)).body
      .items;
  const alarms = async (): Promise<string[]> =>
    (
      await t.database.rows<{ key: string }>(
        `select key from operator_alarm where cleared_at is null and key like 'attachment%'`,
      )
    ).map(({ key }) => key);

  it('is given the file as it is kept, and a clean one is CLEAN', async () => {
    const { body } = await sendAsCitizen(t, receipt, photo(), 'a.jpg').expect(201);
    expect(body.state).toBe('CLEAN');
    expect(clamd.scanned).toEqual([body.bytes]);
    await open(body.id).expect(200);
  });

  it('is given a file of many pieces whole', async () => {
    const large = Buffer.concat([pdf(), Buffer.alloc(3_000_000, 'x')]);
    await sendAsCitizen(t, receipt, large, 'lon.pdf').expect(201);
    expect(clamd.scanned).toEqual([large.length]);
  });

  it('finds malware: the sender is told, no byte is kept, and that somebody tried stands in list and history', async () => {
    const before = t.files();
    const refused = await sendAsCitizen(t, receipt, pdf(MALWARE), 'hoa-don.pdf').expect(422);
    expect(refused.body.code).toBe('ATTACHMENT_INFECTED');
    expect(t.files()).toEqual(before);
    const [row] = await list();
    expect(row).toMatchObject({ state: 'INFECTED', mediaType: 'application/pdf' });
    const gone = await open(row!.id).expect(409);
    expect(JSON.parse(String(gone.body)).code).toBe('ATTACHMENT_REMOVED');
    const [event] = await t.database.rows<{ data: object }>(
      `select data from petition_event where petition_id = $1 and action = 'attach'`,
      [receipt.id],
    );
    expect(event?.data).toMatchObject({ state: 'INFECTED' });
  });

  it('that is silent holds files back until it speaks again, and an operator is told', async () => {
    clamd.mood = 'hangs-up';
    const { body: clean } = await sendAsCitizen(t, receipt, pdf('sach'), 'sach.pdf').expect(201);
    const { body: bad } = await sendAsCitizen(t, receipt, pdf(MALWARE), 'ban.pdf').expect(201);
    expect([clean.state, bad.state]).toEqual(['QUARANTINED', 'QUARANTINED']);
    const held = await open(clean.id).expect(409);
    expect(JSON.parse(String(held.body)).code).toBe('ATTACHMENT_QUARANTINED');
    const staff = await t.http
      .get(`/api/v1/petitions/${receipt.id}/attachments/${clean.id}`)
      .set(...officer.auth);
    expect(staff.body.code).toBe('ATTACHMENT_QUARANTINED');

    expect(await sweep()).toEqual({ clean: 0, infected: 0, waiting: 1 });
    expect(await alarms()).toEqual(['attachment-scanner-silent']);

    clamd.mood = 'works';
    const kept = t.files().length;
    expect(await sweep()).toEqual({ clean: 1, infected: 1, waiting: 0 });
    expect(await alarms()).toEqual([]);
    await open(clean.id).expect(200);
    const gone = await open(bad.id).expect(409);
    expect(JSON.parse(String(gone.body)).code).toBe('ATTACHMENT_REMOVED');
    expect(t.files()).toHaveLength(kept - 1);
    const [event] = await t.database.rows<{ data: object; kind: string }>(
      `select data, actor_kind as kind from petition_event
       where petition_id = $1 and action = 'remove-attachment'`,
      [receipt.id],
    );
    expect(event).toEqual({
      kind: 'SYSTEM',
      data: { attachmentId: bad.id, finding: 'Eicar-Test-Signature' },
    });
    expect(await sweep()).toEqual({ clean: 0, infected: 0, waiting: 0 });
  });

  it('that cannot look into one file does not hold up those after it', async () => {
    clamd.mood = 'too-large';
    const { body: first } = await sendAsCitizen(t, receipt, docx(), 'mot.docx').expect(201);
    const { body: second } = await sendAsCitizen(t, receipt, pdf('hai'), 'hai.pdf').expect(201);
    expect([first.state, second.state]).toEqual(['QUARANTINED', 'QUARANTINED']);
    expect(await sweep()).toEqual({ clean: 0, infected: 0, waiting: 2 });
    clamd.mood = 'works';
    expect(await sweep()).toMatchObject({ clean: 2, waiting: 0 });
  });

  it('scans what was kept before there was one', async () => {
    const { body } = await sendAsCitizen(t, receipt, pdf('cu'), 'cu.pdf').expect(201);
    await t.database.rows(`update attachment set state = 'UNSCANNED' where id = $1`, [body.id]);
    await open(body.id).expect(200);
    expect(await sweep()).toMatchObject({ clean: 1 });
    expect((await list()).map(({ state }) => state)).toEqual(['CLEAN']);
  });
});

describe('an address where no scanner is', () => {
  it('holds files back, and takes them all the same', async () => {
    const gone = await FilesClamd.start();
    const { address } = gone;
    await gone.stop();
    const t = await startFilesWorld({ CLAMD_ADDRESS: address });
    try {
      const { body } = await sendAsCitizen(t, await submit(t), pdf(), 'a.pdf').expect(201);
      expect(body.state).toBe('QUARANTINED');
    } finally {
      await t.close();
    }
  });
});
