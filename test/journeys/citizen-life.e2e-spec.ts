import type { TrackingResponse } from '../../src/intake/dto/tracking.response';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, type Receipt } from '../support/petitions';

// The clerk's wall calendar of 2026: 11–12/4 and 18–19/4 weekends, 25–26/4 weekend and 27/4 off (Giỗ Tổ on a Sunday),
// 30/4 and 1/5 off, 2–3/5 weekend, then every Monday to Friday.
describe('a citizen and a petition of one’s own', () => {
  let t: TestApp;
  let clerk: Person;
  let head: Person;
  let office: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }], 'tran.van.truong');
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const at = (wallClock: string) => t.clock.set(new Date(`${wallClock}+07:00`));
  const track = async ({ code, trackingToken }: Receipt): Promise<TrackingResponse> => {
    const request = t.http.get(`/api/v1/tracking/${code}`).set('Tracking-Token', trackingToken);
    return (await request.expect(200)).body;
  };
  const send = ({ code, trackingToken }: Receipt, action: string, input: object = {}) =>
    t.http
      .post(`/api/v1/tracking/${code}/${action}`)
      .set('Tracking-Token', trackingToken)
      .send(input);
  const done = async (receipt: Receipt, action: string, input?: object) =>
    (await send(receipt, action, input).expect(200)).body as TrackingResponse;
  const refusedWith = async (receipt: Receipt, action: string, input: object, code: string) => {
    const answer = await send(receipt, action, input);
    expect([answer.status, answer.body.code]).toEqual([409, code]);
    return answer.body;
  };
  const inProgress = async (): Promise<Receipt> => {
    const receipt = await submit(t, aboutARule());
    await act(t, clerk, receipt.id, 'receive');
    await act(t, clerk, receipt.id, 'assign');
    await act(t, head, receipt.id, 'accept');
    return receipt;
  };
  const answered = async (): Promise<Receipt> => {
    const receipt = await inProgress();
    at('2026-04-10T09:00:00');
    await act(t, head, receipt.id, 'propose-answer', goodAnswer());
    await act(t, head, receipt.id, 'approve-answer');
    return receipt;
  };
  const labels = (steps: readonly { label: string }[]) => steps.map((step) => step.label);

  it('sees what is to come, by when, and what is late', async () => {
    const receipt = await submit(t, aboutARule());
    const first = await track(receipt);
    // Two working days to receive: 7 and 8/4. Fifteen to answer: 28/4.
    expect(first.comingSteps).toEqual([
      {
        step: 'receive',
        label: 'Tiếp nhận chậm nhất ngày 08/4/2026',
        dueOn: '2026-04-08',
        late: false,
      },
      {
        step: 'approve-answer',
        label: 'Trả lời chậm nhất ngày 28/4/2026',
        dueOn: '2026-04-28',
        late: false,
      },
    ]);
    expect(first).toMatchObject({ allowedActions: ['withdraw'], dueMoves: [], rating: null });
    at('2026-04-09T00:00:00');
    expect(labels((await track(receipt)).comingSteps)[0]).toBe(
      'Tiếp nhận: đã quá hạn ngày 08/4/2026',
    );
    at('2026-04-10T08:00:00');
    await act(t, clerk, receipt.id, 'receive', { note: 'Ghi chú nội bộ của cán bộ' });
    const received = await track(receipt);
    expect(labels(received.comingSteps)).toEqual([
      'Chuyển đến đơn vị xử lý chậm nhất ngày 13/4/2026',
      'Trả lời chậm nhất ngày 28/4/2026',
    ]);
    expect(received.steps.map(({ label, at: day }) => `${label} ${day.slice(0, 10)}`)).toEqual([
      'Đã gửi 2026-04-06',
      'Đã tiếp nhận 2026-04-10',
    ]);
    expect(JSON.stringify(received)).not.toContain('nội bộ');
  });

  it('is asked on the third day and replies on the sixth: the weekend between does not count', async () => {
    const receipt = await inProgress();
    at('2026-04-09T09:00:00');
    const question = 'Đề nghị gửi bản sao giấy chứng nhận đã cấp.';
    await act(t, head, receipt.id, 'request-supplement', { question });
    const asked = await track(receipt);
    // Ten working days to reply: 10, 13–17, 20–23/4. So long 28/4 is put off to 14/5: 29/4, 4–8, 11–14/5.
    expect(asked).toMatchObject({
      state: 'AWAITING_SUPPLEMENT',
      dueOn: '2026-05-14',
      supplementRequest: { question, askedAt: '2026-04-09T02:00:00.000Z', dueOn: '2026-04-23' },
      allowedActions: ['supplement', 'withdraw'],
      dueMoves: [{ cause: 'SUPPLEMENT', before: '2026-04-28', after: '2026-05-14', pending: true }],
    });
    expect(labels(asked.comingSteps)).toEqual([
      'Người gửi bổ sung thông tin chậm nhất ngày 23/4/2026',
      'Trả lời chậm nhất ngày 14/5/2026',
    ]);
    at('2026-04-14T15:00:00');
    const back = await done(receipt, 'supplement', { content: 'Bản sao nộp tại quầy số 3.' });
    // Waited 10, 13 and 14/4. Three working days after 28/4: 29/4, 4/5, 5/5.
    expect(back).toMatchObject({
      state: 'IN_PROGRESS',
      dueOn: '2026-05-05',
      supplementRequest: null,
      allowedActions: ['withdraw'],
      dueMoves: [
        {
          cause: 'SUPPLEMENT',
          before: '2026-04-28',
          after: '2026-05-05',
          movedOn: '2026-04-14',
          pending: false,
          explanation:
            'Hạn trả lời chuyển từ ngày 28/4/2026 sang ngày 05/5/2026: không tính 3 ngày làm việc ' +
            'chờ người gửi bổ sung thông tin (đề nghị ngày 09/4/2026, nhận được ngày 14/4/2026).',
        },
      ],
    });
    expect(await track(receipt)).toEqual(back);
  });

  it('is asked on the third day and replies on the sixth over 30/4 and 1/5', async () => {
    at('2026-04-23T08:00:00');
    const receipt = await inProgress();
    // 24/4 is day 1; 28, 29/4 days 2 and 3; 4–8/5 days 4 to 8; 11–15/5 days 9 to 13; 18 and 19/5 days 14 and 15.
    expect((await track(receipt)).dueOn).toBe('2026-05-19');
    at('2026-04-29T16:00:00');
    const question = { question: 'Đề nghị cho biết số thửa, tờ bản đồ.' };
    await act(t, head, receipt.id, 'request-supplement', question);
    // Ten working days: 4–8, 11–15/5. So long 19/5 is put off by ten: 20–22, 25–29/5, 1 and 2/6.
    expect(await track(receipt)).toMatchObject({
      dueOn: '2026-06-02',
      supplementRequest: { dueOn: '2026-05-15' },
    });
    at('2026-05-06T10:00:00');
    const back = await done(receipt, 'supplement', { content: 'Thửa 12, tờ bản đồ 5.' });
    // Waited 4, 5 and 6/5: 20, 21, 22/5.
    expect(back.dueOn).toBe('2026-05-22');
    expect(back.dueMoves[0]?.explanation).toContain('không tính 3 ngày làm việc');
  });

  it('is told of an extension with the office’s reason, and not of the one that was asked', async () => {
    const receipt = await inProgress();
    at('2026-04-15T09:00:00');
    const reason = 'Lý do riêng của đơn vị gửi văn phòng';
    await act(t, head, receipt.id, 'request-extension', { workingDays: 5, reason });
    await act(t, office, receipt.id, 'decide-extension', {
      granted: true,
      workingDays: 3,
      reason: 'Cần đo đạc lại hiện trạng thửa đất.',
    });
    const seen = await track(receipt);
    expect(seen.dueOn).toBe('2026-05-05');
    expect(seen.dueMoves.map((move) => move.explanation)).toEqual([
      'Gia hạn trả lời 3 ngày làm việc, từ ngày 28/4/2026 đến ngày 05/5/2026. ' +
        'Lý do: Cần đo đạc lại hiện trạng thửa đất.',
    ]);
    const text = JSON.stringify(seen);
    expect(text).not.toContain('Lý do riêng');
    expect(text).not.toContain('tran.van.truong');
  });

  it('withdraws, and can do nothing more', async () => {
    const receipt = await inProgress();
    const gone = await done(receipt, 'withdraw', { reason: 'Đã nhận được giấy.' });
    expect(gone).toMatchObject({ state: 'WITHDRAWN', comingSteps: [], allowedActions: [] });
    expect(gone.steps.at(-1)?.label).toBe('Người gửi đã rút');
    const refused = await refusedWith(receipt, 'withdraw', {}, 'ACTION_NOT_POSSIBLE');
    // Nothing of the petition's inside: neither its version nor who holds it.
    expect(refused.details).toEqual({ state: 'WITHDRAWN', allowedActions: [] });
  });

  it('rates the published answer, dissatisfied, and reopens: a new cycle with a new day', async () => {
    const receipt = await answered();
    const before = await track(receipt);
    // Fifteen calendar days after 10/4 is Saturday 25/4; the 27th is off too, so the last day is the 28th.
    expect(before).toMatchObject({
      reopenableUntilOn: '2026-04-28',
      allowedActions: ['rate', 'reopen'],
    });
    // Published within two working days of Friday 10/4.
    expect(labels(before.comingSteps)).toEqual(['Công khai trả lời chậm nhất ngày 14/4/2026']);
    await act(t, office, receipt.id, 'publish', { summary: 'Người dân phản ánh chậm cấp giấy.' });
    const comment = 'Chưa thấy giải quyết gì.';
    const rated = await done(receipt, 'rate', { satisfied: false, comment });
    expect(rated).toMatchObject({
      state: 'CLOSED',
      rating: { satisfied: false, comment },
      allowedActions: ['reopen'],
    });
    await refusedWith(receipt, 'rate', { satisfied: true }, 'ALREADY_RATED');
    at('2026-04-20T08:00:00');
    const again = await done(receipt, 'reopen', { reason: 'Đến nay vẫn chưa nhận được giấy.' });
    // From Monday 20/4: 21–24 (4), 28, 29 (6), 4–8/5 (11), 11–14/5 (15). Assigned within one: 21/4.
    expect(again).toMatchObject({
      state: 'RECEIVED',
      dueOn: '2026-05-14',
      answer: null,
      rating: null,
      reopenableUntilOn: null,
      allowedActions: ['withdraw'],
    });
    expect(labels(again.comingSteps)).toEqual([
      'Chuyển đến đơn vị xử lý chậm nhất ngày 21/4/2026',
      'Trả lời chậm nhất ngày 14/5/2026',
    ]);
    expect(again.dueMoves.map((move) => move.explanation)).toEqual([
      'Hạn trả lời mới là ngày 14/5/2026, tính từ ngày 20/4/2026 khi hồ sơ được giải quyết lại.',
    ]);
    const [cycles] = await t.database.rows(
      `select array_agg(distinct cycle order by cycle) as cycles from sla_clock
       where petition_id = $1 and kind = 'OUTER'`,
      [receipt.id],
    );
    expect(cycles).toEqual({ cycles: [1, 2] });
  });

  it('may reopen to the last instant of the last day, and not a second later', async () => {
    const early = await answered();
    const late = await submitAgain();
    at('2026-04-28T23:59:59');
    expect((await done(early, 'reopen', { reason: 'Chưa giải quyết.' })).state).toBe('RECEIVED');
    at('2026-04-29T00:00:00');
    expect(await track(late)).toMatchObject({ reopenableUntilOn: null, allowedActions: ['rate'] });
    await refusedWith(late, 'reopen', { reason: 'Chưa giải quyết.' }, 'REOPENING_TOO_LATE');

    async function submitAgain(): Promise<Receipt> {
      t.clock.set(new Date(MONDAY));
      return answered();
    }
  });

  it('does not rate anonymously', async () => {
    const commune = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: '26041' }]);
    const receipt = await submit(t, { anonymous: true, submitter: undefined });
    await act(t, commune, receipt.id, 'accept');
    await act(t, commune, receipt.id, 'propose-answer', goodAnswer());
    await act(t, commune, receipt.id, 'approve-answer');
    expect((await track(receipt)).allowedActions).toEqual(['reopen']);
    await refusedWith(receipt, 'rate', { satisfied: true }, 'RATING_NOT_FOR_ANONYMOUS');
  });

  it('learns where a denunciation belongs, and the body it was forwarded to', async () => {
    const diverted = await submit(t, aboutARule());
    const guidance = 'Ông/bà gửi đơn tố cáo đến Thanh tra tỉnh để được giải quyết.';
    await act(t, clerk, diverted.id, 'divert', {
      class: 'TO_CAO',
      body: 'Thanh tra tỉnh',
      guidance,
    });
    expect(await track(diverted)).toMatchObject({
      guidance: { body: 'Thanh tra tỉnh', guidance },
      comingSteps: [],
      allowedActions: [],
    });
    const forwarded = await submit(t, aboutARule());
    await act(t, clerk, forwarded.id, 'receive');
    const reason = 'Nội bộ: không thuộc thẩm quyền của tỉnh';
    await act(t, clerk, forwarded.id, 'forward', { body: 'Bộ Tài chính', reason });
    const seen = await track(forwarded);
    expect(seen.forwardedTo).toBe('Bộ Tài chính');
    expect(JSON.stringify(seen)).not.toContain('Nội bộ');
  });
});

describe('a citizen whose day the calendar moved', () => {
  it('is told so', async () => {
    const t = await startTestApp();
    try {
      const admin = await signIn(t, [{ role: 'ADMIN' }]);
      const { code, trackingToken } = await submit(t, aboutARule());
      const post = (path: string, input: object = {}) =>
        t.http
          .post(`/api/v1/${path}`)
          .set(...admin.auth)
          .send(input);
      const stormDay = {
        day: '2026-04-15',
        kind: 'SWAPPED_DAY_OFF',
        name: 'Nghỉ vì bão',
        source: 'Thông báo thử nghiệm',
        confirmed: true,
      };
      const change = { days: [stormDay], reason: 'Ghi chú của quản trị: bão số 3' };
      const proposed = await post('calendar/changes', change).expect(201);
      await post(`calendar/changes/${proposed.body.id}/apply`).expect(200);
      await post('jobs/recompute-deadlines/run').expect(200);
      const seen = await t.http
        .get(`/api/v1/tracking/${code}`)
        .set('Tracking-Token', trackingToken)
        .expect(200);
      // The fifteenth working day after 6/4 was 28/4; with one day fewer it is 29/4.
      expect(seen.body).toMatchObject({
        dueOn: '2026-04-29',
        dueMoves: [
          {
            cause: 'CALENDAR',
            before: '2026-04-28',
            after: '2026-04-29',
            explanation:
              'Hạn trả lời chuyển từ ngày 28/4/2026 sang ngày 29/4/2026 vì lịch làm việc, nghỉ lễ thay đổi.',
          },
        ],
      });
      expect(JSON.stringify(seen.body)).not.toContain('quản trị');
    } finally {
      await t.close();
    }
  });
});
