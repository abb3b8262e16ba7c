import { signIn } from '../support/people';
import { DESK, submit, TRAN_BIEN } from '../support/petitions';
import {
  bodyOf,
  csvLines,
  dayNumber,
  fourPetitions,
  HEADINGS,
  LIMIT,
  openExportHouse,
  readXlsx,
  refused,
  WHY,
  type ExportHouse,
} from '../support/exports';

type Four = Awaited<ReturnType<typeof fourPetitions>>;

/** What a clerk would write of them, the newest first. Working days by hand, from the calendar of 2026. */
const linesOf = ({ rubbish, rule, answered, formula }: Four): string[][] => {
  const unit = 'Ủy ban nhân dân phường Trấn Biên';
  const commune = 'Phường Trấn Biên';
  const web = 'Trang thông tin điện tử';
  return [
    // A code of nobody's list stays as it is. Ten working days after 5 May.
    [formula.code, '', 'Chờ đơn vị nhận', 'Hiện trường', 'MUONG_NUOC', unit, commune, web].concat([
      '2026-05-05',
      '2026-05-19',
      '',
      '',
      '=HYPERLINK("http://x.example";"Rác")',
    ]),
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

describe('the export of the list of petitions', () => {
  let h: ExportHouse;
  beforeEach(async () => {
    h = await openExportHouse();
  });
  afterEach(() => h.t.close());

  describe('as a file', () => {
    it('has these columns in words, as CSV without a formula', async () => {
      const lines = linesOf(await fourPetitions(h));
      lines[0]![12] = `'${lines[0]![12]}`;
      const answer = await h.ask('csv').expect(200);
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect([...(answer.body as Buffer).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(csvLines(answer.body)).toEqual([HEADINGS, ...lines]);
    });

    it('has the same as XLSX: days as dates, days late as numbers, texts as texts', async () => {
      const lines = linesOf(await fourPetitions(h));
      const answer = await h.ask('xlsx').expect(200);
      expect(answer.headers['content-type']).toBe(
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
      expect(answer.headers['cache-control']).toBe('no-store');
      const [listed] = (await h.exportsListed()).items;
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
      await submit(h.t, { title: 'Bà Nguyễn Thị Hạnh ở 12/3 đường Phan Trung, gọi 0912 000 123' });
      const csv = ((await h.ask('csv').expect(200)).body as Buffer).toString('utf8');
      expect(csv).toContain('[số điện thoại]');
      expect(csv).not.toMatch(/Hạnh|0912|12\/3|hẻm 12|thu gom/);
    });

    it('is a table of headings where nothing fits, and that is noted too', async () => {
      const answer = await h.ask('xlsx', { q: 'chuyện không có' }).expect(200);
      expect(await readXlsx(answer.body as Buffer)).toEqual([HEADINGS]);
      expect((await h.exportsListed()).items).toMatchObject([{ petitionCount: 0 }]);
    });
  });

  describe('takes the filters and the sight of the list', () => {
    it('and its order', async () => {
      const { rubbish, rule, answered, formula } = await fourPetitions(h);
      expect(await h.codesIn({ state: 'ASSIGNED', sort: 'dueOn' })).toEqual([
        rubbish.code,
        formula.code,
      ]);
      expect(await h.codesIn({ lateness: 'OVERDUE' })).toEqual([rule.code, rubbish.code]);
      expect(await h.codesIn({ q: 'bo tuyen', class: 'HIEN_TRUONG' })).toEqual([answered.code]);
      expect(await h.codesIn({ channel: 'APP' })).toEqual([answered.code]);
      const saved = await h.t.http
        .post('/api/v1/saved-filters')
        .set(...h.office.auth)
        .send({ name: 'Của bàn tiếp nhận', filter: { unitCode: [DESK] } })
        .expect(201);
      expect(await h.codesIn({ savedFilter: saved.body.id })).toEqual([rule.code]);
      expect((await h.exportsListed()).items[0]).toMatchObject({ filters: { unitCode: [DESK] } });
    });

    it('a unit’s head takes out the unit’s own, and what lies elsewhere stays there', async () => {
      const { rubbish, answered, formula, rule } = await fourPetitions(h);
      const own = [formula.code, answered.code, rubbish.code];
      expect(await h.codesIn({}, h.head)).toEqual(own);
      expect(await h.codesIn({ unitCode: DESK }, h.head)).toEqual([]);
      expect(await h.codesIn({ q: rule.code }, h.head)).toEqual([]);
      expect((await h.events(rule.id)).map((event) => event.action)).not.toContain('export');
      // Head of one unit, officer of another: one exports as h.head.
      const both = await signIn(h.t, [
        { role: 'UNIT_HEAD', unitCode: 'SYT' },
        { role: 'UNIT_OFFICER', unitCode: TRAN_BIEN },
      ]);
      expect(await h.codesIn({}, both)).toEqual([]);
      for (const who of [h.clerk, h.supervisor, h.auditor]) {
        expect(await h.codesIn({}, who)).toHaveLength(4);
      }
    });

    it('a sender’s number finds for the desk, is nowhere kept, and the search is noted as ever', async () => {
      const { rubbish } = await fourPetitions(h);
      const other = { kind: 'INDIVIDUAL', name: 'Lê Văn Tám', phone: '0912 000 999' };
      const { code } = await submit(h.t, { submitter: other });
      expect(await h.codesIn({ phone: '0912000999', state: 'ASSIGNED' }, h.clerk)).toEqual([code]);
      expect(await refused(h.ask('csv', { phone: '0912000999' }, h.supervisor))).toBe(
        '403 PHONE_SEARCH_FORBIDDEN',
      );
      const [kept] = await h.t.database.rows<Record<string, unknown>>(
        `select * from petition_export`,
      );
      expect(kept).toMatchObject({ by_phone: true, filters: { state: ['ASSIGNED'] } });
      expect(kept?.filters).toEqual({ state: ['ASSIGNED'] });
      const searches = await h.t.database.rows(`select found_count from search_access`);
      expect(searches).toEqual([{ found_count: 1 }]);
      expect((await h.events(rubbish.id)).map((event) => event.action)).not.toContain('export');
    });
  });

  describe('is refused, and leaves nothing behind,', () => {
    afterEach(async () => {
      expect(await h.traces()).toEqual([]);
      expect((await h.exportsListed()).items).toEqual([]);
    });

    it('to officers, administrators and machines', async () => {
      await submit(h.t);
      const admin = await signIn(h.t, [{ role: 'ADMIN' }]);
      for (const who of [h.officer, admin]) {
        expect(await refused(h.ask('xlsx', {}, who))).toBe('403 FORBIDDEN');
        expect(await refused(h.ask('csv', {}, who))).toBe('403 FORBIDDEN');
      }
      expect(
        (await h.t.http.get('/api/v1/petitions/export.xlsx').query({ reason: WHY })).status,
      ).toBe(401);
    });

    it('without a reason, and with pages', async () => {
      await submit(h.t);
      for (const reason of ['', 'xem', '         x         ']) {
        expect(await refused(h.ask('xlsx', {}, h.office, reason))).toBe('400 VALIDATION_FAILED');
      }
      const bare = await h.t.http.get('/api/v1/petitions/export.csv').set(...h.office.auth);
      expect([bare.status, bare.body.errors[0].field]).toEqual([400, 'reason']);
      for (const query of [{ limit: 5 }, { cursor: 'WyIx' }, { colour: 'red' }]) {
        expect(await refused(h.ask('xlsx', query))).toBe('400 VALIDATION_FAILED');
      }
    });

    it('with a reason that names anybody', async () => {
      await submit(h.t);
      for (const reason of [
        'Theo đề nghị của bà Nguyễn Thị Hạnh',
        'Gọi lại số 0912 000 123 để xác minh',
        'Gửi về hop.thu@example.vn trong ngày',
      ]) {
        for (const who of [h.office, h.head]) {
          expect(await refused(h.ask('csv', {}, who, reason))).toBe('422 IDENTITY_IN_REASON');
        }
      }
    });

    it('with a reason that repeats a sender, to those who may see every sender', async () => {
      await submit(h.t);
      expect(await refused(h.ask('csv', {}, h.clerk, 'Rà soát hồ sơ nguyen thi hanh'))).toBe(
        '422 IDENTITY_IN_REASON',
      );
    });

    it('of more petitions than one file may hold', async () => {
      for (let n = 0; n <= LIMIT; n += 1) await submit(h.t, { title: `Rác ở hẻm số ${n}` });
      const answer = await h.ask('xlsx');
      expect([answer.status, bodyOf(answer)]).toMatchObject([
        422,
        { code: 'EXPORT_TOO_LARGE', details: { limit: LIMIT } },
      ]);
      expect(answer.headers['content-disposition']).toBeUndefined();
    });
  });

  it('does not tell a unit’s head whether they have guessed the sender', async () => {
    const { code } = await submit(h.t);
    // Written without a capital it does not look like a name; only who knows the sender could refuse it.
    const guess = (name: string) => h.ask('csv', { q: code }, h.head, `Rà soát hồ sơ ${name}`);
    expect((await guess('nguyen thi hanh')).status).toBe(200);
    expect((await guess('tran van binh')).status).toBe(200);
  });

  it('takes exactly as many as one file may hold', async () => {
    for (let n = 0; n < LIMIT; n += 1) await submit(h.t, { title: `Rác ở hẻm số ${n}` });
    expect(await h.codesIn({})).toHaveLength(LIMIT);
  });
});
