import JSZip from 'jszip';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { auditHistories } from '../../src/petitions/audit/history-audit';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';
import { meeting, untilWaiting } from '../support/race';

const WHY = 'Báo cáo giao ban tuần của Văn phòng';
const LIMIT = 8;

const HEADINGS = [
  'Mã hồ sơ',
  'Mã Cổng quốc gia',
  'Trạng thái',
  'Loại',
  'Lĩnh vực',
  'Đơn vị xử lý',
  'Xã, phường',
  'Kênh tiếp nhận',
  'Ngày gửi',
  'Hạn trả lời',
  'Số ngày làm việc trễ',
  'Ngày trả lời',
  'Tiêu đề',
];

/** The cells of the first sheet of a workbook, as they are stored: texts as texts, days as a count of days. */
async function readXlsx(bytes: Buffer): Promise<(string | number | null)[][]> {
  const zip = await JSZip.loadAsync(bytes);
  const texts = [...(await zip.file('xl/sharedStrings.xml')!.async('string')).matchAll(TEXT)].map(
    (text) => plain(text[1]!),
  );
  const cells = await zip.file('xl/worksheets/sheet1.xml')!.async('string');
  return [...cells.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => {
    const line: (string | number | null)[] = HEADINGS.map(() => null);
    for (const [, column, how, value] of row[1]!.matchAll(CELL)) {
      line[column!.charCodeAt(0) - 65] = how!.includes('t="s"')
        ? texts[Number(value)]!
        : Number(value);
    }
    return line;
  });
}
const TEXT = /<si><t[^>]*>(.*?)<\/t><\/si>/gs;
const CELL = /<c r="([A-Z])\d+"([^>]*)><v>(.*?)<\/v><\/c>/g;
const plain = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** What a spreadsheet counts for a day: 1 January 2026 is 46,023. */
const dayNumber = (day: string) =>
  46023 + (Date.parse(day) - Date.parse('2026-01-01')) / 86_400_000;

describe('the export of the list of petitions', () => {
  let t: TestApp;
  let office: Person;
  let clerk: Person;
  let head: Person;
  let officer: Person;
  let supervisor: Person;
  let auditor: Person;
  beforeEach(async () => {
    t = await startTestApp({ settings: { EXPORT_LIMIT: String(LIMIT) } });
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
    auditor = await signIn(t, [{ role: 'AUDITOR' }]);
  });
  afterEach(() => t.close());

  const ask = (
    format: 'xlsx' | 'csv',
    query: Record<string, unknown> = {},
    who: Person = office,
    reason: string | undefined = WHY,
  ) =>
    t.http
      .get(`/api/v1/petitions/export.${format}`)
      .query({ ...query, ...(reason === undefined ? {} : { reason }) })
      .set(...who.auth)
      .buffer()
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      });
  const bodyOf = (answer: { body: Buffer }) =>
    JSON.parse(answer.body.toString('utf8')) as { code: string; details?: unknown };
  const refused = async (request: PromiseLike<{ status: number; body: Buffer }>) => {
    const answer = await request;
    return `${answer.status} ${bodyOf(answer).code}`;
  };
  const csvLines = (bytes: Buffer): string[][] =>
    parse(bytes.toString('utf8').replace('\uFEFF', ''));
  const codesIn = async (query: Record<string, unknown>, who: Person = office) => {
    const answer = await ask('csv', query, who).expect(200);
    return csvLines(answer.body)
      .slice(1)
      .map((line) => line[0]);
  };
  const events = async (id: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}/events`)
        .set(...auditor.auth)
        .expect(200)
    ).body.items as Record<string, unknown>[];
  const exportsListed = async (query: Record<string, unknown> = {}) =>
    (
      await t.http
        .get('/api/v1/exports')
        .query(query)
        .set(...auditor.auth)
        .expect(200)
    ).body as { items: Record<string, unknown>[]; nextCursor: string | null };
  const traces = () =>
    t.database.rows<{ petition_id: string; seq: number }>(
      `select petition_id, seq from petition_event where action = 'export' order by 1, 2`,
    );
  const expectSound = async () => {
    const client = new Client(t.connection);
    await client.connect();
    const { first, petitions } = await auditHistories(client);
    await client.end();
    expect(first).toBeNull();
    return petitions;
  };

  /** Four petitions as they stand on Tuesday 5 May 2026. */
  const fourPetitions = async () => {
    const rubbish = await submit(t);
    const rule = await submit(t, aboutARule({ location: undefined }));
    const answered = await submit(t, { title: 'Xe rác bỏ tuyến', channel: 'APP' });
    await act(t, officer, answered.id, 'accept');
    t.clock.set(new Date('2026-04-28T02:00:00Z'));
    await act(t, officer, answered.id, 'propose-answer', goodAnswer());
    await act(t, head, answered.id, 'approve-answer');
    t.clock.set(new Date('2026-05-05T01:00:00Z'));
    const formula = await submit(t, {
      title: '=HYPERLINK("http://x.example";"Rác")',
      content: 'Gọi tôi theo số 0912 000 123, nhà ở đầu hẻm 12 đường Phan Trung.',
      field: 'MUONG_NUOC',
    });
    await t.database.rows(
      `update petition set external_code = 'PAKN.20260406.0042' where id = $1`,
      [rule.id],
    );
    return { rubbish, rule, answered, formula };
  };
  type Four = Awaited<ReturnType<typeof fourPetitions>>;

  /** What a clerk would write of them, the newest first. Working days by hand, from the calendar of 2026. */
  const linesOf = ({ rubbish, rule, answered, formula }: Four): string[][] => {
    const unit = 'Ủy ban nhân dân phường Trấn Biên';
    const commune = 'Phường Trấn Biên';
    const web = 'Trang thông tin điện tử';
    return [
      // A code of nobody's list stays as it is. Ten working days after 5 May.
      [formula.code, '', 'Chờ đơn vị nhận', 'Hiện trường', 'MUONG_NUOC', unit, commune, web].concat(
        ['2026-05-05', '2026-05-19', '', '', '=HYPERLINK("http://x.example";"Rác")'],
      ),
      // Due Monday 20 April, answered Tuesday 28: 21, 22, 23, 24 and 28 are five working days, 27 was off.
      [
        answered.code,
        '',
        'Đã trả lời, chờ công khai',
        'Hiện trường',
        'Rác thải',
        unit,
        commune,
      ].concat([
        'Ứng dụng di động',
        '2026-04-06',
        '2026-04-20',
        '5',
        '2026-04-28',
        'Xe rác bỏ tuyến',
      ]),
      // Fifteen working days end on 28 April; then 29 April, 4 and 5 May. The desk has it; it is about no place.
      [rule.code, 'PAKN.20260406.0042', 'Chờ tiếp nhận', 'Quy định hành chính', 'Đất đai']
        .concat(['Trung tâm Phục vụ hành chính công', '', web, '2026-04-06'])
        .concat(['2026-04-28', '3', '', 'Thủ tục cấp giấy chứng nhận quá lâu']),
      // Still owed: five days as above until 28 April, then 29 April, 4 and 5 May.
      [rubbish.code, '', 'Chờ đơn vị nhận', 'Hiện trường', 'Rác thải', unit, commune, web].concat([
        '2026-04-06',
        '2026-04-20',
        '8',
        '',
        'Rác thải tồn đọng nhiều ngày',
      ]),
    ];
  };

  describe('as a file', () => {
    it('has these columns in words, as CSV without a formula', async () => {
      const lines = linesOf(await fourPetitions());
      lines[0]![12] = `'${lines[0]![12]}`;
      const answer = await ask('csv').expect(200);
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect([...(answer.body as Buffer).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(csvLines(answer.body)).toEqual([HEADINGS, ...lines]);
    });

    it('has the same as XLSX: days as dates, days late as numbers, texts as texts', async () => {
      const lines = linesOf(await fourPetitions());
      const answer = await ask('xlsx').expect(200);
      expect(answer.headers['content-type']).toBe(
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
      expect(answer.headers['cache-control']).toBe('no-store');
      const [listed] = (await exportsListed()).items;
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="phan-anh-kien-nghi-2026-05-05-${String(listed?.id)}.xlsx"`,
      );
      const stored = lines.map((line) =>
        line.map((text) => {
          if (text === '') return null;
          if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayNumber(text);
          return /^\d$/.test(text) ? Number(text) : text;
        }),
      );
      expect(await readXlsx(answer.body as Buffer)).toEqual([HEADINGS, ...stored]);
    });

    it('never tells who sent it, how to reach them, where exactly it is, or what they wrote', async () => {
      await submit(t, { title: 'Bà Nguyễn Thị Hạnh ở 12/3 đường Phan Trung, gọi 0912 000 123' });
      const csv = ((await ask('csv').expect(200)).body as Buffer).toString('utf8');
      expect(csv).toContain('[số điện thoại]');
      expect(csv).not.toMatch(/Hạnh|0912|12\/3|hẻm 12|thu gom/);
    });

    it('is a table of headings where nothing fits, and that is noted too', async () => {
      const answer = await ask('xlsx', { q: 'chuyện không có' }).expect(200);
      expect(await readXlsx(answer.body as Buffer)).toEqual([HEADINGS]);
      expect((await exportsListed()).items).toMatchObject([{ petitionCount: 0 }]);
    });
  });

  describe('takes the filters and the sight of the list', () => {
    it('and its order', async () => {
      const { rubbish, rule, answered, formula } = await fourPetitions();
      expect(await codesIn({ state: 'ASSIGNED', sort: 'dueOn' })).toEqual([
        rubbish.code,
        formula.code,
      ]);
      expect(await codesIn({ lateness: 'OVERDUE' })).toEqual([rule.code, rubbish.code]);
      expect(await codesIn({ q: 'bo tuyen', class: 'HIEN_TRUONG' })).toEqual([answered.code]);
      expect(await codesIn({ channel: 'APP' })).toEqual([answered.code]);
      const saved = await t.http
        .post('/api/v1/saved-filters')
        .set(...office.auth)
        .send({ name: 'Của bàn tiếp nhận', filter: { unitCode: [DESK] } })
        .expect(201);
      expect(await codesIn({ savedFilter: saved.body.id })).toEqual([rule.code]);
      expect((await exportsListed()).items[0]).toMatchObject({ filters: { unitCode: [DESK] } });
    });

    it('a unit’s head takes out the unit’s own, and what lies elsewhere stays there', async () => {
      const { rubbish, answered, formula, rule } = await fourPetitions();
      const own = [formula.code, answered.code, rubbish.code];
      expect(await codesIn({}, head)).toEqual(own);
      expect(await codesIn({ unitCode: DESK }, head)).toEqual([]);
      expect(await codesIn({ q: rule.code }, head)).toEqual([]);
      expect((await events(rule.id)).map((event) => event.action)).not.toContain('export');
      // Head of one unit, officer of another: one exports as head.
      const both = await signIn(t, [
        { role: 'UNIT_HEAD', unitCode: 'SYT' },
        { role: 'UNIT_OFFICER', unitCode: TRAN_BIEN },
      ]);
      expect(await codesIn({}, both)).toEqual([]);
      for (const who of [clerk, supervisor, auditor]) {
        expect(await codesIn({}, who)).toHaveLength(4);
      }
    });

    it('a sender’s number finds for the desk, is nowhere kept, and the search is noted as ever', async () => {
      const { rubbish } = await fourPetitions();
      const other = { kind: 'INDIVIDUAL', name: 'Lê Văn Tám', phone: '0912 000 999' };
      const { code } = await submit(t, { submitter: other });
      expect(await codesIn({ phone: '0912000999', state: 'ASSIGNED' }, clerk)).toEqual([code]);
      expect(await refused(ask('csv', { phone: '0912000999' }, supervisor))).toBe(
        '403 PHONE_SEARCH_FORBIDDEN',
      );
      const [kept] = await t.database.rows<Record<string, unknown>>(
        `select * from petition_export`,
      );
      expect(kept).toMatchObject({ by_phone: true, filters: { state: ['ASSIGNED'] } });
      expect(kept?.filters).toEqual({ state: ['ASSIGNED'] });
      const searches = await t.database.rows(`select found_count from search_access`);
      expect(searches).toEqual([{ found_count: 1 }]);
      expect((await events(rubbish.id)).map((event) => event.action)).not.toContain('export');
    });
  });

  describe('is refused, and leaves nothing behind,', () => {
    afterEach(async () => {
      expect(await traces()).toEqual([]);
      expect((await exportsListed()).items).toEqual([]);
    });

    it('to officers, administrators and machines', async () => {
      await submit(t);
      const admin = await signIn(t, [{ role: 'ADMIN' }]);
      for (const who of [officer, admin]) {
        expect(await refused(ask('xlsx', {}, who))).toBe('403 FORBIDDEN');
        expect(await refused(ask('csv', {}, who))).toBe('403 FORBIDDEN');
      }
      expect(
        (await t.http.get('/api/v1/petitions/export.xlsx').query({ reason: WHY })).status,
      ).toBe(401);
    });

    it('without a reason, and with pages', async () => {
      await submit(t);
      for (const reason of ['', 'xem', '         x         ']) {
        expect(await refused(ask('xlsx', {}, office, reason))).toBe('400 VALIDATION_FAILED');
      }
      const bare = await t.http.get('/api/v1/petitions/export.csv').set(...office.auth);
      expect([bare.status, bare.body.errors[0].field]).toEqual([400, 'reason']);
      for (const query of [{ limit: 5 }, { cursor: 'WyIx' }, { colour: 'red' }]) {
        expect(await refused(ask('xlsx', query))).toBe('400 VALIDATION_FAILED');
      }
    });

    it('with a reason that names anybody', async () => {
      await submit(t);
      for (const reason of [
        'Theo đề nghị của bà Nguyễn Thị Hạnh',
        'Gọi lại số 0912 000 123 để xác minh',
        'Gửi về hop.thu@example.vn trong ngày',
      ]) {
        for (const who of [office, head]) {
          expect(await refused(ask('csv', {}, who, reason))).toBe('422 IDENTITY_IN_REASON');
        }
      }
    });

    it('with a reason that repeats a sender, to those who may see every sender', async () => {
      await submit(t);
      expect(await refused(ask('csv', {}, clerk, 'Rà soát hồ sơ nguyen thi hanh'))).toBe(
        '422 IDENTITY_IN_REASON',
      );
    });

    it('of more petitions than one file may hold', async () => {
      for (let n = 0; n <= LIMIT; n += 1) await submit(t, { title: `Rác ở hẻm số ${n}` });
      const answer = await ask('xlsx');
      expect([answer.status, bodyOf(answer)]).toMatchObject([
        422,
        { code: 'EXPORT_TOO_LARGE', details: { limit: LIMIT } },
      ]);
      expect(answer.headers['content-disposition']).toBeUndefined();
    });
  });

  it('does not tell a unit’s head whether they have guessed the sender', async () => {
    const { code } = await submit(t);
    // Written without a capital it does not look like a name; only who knows the sender could refuse it.
    const guess = (name: string) => ask('csv', { q: code }, head, `Rà soát hồ sơ ${name}`);
    expect((await guess('nguyen thi hanh')).status).toBe(200);
    expect((await guess('tran van binh')).status).toBe(200);
  });

  it('takes exactly as many as one file may hold', async () => {
    for (let n = 0; n < LIMIT; n += 1) await submit(t, { title: `Rác ở hẻm số ${n}` });
    expect(await codesIn({})).toHaveLength(LIMIT);
  });

  describe('leaves a trace', () => {
    it('in the history of each petition in it, sealed, that moves nothing but the version', async () => {
      const { rubbish, rule } = await fourPetitions();
      const before = await t.http.get(`/api/v1/petitions/${rubbish.id}`).set(...clerk.auth);
      const count = (await events(rubbish.id)).length;
      await ask('xlsx', { lateness: 'OVERDUE' }, supervisor).expect(200);
      const after = await t.http.get(`/api/v1/petitions/${rubbish.id}`).set(...clerk.auth);
      expect(after.body).toEqual({ ...before.body, version: before.body.version + 1 });

      const [listed] = (await exportsListed()).items;
      expect(listed).toEqual({
        id: expect.any(String),
        accountId: supervisor.accountId,
        username: supervisor.username,
        format: 'xlsx',
        reason: WHY,
        filters: { lateness: ['OVERDUE'] },
        byPhone: false,
        petitionCount: 2,
        requestedAt: '2026-05-05T01:00:00.000Z',
        completedAt: '2026-05-05T01:00:00.000Z',
      });
      for (const id of [rubbish.id, rule.id]) {
        expect((await events(id)).at(-1)).toMatchObject({
          action: 'export',
          actorKind: 'ACCOUNT',
          actorId: supervisor.accountId,
          actorRole: 'SUPERVISOR',
          reason: WHY,
          data: { exportId: listed?.id, format: 'xlsx' },
        });
      }
      expect(await events(rubbish.id)).toHaveLength(count + 1);
      expect(await traces()).toHaveLength(2);
      expect(await expectSound()).toBe(4);
    });

    it('names the role in which each petition was seen', async () => {
      const { id } = await submit(t);
      await ask('csv', {}, head).expect(200);
      await ask('csv', {}, clerk).expect(200);
      const roles = (await events(id)).slice(-2).map((event) => event.actorRole);
      expect(roles).toEqual(['UNIT_HEAD', 'INTAKE_OFFICER']);
    });

    it('that auditors of the province read page by page, and nobody else', async () => {
      for (let n = 0; n < 3; n += 1) await ask('csv', { q: `lan ${n}` }).expect(200);
      const first = await exportsListed({ limit: 2 });
      const second = await exportsListed({ limit: 2, cursor: first.nextCursor });
      const queries = [...first.items, ...second.items].map((item) => item.filters);
      expect(queries).toEqual([{ q: 'lan 2' }, { q: 'lan 1' }, { q: 'lan 0' }]);
      expect(second.nextCursor).toBeNull();
      const ofAUnit = await signIn(t, [{ role: 'AUDITOR', unitCode: TRAN_BIEN }]);
      for (const who of [office, supervisor, clerk, ofAUnit]) {
        await t.http
          .get('/api/v1/exports')
          .set(...who.auth)
          .expect(403);
      }
    });

    it('before anything is sent: without the trace there is no file', async () => {
      const { id } = await submit(t);
      await submit(t);
      // Somebody's event already stands where the trace would be written.
      await t.database.rows(
        `insert into petition_event select p.id, p.version + 1, action, from_state, to_state,
           e.unit_id, occurred_at, recorded_at, actor_kind, actor_id, actor_role, reason, data,
           hash, hash
         from petition_event e join petition p on p.id = e.petition_id where p.id = $1 and seq = 1`,
        [id],
      );
      for (const format of ['xlsx', 'csv'] as const) {
        const answer = await ask(format);
        expect([answer.status, answer.headers['content-type']]).toEqual([
          500,
          expect.stringContaining('application/problem+json'),
        ]);
        expect((answer.body as Buffer).toString('utf8')).not.toContain('Rác thải');
      }
      expect(await traces()).toEqual([]);
      expect((await exportsListed()).items).toMatchObject([
        { format: 'csv', completedAt: null },
        { format: 'xlsx', completedAt: null },
      ]);
    });

    it('of which not even the row of the export is left out', async () => {
      await submit(t);
      await t.database.rows(
        `alter table petition_export add constraint ck_petition_export_none check (false)`,
      );
      expect((await ask('csv')).status).toBe(500);
      expect(await traces()).toEqual([]);
    });
  });

  describe('at the same moment as other work', () => {
    it('comes through, as do another export and an officer, and the histories stay sound', async () => {
      const ids: string[] = [];
      for (let n = 0; n < LIMIT; n += 1) ids.push((await submit(t)).id);
      const [first, , third] = ids;
      const [one, two, accepted] = await meeting<unknown>(
        t,
        `select 1 from petition where id in ('${first}', '${third}') for no key update`,
        [
          () => ask('xlsx'),
          () => ask('csv', {}, supervisor),
          () => act(t, officer, third!, 'accept'),
        ],
      );
      const [xlsx, csv] = [one, two] as { status: number; body: Buffer }[];
      expect([xlsx!.status, csv!.status]).toEqual([200, 200]);
      expect(await readXlsx(xlsx!.body)).toHaveLength(LIMIT + 1);
      expect(csvLines(csv!.body)).toHaveLength(LIMIT + 1);
      expect(accepted).toMatchObject({ state: 'IN_PROGRESS' });
      expect(await traces()).toHaveLength(2 * LIMIT);
      expect(await expectSound()).toBe(LIMIT);
    });

    it('waits for nobody while it holds anything, so whoever holds one petition gets the next', async () => {
      const [first, , third] = [await submit(t), await submit(t), await submit(t)];
      let asked: Promise<{ body: Buffer }> | undefined;
      await t.database.transaction(async (tx) => {
        await tx.rows(`select 1 from petition where id = $1 for no key update`, [third.id]);
        asked = ask('csv').then((answer) => answer);
        await untilWaiting(t, 1);
        // A file that waited for the third while it held the first would end here, one way or another.
        await tx.rows(`set local lock_timeout = '1s'`);
        await tx.rows(`select 1 from petition where id = $1 for no key update`, [first.id]);
      });
      expect(csvLines((await asked!).body).slice(1)).toHaveLength(3);
    });

    it('leaves out, without a trace, what went meanwhile where one may not see it', async () => {
      const { id, code } = await submit(t);
      const stays = await submit(t);
      const [answer] = await meeting<{ body: Buffer }>(
        t,
        `update petition set unit_id = (select id from unit where code = 'SYT') where id = '${id}'`,
        [() => ask('csv', {}, head)],
      );
      expect(csvLines(answer!.body).slice(1)).toHaveLength(1);
      expect(answer!.body.toString('utf8')).not.toContain(code);
      expect((await traces()).map((trace) => trace.petition_id)).toEqual([stays.id]);
      expect((await exportsListed()).items).toMatchObject([{ petitionCount: 1 }]);
    });
  });
});
