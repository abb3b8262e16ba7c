import { signIn } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';
import { LadderOffice, midnight, rung } from './ladders-office';

/*
 * A pothole sent on Monday 6/4/2026 is due on Monday 20/4 for its unit and for its citizen, warned from Thursday 16/4.
 * Days overdue: 21–24/4 are the first four, 28 and 29/4 the next (27/4 is off), then 4–7/5 the seventh to the tenth.
 */
const WEEKLY = {
  follows: 'holding.default',
  rungs: [
    rung('DUE_SOON', null, { target: 'UNIT_OFFICER' }),
    rung('OVERDUE', 0, {
      target: 'UNIT',
      repeat: { everyDays: 5, times: 2 },
      stopsWhen: ['ANSWER_PROPOSED'],
    }),
    rung('OVERDUE_HEAD', 2),
    rung('OVERDUE_CHAIRMAN', 10, { target: 'CHAIRMAN_LIST' }),
  ],
};

describe('a ladder of several rungs', () => {
  let office: LadderOffice;
  beforeEach(async () => {
    office = await LadderOffice.open();
    for (const role of ['UNIT_OFFICER', 'UNIT_HEAD'] as const) {
      await signIn(office.t, [{ role, unitCode: TRAN_BIEN }], role);
    }
  });
  afterEach(() => office.t.close());

  it('is climbed rung by rung, with repetitions, each once', async () => {
    const { id } = await submit(office.t);
    await office.apply(WEEKLY);
    expect(await office.pending(id, 'HOLDING')).toEqual([
      'DUE_SOON 0 16/04',
      'OVERDUE 0 21/04',
      'OVERDUE_HEAD 0 22/04',
      'OVERDUE 1 29/04',
      'OVERDUE_CHAIRMAN 0 07/05',
      'OVERDUE 2 08/05',
    ]);
    for (let day = 15; day <= 30; day += 1) await office.escalateAt(`2026-04-${day}`);
    for (let day = 1; day <= 20; day += 1) {
      await office.escalateAt(`2026-05-${String(day).padStart(2, '0')}`);
      await office.run('escalate');
    }
    expect(await office.told(id, 'HOLDING')).toEqual([
      '16/04 DUE_SOON 0 UNIT_OFFICER',
      '21/04 OVERDUE 0 UNIT',
      '22/04 OVERDUE_HEAD 0 UNIT_HEAD',
      '29/04 OVERDUE 1 UNIT',
      '07/05 OVERDUE_CHAIRMAN 0 CHAIRMAN_LIST',
      '08/05 OVERDUE 2 UNIT',
    ]);
  });

  it('raises only the highest of the rungs that were passed unseen, then goes on with the rest', async () => {
    await office.apply(WEEKLY);
    const { id } = await submit(office.t);
    await office.escalateAt('2026-04-29');
    await office.escalateAt('2026-05-20');
    expect(await office.told(id, 'HOLDING')).toEqual([
      '22/04 OVERDUE_HEAD 0 UNIT_HEAD',
      '07/05 OVERDUE_CHAIRMAN 0 CHAIRMAN_LIST',
    ]);
    expect(await office.pending(id, 'HOLDING')).toEqual([]);
  });

  it('keeps silent while an answer is proposed, and says the next thing when it is refused', async () => {
    const head = await signIn(office.t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    const officer = await signIn(office.t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    await office.apply(WEEKLY);
    const { id } = await submit(office.t);
    await act(office.t, officer, id, 'accept');
    await act(office.t, officer, id, 'propose-answer', goodAnswer());
    await office.escalateAt('2026-04-21');
    expect(await office.told(id, 'HOLDING')).toEqual([]);
    await act(office.t, head, id, 'reject-answer', { reason: 'Chưa nêu rõ nguyên nhân' });
    // What kept silent is passed; it does not come back when the petition is at work again.
    expect(await office.run('escalate')).toMatchObject({ raised: 0 });
    await office.escalateAt('2026-04-22');
    await office.escalateAt('2026-04-29');
    expect(await office.told(id, 'HOLDING')).toEqual([
      '22/04 OVERDUE_HEAD 0 UNIT_HEAD',
      '29/04 OVERDUE 1 UNIT',
    ]);
  });

  it('ends with the answer, in the same transaction, and begins anew when the petition is reopened', async () => {
    const clerk = await signIn(office.t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const head = await signIn(office.t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    const officer = await signIn(office.t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    const { id } = await submit(office.t);
    await act(office.t, officer, id, 'accept');
    await act(office.t, officer, id, 'propose-answer', goodAnswer());
    await office.escalateAt('2026-04-21');
    await act(office.t, head, id, 'approve-answer');
    const stopped = await office.t.database.rows(
      `select 1 from sla_clock where petition_id = $1 and stopped_at is not null
       and (rungs <> '{}' or rung_ats <> '{}' or next_level_at is not null)`,
      [id],
    );
    expect(stopped).toEqual([]);
    await act(office.t, clerk, id, 'reopen', { reason: 'Người gửi cho biết chưa khắc phục' });
    // Ten working days from Tuesday 21/4: 22–24 (3), 28, 29 (5), 4–8/5 (10). Two are left from 6/5.
    expect((await office.pending(id, 'OUTER')).slice(0, 2)).toEqual([
      'DUE_SOON 0 06/05',
      'OVERDUE 0 09/05',
    ]);
    await office.escalateAt('2026-05-06');
    // The unit is not warned of its own: who works there is told of the citizen's day.
    expect((await office.told(id, 'OUTER')).slice(-1)).toEqual(['06/05 DUE_SOON 0 INTAKE_OFFICER']);
  });

  it('moves with the calendar, those rungs too that stand after the due date', async () => {
    const { id } = await submit(office.t);
    const days = [
      { day: '2026-05-05', kind: 'SWAPPED_DAY_OFF', name: 'Nghỉ', source: 'TB', confirmed: true },
    ];
    const { body } = await office.t.http
      .post('/api/v1/calendar/changes')
      .set(...office.admin.auth)
      .send({ days, reason: 'Bão số 3' })
      .expect(201);
    await office.t.http
      .post(`/api/v1/calendar/changes/${body.id}/apply`)
      .set(...office.admin.auth)
      .expect(200);
    await office.run('recompute-deadlines');
    expect(await office.pending(id, 'OUTER')).toEqual([
      'DUE_SOON 0 16/04',
      'OVERDUE 0 21/04',
      'OVERDUE_CHAIRMAN 0 08/05',
    ]);
  });

  it('is that of the class a petition is put into, from where it stands', async () => {
    const clerk = await signIn(office.t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    await office.apply({
      clockKind: 'OUTER',
      class: 'HOI_DAP',
      rungs: [rung('OVERDUE', 0), rung('OVERDUE_MINISTER', 3)],
    });
    const { id } = await submit(office.t, { class: undefined, location: undefined });
    await act(office.t, clerk, id, 'receive', { class: 'HOI_DAP' });
    // 15 working days: 28/4; 29/4 is the first day overdue, 4 and 5/5 the next.
    expect(await office.pending(id, 'OUTER')).toEqual([
      'OVERDUE 0 29/04',
      'OVERDUE_MINISTER 0 05/05',
    ]);
  });
});

describe('a role that nobody holds', () => {
  let office: LadderOffice;
  beforeEach(async () => {
    office = await LadderOffice.open();
  });
  afterEach(() => office.t.close());

  const alarms = async () => {
    const { body } = await office.t.http
      .get('/api/v1/alarms')
      .set(...office.admin.auth)
      .expect(200);
    return (body.items as { key: string; details: object }[]).filter(
      (alarm) => alarm.key === 'escalation-target-missing',
    );
  };

  it('falls to the first of its fallbacks that somebody holds, and raises an alarm while it lasts', async () => {
    const { id } = await submit(office.t);
    await office.escalateAt('2026-04-16');
    // No officer, no head, nobody at the desk: the administrator is all there is.
    expect(await office.told(id, 'HOLDING')).toEqual(['16/04 DUE_SOON 0 UNIT_OFFICER → ADMIN']);
    expect(await office.told(id, 'OUTER')).toEqual(['16/04 DUE_SOON 0 PROVINCIAL_OFFICE']);
    const officer = await signIn(office.t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    const elsewhere = await signIn(office.t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    await office.escalateAt('2026-04-21');
    expect((await office.told(id, 'HOLDING')).slice(1)).toEqual([
      '21/04 OVERDUE 0 UNIT_HEAD → UNIT_OFFICER',
    ]);
    expect(elsewhere.accountId).not.toBe(officer.accountId);
    expect(await office.run('escalation-target-watch')).toEqual({ missing: 1 });
    expect((await alarms()).map((alarm) => alarm.details)).toEqual([
      {
        missing: 1,
        roles: [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN, told: 'UNIT_OFFICER', escalations: 1 }],
      },
    ]);
    await signIn(office.t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    expect(await office.run('escalation-target-watch')).toEqual({ missing: 0 });
    expect(await alarms()).toEqual([]);
  });

  it('is not held by an account that was closed', async () => {
    const { id } = await submit(office.t);
    const head = await signIn(office.t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    const disable = `update account set disabled_at = $2 where id = $1`;
    await office.t.database.rows(disable, [head.accountId, midnight('2026-04-01')]);
    await office.escalateAt('2026-04-21');
    expect(await office.told(id, 'HOLDING')).toEqual(['21/04 OVERDUE 0 UNIT_HEAD → ADMIN']);
  });
});
