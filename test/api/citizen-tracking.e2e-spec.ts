import type { PetitionMessagesResponse } from '../../src/petitions/dto/petition-message.response';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, type Receipt } from '../support/petitions';

describe('what a citizen sends by the tracking token', () => {
  let t: TestApp;
  let clerk: Person;
  let head: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
  });
  afterAll(() => t.close());

  const send = ({ code, trackingToken }: Receipt, action: string, input: object = {}) =>
    t.http
      .post(`/api/v1/tracking/${code}/${action}`)
      .set('Tracking-Token', trackingToken)
      .send(input);
  const track = ({ code, trackingToken }: Pick<Receipt, 'code' | 'trackingToken'>) =>
    t.http.get(`/api/v1/tracking/${code}`).set('Tracking-Token', trackingToken).expect(200);
  const awaiting = async (): Promise<Receipt> => {
    const receipt = await submit(t, aboutARule());
    const question = { question: 'Phản ánh về thửa đất nào, đề nghị cho biết cụ thể.' };
    await act(t, clerk, receipt.id, 'request-supplement', question);
    return receipt;
  };
  const answered = async (): Promise<Receipt> => {
    const receipt = await submit(t, aboutARule());
    await act(t, clerk, receipt.id, 'receive');
    await act(t, clerk, receipt.id, 'assign');
    await act(t, head, receipt.id, 'accept');
    await act(t, head, receipt.id, 'propose-answer', goodAnswer());
    await act(t, head, receipt.id, 'approve-answer');
    return receipt;
  };
  const messages = async (who: Person, id: string, query = '') =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}/messages${query}`)
        .set(...who.auth)
        .expect(200)
    ).body as PetitionMessagesResponse;

  it('is done once for one key, and the retry is given the first answer', async () => {
    const receipt = await awaiting();
    const once = () =>
      send(receipt, 'supplement', { content: 'Thửa 12, tờ bản đồ 5.' })
        .set('Idempotency-Key', 'supplement-0001')
        .expect(200);
    const [first, ...retries] = await Promise.all([once(), once(), once()]);
    await send(receipt, 'withdraw').expect(200);
    const afterwards = await once();
    for (const retry of [...retries, afterwards]) expect(retry.body).toEqual(first?.body);
    const other = await send(receipt, 'supplement', { content: 'Thửa 13.' })
      .set('Idempotency-Key', 'supplement-0001')
      .expect(422);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    // Somebody else who happens to use the same key is somebody else.
    const neighbour = await awaiting();
    await send(neighbour, 'supplement', { content: 'Thửa 14.' })
      .set('Idempotency-Key', 'supplement-0001')
      .expect(200);
  });

  it('refuses odd input before it looks at anything', async () => {
    const receipt = await awaiting();
    for (const [action, input] of [
      ['supplement', {}],
      ['supplement', { content: ' ' }],
      ['rate', { satisfied: 'yes' }],
      ['reopen', { reason: '' }],
      ['withdraw', { reason: 'x'.repeat(2001) }],
      ['withdraw', { because: 'Đã xong' }],
    ] as const) {
      const answer = await send(receipt, action, input);
      expect([action, answer.status, answer.body.code]).toEqual([action, 400, 'VALIDATION_FAILED']);
    }
  });

  it('tells what can be done instead, and nothing of the inside', async () => {
    const receipt = await awaiting();
    const refused = await send(receipt, 'rate', { satisfied: true }).expect(409);
    expect(refused.body.details).toEqual({
      state: 'AWAITING_SUPPLEMENT',
      allowedActions: ['supplement', 'withdraw'],
    });
  });

  it('shows a merged petition how far the other is and its answer, and nothing of the other sender', async () => {
    const target = await submit(
      t,
      aboutARule({
        title: 'Tiêu đề riêng của người khác',
        content: 'Nội dung riêng của người khác về thửa đất số 12.',
        submitter: {
          kind: 'INDIVIDUAL',
          name: 'Trần Thị Mận',
          phone: '0987 654 321',
          address: '45 đường Hồ Văn Đại',
        },
      }),
    );
    const own = await submit(t, aboutARule());
    await act(t, clerk, target.id, 'receive');
    await act(t, clerk, target.id, 'assign');
    const reason = 'Cùng phản ánh về một thửa đất';
    await act(t, clerk, own.id, 'merge', { intoCode: target.code, reason });
    const before = (await track(own)).body;
    expect(before).toMatchObject({
      code: own.code,
      state: 'MERGED',
      title: 'Thủ tục cấp giấy chứng nhận quá lâu',
      dueOn: target.dueOn,
      mergedInto: {
        code: target.code,
        state: 'ASSIGNED',
        stateLabel: 'Đã chuyển đến đơn vị xử lý',
      },
      comingSteps: [{ label: 'Trả lời chậm nhất ngày 28/4/2026' }],
      allowedActions: [],
      answer: null,
    });
    await act(t, head, target.id, 'accept');
    const finding = 'Hồ sơ của bà Trần Thị Mận, số 0987654321, đã có kết quả ngày 05/4/2026.';
    await act(t, head, target.id, 'propose-answer', goodAnswer({ finding }));
    await act(t, head, target.id, 'approve-answer');
    const after = (await track(own)).body;
    expect(after.mergedInto.stateLabel).toBe('Đã có trả lời');
    expect(after.answer).toMatchObject({ result: 'DONE', answeredAt: '2026-04-06T01:00:00.000Z' });
    expect(after.answer.finding).toContain('đã có kết quả ngày 05/4/2026');
    for (const secret of ['Tiêu đề riêng', 'Nội dung riêng', 'Mận', '0987654321', 'Hồ Văn Đại']) {
      expect(JSON.stringify(after)).not.toContain(secret);
    }
    // Its own sender reads it as it was written.
    expect((await track(target)).body.answer.finding).toBe(finding);
  });

  it('shows the parts that a mixed letter was split into, and hands over what opens them', async () => {
    const letter = await submit(t, aboutARule());
    await act(t, clerk, letter.id, 'split', {
      parts: [
        {
          title: 'Rác tồn đọng ở đầu hẻm',
          content: 'Điểm tập kết rác đầu hẻm 12 đã năm ngày không có xe thu gom.',
          class: 'HIEN_TRUONG',
          field: 'RAC_THAI',
        },
      ],
      reason: 'Đơn có hai nội dung khác nhau',
    });
    const [part, ...others] = (await track(letter)).body.parts;
    expect(others).toEqual([]);
    // Ten working days from Monday 6/4: 7–10 (4), 13–17 (9), 20/4.
    expect(part).toEqual({
      code: expect.stringMatching(/^H19\.PA\.2026\.\d{6}$/),
      trackingToken: expect.stringMatching(/^(\w{4}-){4}\w{4}$/),
      state: 'RECEIVED',
      stateLabel: 'Đã tiếp nhận, chờ phân công',
      dueOn: '2026-04-20',
    });
    expect((await track(part)).body).toMatchObject({ title: 'Rác tồn đọng ở đầu hẻm' });
    const gone = await send(letter, 'withdraw').set('Idempotency-Key', 'withdraw-0001').expect(200);
    expect(gone.body.parts).toEqual([part]);
    const again = await send(letter, 'withdraw').set('Idempotency-Key', 'withdraw-0001');
    expect(again.body).toEqual(gone.body);
    const [kept] = await t.database.rows<{ response: object }>(
      `select response from idempotency_key where key = 'withdraw-0001'`,
    );
    // A token is stored only as a hash, also among kept answers.
    expect(JSON.stringify(kept)).not.toContain(part.trackingToken);
  });

  it('is read by staff in order, page by page, and a rating without who wrote it', async () => {
    const receipt = await answered();
    const comment = 'Tôi là Nguyễn Thị Hạnh, 0912000123: trả lời chưa rõ ràng.';
    await send(receipt, 'rate', { satisfied: false, comment }).expect(200);
    await send(receipt, 'reopen', { reason: 'Chưa nêu rõ ngày trả kết quả.' }).expect(200);
    const question = { question: 'Đề nghị gửi bản sao giấy hẹn trả kết quả.' };
    await act(t, clerk, receipt.id, 'request-supplement', question);
    const first = await messages(clerk, receipt.id, '?limit=2');
    const rest = await messages(clerk, receipt.id, `?limit=2&cursor=${first.nextCursor}`);
    expect(rest.nextCursor).toBeNull();
    const all = [...first.items, ...rest.items];
    expect(all.map(({ kind, cycle, writtenBy }) => [kind, cycle, writtenBy])).toEqual([
      ['RATING', 1, 'SENDER'],
      ['REOPENING', 2, 'SENDER'],
      ['SUPPLEMENT_REQUEST', 2, 'OFFICE'],
    ]);
    expect(all[0]).toMatchObject({ satisfied: false });
    expect(all[0]?.content).toContain('trả lời chưa rõ ràng');
    expect(all[0]?.content).not.toMatch(/Hạnh|0912/);
    expect(all.slice(1).map((each) => each.satisfied)).toEqual([null, null]);
    expect((await messages(clerk, receipt.id)).items).toEqual(all);
    // The unit that holds it now is the desk; another unit's head does not see it at all.
    const elsewhere = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    const hidden = await t.http
      .get(`/api/v1/petitions/${receipt.id}/messages`)
      .set(...elsewhere.auth)
      .expect(404);
    expect(hidden.body.code).toBe('PETITION_UNKNOWN');
    await t.http.get(`/api/v1/petitions/${receipt.id}/messages`).expect(401);
    await t.http
      .get(`/api/v1/petitions/${receipt.id}/messages?cursor=xyz`)
      .set(...clerk.auth)
      .expect(400);
  });

  it('lets the unit read a rating while it still holds the petition', async () => {
    const receipt = await answered();
    await send(receipt, 'rate', { satisfied: true, comment: 'Cảm ơn đơn vị.' }).expect(200);
    const { items } = await messages(head, receipt.id);
    expect(items).toMatchObject([{ kind: 'RATING', satisfied: true, content: 'Cảm ơn đơn vị.' }]);
    expect(Object.keys(items[0] ?? {}).toSorted()).toEqual(
      ['id', 'kind', 'cycle', 'writtenBy', 'writtenAt', 'content', 'satisfied'].toSorted(),
    );
  });
});
