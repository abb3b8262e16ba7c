import { startTestApp, type TestApp } from '../support/app';
import { brokenPetitions } from '../support/invariants';
import { signIn, signInAgain, type Person } from '../support/people';
import { act, DESK, submit } from '../support/petitions';
import { VERSION } from './policy-changes-office';

/*
 * June 2026, office 07:30–11:30 and 13:00–17:00. An urgent petition, sent on T6 5/6 at 7:30, taken in at 8:30 and given
 * to a unit at 9:00, is to be answered in 4 working hours: the citizen's limit ends at 14:00, the unit's at 14:30.
 * Asked at 10:00, the citizen's has 2 h 30 left and the unit's 3 h.
 */
describe('limits in hours that stand still while the citizen is asked', () => {
  let t: TestApp;
  let clerk: Person;
  let officer: Person;
  let office: Person;
  let admin: Person;
  beforeEach(async () => {
    t = await startTestApp({ now: '2026-06-05T07:30:00+07:00' });
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SNNMT' }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterEach(async () => {
    const broken = await brokenPetitions(t.database);
    await t.close();
    expect(broken).toEqual([]);
  });

  /** '06-08 09:15' of 2026 in the province; tokens last for hours only. */
  const at = async (wallClock: string) => {
    t.clock.set(new Date(`2026-${wallClock.replace(' ', 'T')}:00+07:00`));
    clerk = await signInAgain(t, clerk);
    officer = await signInAgain(t, officer);
    office = await signInAgain(t, office);
    admin = await signInAgain(t, admin);
  };
  const wall = (instant: string): string =>
    new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
  const get = async (path: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${path}`)
        .set(...office.auth)
        .expect(200)
    ).body;
  interface SeenClock {
    kind: string;
    lateAt: string;
    dueSoonAt: string | null;
    result: string | null;
    adjustments: object[];
  }
  const clock = async (id: string, kind: string): Promise<SeenClock> => {
    const { items } = (await get(`${id}/clocks`)) as { items: SeenClock[] };
    return items.findLast((each) => each.kind === kind && each.result !== 'CANCELLED')!;
  };
  const late = async (id: string, kind: string): Promise<string> =>
    wall((await clock(id, kind)).lateAt);
  const question = { question: 'Cây đổ ở vị trí nào, tuyến nào?' };
  const reply = { content: 'Trước số 12 đường Phan Trung.' };
  const sent = async () => (await submit(t, { location: undefined, field: 'KHAC' })).id;
  const urgent = async (): Promise<string> => {
    const id = await sent();
    await at('06-05 08:30');
    await act(t, clerk, id, 'receive', { urgency: 'URGENT' });
    await at('06-05 09:00');
    await act(t, clerk, id, 'assign', { unitCode: 'SNNMT' });
    await act(t, officer, id, 'accept');
    return id;
  };

  /** What the citizen's clock has before it: levels at instants of the province. */
  const rungs = async (id: string): Promise<string[]> =>
    (
      await t.database.rows<{ said: string }>(
        `select r.level || ' ' || to_char(x.at at time zone 'Asia/Ho_Chi_Minh', 'MM-DD HH24:MI') as said
         from sla_clock c cross join unnest(c.rungs, c.rung_ats) as x(code, at)
         join ladder_rung r on r.ladder_id = c.ladder_id and r.ordinal = x.code / 100
         where c.petition_id = $1 and c.kind = 'OUTER' and c.stopped_at is null order by x.at`,
        [id],
      )
    ).map((row) => row.said);

  it('move the rungs of their ladder with them', async () => {
    const id = await urgent();
    // Ten working days overdue after 5/6: 8–12 (5), 15–19/6 (10).
    expect(await rungs(id)).toEqual([
      'DUE_SOON 06-05 00:00',
      'OVERDUE 06-05 14:00',
      'OVERDUE_CHAIRMAN 06-19 00:00',
    ]);
    await at('06-05 10:00');
    await act(t, officer, id, 'request-supplement', question);
    // After 22/6: 23–26 (4), 29/6–3/7 (9), Monday 6/7 (10).
    expect(await rungs(id)).toEqual([
      'DUE_SOON 06-18 00:00',
      'OVERDUE 06-22 10:00',
      'OVERDUE_CHAIRMAN 07-06 00:00',
    ]);
  });

  it('give back over a weekend what was left, to the minute', async () => {
    const id = await urgent();
    expect([await late(id, 'OUTER'), await late(id, 'HOLDING')]).toEqual([
      '06-05 14:00',
      '06-05 14:30',
    ]);
    await at('06-05 10:00');
    const asked = await act(t, officer, id, 'request-supplement', question);
    // The citizen has 10 working days, 8–12 and 15–19/6: so 2 h 30 and 3 h of Monday 22/6 at the latest.
    expect(asked.dueOn).toBe('2026-06-22');
    expect([await late(id, 'OUTER'), await late(id, 'HOLDING')]).toEqual([
      '06-22 10:00',
      '06-22 10:30',
    ]);
    // Two working days before: 19 and 22/6 are left on the 18th.
    expect(wall((await clock(id, 'OUTER')).dueSoonAt!)).toBe('06-18 00:00');
    await at('06-08 09:15');
    const back = await act(t, officer, id, 'supplement', reply);
    // 9:15–11:30 are 2 h 15: a quarter of an hour after lunch, and three quarters for the unit.
    expect(back).toMatchObject({
      dueOn: '2026-06-08',
      portalDueOn: '2026-06-26',
      lateness: 'DUE_SOON',
    });
    expect([await late(id, 'OUTER'), await late(id, 'HOLDING')]).toEqual([
      '06-08 13:15',
      '06-08 13:45',
    ]);
    const outer = await clock(id, 'OUTER');
    expect(wall(outer.dueSoonAt!)).toBe('06-05 00:00');
    expect(outer.adjustments).toEqual([
      {
        kind: 'PAUSE',
        fromOn: '2026-06-05',
        untilOn: '2026-06-08',
        fromAt: '2026-06-05T03:00:00.000Z',
        untilAt: '2026-06-08T02:15:00.000Z',
      },
    ]);
  });

  it('are explained day by day, with the time for which they stood still', async () => {
    const id = await urgent();
    await at('06-05 10:00');
    await act(t, officer, id, 'request-supplement', question);
    await at('06-08 09:15');
    await act(t, officer, id, 'supplement', reply);
    const explained = (await get(`${id}/clocks/outer/explain`)) as {
      rules: { key: string }[];
      days: { day: string; minutes: number; pausedMinutes: number }[];
    } & Record<string, unknown>;
    expect(explained).toMatchObject({
      dueOn: '2026-06-08',
      lateAt: '2026-06-08T06:15:00.000Z',
      plainDueOn: '2026-06-05',
      provisional: false,
      provisionalBecause: [],
    });
    expect(explained.rules.map(({ key }) => key)).toEqual([
      'RUNS_IN_OFFICE_HOURS',
      'STOOD_STILL_WHILE_ASKED',
    ]);
    // 8:30–10:00; then it stood still: 1 h 30 and 4 h of T6, 7:30–9:15 of T2; then 2 h 15 and a quarter.
    expect(
      explained.days.map(({ day, minutes, pausedMinutes }) => [
        day.slice(5),
        minutes,
        pausedMinutes,
      ]),
    ).toEqual([
      ['06-05', 90, 330],
      ['06-06', 0, 0],
      ['06-07', 0, 0],
      ['06-08', 150, 105],
    ]);
  });

  it('give back an hour of the same day, and the desk’s own hours too', async () => {
    const id = await sent();
    expect(await late(id, 'RECEIVE')).toBe('06-05 17:00');
    await at('06-05 09:00');
    await act(t, clerk, id, 'request-supplement', question);
    await at('06-05 10:00');
    await act(t, clerk, id, 'supplement', reply);
    // 1 h 30 ran; 6 h 30 are left: 10:00–11:30, 13:00–17:00 and an hour of T2.
    expect(await late(id, 'RECEIVE')).toBe('06-08 08:30');
    await at('06-05 15:00');
    await act(t, clerk, id, 'receive', { urgency: 'URGENT' });
    // What was asked before it began is no part of it: 15:00–17:00, and 2 h of T2.
    expect(await late(id, 'OUTER')).toBe('06-08 09:30');
    expect((await clock(id, 'OUTER')).adjustments).toEqual([]);
  });

  it('do not come back once they have passed', async () => {
    const id = await urgent();
    await at('06-05 14:15');
    const asked = await act(t, officer, id, 'request-supplement', question);
    expect(asked).toMatchObject({ dueOn: '2026-06-05', lateness: 'OVERDUE' });
    // The unit's own has a quarter of an hour left.
    await at('06-08 09:15');
    await act(t, officer, id, 'supplement', reply);
    expect(await late(id, 'OUTER')).toBe('06-05 14:00');
    expect((await clock(id, 'OUTER')).adjustments).toEqual([]);
    expect(await late(id, 'HOLDING')).toBe('06-08 09:30');
  });

  it('follow the calendar and a new version of the limit from what is written of them', async () => {
    const id = await urgent();
    await at('06-05 10:00');
    await act(t, officer, id, 'request-supplement', question);
    await at('06-10 16:30');
    await act(t, officer, id, 'supplement', reply);
    // Half an hour of T4, two hours of T5.
    expect(await late(id, 'OUTER')).toBe('06-11 09:30');
    await daysOff('2026-06-09', '2026-06-11');
    // Nothing was left to run on T3, so it takes nothing; T5 moves the rest to T6.
    expect(await recompute()).toMatchObject({ left: 0 });
    expect(await late(id, 'OUTER')).toBe('06-12 09:30');
    const version = {
      ...VERSION,
      follows: 'outer.hien-truong.urgent',
      effectiveFrom: '2026-06-10',
    };
    await newVersion({ ...version, amount: 8, unit: 'WORKING_HOUR' });
    await recompute();
    // Four hours more: half an hour of T4, 4 h and 2 h of T6.
    expect(await late(id, 'OUTER')).toBe('06-12 15:00');
    const inDays = { amount: 1, unit: 'WORKING_DAY', effectiveFrom: '2026-06-11' };
    await newVersion({ ...version, ...inDays });
    await at('06-11 08:00');
    await recompute();
    // In days the pause counts in days: T2 8/6 is the first, T2 and T4 were waited, so T4 and T6.
    expect(await late(id, 'OUTER')).toBe('06-13 00:00');
    expect(await get(id)).toMatchObject({ dueOn: '2026-06-12' });
  });

  async function daysOff(...days: string[]): Promise<void> {
    const off = { kind: 'SWAPPED_DAY_OFF', name: 'Nghỉ', source: 'TB', confirmed: true };
    const { body } = await t.http
      .post('/api/v1/calendar/changes')
      .set(...admin.auth)
      .send({ days: days.map((day) => ({ ...off, day })), reason: 'Bão số 3' })
      .expect(201);
    await t.http
      .post(`/api/v1/calendar/changes/${body.id}/apply`)
      .set(...admin.auth)
      .expect(200);
  }

  async function newVersion(version: object): Promise<void> {
    const path = '/api/v1/sla-policies/changes';
    const { body } = await t.http
      .post(path)
      .set(...admin.auth)
      .send(version);
    expect(body).toMatchObject({ preview: { moved: 1 } });
    await t.http
      .post(`${path}/${body.id}/apply`)
      .set(...admin.auth)
      .expect(200);
  }

  async function recompute(): Promise<Record<string, number>> {
    const answer = await t.http
      .post('/api/v1/jobs/recompute-deadlines/run')
      .set(...admin.auth)
      .expect(200);
    return answer.body.counts;
  }
});
