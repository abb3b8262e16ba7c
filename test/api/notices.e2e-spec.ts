import type { NoticeResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
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
import { aboutARule, act, DESK, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';

describe('a reminder letter from its draft to its paper', () => {
  let t: TestApp;
  let office: Person;
  let officer: Person;
  let head: Person;
  const codes: Record<'answered' | 'untouched' | 'newer' | 'desk', { id: string; code: string }> =
    {} as never;
  let noticeId: string;
  let issued: NoticeResponse;

  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    // Monday 6/4, 8:00. In 10 working days: 7–10 (4), 13–17 (9), 20/4. To be accepted by 8/4.
    codes.answered = await submit(t);
    codes.untouched = await submit(t, { title: 'Đèn đường hỏng, gọi 0987 654 321' });
    // A rule's 15 days run to 28/4, but the desk was to receive it by 8/4.
    codes.desk = await submit(t, aboutARule());
    await act(t, officer, codes.answered.id, 'accept');
    // Wednesday 8/4: 9, 10 (2), 13–17 (7), 20, 21, 22/4.
    t.clock.set(new Date('2026-04-08T02:00:00Z'));
    codes.newer = await submit(t, { title: 'Cống thoát nước bị nghẽn' });
  });
  afterAll(() => t.close());

  it('drafts nothing while nothing is late', async () => {
    t.clock.set(new Date(MONDAY));
    expect([...(await draft(t, office)).values()]).toEqual([]);
  });

  it('lists on 21/4 what is overdue and what is late by a step, per unit', async () => {
    t.clock.set(new Date('2026-04-21T01:00:00Z'));
    const drafts = await draft(t, office);
    expect([...drafts.keys()]).toEqual([TRAN_BIEN, DESK]);
    expect(drafts.get(TRAN_BIEN)).toMatchObject({
      state: 'DRAFTED',
      petitionCount: 3,
      outcome: 'CREATED',
    });
    noticeId = drafts.get(TRAN_BIEN)!.id;
    const answer = await t.http.get(`/api/v1/notices/${noticeId}`).set(...office.auth);
    expect(answer.headers.etag).toBe('"1"');
    const notice = answer.body as NoticeResponse;
    expect(notice.allowedActions).toEqual(['revise', 'approve', 'cancel']);
    expect(
      notice.items.map((i) => [i.code, i.lateness, i.dueOn, i.workingDaysOverdue, i.stateLabel]),
    ).toEqual([
      [codes.answered.code, 'OVERDUE', '2026-04-20', 1, 'Đang xử lý'],
      [codes.untouched.code, 'OVERDUE', '2026-04-20', 1, 'Chờ đơn vị nhận'],
      [codes.newer.code, 'LATE_STEP', '2026-04-22', 0, 'Chậm nhận xử lý'],
    ]);
    expect(notice.items[1]).toMatchObject({
      submittedOn: '2026-04-06',
      assignedOn: '2026-04-06',
      fieldLabel: 'Rác thải',
      summary: 'Đèn đường hỏng, gọi […]',
      timesReminded: 0,
      petitionVersion: 3,
    });
  });

  it('knows what was late at an earlier instant, and refuses a later one', async () => {
    const asOf = '2026-04-20T23:59:59+07:00';
    const drafts = await draft(t, office, { asOf, unitCodes: [TRAN_BIEN] });
    expect(drafts.get(TRAN_BIEN)).toMatchObject({ id: noticeId, outcome: 'REDRAWN' });
    const { body } = await t.http.get(`/api/v1/notices/${noticeId}`).set(...office.auth);
    expect(body).toMatchObject({ version: 2, asOf: '2026-04-20T16:59:59.000Z' });
    // On the limit's last day none is overdue; the accepted one is not late at all.
    expect((body as NoticeResponse).items.map((i) => [i.code, i.lateness])).toEqual([
      [codes.untouched.code, 'LATE_STEP'],
      [codes.newer.code, 'LATE_STEP'],
    ]);
    await t.http
      .post('/api/v1/notices/draft')
      .set(...office.auth)
      .send({ asOf: '2026-04-21T08:00:01+07:00' })
      .expect(422)
      .expect(({ body }) => expect(body.code).toBe('NOTICE_AS_OF_IN_FUTURE'));
    expect((await draft(t, office)).get(TRAN_BIEN)).toMatchObject({ petitionCount: 3 });
  });

  it('prints a draft with blanks and the mark of a draft, and keeps nothing', async () => {
    const docx = await download(t, office, noticeId, 'docx').expect(200);
    expect(docx.headers['content-disposition']).toBe(
      `attachment; filename="du-thao-cong-van-don-doc-${TRAN_BIEN}.docx"`,
    );
    expect(docx.headers.etag).toBeUndefined();
    const words = await docxWords(docx.body as Buffer);
    expect(words).toContain('DỰ THẢO');
    expect(words).toMatch(/Số: +\/VP-KSTT/);
    expect(words).toContain(codes.answered.code);
    const pdf = await download(t, office, noticeId, 'pdf').expect(200);
    expect(squeezed(pdfWords(pdf.body as Buffer))).toContain('DỰTHẢO');
    expect(await t.database.rows('select from notice_document')).toEqual([]);
  });

  it('leaves an approved letter alone', async () => {
    const approved = await actOn(t, office, noticeId, 'approve');
    expect(approved).toMatchObject({
      state: 'APPROVED',
      allowedActions: ['revise', 'issue', 'cancel'],
    });
    expect((await draft(t, office)).get(TRAN_BIEN)).toMatchObject({
      id: noticeId,
      state: 'APPROVED',
      petitionCount: 3,
      outcome: 'LEFT',
    });
  });

  it('drops what was answered before the issue, and reads the rest again', async () => {
    t.clock.set(new Date('2026-04-22T03:00:00Z'));
    await act(t, officer, codes.answered.id, 'propose-answer', goodAnswer());
    await act(t, head, codes.answered.id, 'approve-answer');
    t.clock.set(new Date('2026-04-23T02:30:00Z'));
    issued = await actOn(t, office, noticeId, 'issue', SIGNER);
    expect(issued).toMatchObject({
      state: 'ISSUED',
      numberText: '01/VP-KSTT',
      year: 2026,
      round: 1,
      issuedOn: '2026-04-23',
      asOf: '2026-04-23T02:30:00.000Z',
      signerName: 'Nguyễn Thị Mẫu',
      petitionCount: 2,
      allowedActions: ['cancel'],
    });
    const byCode = new Map(issued.items.map((item) => [item.code, item]));
    expect(byCode.get(codes.answered.code)?.droppedAt).toBe('2026-04-23T02:30:00.000Z');
    // 21, 22, 23 April; the newer one's last day was 22/4.
    expect(byCode.get(codes.untouched.code)).toMatchObject({
      workingDaysOverdue: 3,
      droppedAt: null,
    });
    expect(byCode.get(codes.newer.code)).toMatchObject({
      lateness: 'OVERDUE',
      workingDaysOverdue: 1,
    });
  });

  const said = (): string[] => [
    'Số: 01/VP-KSTT',
    'Đồng Nai, ngày 23 tháng 4 năm 2026',
    'Kính gửi:',
    'Ủy ban nhân dân phường Trấn Biên',
    '(lần 1)',
    'tính đến 09 giờ 30 phút ngày 23 tháng 4 năm 2026',
    'còn 02 phản ánh, kiến nghị chậm, quá hạn xử lý',
    // All three were there before the 15th; the answered one came two days late.
    'Từ ngày 15 tháng 4 năm 2026 đến ngày 23 tháng 4 năm 2026: kỳ trước chuyển sang 03; tiếp nhận 0',
    'quá hạn chưa trả lời 02; chậm bước xử lý 0; trả lời quá hạn 01; tỷ lệ quá hạn 100,00% (03/03)',
    // Five working days after Thursday 23/4: 24, 28, 29 April, 4, 5 May; seven: 7 May.
    'trên hệ thống trước ngày 05 tháng 5 năm 2026',
    'trước ngày 07 tháng 5 năm 2026',
    'KT. CHÁNH VĂN PHÒNG',
    'Nguyễn Thị Mẫu',
    codes.untouched.code,
    codes.newer.code,
    'Đèn đường hỏng, gọi […]',
  ];
  const unsaid = (): string[] => [
    codes.answered.code,
    'DỰ THẢO',
    'Nguyễn Thị Hạnh',
    '0912',
    '0987',
    'Phan Trung',
  ];

  it('says it all in Word and names nobody', async () => {
    const { body, headers } = await download(t, office, noticeId, 'docx').expect(200);
    expect(headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(headers['content-disposition']).toBe(
      'attachment; filename="cong-van-don-doc-01-VP-KSTT-2026.docx"',
    );
    const words = squeezed(await docxWords(body as Buffer));
    for (const text of said()) expect(words).toContain(squeezed(text));
    for (const text of unsaid()) expect(words).not.toContain(squeezed(text));
  });

  it('says the same in the PDF, whose bytes never change', async () => {
    const first = await download(t, office, noticeId, 'pdf').expect(200);
    expect(first.headers['content-type']).toBe('application/pdf');
    const words = squeezed(pdfWords(first.body as Buffer));
    for (const text of said()) expect(words).toContain(squeezed(text));
    for (const text of unsaid()) expect(words).not.toContain(squeezed(text));
    // Neither a new letterhead nor another day changes what was issued.
    t.clock.set(new Date('2026-04-24T02:00:00Z'));
    const second = await download(t, head, noticeId, 'pdf').expect(200);
    expect(Buffer.compare(first.body as Buffer, second.body as Buffer)).toBe(0);
    expect(second.headers.etag).toBe(first.headers.etag);
    await download(t, head, noticeId, 'pdf').set('If-None-Match', first.headers.etag!).expect(304);
    const [kept] = await t.database.rows<{ documents: number }>(
      'select count(*) as documents from notice_document',
    );
    expect(kept).toEqual({ documents: 2 });
  });

  it('is acknowledged by the unit, once', async () => {
    const acknowledged = await actOn(t, officer, noticeId, 'acknowledge');
    expect(acknowledged).toMatchObject({
      state: 'ACKNOWLEDGED',
      acknowledgedAt: '2026-04-24T02:00:00.000Z',
      allowedActions: ['answer'],
    });
    const again = await send(t, officer, noticeId, 'acknowledge').expect(409);
    expect(again.body).toMatchObject({
      code: 'NOTICE_ACTION_NOT_POSSIBLE',
      details: { state: 'ACKNOWLEDGED', allowedActions: ['answer'] },
    });
    await send(t, office, noticeId, 'cancel', { reason: 'Gửi nhầm' }).expect(409);
  });

  it('counts in the next letter how often each petition was reminded of', async () => {
    t.clock.set(new Date('2026-04-28T02:00:00Z'));
    const second = await issueTo(t, office, TRAN_BIEN);
    expect(second).toMatchObject({ numberText: '02/VP-KSTT', round: 2 });
    // 21–24 April and, after the day off on the 27th, the 28th.
    expect(second.items.map((i) => [i.code, i.timesReminded, i.workingDaysOverdue])).toEqual([
      [codes.untouched.code, 1, 5],
      [codes.newer.code, 1, 3],
    ]);
    const { body } = await download(t, office, second.id, 'docx').expect(200);
    const words = await docxWords(body as Buffer);
    expect(words).toContain('(lần 2)');
    expect(words).toContain(
      'đã có Văn bản số 01/VP-KSTT ngày 23 tháng 4 năm 2026 (nêu 02 phản ánh, kiến nghị: đã trả lời 0, còn 02).',
    );
  });

  it('does not count a cancelled letter, whose number stays in the register', async () => {
    t.clock.set(new Date('2026-04-29T02:00:00Z'));
    const third = await issueTo(t, office, TRAN_BIEN);
    const cancelled = await actOn(t, office, third.id, 'cancel', { reason: 'Sai nơi nhận' });
    expect(cancelled).toMatchObject({ state: 'CANCELLED', numberText: '03/VP-KSTT' });
    const fourth = await issueTo(t, office, TRAN_BIEN);
    expect(fourth).toMatchObject({ numberText: '04/VP-KSTT', round: 3 });
    expect(fourth.items[0]?.timesReminded).toBe(2);
    // What was sent and taken back stays readable for the office, and is no longer the unit's.
    await download(t, office, third.id, 'docx').expect(200);
    await download(t, head, third.id, 'docx').expect(404);
  });

  it('has no paper when it was cancelled before its issue', async () => {
    const drafted = (await draft(t, office)).get(TRAN_BIEN)!;
    await actOn(t, office, drafted.id, 'cancel', { reason: 'Đơn vị đã báo cáo' });
    const answer = await t.http
      .get(`/api/v1/notices/${drafted.id}/document.pdf`)
      .set(...office.auth)
      .expect(409);
    expect(answer.body.code).toBe('NOTICE_HAS_NO_LETTER');
  });

  it('redraws a draft of which nothing is left to an empty one, and never issues it', async () => {
    const { id } = (await draft(t, office)).get(TRAN_BIEN)!;
    for (const { id: petitionId } of [codes.untouched, codes.newer]) {
      await act(t, officer, petitionId, 'accept');
      await act(t, officer, petitionId, 'propose-answer', goodAnswer());
      await act(t, head, petitionId, 'approve-answer');
    }
    expect((await draft(t, office)).get(TRAN_BIEN)).toMatchObject({
      id,
      petitionCount: 0,
      outcome: 'REDRAWN',
    });
    await actOn(t, office, id, 'approve');
    await send(t, office, id, 'issue', SIGNER).expect(409);
  });
});
