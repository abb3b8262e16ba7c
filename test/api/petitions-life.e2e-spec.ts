import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit } from '../support/petitions';

// April and May 2026 on the clerk's wall calendar: 25–26/4 weekend, 27/4 off (Giỗ Tổ moved), 30/4 and 1/5 off,
// 2–3/5 weekend. A petition about a rule sent on Monday 6/4 is due on 28/4, the 15th working day.
describe('the whole life of a petition', () => {
  let t: TestApp;
  let clerk: Person;
  let officer: Person;
  let head: Person;
  let office: Person;
  let builder: Person;
  let doctor: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SNNMT' }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    builder = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SXD' }]);
    doctor = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const at = (instant: string) => t.clock.set(new Date(instant));
  const post = (who: Person, id: string, action: string, input: object = {}) =>
    t.http
      .post(`/api/v1/petitions/${id}/${action}`)
      .set(...who.auth)
      .send(input);
  const refusedWith = async (
    who: Person,
    [id, action]: readonly [string, string],
    input: object,
    [status, code]: readonly [number, string],
  ) => {
    const answer = await post(who, id, action, input);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  };
  const view = async (who: Person, id: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}`)
        .set(...who.auth)
        .expect(200)
    ).body;
  interface SeenClock {
    kind: string;
    unitCode: string;
    cycle: number;
    dueOn: string;
    lateAt: string;
    result: string | null;
  }
  const clocks = async (id: string, kind?: string): Promise<string[]> => {
    const answer = await t.http
      .get(`/api/v1/petitions/${id}/clocks`)
      .set(...office.auth)
      .expect(200);
    return (answer.body.items as SeenClock[])
      .filter((clock) => kind === undefined || clock.kind === kind)
      .map((clock) => `${clock.unitCode} ${clock.dueOn} ${clock.result ?? 'runs'}`);
  };
  const inProgress = async (): Promise<string> => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign');
    await act(t, officer, id, 'accept');
    return id;
  };

  describe('more information from the citizen', () => {
    it('stops the clocks for the working days waited, but not the portal’s', async () => {
      const id = await inProgress();
      at('2026-04-09T02:00:00Z');
      const question = { question: 'Đề nghị gửi bản sao giấy chứng nhận đã cấp.' };
      const asked = await act(t, officer, id, 'request-supplement', question);
      // Asked on Thursday 9/4 with 10 working days to reply: 10, 13–17, 20–23. Until then 28/4 moves by 10: 29, 4–8, 11–14/5.
      expect(asked).toMatchObject({ state: 'AWAITING_SUPPLEMENT', dueOn: '2026-05-14' });
      expect(await clocks(id, 'SUPPLEMENT_WAIT')).toEqual(['SNNMT 2026-04-23 runs']);
      // Asked on the third working day after the assignment of 6/4; five were allowed.
      expect(await clocks(id, 'SUPPLEMENT')).toEqual(['SNNMT 2026-04-13 MET']);
      at('2026-04-14T02:00:00Z');
      const back = await act(t, officer, id, 'supplement', { content: 'Đã nộp bản sao tại quầy.' });
      // Waited 10, 13 and 14/4: three working days after 28/4 are 29/4, 4/5 and 5/5.
      expect(back).toMatchObject({ state: 'IN_PROGRESS', dueOn: '2026-05-05' });
      expect(back).toMatchObject({ portalDueOn: '2026-04-28', messageCount: 2 });
      expect(await clocks(id, 'HOLDING')).toEqual(['SNNMT 2026-05-05 runs']);
    });

    it('never waits longer than the citizen had, and moves no deadline that has passed', async () => {
      const id = await inProgress();
      at('2026-04-09T02:00:00Z');
      const question = { question: 'Đề nghị gửi bản sao giấy chứng nhận đã cấp.' };
      await act(t, officer, id, 'request-supplement', question);
      at('2026-05-12T02:00:00Z');
      const back = await act(t, officer, id, 'supplement', { content: 'Nộp muộn, ngày 12/5.' });
      expect(back.dueOn).toBe('2026-05-14');
      at('2026-05-20T02:00:00Z');
      const late = await act(t, officer, id, 'request-supplement', question);
      expect(late.dueOn).toBe('2026-05-14');
      expect(late.lateness).toBe('OVERDUE');
    });

    it('goes back to where it was asked, from the desk too', async () => {
      const { id } = await submit(t, aboutARule());
      const question = { question: 'Phản ánh về thửa đất nào, đề nghị cho biết cụ thể.' };
      await act(t, clerk, id, 'request-supplement', question);
      await refusedWith(clerk, [id, 'assign'], {}, [409, 'ACTION_NOT_POSSIBLE']);
      const back = await act(t, clerk, id, 'supplement', { content: 'Thửa 12, tờ bản đồ 5.' });
      expect(back).toMatchObject({ state: 'SUBMITTED', dueOn: '2026-04-28' });
    });
  });

  describe('more time to answer', () => {
    const reason = 'Cần đo đạc lại hiện trạng thửa đất';

    it('is asked for once, decided by the office, and moves our clock alone', async () => {
      const id = await inProgress();
      await refusedWith(officer, [id, 'request-extension'], { workingDays: 11, reason }, [
        422,
        'EXTENSION_TOO_LONG',
      ]);
      await act(t, officer, id, 'request-extension', { workingDays: 5, reason });
      await refusedWith(officer, [id, 'request-extension'], { workingDays: 2, reason }, [
        409,
        'EXTENSION_USED',
      ]);
      await refusedWith(head, [id, 'decide-extension'], { granted: true, reason }, [
        403,
        'FORBIDDEN',
      ]);
      const granted = await act(t, office, id, 'decide-extension', {
        granted: true,
        workingDays: 3,
        reason: 'Đồng ý 3 ngày làm việc để đo đạc lại.',
      });
      // Three working days after 28/4: 29/4, 4/5, 5/5.
      expect(granted).toMatchObject({
        dueOn: '2026-05-05',
        portalDueOn: '2026-04-28',
        extension: { state: 'GRANTED', workingDays: 3 },
      });
      expect(granted.allowedActions).not.toContain('decide-extension');
    });

    it('is not given when the limit passed before the decision', async () => {
      const id = await inProgress();
      at('2026-04-28T10:00:00Z');
      await act(t, officer, id, 'request-extension', { workingDays: 5, reason });
      at('2026-04-28T17:00:00Z');
      await refusedWith(office, [id, 'decide-extension'], { granted: true, reason }, [
        409,
        'DEADLINE_PASSED',
      ]);
      const refused = await act(t, office, id, 'decide-extension', { granted: false, reason });
      expect(refused).toMatchObject({ dueOn: '2026-04-28', lateness: 'OVERDUE' });
    });

    it('is not asked for once the limit has passed', async () => {
      const id = await inProgress();
      at('2026-04-28T17:00:00Z');
      await refusedWith(officer, [id, 'request-extension'], { workingDays: 5, reason }, [
        409,
        'DEADLINE_PASSED',
      ]);
    });
  });

  describe('between units', () => {
    const reason = 'Công trình thuộc thẩm quyền của đơn vị khác';

    it('starts a clock for the unit that takes it, and never touches the citizen’s', async () => {
      const id = await inProgress();
      at('2026-04-09T02:00:00Z');
      await refusedWith(officer, [id, 'offer-transfer'], { unitCode: 'SNNMT', reason }, [
        422,
        'TRANSFER_TO_ITSELF',
      ]);
      await refusedWith(builder, [id, 'accept-transfer'], {}, [404, 'PETITION_UNKNOWN']);
      const offered = await act(t, officer, id, 'offer-transfer', { unitCode: 'SXD', reason });
      expect(offered).toMatchObject({ state: 'IN_PROGRESS', unitCode: 'SNNMT' });
      expect(await clocks(id, 'TRANSFER')).toEqual(['SXD 2026-04-13 runs']);
      expect((await view(builder, id)).allowedActions).toEqual([
        'accept-transfer',
        'refuse-transfer',
      ]);
      const taken = await act(t, builder, id, 'accept-transfer');
      expect(taken).toMatchObject({
        state: 'IN_PROGRESS',
        unitCode: 'SXD',
        dueOn: '2026-04-28',
        offeredUnitCode: null,
      });
      // Fifteen working days from 9/4: 10, 13–17 (6), 20–24 (11), 28, 29 (13), 4/5, 5/5.
      expect(await clocks(id, 'HOLDING')).toEqual([
        'SNNMT 2026-04-28 CANCELLED',
        'SXD 2026-05-05 runs',
      ]);
      expect(await clocks(id, 'OUTER')).toHaveLength(1);
    });

    it('comes to the desk after two refusals, whose decision binds', async () => {
      const id = await inProgress();
      await act(t, officer, id, 'offer-transfer', { unitCode: 'SXD', reason });
      const first = await act(t, builder, id, 'refuse-transfer', { reason });
      expect(first).toMatchObject({ state: 'IN_PROGRESS', unitCode: 'SNNMT', refusals: 1 });
      await act(t, officer, id, 'offer-transfer', { unitCode: 'SYT', reason });
      const second = await act(t, doctor, id, 'refuse-transfer', { reason });
      expect(second).toMatchObject({ state: 'RECEIVED', unitCode: DESK, refusals: 2 });
      const decided = await act(t, clerk, id, 'assign', { unitCode: 'SXD' });
      expect(decided).toMatchObject({ state: 'ASSIGNED', binding: true });
      await refusedWith(builder, [id, 'return'], { reason }, [409, 'ASSIGNMENT_BINDING']);
      await refusedWith(builder, [id, 'offer-transfer'], { unitCode: 'SYT', reason }, [
        409,
        'ASSIGNMENT_BINDING',
      ]);
      expect((await act(t, builder, id, 'accept')).state).toBe('IN_PROGRESS');
    });

    it('lets co-ordinating units contribute in time of their own, and the lead read it', async () => {
      const { id } = await submit(t, aboutARule());
      await act(t, clerk, id, 'receive');
      await refusedWith(
        clerk,
        [id, 'assign'],
        { unitCode: 'SXD', coordinatingUnitCodes: ['SXD'] },
        [422, 'COORDINATING_UNIT_LEADS'],
      );
      await act(t, clerk, id, 'assign', {
        unitCode: 'SNNMT',
        coordinatingUnitCodes: ['SXD', 'SYT'],
      });
      expect((await clocks(id, 'CONTRIBUTE')).toSorted()).toEqual([
        'SXD 2026-04-13 runs',
        'SYT 2026-04-13 runs',
      ]);
      await act(t, builder, id, 'contribute', {
        content: 'Công trình có giấy phép xây dựng số 12.',
      });
      expect(await clocks(id, 'CONTRIBUTE')).toContain('SXD 2026-04-13 MET');
      const lead = await view(officer, id);
      expect(lead.contributions).toEqual([
        expect.objectContaining({
          unitCode: 'SXD',
          content: 'Công trình có giấy phép xây dựng số 12.',
        }),
        expect.objectContaining({ unitCode: 'SYT', content: null }),
      ]);
      // The lead's own step is not late because another unit's is.
      at('2026-04-14T02:00:00Z');
      await act(t, officer, id, 'accept');
      expect((await view(officer, id)).lateness).toBe('ON_TIME');
    });
  });

  it('asks a unit anew after a return, and nothing of a unit that has come to lead', async () => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode: 'SYT', coordinatingUnitCodes: ['SXD', 'STC'] });
    at('2026-04-07T02:00:00Z');
    await act(t, doctor, id, 'return', { reason: 'Không thuộc lĩnh vực y tế' });
    const again = { unitCode: 'SNNMT', coordinatingUnitCodes: ['SXD'] };
    await act(t, clerk, id, 'assign', again);
    expect((await clocks(id, 'CONTRIBUTE')).toSorted()).toEqual([
      'STC 2026-04-13 runs',
      'SXD 2026-04-13 CANCELLED',
      'SXD 2026-04-14 runs',
    ]);
    await act(t, officer, id, 'offer-transfer', {
      unitCode: 'SXD',
      reason: 'Công trình thuộc thẩm quyền của Sở Xây dựng',
    });
    await act(t, builder, id, 'accept-transfer');
    expect(await clocks(id, 'CONTRIBUTE')).toContain('SXD 2026-04-14 CANCELLED');
  });

  it('diverts a denunciation and tells its sender where to go', async () => {
    const { id } = await submit(t, aboutARule());
    await refusedWith(
      clerk,
      [id, 'divert'],
      { body: 'Thanh tra', guidance: 'Gửi đơn đến Thanh tra tỉnh.' },
      [409, 'NOT_TO_BE_DIVERTED'],
    );
    const diverted = await act(t, clerk, id, 'divert', {
      class: 'TO_CAO',
      body: 'Thanh tra tỉnh',
      guidance: 'Ông/bà gửi đơn tố cáo đến Thanh tra tỉnh để được giải quyết.',
    });
    expect(diverted).toMatchObject({ state: 'DIVERTED', class: 'TO_CAO', allowedActions: [] });
    expect(await clocks(id, 'RECEIVE')).toEqual([`${DESK} 2026-04-08 MET`]);
    expect(await clocks(id, 'OUTER')).toEqual([`${DESK} 2026-04-28 CANCELLED`]);
  });

  it('follows what was handed to the Ministry until it is settled', async () => {
    const { id } = await submit(t, aboutARule({ class: 'VAN_BAN_QPPL' }));
    await act(t, clerk, id, 'receive');
    const forwarded = await act(t, clerk, id, 'forward', {
      body: 'Bộ Tư pháp',
      reason: 'Phản ánh về nội dung văn bản quy phạm pháp luật',
    });
    expect(forwarded).toMatchObject({ state: 'FORWARDED', allowedActions: ['close'] });
    // Fifteen days of the Ministry's own, from Monday 6/4.
    expect(await clocks(id, 'FOLLOW')).toEqual(['VPUB 2026-04-28 runs']);
    expect(await clocks(id, 'FORWARD')).toEqual([`${DESK} 2026-04-13 MET`]);
    at('2026-04-29T02:00:00Z');
    expect((await view(clerk, id)).lateness).toBe('LATE_STEP');
    const closed = await act(t, clerk, id, 'close', { reason: 'Bộ Tư pháp đã trả lời ngày 28/4.' });
    expect(closed.state).toBe('CLOSED');
    expect(await clocks(id, 'FOLLOW')).toEqual(['VPUB 2026-04-28 MISSED']);
  });

  it('sends an unfit answer back before publication, and its limits run on from where they began', async () => {
    const id = await inProgress();
    await act(t, officer, id, 'propose-answer', goodAnswer());
    at('2026-04-20T02:00:00Z');
    await act(t, head, id, 'approve-answer');
    at('2026-04-21T02:00:00Z');
    const back = await act(t, office, id, 'reject-answer', {
      reason: 'Chưa nêu thời hạn hoàn thành',
    });
    expect(back).toMatchObject({ state: 'IN_PROGRESS', dueOn: '2026-04-28', answeredAt: null });
    expect(await clocks(id, 'OUTER')).toEqual([
      `${DESK} 2026-04-28 MET`,
      `${DESK} 2026-04-28 runs`,
    ]);
    expect(await clocks(id, 'PUBLISH')).toEqual(['VPUB 2026-04-22 CANCELLED']);
    await act(t, officer, id, 'propose-answer', goodAnswer());
    at('2026-04-29T02:00:00Z');
    await act(t, head, id, 'approve-answer');
    expect((await clocks(id, 'OUTER')).at(-1)).toBe(`${DESK} 2026-04-28 MISSED`);
  });

  it('begins a new cycle when it is reopened, and knows when it is too late', async () => {
    const id = await inProgress();
    await act(t, officer, id, 'propose-answer', goodAnswer());
    at('2026-04-20T02:00:00Z');
    await act(t, head, id, 'approve-answer');
    await act(t, office, id, 'close', { reason: 'Không công khai theo đề nghị của người gửi' });
    at('2026-04-22T02:00:00Z');
    const reopened = await act(t, clerk, id, 'reopen', {
      reason: 'Người gửi cho biết chưa khắc phục',
    });
    expect(reopened).toMatchObject({
      state: 'RECEIVED',
      cycle: 2,
      unitCode: DESK,
      proposedUnitCode: 'SNNMT',
      answer: null,
      // Fifteen working days from Wednesday 22/4: 23, 24, 28, 29 (4), 4–8/5 (9), 11–15 (14), 18/5.
      dueOn: '2026-05-18',
    });
    expect(await clocks(id, 'OUTER')).toEqual([
      `${DESK} 2026-04-28 MET`,
      `${DESK} 2026-05-18 runs`,
    ]);
    await act(t, clerk, id, 'assign');
    await act(t, officer, id, 'accept');
    await act(t, officer, id, 'propose-answer', goodAnswer());
    at('2026-04-23T02:00:00Z');
    await act(t, head, id, 'approve-answer');
    // Fifteen calendar days after 23/4 end on Friday 8/5.
    at('2026-05-08T16:59:59Z');
    expect((await view(clerk, id)).allowedActions).toContain('reopen');
    at('2026-05-08T17:00:00Z');
    expect((await view(clerk, id)).allowedActions).not.toContain('reopen');
    await refusedWith(clerk, [id, 'reopen'], { reason: 'Người gửi cho biết chưa khắc phục' }, [
      409,
      'REOPENING_TOO_LATE',
    ]);
  });

  it('ends without publication only for a reason, and when it is withdrawn nothing is owed', async () => {
    const id = await inProgress();
    await act(t, clerk, id, 'withdraw', { reason: 'Người gửi đề nghị rút vì đã được giải quyết' });
    const running = (await clocks(id)).filter((clock) => clock.endsWith('runs'));
    expect(running).toEqual([]);
    const other = await inProgress();
    await act(t, officer, other, 'propose-answer', goodAnswer());
    await act(t, head, other, 'approve-answer');
    await refusedWith(office, [other, 'close'], {}, [422, 'REASON_REQUIRED']);
  });
});
