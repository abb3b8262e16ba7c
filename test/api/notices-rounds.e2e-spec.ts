import { startTestApp, type TestApp } from '../support/app';
import { actOn, docxWords, download, draft, issueTo, SIGNER } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';

describe('the rounds of letters to a unit', () => {
  let t: TestApp;
  let office: Person;
  let officer: Person;
  let head: Person;
  let clerk: Person;
  let petitions: Receipt[];
  beforeEach(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    // Monday 6/4; overdue from Tuesday 21/4.
    petitions = [await submit(t), await submit(t), await submit(t), await submit(t)];
    at('2026-04-21T02:00:00Z');
  });
  afterEach(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));
  const answer = async (petitionId: string) => {
    await act(t, officer, petitionId, 'accept');
    await act(t, officer, petitionId, 'propose-answer', goodAnswer());
    await act(t, head, petitionId, 'approve-answer');
  };
  const wordsOf = async (id: string) =>
    docxWords((await download(t, office, id, 'docx').expect(200)).body as Buffer);

  it('say what became of the earlier ones, and count how often each petition was reminded', async () => {
    const first = await issueTo(t, office, TRAN_BIEN);
    expect([first.round, first.earlierLetters]).toEqual([1, []]);
    at('2026-04-22T02:00:00Z');
    await answer(petitions[0]!.id);
    await act(t, officer, petitions[1]!.id, 'return', { reason: 'Do Sở Xây dựng quản lý' });
    await act(t, clerk, petitions[1]!.id, 'assign', { unitCode: 'SXD' });
    at('2026-04-28T02:00:00Z');
    const second = await issueTo(t, office, TRAN_BIEN);
    const then = { listed: 4, answered: 1, otherwise: 1, open: 2 };
    expect(second).toMatchObject({
      round: 2,
      earlierLetters: [{ numberText: '01/VP-KSTT', issuedOn: '2026-04-21', ...then }],
    });
    expect(second.items.map((item) => item.timesReminded)).toEqual([1, 1]);
    expect(await wordsOf(second.id)).toContain(
      'Đây là văn bản đôn đốc lần thứ 2; trước đó Văn phòng Ủy ban nhân dân thành phố Đồng Nai đã có ' +
        'Văn bản số 01/VP-KSTT ngày 21 tháng 4 năm 2026 (nêu 04 phản ánh, kiến nghị: đã trả lời 01, ' +
        'chuyển nơi khác hoặc kết thúc 01, còn 02).',
    );
    // Sở Xây dựng was never written to: its own series begins.
    expect(await issueTo(t, office, 'SXD')).toMatchObject({ round: 1, earlierLetters: [] });
  });

  it('freeze with the letter, and stand as of now on a draft', async () => {
    await issueTo(t, office, TRAN_BIEN);
    at('2026-04-28T02:00:00Z');
    const { id } = (await draft(t, office)).get(TRAN_BIEN)!;
    const read = async () => (await t.http.get(`/api/v1/notices/${id}`).set(...office.auth)).body;
    expect((await read()).earlierLetters).toMatchObject([{ answered: 0, open: 4 }]);
    await answer(petitions[0]!.id);
    expect((await read()).earlierLetters).toMatchObject([{ answered: 1, open: 3 }]);
    await actOn(t, office, id, 'approve');
    await actOn(t, office, id, 'issue', SIGNER);
    await answer(petitions[1]!.id);
    expect((await read()).earlierLetters).toMatchObject([{ answered: 1, open: 3 }]);
  });

  it('begin again when all that was reminded of is done', async () => {
    await issueTo(t, office, TRAN_BIEN);
    for (const petition of petitions) await answer(petition.id);
    at('2026-05-04T02:00:00Z');
    await submit(t);
    // Ten working days after Monday 4/5: Monday 18/5; late from Tuesday 19/5.
    at('2026-05-19T02:00:00Z');
    const next = await issueTo(t, office, TRAN_BIEN);
    expect(next).toMatchObject({ numberText: '02/VP-KSTT', round: 1, earlierLetters: [] });
  });

  it('goes on for a petition that was opened again', async () => {
    await issueTo(t, office, TRAN_BIEN);
    for (const petition of petitions) await answer(petition.id);
    await act(t, clerk, petitions[0]!.id, 'reopen', { reason: 'Rác lại tồn đọng như cũ' });
    await act(t, clerk, petitions[0]!.id, 'assign', { unitCode: TRAN_BIEN });
    at('2026-06-01T02:00:00Z');
    const next = await issueTo(t, office, TRAN_BIEN);
    expect(next).toMatchObject({
      round: 2,
      earlierLetters: [{ listed: 4, answered: 3, otherwise: 0, open: 1 }],
    });
  });

  it('name one in the text, and have an annex when there are more', async () => {
    const days = ['21', '22', '23', '24', '28'];
    let last;
    for (const day of days) {
      at(`2026-04-${day}T02:00:00Z`);
      last = await issueTo(t, office, TRAN_BIEN);
    }
    expect(last).toMatchObject({ round: 5 });
    const words = await wordsOf(last!.id);
    expect(words).toContain(
      'trước đó Văn phòng Ủy ban nhân dân thành phố Đồng Nai đã có 04 văn bản (Phụ lục II).',
    );
    expect(words).toContain('Phụ lục II TÌNH HÌNH THỰC HIỆN CÁC VĂN BẢN ĐÔN ĐỐC TRƯỚC');
    expect(words).toContain('04 04/VP-KSTT 24/04/2026 04 0 0 04');
  });
});
