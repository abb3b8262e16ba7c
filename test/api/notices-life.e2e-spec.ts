import type { NoticeListResponse, NoticeResponse } from '../../src/notices/dto/notice.response';
import type { UnitLateResponse } from '../../src/notices/dto/unit-late.response';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, docxWords, download, draft, issueTo, send, SIGNER } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { act, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';

let t: TestApp;
let office: Person;
let officer: Person;
let head: Person;
let petitions: Receipt[];
beforeEach(async () => {
  t = await startTestApp();
  office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
  officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
  head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
  // Monday 6/4; overdue from Tuesday 21/4.
  petitions = [await submit(t), await submit(t), await submit(t)];
  at('2026-04-21T02:00:00Z');
});
afterEach(() => t.close());

const at = (instant: string) => t.clock.set(new Date(instant));
const get = (who: Person, path: string) => t.http.get(`/api/v1${path}`).set(...who.auth);
const see = async (who: Person, id: string) =>
  (await get(who, `/notices/${id}`).expect(200)).body as NoticeResponse;
const wordsOf = async (id: string) =>
  docxWords((await download(t, office, id, 'docx').expect(200)).body as Buffer);
const listed = async (who: Person, query: string) =>
  ((await get(who, `/notices${query}`).expect(200)).body as NoticeListResponse).items;

describe('revising a letter', () => {
  let id: string;
  beforeEach(async () => {
    id = (await draft(t, office)).get(TRAN_BIEN)!.id;
  });

  const OWN = {
    subject: 'đôn đốc xử lý phản ánh về rác thải',
    wording: { request: 'Văn phòng yêu cầu', task: '', cause: '' },
    addition: 'Đề nghị Chủ tịch phường trực tiếp chỉ đạo',
    recipientsFoot: ['Như trên', 'Sở Nội vụ (để theo dõi)', 'Lưu: VT, KSTT'],
    signature: { authority: 'TL. CHÁNH VĂN PHÒNG', post: 'TRƯỞNG PHÒNG', name: 'Lê Văn Mẫu' },
    urgency: 'THUONG_KHAN',
    finishBeforeOn: '2026-05-08',
    reportBeforeOn: '2026-05-12',
  };

  it('changes wording, addressees, signature, urgency and dates of this letter alone', async () => {
    const revised = await actOn(t, office, id, 'revise', OWN);
    expect(revised).toMatchObject({ state: 'DRAFTED', version: 2, revision: OWN });
    await actOn(t, office, id, 'approve');
    const issued = await actOn(t, office, id, 'issue');
    expect(issued).toMatchObject({ signerName: 'Lê Văn Mẫu', signerPost: 'TRƯỞNG PHÒNG' });
    const words = await wordsOf(id);
    for (const said of [
      'V/v đôn đốc xử lý phản ánh về rác thải',
      'THƯỢNG KHẨN',
      'Văn phòng yêu cầu Ủy ban nhân dân phường Trấn Biên:',
      '1. Rà soát từng phản ánh, kiến nghị tại Phụ lục.',
      'trên hệ thống trước ngày 08 tháng 5 năm 2026.',
      'trước ngày 12 tháng 5 năm 2026.',
      'Đề nghị Chủ tịch phường trực tiếp chỉ đạo.',
      '- Sở Nội vụ (để theo dõi);',
      'TL. CHÁNH VĂN PHÒNG',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toContain('là nhiệm vụ do Chủ tịch');
    expect((await see(head, id)).revision).toBeNull();
  });

  it('takes the approval back, and what is null back to the letterhead', async () => {
    await actOn(t, office, id, 'revise', OWN);
    await actOn(t, office, id, 'approve');
    const again = await actOn(t, office, id, 'revise', { urgency: null, wording: null });
    expect(again).toMatchObject({
      state: 'DRAFTED',
      approvedAt: null,
      allowedActions: ['revise', 'approve', 'cancel'],
      revision: { ...OWN, urgency: null, wording: null },
    });
    await send(t, office, id, 'issue', SIGNER).expect(409);
  });

  it('stays when the draft is drawn again', async () => {
    await actOn(t, office, id, 'revise', { urgency: 'KHAN' });
    at('2026-04-22T02:00:00Z');
    expect((await draft(t, office)).get(TRAN_BIEN)).toMatchObject({ id, outcome: 'REDRAWN' });
    expect((await see(office, id)).revision).toMatchObject({ urgency: 'KHAN' });
  });

  it('loses nobody’s change, and is over once the letter is issued', async () => {
    const revise = (tag: string) =>
      send(t, office, id, 'revise', { urgency: 'KHAN' }).set('If-Match', tag);
    await revise('"1"').expect(200);
    await revise('"1"').expect(412);
    await send(t, head, id, 'revise', { urgency: 'KHAN' }).expect(403);
    await actOn(t, office, id, 'approve');
    await actOn(t, office, id, 'issue', SIGNER);
    const late = await send(t, office, id, 'revise', { urgency: null }).expect(409);
    expect(late.body.code).toBe('NOTICE_ACTION_NOT_POSSIBLE');
  });

  it('refuses nothing, what no letter could be printed with, and dates that are not ahead', async () => {
    const refused = async (input: object, status: number) =>
      (await send(t, office, id, 'revise', input).expect(status)).body.code;
    expect(await refused({}, 422)).toBe('NOTICE_REVISION_EMPTY');
    expect(await refused({ reportBeforeOn: '2026-04-21' }, 422)).toBe('NOTICE_DEADLINE_PASSED');
    await refused({ urgency: 'VERY' }, 400);
    await refused({ wording: { request: '' } }, 400);
    await refused({ wording: { greeting: 'Kính thưa' } }, 400);
    await refused({ signature: { post: 'TRƯỞNG PHÒNG' } }, 400);
    await refused({ number: 7 }, 400);
    // The date was ahead when it was chosen, and is not on the day of issue.
    await actOn(t, office, id, 'revise', { finishBeforeOn: '2026-04-23' });
    await actOn(t, office, id, 'approve');
    at('2026-04-23T02:00:00Z');
    const passed = await send(t, office, id, 'issue', SIGNER).expect(422);
    expect(passed.body).toMatchObject({
      code: 'NOTICE_DEADLINE_PASSED',
      details: { day: '2026-04-23' },
    });
    expect((await see(office, id)).number).toBeNull();
  });
});

describe('the unit’s answer to a letter', () => {
  let id: string;
  beforeEach(async () => {
    id = (await issueTo(t, office, TRAN_BIEN)).id;
  });

  const [ALL, ONE] = ['Thiếu người do sắp xếp lại bộ máy', 'Chờ ý kiến của Sở Xây dựng'];
  const answer = (input: object) => actOn(t, officer, id, 'answer', input);

  it('gives cause and day for all and for single petitions, and acknowledges the letter', async () => {
    const answered = await answer({
      cause: ALL,
      promisedOn: '2026-04-24',
      replyNumber: '112/UBND-VP',
      petitions: [
        { petitionId: petitions[1]!.id, cause: ONE, promisedOn: '2026-05-12' },
        { petitionId: petitions[2]!.id, cause: 'Đã xử lý, chờ duyệt' },
      ],
    });
    expect(answered).toMatchObject({
      state: 'ANSWERED',
      acknowledgedAt: '2026-04-21T02:00:00.000Z',
      answeredAt: '2026-04-21T02:00:00.000Z',
      openCount: 3,
      brokenPromises: 0,
      replies: [
        { unitCode: TRAN_BIEN, cause: ALL, promisedOn: '2026-04-24', replyNumber: '112/UBND-VP' },
      ],
    });
    expect(answered.items.map((item) => [item.reasonGiven, item.promisedOn])).toEqual([
      [ALL, '2026-04-24'],
      [ONE, '2026-05-12'],
      ['Đã xử lý, chờ duyệt', '2026-04-24'],
    ]);
  });

  it('may be given again: the last word counts, one on a petition before one on all', async () => {
    const { id: second } = petitions[1]!;
    await answer({ cause: ALL, petitions: [{ petitionId: second, cause: ONE }] });
    const again = await answer({ cause: 'Đã bố trí đủ người', promisedOn: '2026-04-29' });
    expect(again.replies).toHaveLength(2);
    expect(again.items.map((item) => [item.reasonGiven, item.promisedOn])).toEqual([
      ['Đã bố trí đủ người', '2026-04-29'],
      [ONE, null],
      ['Đã bố trí đủ người', '2026-04-29'],
    ]);
    await expect(t.database.rows('update notice_reply set cause = $1', ['…'])).rejects.toThrow(
      'append-only',
    );
  });

  it('is followed up when the promised day has passed and the petition is still open', async () => {
    await answer({
      cause: ALL,
      promisedOn: '2026-04-24',
      petitions: [{ petitionId: petitions[1]!.id, cause: ONE, promisedOn: '2026-05-12' }],
    });
    // The first is answered in time, the third is not.
    await act(t, officer, petitions[0]!.id, 'accept');
    await act(t, officer, petitions[0]!.id, 'propose-answer', goodAnswer());
    await act(t, head, petitions[0]!.id, 'approve-answer');
    // Friday 24/4 ends at 17:00 UTC.
    at('2026-04-24T16:59:59Z');
    expect(await see(office, id)).toMatchObject({ openCount: 2, brokenPromises: 0 });
    expect(await listed(office, '?promiseBroken=true')).toEqual([]);
    at('2026-04-24T17:00:00Z');
    const broken = await listed(office, '?promiseBroken=true');
    expect(broken).toMatchObject([{ id, openCount: 2, brokenPromises: 1 }]);
    expect(await listed(office, '?promiseBroken=false')).toEqual([]);
    const { items } = await see(office, id);
    expect(items.map((item) => [item.isOpen, item.promiseBroken])).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
    const late = (await get(head, `/units/${TRAN_BIEN}/late`).expect(200)).body as UnitLateResponse;
    expect(late.items.map((item) => [item.code, item.timesReminded, item.promiseBroken])).toEqual([
      [petitions[1]!.code, 1, false],
      [petitions[2]!.code, 1, true],
    ]);
    // The next letter says so.
    at('2026-04-28T02:00:00Z');
    const next = await issueTo(t, office, TRAN_BIEN);
    const words = await wordsOf(next.id);
    expect(words).toContain('Trong đó 01 phản ánh, kiến nghị đã quá ngày đơn vị hẹn trả lời.');
    expect(words).toContain(`Hẹn 12/05/2026: ${ONE}`);
    expect(words).toContain(`Hẹn 24/04/2026 (đã quá): ${ALL}`);
    // To the new letter nothing was said yet; what was said to the one before it is not lost.
    expect(next.items.map((item) => item.reasonGiven)).toEqual([null, null]);
  });

  it('is refused for what the letter does not list, for a day in the past, and from others', async () => {
    const { id: other } = await submit(t);
    const unlisted = { cause: ALL, petitions: [{ petitionId: other }] };
    const refused = async (who: Person, input: object, status: number) =>
      (await send(t, who, id, 'answer', input).expect(status)).body.code;
    expect(await refused(officer, unlisted, 422)).toBe('NOTICE_PETITION_NOT_LISTED');
    expect(await refused(officer, { cause: ALL, promisedOn: '2026-04-20' }, 422)).toBe(
      'NOTICE_PROMISE_PASSED',
    );
    await refused(officer, { promisedOn: '2026-05-08' }, 400);
    const { id: petitionId } = petitions[0]!;
    await refused(officer, { cause: ALL, petitions: [{ petitionId }, { petitionId }] }, 400);
    await refused(office, { cause: ALL }, 403);
    const stranger = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    await refused(stranger, { cause: ALL }, 404);
    expect((await see(office, id)).state).toBe('ISSUED');
  });
});

describe('who has not acknowledged', () => {
  it('is seen when the working days for it have passed', async () => {
    const { id, acknowledgeBy } = await issueTo(t, office, TRAN_BIEN);
    // Two working days after Tuesday 21/4.
    expect(acknowledgeBy).toBe('2026-04-23');
    const unacknowledged = async () =>
      (await listed(office, '?unacknowledged=true')).map((notice) => notice.id);
    at('2026-04-23T16:59:59Z');
    expect(await unacknowledged()).toEqual([]);
    at('2026-04-23T17:00:00Z');
    expect(await unacknowledged()).toEqual([id]);
    expect(await listed(office, '?unacknowledged=false')).toEqual([]);
    await actOn(t, head, id, 'acknowledge');
    expect(await unacknowledged()).toEqual([]);
    expect((await see(office, id)).acknowledgeBy).toBeNull();
  });

  it('counts over the days off', async () => {
    at('2026-04-28T02:00:00Z');
    const { acknowledgeBy } = await issueTo(t, office, TRAN_BIEN);
    // Wednesday 29/4 is the first; 30/4, 1/5 and the weekend are off; Monday 4/5 the second.
    expect(acknowledgeBy).toBe('2026-05-04');
    at('2026-05-04T16:59:59Z');
    expect(await listed(office, '?unacknowledged=true')).toEqual([]);
    at('2026-05-04T17:00:00Z');
    expect(await listed(office, '?unacknowledged=true')).toHaveLength(1);
  });
});

describe('the unit’s own side', () => {
  it('shows what is late with it in pages, and the letters it got', async () => {
    const first = (await get(head, `/units/${TRAN_BIEN}/late?limit=2`).expect(200))
      .body as UnitLateResponse;
    const next = `/units/${TRAN_BIEN}/late?limit=2&cursor=${first.nextCursor}`;
    const rest = (await get(head, next).expect(200)).body as UnitLateResponse;
    expect(rest.nextCursor).toBeNull();
    expect([...first.items, ...rest.items].map((item) => item.code)).toEqual(
      petitions.map((petition) => petition.code),
    );
    expect(first.items[0]).toMatchObject({
      lateness: 'OVERDUE',
      workingDaysOverdue: 1,
      dueOn: '2026-04-20',
      timesReminded: 0,
      reasonGiven: null,
    });
    expect((await get(head, `/units/${TRAN_BIEN}/notices`)).body.items).toEqual([]);
    const { id } = await issueTo(t, office, TRAN_BIEN);
    const letters = await get(officer, `/units/${TRAN_BIEN}/notices?state=ISSUED`).expect(200);
    expect(letters.body.items.map((notice: { id: string }) => notice.id)).toEqual([id]);
  });

  it('is not for the people of other units', async () => {
    await issueTo(t, office, TRAN_BIEN);
    const stranger = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    await get(stranger, `/units/${TRAN_BIEN}/late`).expect(403);
    expect((await get(stranger, `/units/${TRAN_BIEN}/notices`).expect(200)).body.items).toEqual([]);
    await get(office, `/units/${TRAN_BIEN}/late`).expect(200);
    const unknown = await get(office, '/units/NOWHERE/late').expect(422);
    expect(unknown.body.code).toBe('UNIT_UNKNOWN');
  });
});
