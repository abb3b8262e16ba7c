import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';

describe('limits by urgency and class', () => {
  let t: TestApp;
  let clerk: Person;
  let officer: Person;
  let head: Person;
  let office: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SNNMT' }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const at = (instant: string) => t.clock.set(new Date(instant));

  it('counts a field condition by its urgency, from the reception', async () => {
    const { id, state } = await submit(t, {
      location: undefined,
      field: 'KHAC',
      title: 'Cây đổ chắn đường',
    });
    expect(state).toBe('SUBMITTED');
    at('2026-04-07T02:00:00Z');
    const received = await act(t, clerk, id, 'receive', { urgency: 'QUICK' });
    // Three working days from Tuesday 7/4.
    expect(received).toMatchObject({
      urgency: 'QUICK',
      dueOn: '2026-04-10',
      portalDueOn: '2026-04-28',
    });
    // Danger to life: four office hours from 9:00 on Tuesday; 9:00–11:30 and 13:30–15:00 with the office's hours.
    const urgent = await act(t, clerk, id, 'assign', { unitCode: TRAN_BIEN, urgency: 'URGENT' });
    expect(urgent).toMatchObject({ urgency: 'URGENT', dueOn: '2026-04-07' });
    const rule = await submit(t, aboutARule());
    const refused = await t.http
      .post(`/api/v1/petitions/${rule.id}/receive`)
      .set(...clerk.auth)
      .send({ urgency: 'URGENT' })
      .expect(422);
    expect(refused.body.code).toBe('URGENCY_NOT_FOR_CLASS');
  });

  it('takes up the right limit again when an answer is sent back after a change of class', async () => {
    const { id } = await submit(t, { location: undefined, field: 'KHAC', title: 'Cây đổ ngang' });
    at('2026-04-07T02:00:00Z');
    await act(t, clerk, id, 'receive', { urgency: 'URGENT' });
    const assigned = await act(t, clerk, id, 'assign', { unitCode: 'SNNMT', class: 'KHAC' });
    // No longer a field condition: fifteen working days from the day sent, without an urgency.
    expect(assigned).toMatchObject({ urgency: null, dueOn: '2026-04-28' });
    await act(t, officer, id, 'accept');
    await act(t, officer, id, 'propose-answer', goodAnswer());
    await act(t, head, id, 'approve-answer');
    const back = await act(t, office, id, 'reject-answer', { reason: 'Chưa nêu thời hạn' });
    expect(back).toMatchObject({ state: 'IN_PROGRESS', dueOn: '2026-04-28', rating: null });
  });

  it('leaves out of an urgent limit what was asked before it began', async () => {
    const { id } = await submit(t, { location: undefined, field: 'KHAC', title: 'Cây đổ ngang' });
    await act(t, clerk, id, 'request-supplement', { question: 'Cây đổ ở vị trí nào, tuyến nào?' });
    at('2026-04-13T02:00:00Z');
    await act(t, clerk, id, 'supplement', { content: 'Trước số 12 đường Phan Trung.' });
    const received = await act(t, clerk, id, 'receive', { urgency: 'QUICK' });
    // Three working days from Monday 13/4.
    expect(received).toMatchObject({ dueOn: '2026-04-16' });
  });
});
