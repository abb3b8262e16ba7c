import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { pdf, photo, PLACE } from '../support/files';
import { FilesBucket } from '../support/files-bucket';
import { asBytes, sendAsCitizen, startFilesWorld, type FilesWorld } from '../support/files-world';
import { submit, type Receipt } from '../support/petitions';

describe('files in a bucket', () => {
  let t: FilesWorld;
  let bucket: FilesBucket;
  let receipt: Receipt;
  beforeAll(async () => {
    bucket = await FilesBucket.start();
    t = await startFilesWorld(bucket.settings);
  });
  afterAll(async () => {
    await t.close();
    await bucket.stop();
  });
  beforeEach(async () => {
    bucket.refuses = false;
    receipt = await submit(t);
  });

  const open = (id: string) =>
    asBytes(
      t.http
        .get(`/api/v1/tracking/${receipt.code}/attachments/${id}`)
        .set('Tracking-Token', receipt.trackingToken),
    );

  it('go there and come back whole, and none stays on this machine', async () => {
    const large = Buffer.concat([pdf(), Buffer.alloc(6_000_000, 'x')]);
    const { body } = await sendAsCitizen(t, receipt, large, 'lon.pdf').expect(201);
    const key = `attachments/${body.id.slice(-2)}/${body.id}`;
    expect(bucket.held.get(key)?.bytes.equals(large)).toBe(true);
    expect(t.files()).toEqual([]);
    const { body: back } = await open(body.id).expect(200);
    expect(large.equals(back as Buffer)).toBe(true);
  });

  it('are stripped before they leave this machine', async () => {
    await sendAsCitizen(t, receipt, photo(7), 'anh.jpg').expect(201);
    const all = Buffer.concat([...bucket.held.values()].map(({ bytes }) => bytes));
    expect(photo(7).includes(PLACE)).toBe(true);
    expect(all.includes(PLACE)).toBe(false);
  });

  it('that are refused never get there', async () => {
    const before = bucket.asked.length;
    await sendAsCitizen(t, receipt, Buffer.from('<html>'), 'anh.jpg').expect(415);
    expect(bucket.asked).toHaveLength(before);
  });

  it('that the database refuses are taken away again', async () => {
    const before = bucket.held.size;
    await t.database.rows(
      `alter table attachment add constraint ck_trial check (name <> 'tu-choi.pdf')`,
    );
    await sendAsCitizen(t, receipt, pdf('x'), 'tu-choi.pdf').expect(500);
    await t.database.rows(`alter table attachment drop constraint ck_trial`);
    expect(bucket.held.size).toBe(before);
    expect(t.files()).toEqual([]);
  });

  it('wait for another time when the bucket refuses, and leave neither row nor file', async () => {
    const { body } = await sendAsCitizen(t, receipt, pdf('y'), 'y.pdf').expect(201);
    bucket.refuses = true;
    const refused = await sendAsCitizen(t, receipt, pdf('z'), 'z.pdf').expect(503);
    expect(refused.body.code).toBe('ATTACHMENT_STORE_UNAVAILABLE');
    expect(t.files()).toEqual([]);
    const rows = await t.database.rows(`select from attachment where petition_id = $1`, [
      receipt.id,
    ]);
    expect(rows).toHaveLength(1);
    await open(body.id).expect(503);
  });

  it('without a row are removed after an hour, over more than one page', async () => {
    bucket.putAt = new Date(t.clock.now().getTime() - 2 * 3_600_000);
    bucket.pageSize = 3;
    const { body } = await sendAsCitizen(t, receipt, pdf('giu'), 'giu.pdf').expect(201);
    for (const end of ['aa', 'bb', 'cc', 'dd', 'ee']) {
      bucket.held.set(`attachments/${end}/lost-${end}`, {
        bytes: Buffer.from('x'),
        putAt: bucket.putAt,
      });
    }
    bucket.held.set('elsewhere/other', { bytes: Buffer.from('x'), putAt: bucket.putAt });
    bucket.held.set('attachments/ff/young', { bytes: Buffer.from('x'), putAt: t.clock.now() });
    const sweep = () => t.app.get(SweepRegistry).run('tidy-attachments');
    expect(await sweep()).toEqual({ spooled: 0, stored: 5 });
    expect(await sweep()).toEqual({ spooled: 0, stored: 0 });
    expect([...bucket.held.keys()].filter((key) => /lost|other|young/.test(key))).toEqual([
      'elsewhere/other',
      'attachments/ff/young',
    ]);
    await open(body.id).expect(200);
  });
});
