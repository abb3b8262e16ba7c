import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';

/** 00:00 of a day in the province. */
const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`);
const oneMsBefore = (instant: Date) => new Date(instant.getTime() - 1);

describe('escalation', () => {
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
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    // Each example begins with nothing left over to be raised.
    t.clock.set(new Date('2027-01-04T01:00:00Z'));
    await run();
    t.clock.set(new Date(MONDAY));
  });

  const run = () => t.app.get(SweepRegistry).run('escalate');
  const runAt = (instant: Date) => {
    t.clock.set(instant);
    return run();
  };
  const told = async (id: string) => {
    const answer = await t.http.get(`/api/v1/petitions/${id}/escalations`).set(...office.auth);
    expect(answer.status).toBe(200);
    return (answer.body.items as Record<string, string>[]).map(
      ({ clockKind, level, unitCode, targetRole }) =>
        `${clockKind} ${level} ${unitCode} ${targetRole}`,
    );
  };

  it('climbs the ladder of a petition in a unit: unit, unit, head and office, each once', async () => {
    const { id, dueOn } = await submit(t);
    expect(dueOn).toBe('2026-04-20');
    // Assigned on 6/4 by itself: to be accepted by the end of 8/4.
    expect(await runAt(oneMsBefore(midnight('2026-04-09')))).toMatchObject({ raised: 0 });
    expect(await runAt(midnight('2026-04-09'))).toEqual({
      raised: 1,
      dueSoon: 0,
      lateStep: 1,
      overdue: 0,
      batches: 1,
    });
    expect(await told(id)).toEqual([`ACCEPT LATE_STEP ${TRAN_BIEN} UNIT_OFFICER`]);
    // Due Monday 20/4; two working days are left from Thursday 16/4 (17 and 20).
    expect(await runAt(oneMsBefore(midnight('2026-04-16')))).toMatchObject({ raised: 0 });
    expect(await runAt(midnight('2026-04-16'))).toMatchObject({ raised: 2, dueSoon: 2 });
    expect((await told(id)).slice(1).toSorted()).toEqual([
      `HOLDING DUE_SOON ${TRAN_BIEN} UNIT_OFFICER`,
      `OUTER DUE_SOON ${TRAN_BIEN} PROVINCIAL_OFFICE`,
    ]);
    expect(await runAt(oneMsBefore(midnight('2026-04-21')))).toMatchObject({ raised: 0 });
    expect(await runAt(midnight('2026-04-21'))).toMatchObject({ raised: 2, overdue: 2 });
    expect((await told(id)).slice(3).toSorted()).toEqual([
      `HOLDING OVERDUE ${TRAN_BIEN} UNIT_HEAD`,
      `OUTER OVERDUE ${TRAN_BIEN} PROVINCIAL_OFFICE`,
    ]);
    expect(await run()).toEqual({ raised: 0, dueSoon: 0, lateStep: 0, overdue: 0, batches: 0 });
    // Ten working days late: 21–24 (4), 28, 29 (6), 30/4 and 1/5 off, 4–7 May (10).
    expect(await runAt(oneMsBefore(midnight('2026-05-07')))).toMatchObject({ raised: 0 });
    expect(await runAt(midnight('2026-05-07'))).toMatchObject({ raised: 1, overdue: 1 });
    expect((await told(id)).slice(5)).toEqual([
      `OUTER OVERDUE_CHAIRMAN ${TRAN_BIEN} CHAIRMAN_LIST`,
    ]);
    expect(await runAt(midnight('2026-12-01'))).toMatchObject({ raised: 0 });
  });

  it('climbs the same ladder at the intake desk for what nobody has taken', async () => {
    const { id, dueOn } = await submit(t, aboutARule());
    // 7–10 (4), 13–17 (9), 20–24 (14) April, 27/4 off: 28/4 is day 15. Two left from 23/4: 24 and 28.
    expect(dueOn).toBe('2026-04-28');
    await runAt(midnight('2026-04-09'));
    expect(await told(id)).toEqual([`RECEIVE LATE_STEP ${DESK} INTAKE_OFFICER`]);
    expect(await runAt(oneMsBefore(midnight('2026-04-23')))).toMatchObject({ raised: 0 });
    await runAt(midnight('2026-04-23'));
    expect((await told(id)).slice(1)).toEqual([`OUTER DUE_SOON ${DESK} INTAKE_OFFICER`]);
    expect(await runAt(oneMsBefore(midnight('2026-04-29')))).toMatchObject({ raised: 0 });
    await runAt(midnight('2026-04-29'));
    expect((await told(id)).slice(2)).toEqual([`OUTER OVERDUE ${DESK} INTAKE_OFFICER`]);
    // 29/4 (1), 4–8 May (6), 11–14 May (10).
    expect(await runAt(oneMsBefore(midnight('2026-05-14')))).toMatchObject({ raised: 0 });
    await runAt(midnight('2026-05-14'));
    expect((await told(id)).slice(3)).toEqual([`OUTER OVERDUE_CHAIRMAN ${DESK} INTAKE_OFFICER`]);
  });

  it('warns the unit of the citizen’s day where its own would come later, across the holidays', async () => {
    const { id } = await submit(t, aboutARule());
    t.clock.set(new Date('2026-04-20T02:00:00Z'));
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode: 'SNNMT' });
    await act(t, officer, id, 'accept');
    await runAt(midnight('2026-04-23'));
    expect(await told(id)).toEqual(['OUTER DUE_SOON SNNMT UNIT_OFFICER']);
    await runAt(midnight('2026-04-29'));
    // The unit's 15 days from 20/4: 21–24 (4), 28, 29 (6), 30/4 and 1/5 off, 4–8 (11), 11–14 May (15).
    expect(await runAt(oneMsBefore(midnight('2026-05-12')))).toMatchObject({ raised: 0 });
    await runAt(midnight('2026-05-12'));
    await runAt(midnight('2026-05-14'));
    await runAt(midnight('2026-05-15'));
    expect(await told(id)).toEqual([
      'OUTER DUE_SOON SNNMT UNIT_OFFICER',
      'OUTER OVERDUE SNNMT PROVINCIAL_OFFICE',
      'HOLDING DUE_SOON SNNMT UNIT_OFFICER',
      'OUTER OVERDUE_CHAIRMAN SNNMT CHAIRMAN_LIST',
      'HOLDING OVERDUE SNNMT UNIT_HEAD',
    ]);
  });

  it('tells nobody that a thing is due soon which is late already', async () => {
    const { id } = await submit(t);
    expect(await runAt(midnight('2026-04-25'))).toEqual({
      raised: 3,
      dueSoon: 0,
      lateStep: 1,
      overdue: 2,
      batches: 1,
    });
    expect((await told(id)).toSorted()).toEqual([
      `ACCEPT LATE_STEP ${TRAN_BIEN} UNIT_OFFICER`,
      `HOLDING OVERDUE ${TRAN_BIEN} UNIT_HEAD`,
      `OUTER OVERDUE ${TRAN_BIEN} PROVINCIAL_OFFICE`,
    ]);
    const answer = await t.http.get(`/api/v1/petitions/${id}/escalations`).set(...office.auth);
    const outer = (answer.body.items as Record<string, string>[]).find(
      (item) => item.clockKind === 'OUTER',
    );
    // From when it was due, and when somebody was told.
    expect(outer).toMatchObject({
      dueAt: midnight('2026-04-21').toISOString(),
      raisedAt: midnight('2026-04-25').toISOString(),
    });
  });

  it('says no more of a petition once it is answered, except that its publication waits', async () => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode: 'SNNMT' });
    await act(t, officer, id, 'accept');
    await runAt(midnight('2026-04-23'));
    expect(await told(id)).toHaveLength(2);
    // Friday 24/4, one working day before the end.
    t.clock.set(new Date('2026-04-24T02:00:00Z'));
    await act(t, officer, id, 'propose-answer', goodAnswer());
    await act(t, head, id, 'approve-answer');
    // To be published within 28 and 29 April, since 27/4 is off.
    expect(await runAt(oneMsBefore(midnight('2026-04-30')))).toMatchObject({ raised: 0 });
    await runAt(midnight('2026-04-30'));
    await runAt(midnight('2026-12-01'));
    expect((await told(id)).slice(2)).toEqual(['PUBLISH LATE_STEP SNNMT PROVINCIAL_OFFICE']);
  });

  it('follows a petition back to the desk', async () => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode: 'SNNMT' });
    t.clock.set(new Date('2026-04-08T02:00:00Z'));
    await act(t, head, id, 'return', { reason: 'Không thuộc lĩnh vực của Sở' });
    await runAt(midnight('2026-04-29'));
    expect((await told(id)).toSorted()).toEqual([
      // Returned on 8/4: to be assigned again on 9/4.
      `ASSIGN LATE_STEP ${DESK} INTAKE_OFFICER`,
      `OUTER OVERDUE ${DESK} INTAKE_OFFICER`,
    ]);
  });

  it('shows operators how much waits and for how long, and nothing after a run', async () => {
    await submit(t);
    t.clock.set(new Date(midnight('2026-04-09').getTime() + 90_000));
    const gauges = async () => {
      const { text } = await t.http.get('/metrics');
      return text.split('\n').filter((line) => line.startsWith('pakn_escalations_'));
    };
    expect(await gauges()).toEqual([
      'pakn_escalations_backlog 1',
      'pakn_escalations_oldest_seconds 90',
    ]);
    await run();
    expect(await gauges()).toEqual([
      'pakn_escalations_backlog 0',
      'pakn_escalations_oldest_seconds 0',
    ]);
  });
});
