import type { NoticeListResponse, NoticeResponse } from '../../src/notices/dto/notice.response';
import type { RegisterResponse } from '../../src/notices/dto/register.response';
import { startTestApp, type TestApp } from '../support/app';
import {
  actOn,
  docxWords,
  download,
  issueTo,
  pdfWords,
  send,
  SIGNER,
  squeezed,
} from '../support/notices';
import { draftCollective, issueCollective, onlyLetter } from '../support/notices-collective';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';

const [BINH_PHUOC, DONG_XOAI] = ['25195', '25210'];
const AN_OFFICIAL = 'Cán bộ Trần Mẫu tại bộ phận một cửa gây khó dễ';
const WITHHELD = 'Về hành vi của cán bộ, công chức: xem nội dung trên hệ thống';

/**
 * One letter from its draft to the answers: to a department and three wards, of which one was written to before and
 * one answers before the issue. Each test is the next thing that happens.
 */
describe('one letter to many units', () => {
  let t: TestApp;
  let office: Person;
  let head: Person;
  let officer: Person;
  let neighbour: Person;
  let third: Person;
  let own: Receipt[];
  let late: Receipt;
  let answered: Receipt;
  let id: string;
  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    neighbour = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: BINH_PHUOC }]);
    third = await signIn(t, [
      { role: 'UNIT_HEAD', unitCode: DONG_XOAI },
      { role: 'UNIT_OFFICER', unitCode: DONG_XOAI },
    ]);
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    // Monday 6/4: to be answered by Monday 20/4.
    own = [await submit(t), await submit(t, { title: 'Đèn đường hỏng' })];
    late = await submit(t, { location: { communeCode: BINH_PHUOC } });
    answered = await submit(t, { location: { communeCode: DONG_XOAI } });
    const misdirected = await submit(t, { location: { communeCode: DONG_XOAI } });
    await act(t, third, misdirected.id, 'return', { reason: 'Do Sở Xây dựng quản lý' });
    await act(t, clerk, misdirected.id, 'assign', { unitCode: 'SXD' });
    const rude = await submit(t, { class: 'HANH_VI_CBCC', field: null, title: AN_OFFICIAL });
    await act(t, clerk, rude.id, 'receive');
    await act(t, clerk, rude.id, 'assign', { unitCode: TRAN_BIEN });
    at('2026-04-21T02:00:00Z');
    await issueTo(t, office, BINH_PHUOC);
    at('2026-04-22T02:00:00Z');
  });
  afterAll(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));
  const get = (who: Person, path: string) => t.http.get(`/api/v1${path}`).set(...who.auth);
  const see = async (who: Person, noticeId = id) =>
    (await get(who, `/notices/${noticeId}`).expect(200)).body as NoticeResponse;
  const listed = async (who: Person, path: string) =>
    ((await get(who, path).expect(200)).body as NoticeListResponse).items.map((each) => each.id);
  const answer = async (petitionId: string, who: Person) => {
    await act(t, who, petitionId, 'accept');
    await act(t, who, petitionId, 'propose-answer', goodAnswer());
    await act(t, who, petitionId, 'approve-answer');
  };

  it('is one draft, with departments before wards and what is late with each', async () => {
    const drafted = await draftCollective(t, office);
    id = onlyLetter(drafted);
    expect([...drafted.values()].map((unit) => [unit.unitCode, unit.petitionCount])).toEqual([
      [BINH_PHUOC, 1],
      [DONG_XOAI, 1],
      [TRAN_BIEN, 3],
      ['SXD', 1],
    ]);
    const draft = await see(office);
    expect(draft).toMatchObject({
      kind: 'COLLECTIVE',
      state: 'DRAFTED',
      unitCode: 'VPUB',
      petitionCount: 6,
      addresseeCount: 4,
      round: null,
      allowedActions: ['revise', 'approve', 'cancel'],
    });
    expect(draft.addressees.map((unit) => [unit.unitCode, unit.petitionCount])).toEqual([
      ['SXD', 1],
      [BINH_PHUOC, 1],
      [DONG_XOAI, 1],
      [TRAN_BIEN, 3],
    ]);
    expect(draft.items.map((item) => item.unitCode)).toEqual([
      'SXD',
      BINH_PHUOC,
      DONG_XOAI,
      TRAN_BIEN,
      TRAN_BIEN,
      TRAN_BIEN,
    ]);
    const words = await docxWords((await download(t, office, id, 'docx')).body as Buffer);
    expect(words).toContain('DỰ THẢO');
    expect(words).toContain('- Sở Xây dựng; - Ủy ban nhân dân phường Bình Phước;');
    for (const who of [head, neighbour]) await get(who, `/notices/${id}`).expect(404);
  });

  it('is revised and approved as any letter', async () => {
    await actOn(t, office, id, 'revise', { addition: 'Đề nghị người đứng đầu trực tiếp chỉ đạo' });
    await actOn(t, office, id, 'approve');
    expect((await draftCollective(t, office)).get(TRAN_BIEN)).toMatchObject({
      id,
      state: 'APPROVED',
      outcome: 'LEFT',
    });
  });

  it('loses at its issue what was answered, and the unit that owes nothing any more', async () => {
    await answer(answered.id, third);
    await act(t, officer, own[0]!.id, 'accept');
    await act(t, officer, own[0]!.id, 'propose-answer', goodAnswer());
    await act(t, head, own[0]!.id, 'approve-answer');
    const issued = await actOn(t, office, id, 'issue', SIGNER);
    expect(issued).toMatchObject({
      state: 'ISSUED',
      numberText: '02/VP-KSTT',
      petitionCount: 4,
      addresseeCount: 3,
      acknowledgedCount: 0,
      acknowledgeBy: '2026-04-24',
    });
    const units = issued.addressees.map((unit) => [
      unit.unitCode,
      unit.round,
      unit.petitionCount,
      unit.droppedAt !== null,
    ]);
    expect(units).toEqual([
      ['SXD', 1, 1, false],
      [BINH_PHUOC, 2, 1, false],
      [TRAN_BIEN, 1, 2, false],
      [DONG_XOAI, null, 0, true],
    ]);
  });

  it('says in both files to whom it goes, each one’s round, and what each owes', async () => {
    const said = [
      'Số: 02/VP-KSTT',
      'V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn',
      '- Sở Xây dựng;',
      '- Ủy ban nhân dân phường Bình Phước;',
      '- Ủy ban nhân dân phường Trấn Biên.',
      'các cơ quan, đơn vị, địa phương còn 04 phản ánh, kiến nghị chậm, quá hạn xử lý',
      'Trong số cơ quan, đơn vị, địa phương nhận văn bản này, 01 nơi đã được đôn đốc trước đó; lần đôn ' +
        'đốc và tình hình thực hiện văn bản gần nhất của từng nơi nêu tại Phụ lục I.',
      'Đề nghị người đứng đầu trực tiếp chỉ đạo.',
      '01 Sở Xây dựng 01 01 II',
      '02 Ủy ban nhân dân phường Bình Phước 01 02 01/VP-KSTT, 21/04/2026: còn 01/01 III',
      '03 Ủy ban nhân dân phường Trấn Biên 02 01 IV',
      'CỦA ỦY BAN NHÂN DÂN PHƯỜNG TRẤN BIÊN',
      'Đèn đường hỏng',
      // What a citizen says of an official is read by that one's unit alone.
      WITHHELD,
    ];
    const docx = squeezed(await docxWords((await download(t, office, id, 'docx')).body as Buffer));
    const pdf = squeezed(pdfWords((await download(t, office, id, 'pdf')).body as Buffer));
    for (const text of said) {
      expect(docx).toContain(squeezed(text));
      expect(pdf).toContain(squeezed(text));
    }
    for (const text of ['(lần 1)', 'phường Đồng Xoài', 'Trần Mẫu', answered.code, own[0]!.code]) {
      expect(docx).not.toContain(squeezed(text));
      expect(pdf).not.toContain(squeezed(text));
    }
  });

  it('shows a unit its own part, and the letter as it was sent to all', async () => {
    const seen = await see(head);
    expect(seen).toMatchObject({
      unitCode: TRAN_BIEN,
      state: 'ISSUED',
      round: 1,
      petitionCount: 2,
      openCount: 2,
      addresseeCount: 1,
      allowedActions: ['acknowledge', 'answer'],
      earlierLetters: [],
    });
    expect(seen.items.map((item) => [item.unitCode, item.summary])).toEqual([
      [TRAN_BIEN, 'Đèn đường hỏng'],
      [TRAN_BIEN, WITHHELD],
    ]);
    expect(seen.addressees.map((unit) => unit.unitCode)).toEqual([TRAN_BIEN]);
    expect(await see(neighbour)).toMatchObject({
      round: 2,
      earlierLetters: [{ numberText: '01/VP-KSTT', listed: 1, answered: 0, open: 1 }],
    });
    expect(await listed(head, `/units/${TRAN_BIEN}/notices`)).toEqual([id]);
    // The file is what was sent, to each the same.
    const [mine, theirs] = [
      await download(t, head, id, 'pdf'),
      await download(t, office, id, 'pdf'),
    ];
    expect(mine.headers.etag).toBe(theirs.headers.etag);
    // Whoever dropped out never got it.
    await get(third, `/notices/${id}`).expect(404);
    expect(await listed(third, `/units/${DONG_XOAI}/notices`)).toEqual([]);
    await send(t, third, id, 'acknowledge').expect(404);
  });

  it('is a reminder of each petition it lists', async () => {
    const { body } = await get(head, `/units/${TRAN_BIEN}/late`).expect(200);
    expect(body.items.map((item: { timesReminded: number }) => item.timesReminded)).toEqual([1, 1]);
    const overdue = await get(office, `/supervision/overdue?unitCode=${BINH_PHUOC}`).expect(200);
    expect(overdue.body.items[0]).toMatchObject({ code: late.code, timesReminded: 2 });
  });

  it('is acknowledged by each for itself, and can then not be cancelled', async () => {
    // Without a body, as ever.
    const read = await t.http.post(`/api/v1/notices/${id}/acknowledge`).set(...neighbour.auth);
    expect(read.status).toBe(200);
    expect(read.body).toMatchObject({ state: 'ACKNOWLEDGED', allowedActions: ['answer'] });
    await send(t, neighbour, id, 'acknowledge').expect(409);
    expect(await see(office)).toMatchObject({
      state: 'ISSUED',
      acknowledgedAt: null,
      acknowledgedCount: 1,
      allowedActions: [],
    });
    const refused = await send(t, office, id, 'cancel', { reason: 'Sai nơi nhận' }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'NOTICE_ACKNOWLEDGED',
      details: { acknowledged: 1 },
    });
    await send(t, office, id, 'acknowledge').expect(403);
    expect((await see(head)).state).toBe('ISSUED');
    expect(await listed(neighbour, '/notices?state=ACKNOWLEDGED')).toEqual([id]);
    expect(await listed(head, '/notices?state=ACKNOWLEDGED')).toEqual([]);
    expect(await listed(office, '/notices?state=ISSUED&kind=COLLECTIVE')).toEqual([id]);
  });

  it('shows the office who has not acknowledged it in time', async () => {
    // Two working days after Wednesday 22/4 end with Friday 24/4.
    const late = async () =>
      (await see(office)).addressees.filter((unit) => unit.unacknowledged).map((u) => u.unitCode);
    const unacknowledged = (unitCode: string) =>
      listed(office, `/notices?unacknowledged=true&kind=COLLECTIVE&unitCode=${unitCode}`);
    at('2026-04-24T16:59:59Z');
    expect(await late()).toEqual([]);
    expect(await unacknowledged(TRAN_BIEN)).toEqual([]);
    at('2026-04-24T17:00:00Z');
    expect(await late()).toEqual(['SXD', TRAN_BIEN]);
    expect(await unacknowledged(TRAN_BIEN)).toEqual([id]);
    expect(await unacknowledged(BINH_PHUOC)).toEqual([]);
    expect(await listed(office, '/notices?unacknowledged=true&kind=COLLECTIVE')).toEqual([id]);
    expect(await listed(neighbour, '/notices?unacknowledged=true')).not.toContain(id);
  });

  it('is answered by each for itself, about its own petitions', async () => {
    const cause = 'Chờ bố trí kinh phí';
    const unlisted = { cause, petitions: [{ petitionId: late.id }] };
    const refused = await send(t, officer, id, 'answer', unlisted).expect(422);
    expect(refused.body.code).toBe('NOTICE_PETITION_NOT_LISTED');
    const said = await actOn(t, officer, id, 'answer', {
      cause,
      promisedOn: '2026-04-28',
      replyNumber: '112/UBND-VP',
    });
    expect(said).toMatchObject({ state: 'ANSWERED', replies: [{ unitCode: TRAN_BIEN, cause }] });
    expect((await see(neighbour)).replies).toEqual([]);
    const seen = await see(office);
    expect(seen).toMatchObject({ state: 'ISSUED', answeredCount: 1, acknowledgedCount: 2 });
    expect(seen.items.filter((i) => !i.droppedAt).map((item) => item.reasonGiven)).toEqual([
      null,
      null,
      cause,
      cause,
    ]);
  });

  it('is followed up unit by unit', async () => {
    // The promised Tuesday 28/4 ends at 17:00 UTC.
    at('2026-04-28T16:59:59Z');
    expect(await listed(office, '/notices?promiseBroken=true')).toEqual([]);
    at('2026-04-28T17:00:00Z');
    expect(await listed(office, '/notices?promiseBroken=true')).toEqual([id]);
    expect(await listed(neighbour, '/notices?promiseBroken=true')).toEqual([]);
    expect((await see(office)).addressees.map((unit) => unit.brokenPromises)).toEqual([0, 0, 2, 0]);
    expect((await see(neighbour)).brokenPromises).toBe(0);
  });

  it('is acknowledged by whoever acts for several once they say for which', async () => {
    const both = await signIn(t, [
      { role: 'UNIT_OFFICER', unitCode: 'SXD' },
      { role: 'UNIT_OFFICER', unitCode: BINH_PHUOC },
    ]);
    expect(await see(both)).toMatchObject({ addresseeCount: 2, state: 'ISSUED', unitCode: 'VPUB' });
    const which = await send(t, both, id, 'acknowledge').expect(422);
    expect(which.body).toMatchObject({
      code: 'NOTICE_UNIT_REQUIRED',
      details: { unitCodes: ['SXD', BINH_PHUOC] },
    });
    await send(t, both, id, 'acknowledge', { unitCode: TRAN_BIEN }).expect(403);
    await send(t, both, id, 'acknowledge', { unitCode: 'NOWHERE' }).expect(422);
    await send(t, both, id, 'answer', { unitCode: 'SXD', cause: 'Đang kiểm tra' }).expect(200);
    expect(await see(office)).toMatchObject({
      state: 'ACKNOWLEDGED',
      acknowledgedAt: '2026-04-28T17:00:00.000Z',
      answeredCount: 2,
    });
    await actOn(t, neighbour, id, 'answer', { cause: 'Đang xử lý dứt điểm' });
    expect(await see(office)).toMatchObject({ state: 'ANSWERED', answeredCount: 3 });
  });

  it('is one line of the register under one number', async () => {
    const { items } = (await get(office, '/notices/register').expect(200)).body as RegisterResponse;
    expect(items).toHaveLength(2);
    expect(items[1]).toMatchObject({
      numberText: '02/VP-KSTT',
      subject: 'Công văn V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn',
      recipients: [
        'Sở Xây dựng',
        'Ủy ban nhân dân phường Bình Phước',
        'Ủy ban nhân dân phường Trấn Biên',
      ],
      copies: 6,
      receivedBy: [
        'Sở Xây dựng (29/04/2026)',
        'Ủy ban nhân dân phường Bình Phước (22/04/2026)',
        'Ủy ban nhân dân phường Trấn Biên (25/04/2026)',
      ],
      note: 'Trả lời: 112/UBND-VP',
    });
  });

  it('goes on in each unit’s series, and counts for the chairman’s list', async () => {
    at('2026-05-04T02:00:00Z');
    const { addressees } = await issueCollective(t, office);
    expect(addressees.map((unit) => [unit.unitCode, unit.round])).toEqual([
      ['SXD', 2],
      [BINH_PHUOC, 3],
      [TRAN_BIEN, 2],
    ]);
    at('2026-05-05T02:00:00Z');
    const next = await issueTo(t, office, TRAN_BIEN);
    expect(next).toMatchObject({
      round: 3,
      earlierLetters: [
        { numberText: '02/VP-KSTT', listed: 2, open: 2 },
        { numberText: '03/VP-KSTT', listed: 2, open: 2 },
      ],
    });
    expect(next.items.map((item) => item.timesReminded)).toEqual([2, 2]);
    // Nothing is ten working days overdue by now; three reminders make it grave.
    const list = await t.http.post('/api/v1/notices/draft-chairman-list').set(...office.auth);
    const grave = await see(office, list.body.notice.id);
    expect(grave.items.map((item) => [item.unitCode, item.timesReminded]).toSorted()).toEqual([
      [BINH_PHUOC, 3],
      [TRAN_BIEN, 3],
      [TRAN_BIEN, 3],
    ]);
  });

  it('is kept as it was issued: whom it went to, and in which round', async () => {
    for (const change of [
      `update notice_addressee set round = 9 where notice_id = '${id}'`,
      `update notice_addressee set position = position + 1 where notice_id = '${id}'`,
      `update notice_addressee set dropped_at = now() where notice_id = '${id}'`,
      `update notice_addressee set reserved = true where notice_id = '${id}'`,
      `delete from notice_addressee where notice_id = '${id}'`,
      `insert into notice_addressee (notice_id, unit_id, position, reserved, version)
       select '${id}', id, 9, false, 1 from unit where code = 'SYT'`,
    ]) {
      await expect(t.database.rows(change)).rejects.toThrow(
        'whom an issued letter went to is kept',
      );
    }
  });
});
