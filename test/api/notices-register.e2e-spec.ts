import type { RegisterResponse } from '../../src/notices/dto/register.response';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, issueTo } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { submit, TRAN_BIEN } from '../support/petitions';
import { workbookCells } from '../support/workbook';

const UBND = 'Ủy ban nhân dân phường Trấn Biên';

describe('the register of outgoing documents', () => {
  let t: TestApp;
  let office: Person;
  let head: Person;
  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    await submit(t);
    at('2026-04-21T02:00:00Z');
    const first = await issueTo(t, office, TRAN_BIEN);
    // Acknowledged on Wednesday at 00:30 in the province, when UTC still has Tuesday.
    at('2026-04-21T17:30:00Z');
    await actOn(t, head, first.id, 'acknowledge');
    await actOn(t, head, first.id, 'answer', { cause: 'Đang xử lý', replyNumber: '112/UBND-VP' });
    at('2026-04-22T02:00:00Z');
    const second = await issueTo(t, office, TRAN_BIEN);
    await actOn(t, office, second.id, 'cancel', { reason: 'Sai nơi nhận' });
    const letterhead = await t.http.get('/api/v1/settings/letterhead').set(...office.auth);
    await put({ ...letterhead.body, symbol: 'UBND-KSTT' });
    await issueTo(t, office, TRAN_BIEN);
    await put(letterhead.body);
    at('2026-04-23T02:00:00Z');
    await issueTo(t, office, TRAN_BIEN);
    at('2027-01-04T02:00:00Z');
    await issueTo(t, office, TRAN_BIEN);
  });
  afterAll(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));
  const put = (body: object) =>
    t.http
      .put('/api/v1/settings/letterhead')
      .set(...office.auth)
      .send(body)
      .expect(200);
  const register = async (query: string) =>
    (
      await t.http
        .get(`/api/v1/notices/register${query}`)
        .set(...office.auth)
        .expect(200)
    ).body as RegisterResponse;

  it('has its ten columns, and keeps the number of a cancelled letter', async () => {
    const { items } = await register('?year=2026&symbol=VP-KSTT');
    expect(items).toEqual([
      {
        noticeId: expect.any(String),
        numberText: '01/VP-KSTT',
        issuedOn: '2026-04-21',
        subject: 'Công văn V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn (lần 1)',
        signer: 'Nguyễn Thị Mẫu',
        recipients: [UBND],
        keptBy: 'VT, KSTT',
        // The ward, the chairmen, the chief of the office, and the kept one.
        copies: 4,
        sentOn: '2026-04-21',
        receivedBy: [`${UBND} (22/04/2026)`],
        note: 'Trả lời: 112/UBND-VP',
        state: 'ANSWERED',
      },
      {
        noticeId: expect.any(String),
        numberText: '02/VP-KSTT',
        issuedOn: '2026-04-22',
        subject: 'Công văn V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn (lần 2)',
        signer: 'Nguyễn Thị Mẫu',
        recipients: [UBND],
        keptBy: 'VT, KSTT',
        copies: 4,
        sentOn: '2026-04-22',
        receivedBy: [],
        note: 'Đã hủy: Sai nơi nhận',
        state: 'CANCELLED',
      },
      expect.objectContaining({
        numberText: '03/VP-KSTT',
        subject: 'Công văn V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn (lần 3)',
      }),
    ]);
  });

  it('leaves as a workbook with the ten columns of the decree', async () => {
    const answer = await t.http
      .get('/api/v1/notices/register.xlsx?year=2026&symbol=VP-KSTT')
      .set(...office.auth)
      .responseType('blob')
      .expect(200);
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="so-van-ban-di-2026.xlsx"',
    );
    const [heads, ...lines] = await workbookCells(answer.body as Buffer, 10);
    expect(heads).toEqual([
      'Số, ký hiệu văn bản',
      'Ngày, tháng văn bản',
      'Tên loại và trích yếu nội dung',
      'Người ký',
      'Nơi nhận văn bản',
      'Đơn vị, người nhận bản lưu',
      'Số lượng bản',
      'Ngày chuyển',
      'Ký nhận',
      'Ghi chú',
    ]);
    // A spreadsheet counts 46,023 for 1/1/2026; 22/4 is day 112 of the year.
    expect(lines[1]).toEqual([
      '02/VP-KSTT',
      46134,
      'Công văn V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn (lần 2)',
      'Nguyễn Thị Mẫu',
      UBND,
      'VT, KSTT',
      4,
      46134,
      null,
      'Đã hủy: Sai nơi nhận',
    ]);
    expect(lines.map(([number]) => number)).toEqual(['01/VP-KSTT', '02/VP-KSTT', '03/VP-KSTT']);
  });

  it('is of this year unless another is named, and pages through all symbols', async () => {
    expect((await register('')).items.map((line) => line.numberText)).toEqual(['01/VP-KSTT']);
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: RegisterResponse = await register(
        `?year=2026&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
      );
      found.push(...page.items.map((line) => line.numberText));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(['01/UBND-KSTT', '01/VP-KSTT', '02/VP-KSTT', '03/VP-KSTT']);
    expect((await register('?year=2025')).items).toEqual([]);
  });

  it('is the office’s, and refuses a year there is not', async () => {
    const get = (who: Person, query = '') =>
      t.http.get(`/api/v1/notices/register${query}`).set(...who.auth);
    await get(head).expect(403);
    await get(office, '?year=26').expect(400);
    await get(office, '?cursor=abc').expect(400);
  });
});
