import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';
import { withoutChance } from '../support/texts';

const SUMMARY = 'Người dân phản ánh rác tồn đọng; phường đã thu gom ngày 08/4/2026.';

interface Check {
  confirmation: string;
  confirmationNeeded: boolean;
  findings: { key: string; field: string; kind: string; confidence: string; kept: boolean }[];
  published: Record<string, string | null>;
  warnings: { code: string }[];
}

describe('publishing', () => {
  let t: TestApp;
  let clerk: Person;
  let officer: Person;
  let head: Person;
  let office: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  /** A petition about rubbish whose answer the head has approved. */
  const answered = async (
    answer: Record<string, unknown> = {},
    petition: Record<string, unknown> = {},
  ): Promise<Receipt> => {
    const receipt = await submit(t, petition);
    await act(t, officer, receipt.id, 'accept');
    await act(t, officer, receipt.id, 'propose-answer', goodAnswer(answer));
    await act(t, head, receipt.id, 'approve-answer');
    return receipt;
  };
  const post = (who: Person, id: string, action: string, input: object) =>
    t.http
      .post(`/api/v1/petitions/${id}/${action}`)
      .set(...who.auth)
      .send(input);
  const check = async (id: string, input: object = {}): Promise<Check> => {
    const sent = { summary: SUMMARY, ...input };
    return (await post(office, id, 'publication-check', sent).expect(200)).body as Check;
  };
  const published = (code: string) => t.http.get(`/api/v1/publications/${code}`);
  const codes = async (query: string): Promise<string[]> => {
    const page = await t.http.get(`/api/v1/publications?${query}`).expect(200);
    return (page.body.items as { code: string }[]).map(({ code }) => code);
  };

  describe('what is clean', () => {
    it('needs no confirmation, and is read by everybody', async () => {
      const { id, code } = await answered({ contact: 'Phòng Kinh tế, 0251 3822 000' });
      expect(await check(id)).toMatchObject({ confirmationNeeded: false, findings: [] });
      t.clock.set(new Date('2026-04-08T02:00:00Z'));
      await act(t, office, id, 'publish', { summary: SUMMARY });
      const page = await published(code.toLowerCase()).expect(200);
      expect(page.body).toEqual({
        code,
        title: 'Rác thải tồn đọng nhiều ngày',
        summary: SUMMARY,
        class: 'HIEN_TRUONG',
        className: 'Hiện trường',
        field: 'RAC_THAI',
        communeCode: TRAN_BIEN,
        communeName: expect.stringContaining('Trấn Biên'),
        unitCode: TRAN_BIEN,
        unitName: expect.stringContaining('Trấn Biên'),
        result: 'DONE',
        publishedAt: '2026-04-08T02:00:00.000Z',
        answer: {
          finding: 'Điểm tập kết rác quá tải từ ngày 02/4/2026.',
          cause: 'Xe thu gom hỏng, đơn vị chưa bố trí xe thay thế.',
          actionTaken: 'Đã thu gom xong và bố trí lại lịch thu gom hằng ngày.',
          result: 'DONE',
          plannedOn: null,
          competentBody: null,
          legalBasis: 'Điều 79 Luật Bảo vệ môi trường 2020',
          contact: 'Phòng Kinh tế, 0251 3822 000',
        },
      });
    });

    it('is not there before it is published', async () => {
      const { code } = await answered();
      const answer = await published(code).expect(404);
      expect(answer.body.code).toBe('PUBLICATION_UNKNOWN');
    });
  });

  describe('what names somebody', () => {
    const naming = {
      finding: 'Phường đã gặp bà Hạnh (0912 000 123) tại 12/3 đường Phan Trung ngày 07/4/2026.',
      actionTaken: 'Đã nhắc chủ xe 60A-123.45 và anh Tư, thu gom xong ngày 08/4/2026.',
    };

    it('is published only with the confirmation of the check, and masked', async () => {
      const { id, code } = await answered(naming);
      const refused = await post(office, id, 'publish', { summary: SUMMARY }).expect(409);
      expect(refused.body).toMatchObject({
        code: 'PUBLICATION_UNCONFIRMED',
        details: {
          count: 5,
          findings: [
            { key: 'finding:17', field: 'finding', kind: 'NAME', confidence: 'CERTAIN' },
            { field: 'finding', kind: 'PHONE', confidence: 'CERTAIN' },
            { field: 'finding', kind: 'ADDRESS', confidence: 'CERTAIN' },
            { field: 'actionTaken', kind: 'PLATE', confidence: 'CERTAIN' },
            { field: 'actionTaken', kind: 'NAME', confidence: 'SUSPECTED' },
          ],
        },
      });
      // The refusal says where and what, and repeats nothing of it.
      expect(withoutChance(refused.body)).not.toMatch(/Hạnh|0912|Phan Trung|60A/);
      expect((await published(code)).status).toBe(404);
      const { confirmation, findings, published: seen } = await check(id);
      expect(findings[1]).toMatchObject({
        text: '0912 000 123',
        excerpt: expect.stringContaining('(0912 000 123) tại'),
      });
      await act(t, office, id, 'publish', { summary: SUMMARY, confirmation });
      const { answer } = (await published(code).expect(200)).body as {
        answer: Record<string, string>;
      };
      expect(answer.finding).toBe(
        'Phường đã gặp bà [họ tên] ([số điện thoại]) tại [địa chỉ] ngày 07/4/2026.',
      );
      expect(answer.actionTaken).toBe(
        'Đã nhắc chủ xe [biển số xe] và anh [họ tên], thu gom xong ngày 08/4/2026.',
      );
      expect(seen).toMatchObject({ finding: answer.finding, actionTaken: answer.actionTaken });
    });

    it('lets a person keep a suspicion that is none, and nothing that is certain', async () => {
      const { id, code } = await answered(naming);
      const suspected = (await check(id)).findings.find((each) => each.confidence === 'SUSPECTED');
      const keep = [suspected?.key ?? ''];
      const { confirmation, findings } = await check(id, { keep });
      expect(findings.filter(({ kept }) => kept).map(({ key }) => key)).toEqual(keep);
      await act(t, office, id, 'publish', { summary: SUMMARY, confirmation });
      const page = await published(code).expect(200);
      expect(page.body.answer.actionTaken).toContain('và anh Tư, thu gom');
      expect(page.body.answer.finding).toContain('bà [họ tên]');
    });

    it('refuses to keep what is certain or was not found', async () => {
      const { id } = await answered(naming);
      const certain = { summary: SUMMARY, keep: ['finding:17'] };
      const first = await post(office, id, 'publication-check', certain).expect(422);
      expect(first.body).toMatchObject({
        code: 'FINDING_CERTAIN',
        details: { key: 'finding:17' },
      });
      const unknown = { summary: SUMMARY, keep: ['finding:1'] };
      const second = await post(office, id, 'publication-check', unknown).expect(422);
      expect(second.body.code).toBe('FINDING_UNKNOWN');
    });

    it('is not confirmed by a check of another summary, petition or version, or by a forged one', async () => {
      const [one, other] = [await answered(naming), await answered(naming)];
      const { confirmation: own, findings } = await check(one.id);
      const others = (await check(other.id)).confirmation;
      const suspected = findings.find((each) => each.confidence === 'SUSPECTED')?.key ?? '';
      const keeping = Buffer.from(suspected).toString('base64url');
      const bad = [
        { summary: `${SUMMARY} Xin cảm ơn.`, confirmation: own },
        { summary: SUMMARY, confirmation: others },
        { summary: SUMMARY, confirmation: `${keeping}${own}` },
        { summary: SUMMARY, confirmation: 'x' },
      ];
      for (const input of bad) {
        const answer = await post(office, one.id, 'publish', input).expect(409);
        expect(answer.body.code).toBe('PUBLICATION_UNCONFIRMED');
      }
      // Sent back and answered again with the same words: another version, to be looked at again.
      await act(t, office, one.id, 'reject-answer', { reason: 'Cần nêu rõ thời gian xử lý' });
      await act(t, officer, one.id, 'propose-answer', goodAnswer(naming));
      await act(t, head, one.id, 'approve-answer');
      const late = await post(office, one.id, 'publish', { summary: SUMMARY, confirmation: own });
      expect(late.status).toBe(409);
      const { confirmation } = await check(one.id);
      await act(t, office, one.id, 'publish', { summary: SUMMARY, confirmation });
    });

    it('is looked for in title and summary too, and stored masked', async () => {
      const { id, code } = await answered({}, { title: 'Gọi 0987 654 321 báo rác tồn đọng' });
      const summary = 'Bà NGUYEN THI HANH phản ánh rác tồn đọng; phường đã thu gom.';
      const { confirmation, findings } = await check(id, { summary });
      expect(findings.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
        'title PHONE',
        'summary NAME',
      ]);
      await act(t, office, id, 'publish', { summary, confirmation });
      const page = await published(code).expect(200);
      expect(page.body).toMatchObject({
        title: 'Gọi [số điện thoại] báo rác tồn đọng',
        summary: 'Bà [họ tên] phản ánh rác tồn đọng; phường đã thu gom.',
      });
      const stored = await t.database.rows<{ summary: string }>(
        `select summary from petition_answer where petition_id = $1`,
        [id],
      );
      expect(stored).toEqual([{ summary: page.body.summary }]);
    });
  });

  it('hides those too whose petitions were merged into this one', async () => {
    const other = { kind: 'INDIVIDUAL', name: 'Trần Quốc Bảo', phone: '0987 000 456' };
    const merged = await submit(t, { submitter: other });
    const finding = 'Rác tồn đọng như TRAN QUOC BAO đã báo từ số (0987) 000-456 ngày 07/4/2026.';
    const { id, code } = await answered({ finding });
    await t.database.rows(
      `update petition set state = 'MERGED', open = false, merged_into_id = $1 where id = $2`,
      [id, merged.id],
    );
    const { confirmation, findings } = await check(id);
    expect(findings.map(({ kind, confidence }) => `${kind} ${confidence}`)).toEqual([
      'NAME CERTAIN',
      'PHONE CERTAIN',
    ]);
    await act(t, office, id, 'publish', { summary: SUMMARY, confirmation });
    expect((await published(code).expect(200)).body.answer.finding).toBe(
      'Rác tồn đọng như [họ tên] đã báo từ số [số điện thoại] ngày 07/4/2026.',
    );
  });

  it('is checked by the office and the desk, and nobody else', async () => {
    const { id } = await answered();
    await post(clerk, id, 'publication-check', { summary: SUMMARY }).expect(200);
    await post(officer, id, 'publication-check', { summary: SUMMARY }).expect(403);
    await post(head, id, 'publication-check', { summary: SUMMARY }).expect(403);
    const elsewhere = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: 'SYT' }]);
    await post(elsewhere, id, 'publication-check', { summary: SUMMARY }).expect(404);
  });

  it('says what people would be dissatisfied with', async () => {
    const { id } = await answered();
    expect((await check(id)).warnings.map(({ code }) => code)).toEqual([
      'EVIDENCE_MISSING',
      'CONTACT_MISSING',
    ]);
  });

  it('needs an approved answer', async () => {
    const { id } = await submit(t);
    const answer = await post(office, id, 'publication-check', { summary: SUMMARY }).expect(409);
    expect(answer.body.code).toBe('NOTHING_TO_PUBLISH');
  });

  it('never happens to a complaint or denunciation', async () => {
    const { id } = await submit(t, { class: 'TO_CAO', title: 'Tố cáo cán bộ nhận tiền' });
    await act(t, clerk, id, 'receive');
    const before = await post(office, id, 'publication-check', { summary: SUMMARY }).expect(409);
    expect(before.body.code).toBe('MUST_BE_DIVERTED');
    await act(t, clerk, id, 'divert', {
      body: 'Thanh tra thành phố',
      guidance: 'Hướng dẫn gửi đơn tố cáo đến Thanh tra thành phố.',
    });
    const after = await post(office, id, 'publication-check', { summary: SUMMARY }).expect(409);
    expect(after.body.code).toBe('MUST_BE_DIVERTED');
    await post(office, id, 'publish', { summary: SUMMARY }).expect(409);
  });

  it('is withdrawn when the petition is reopened, and stands again with the next answer', async () => {
    const { id, code } = await answered();
    await act(t, office, id, 'publish', { summary: SUMMARY });
    await act(t, clerk, id, 'reopen', { reason: 'Rác lại tồn đọng sau một tuần' });
    expect((await published(code)).status).toBe(404);
    expect(await codes(`q=${code}`)).toEqual([]);
    await act(t, clerk, id, 'assign', { unitCode: TRAN_BIEN });
    await act(t, officer, id, 'accept');
    await act(t, officer, id, 'propose-answer', goodAnswer());
    await act(t, head, id, 'approve-answer');
    await act(t, office, id, 'publish', { summary: `${SUMMARY} Lần hai.` });
    expect((await published(code).expect(200)).body.summary).toBe(`${SUMMARY} Lần hai.`);
    const rows = await t.database.rows<{ cycle: number; withdrawn: boolean }>(
      `select cycle, withdrawn_at is not null as withdrawn from publication
       where petition_id = $1 order by cycle`,
      [id],
    );
    expect(rows).toEqual([
      { cycle: 1, withdrawn: true },
      { cycle: 2, withdrawn: false },
    ]);
  });

  it('cannot be changed behind the public’s back', async () => {
    const { id } = await answered();
    await act(t, office, id, 'publish', { summary: SUMMARY });
    const refused = { code: '23001' };
    for (const statement of [
      `update publication set summary = 'khác' where petition_id = '${id}'`,
      `update publication set withdrawn_at = now(), title = 'khác' where petition_id = '${id}'`,
      `delete from publication where petition_id = '${id}'`,
      `truncate publication`,
    ]) {
      await expect(t.database.rows(statement)).rejects.toMatchObject(refused);
    }
  });
});

describe('the public list', () => {
  let t: TestApp;
  const all: string[] = [];
  beforeAll(async () => {
    t = await startTestApp();
    const officer = await signIn(t, [{ role: 'UNIT_OFFICER' }, { role: 'UNIT_HEAD' }]);
    const office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    const places = ['26041', '26041', '25993', '25993', '26041'];
    for (const [i, communeCode] of places.entries()) {
      // The last two at the same instant: the id decides between them.
      t.clock.set(new Date(`2026-04-0${Math.min(i, 3) + 6}T02:00:00Z`));
      const field = i % 2 === 0 ? 'RAC_THAI' : 'CHIEU_SANG';
      const title = i === 3 ? 'Đèn đường tắt hai tuần' : 'Rác thải tồn đọng';
      const { id, code } = await submit(t, { field, title, location: { communeCode } });
      await act(t, officer, id, 'accept');
      await act(t, officer, id, 'propose-answer', goodAnswer());
      await act(t, officer, id, 'approve-answer');
      await act(t, office, id, 'publish', { summary: SUMMARY });
      all.unshift(code);
    }
  });
  afterAll(() => t.close());

  const list = async (query: string): Promise<{ codes: string[]; nextCursor: string | null }> => {
    const answer = await t.http.get(`/api/v1/publications?${query}`);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    const { items, nextCursor } = answer.body as {
      items: { code: string }[];
      nextCursor: string | null;
    };
    return { codes: items.map(({ code }) => code), nextCursor };
  };

  it('is read page by page, the newest first, without gap or double', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.codes);
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(all);
  });

  it('narrows by class, field, commune, unit, time and words', async () => {
    const [fifth, fourth, third, second, first] = all;
    expect((await list('class=HIEN_TRUONG')).codes).toEqual(all);
    expect((await list('class=KHAC')).codes).toEqual([]);
    expect((await list('field=CHIEU_SANG')).codes).toEqual([fourth, second]);
    expect((await list('communeCode=25993')).codes).toEqual([fourth, third]);
    expect((await list('unitCode=26041')).codes).toEqual([fifth, second, first]);
    expect((await list('q=den duong tat')).codes).toEqual([fourth]);
    expect((await list('q=%25%25')).codes).toEqual([]);
    expect((await list(`q=${third}`)).codes).toEqual([third]);
    expect((await list('from=2026-04-07T00:00:00Z&to=2026-04-09T00:00:00Z')).codes).toEqual([
      third,
      second,
    ]);
  });

  it('refuses what is no filter', async () => {
    const bad = ['unitCode=KHONG_CO', 'communeCode=1', 'cursor=x', 'class=X', 'phone=1', 'limit=0'];
    const statuses = await Promise.all(
      bad.map(async (query) => (await t.http.get(`/api/v1/publications?${query}`)).status),
    );
    expect(statuses).toEqual([422, 400, 400, 400, 400, 400]);
  });

  it('shows nothing of the sender, the place or the papers', async () => {
    const answer = await t.http.get('/api/v1/publications');
    const one = await t.http.get(`/api/v1/publications/${all[0]}`);
    const texts = withoutChance([answer.body, one.body]);
    expect(texts).not.toMatch(/Hạnh|0912|Phan Trung|latitude|address|evidence|petitionId|content"/);
  });
});
