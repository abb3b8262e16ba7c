import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app';
import { docxWords, download, issueTo } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { submit, TRAN_BIEN } from '../support/petitions';

describe('printing issued letters', () => {
  let t: TestApp;
  let office: Person;
  let admin: Person;
  let ids: string[];
  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    const others = ['25195', '25210'];
    await submit(t);
    for (const communeCode of others) await submit(t, { location: { communeCode } });
    t.clock.set(new Date('2026-04-21T02:00:00Z'));
    ids = [];
    for (const code of [TRAN_BIEN, ...others]) ids.push((await issueTo(t, office, code)).id);
  });
  afterAll(() => t.close());

  const sweep = async () =>
    (
      await t.http
        .post('/api/v1/jobs/print-letters/run')
        .set(...admin.auth)
        .expect(({ status }) => expect([200, 201]).toContain(status))
    ).body;
  /** Does what the database refuses, as somebody with the keys to it could. */
  const unguarded = async (table: string, work: () => Promise<unknown>) => {
    await t.database.rows(`alter table ${table} disable trigger user`);
    await work();
    await t.database.rows(`alter table ${table} enable trigger user`);
  };
  const kept = () =>
    t.database.rows<{ format: string; bytes: Buffer; sha256: Buffer }>(
      'select format, bytes, sha256 from notice_document order by notice_id, format',
    );
  const standingAlarms = async () =>
    (await t.http.get('/api/v1/alarms').set(...admin.auth)).body.items ?? [];

  it('prints each as DOCX and PDF, and keeps nothing twice when run again', async () => {
    // The second one's frozen letter is damaged: a round of 0 cannot be put into words.
    const [second] = await t.database.rows<{ letter: object }>(
      'select letter from notice where id = $1',
      [ids[1]],
    );
    await unguarded('notice', () =>
      t.database.rows(
        `update notice set letter = jsonb_set(letter, '{letter,round}', '0') where id = $1`,
        [ids[1]],
      ),
    );
    expect(JSON.stringify(await sweep())).toContain('"printed":4');
    expect((await kept()).map((row) => row.format)).toEqual(['docx', 'pdf', 'docx', 'pdf']);
    expect((await standingAlarms()).length).toBe(2);
    await unguarded('notice', () =>
      t.database.rows('update notice set letter = $2 where id = $1', [
        ids[1],
        JSON.stringify(second?.letter),
      ]),
    );
    const before = await kept();
    // Somebody is quicker and asks for one of the two: its alarm ends all the same.
    await download(t, office, ids[1]!, 'docx').expect(200);
    expect(JSON.stringify(await sweep())).toContain('"printed":1');
    expect(JSON.stringify(await sweep())).toContain('"printed":0');
    const after = await kept();
    expect(after).toHaveLength(6);
    for (const { bytes } of before) expect(after.some((row) => row.bytes.equals(bytes))).toBe(true);
    expect(await standingAlarms()).toEqual([]);
  });

  it('gives out what was printed, whose hash is kept with it', async () => {
    const answer = await download(t, office, ids[0]!, 'docx').expect(200);
    const bytes = answer.body as Buffer;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(answer.headers.etag).toBe(`"${sha256}"`);
    expect((await kept()).some((row) => row.sha256.toString('hex') === sha256)).toBe(true);
    expect(await docxWords(bytes)).toContain('Số: 01/VP-KSTT');
  });

  it('keeps the first of two that are printed at once', async () => {
    await unguarded('notice_document', () =>
      t.database.rows('delete from notice_document where notice_id = $1', [ids[2]]),
    );
    const answers = await Promise.all([1, 2, 3].map(() => download(t, office, ids[2]!, 'pdf')));
    const tags = new Set(answers.map((answer) => answer.headers.etag));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(tags.size).toBe(1);
  });
});
