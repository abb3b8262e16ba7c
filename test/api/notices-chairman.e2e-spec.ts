import type { DraftChairmanListResponse } from '../../src/notices/dto/draft-notices.response';
import type { NoticeResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, type TestApp } from '../support/app';
import {
  actOn,
  docxWords,
  download,
  draft,
  issueTo,
  pdfWords,
  send,
  SIGNER,
  squeezed,
} from '../support/notices';
import { signIn, type Person } from '../support/people';
import {
  aboutARule,
  act,
  DESK,
  goodAnswer,
  submit,
  TRAN_BIEN,
  type Receipt,
} from '../support/petitions';

describe('the list for the chairman', () => {
  let t: TestApp;
  let office: Person;
  let officer: Person;
  let head: Person;
  let old: Receipt[];
  beforeEach(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    // Monday 6/4: due on Monday 20/4. Monday 13/4: due on Tuesday 28/4, over the day off on the 27th.
    old = [await submit(t), await submit(t, { location: { communeCode: '25195' } })];
    at('2026-04-13T01:00:00Z');
    await submit(t, { title: 'Cống thoát nước bị nghẽn' });
  });
  afterEach(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));
  const draftList = async () =>
    (
      (
        await t.http
          .post('/api/v1/notices/draft-chairman-list')
          .set(...office.auth)
          .expect(200)
      ).body as DraftChairmanListResponse
    ).notice;
  const see = async (id: string) =>
    (await t.http.get(`/api/v1/notices/${id}`).set(...office.auth)).body as NoticeResponse;

  it('begins with the tenth working day overdue', async () => {
    // After 20/4: 21–24 (4), 28, 29 (6), 4–7/5 (10).
    at('2026-05-06T16:59:59Z');
    expect(await draftList()).toBeNull();
    at('2026-05-06T17:00:00Z');
    const drafted = await draftList();
    expect(drafted).toMatchObject({ unitCode: 'VPUB', petitionCount: 2, outcome: 'CREATED' });
    const { items, kind } = await see(drafted!.id);
    expect(kind).toBe('CHAIRMAN_LIST');
    expect(items.map((item) => [item.code, item.workingDaysOverdue])).toEqual([
      [old[0]!.code, 10],
      [old[1]!.code, 10],
    ]);
    expect(await draftList()).toMatchObject({ id: drafted!.id, outcome: 'REDRAWN' });
    await actOn(t, office, drafted!.id, 'approve');
    expect(await draftList()).toMatchObject({ id: drafted!.id, outcome: 'LEFT' });
  });

  it('has what was reminded of three times, however few the days', async () => {
    for (const day of ['21', '22', '23']) {
      at(`2026-04-${day}T02:00:00Z`);
      expect(await draftList()).toBeNull();
      await issueTo(t, office, TRAN_BIEN);
    }
    // The newer one is not overdue yet, but its acceptance was late from 16/4 and reminded of as often.
    const drafted = await draftList();
    expect((await see(drafted!.id)).items.map((i) => [i.code, i.timesReminded])).toEqual([
      [old[0]!.code, 3],
      [expect.any(String), 3],
    ]);
  });

  it('is a letter of its own: by unit, with reasons and promised days, numbered in the register', async () => {
    at('2026-04-28T02:00:00Z');
    const reminder = await issueTo(t, office, TRAN_BIEN);
    await actOn(t, officer, reminder.id, 'answer', {
      cause: 'Chờ ý kiến của Sở Xây dựng',
      promisedOn: '2026-05-05',
    });
    at('2026-05-07T02:00:00Z');
    const { id } = (await draftList())!;
    // Beside it each unit's own letter stands as ever.
    expect((await draft(t, office)).get(TRAN_BIEN)).toMatchObject({ outcome: 'CREATED' });
    await actOn(t, office, id, 'approve');
    const issued = await actOn(t, office, id, 'issue', SIGNER);
    expect(issued).toMatchObject({ numberText: '02/VP-KSTT', round: null, petitionCount: 2 });
    const said = [
      'Số: 02/VP-KSTT',
      'V/v báo cáo phản ánh, kiến nghị quá hạn kéo dài',
      'Kính gửi: Chủ tịch Ủy ban nhân dân thành phố Đồng Nai',
      'còn 02 phản ánh, kiến nghị chưa trả lời quá hạn từ 10 ngày làm việc trở lên hoặc đã được đôn ' +
        'đốc từ 03 lần trở lên, tại 02 cơ quan, đơn vị, địa phương',
      'quá hạn từ 10 ngày làm việc trở lên 02; đã đôn đốc từ 03 lần trở lên 0; chưa nêu lý do 01; ' +
        'đã quá ngày đơn vị hẹn trả lời 01.',
      'xem xét, chỉ đạo./.',
      'I. Ủy ban nhân dân',
      'II. Ủy ban nhân dân phường Trấn Biên (01)',
      'Hẹn 05/05/2026 (đã quá): Chờ ý kiến của Sở Xây dựng',
      'Chưa nêu',
    ];
    const docx = squeezed(await docxWords((await download(t, office, id, 'docx')).body as Buffer));
    const pdf = squeezed(pdfWords((await download(t, office, id, 'pdf')).body as Buffer));
    for (const text of said) {
      expect(docx).toContain(squeezed(text));
      expect(pdf).toContain(squeezed(text));
    }
    const register = await t.http.get('/api/v1/notices/register').set(...office.auth);
    expect(register.body.items[1]).toMatchObject({
      numberText: '02/VP-KSTT',
      subject: 'Công văn V/v báo cáo phản ánh, kiến nghị quá hạn kéo dài',
      recipients: ['Chủ tịch Ủy ban nhân dân thành phố Đồng Nai'],
    });
    const lists = await t.http.get('/api/v1/notices?kind=CHAIRMAN_LIST').set(...office.auth);
    expect(lists.body.items.map((notice: { id: string }) => notice.id)).toEqual([id]);
  });

  it('reminds nobody: neither rounds nor times reminded count it, and units do not see it', async () => {
    // The office that lays the list before the chairman is late itself with one petition.
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const own = await submit(t, aboutARule());
    await act(t, clerk, own.id, 'receive');
    await act(t, clerk, own.id, 'assign', { unitCode: 'VPUB' });
    at('2026-05-06T02:00:00Z');
    await issueTo(t, office, 'VPUB');
    at('2026-05-07T02:00:00Z');
    const { id } = (await draftList())!;
    await actOn(t, office, id, 'approve');
    await actOn(t, office, id, 'issue', SIGNER);
    await t.http
      .get(`/api/v1/notices/${id}`)
      .set(...head.auth)
      .expect(404);
    const reminder = await issueTo(t, office, TRAN_BIEN);
    expect([reminder.round, reminder.items[0]?.timesReminded]).toEqual([1, 0]);
    expect(await issueTo(t, office, 'VPUB')).toMatchObject({
      round: 2,
      earlierLetters: [{ numberText: '01/VP-KSTT' }],
    });
    const overdue = await t.http.get('/api/v1/supervision/overdue').set(...office.auth);
    expect(overdue.body.items[0].timesReminded).toBe(1);
  });

  it('drops what was answered before its issue, and is not issued empty', async () => {
    at('2026-05-07T02:00:00Z');
    const { id } = (await draftList())!;
    await actOn(t, office, id, 'approve');
    await act(t, officer, old[0]!.id, 'accept');
    await act(t, officer, old[0]!.id, 'propose-answer', goodAnswer());
    await act(t, head, old[0]!.id, 'approve-answer');
    await t.database.rows(`update petition set open = false where id = '${old[1]!.id}'`);
    const empty = await send(t, office, id, 'issue', SIGNER).expect(409);
    expect(empty.body.code).toBe('NOTICE_EMPTY');
    await t.database.rows(`update petition set open = true where id = '${old[1]!.id}'`);
    const issued = await actOn(t, office, id, 'issue', SIGNER);
    expect(issued.items.map((item) => item.droppedAt !== null)).toEqual([true, false]);
  });
});
