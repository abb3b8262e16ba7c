import { newId } from '../../src/platform/auth/ids';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';

/** A day and hour in the province. */
const at = (text: string) => new Date(`${text}:00+07:00`);

describe('supervision', () => {
  let t: TestApp;
  let supervisor: Person;
  let office: Person;
  let communeHead: Person;
  /** Sent 6/4, in phường Trấn Biên, due 20/4. */
  let rubbish: { id: string; code: string };
  /** Sent 6/4, at the intake desk, due 28/4. */
  let rule: { id: string; code: string };
  /** Sent 20/4, at the intake desk, due 14/5. */
  let later: { id: string; code: string };
  beforeAll(async () => {
    t = await startTestApp({ now: MONDAY });
    supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    communeHead = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    rubbish = await submit(t);
    rule = await submit(t, aboutARule());
    t.clock.set(at('2026-04-20T08:00'));
    later = await submit(t, aboutARule());
  });
  afterAll(() => t.close());

  const get = (path: string, who = supervisor) =>
    t.http.get(`/api/v1/supervision/${path}`).set(...who.auth);
  const items = async (path: string, who = supervisor) => {
    const answer = await get(path, who);
    expect(answer.status).toBe(200);
    return answer.body.items as Record<string, unknown>[];
  };
  const brief = (list: Record<string, unknown>[], days: string) =>
    list.map((item) => `${item.code} ${item.dueOn} ${item[days]}`);

  it('lists what is overdue, the oldest due first, late from 00:00 of the next day', async () => {
    t.clock.set(new Date(at('2026-04-21T00:00').getTime() - 1));
    expect(await items('overdue')).toEqual([]);
    t.clock.set(at('2026-04-21T00:00'));
    expect(brief(await items('overdue'), 'workingDaysOverdue')).toEqual([
      `${rubbish.code} 2026-04-20 1`,
    ]);
    // 21–24 (4), 28 and 29 April (6), 4 and 5 May (8); and 29/4, 4/5, 5/5.
    t.clock.set(at('2026-05-05T09:00'));
    const overdue = await items('overdue');
    expect(brief(overdue, 'workingDaysOverdue')).toEqual([
      `${rubbish.code} 2026-04-20 8`,
      `${rule.code} 2026-04-28 3`,
    ]);
    expect(overdue[0]).toEqual({
      id: rubbish.id,
      code: rubbish.code,
      title: 'Rác thải tồn đọng nhiều ngày',
      class: 'HIEN_TRUONG',
      state: 'ASSIGNED',
      unitCode: TRAN_BIEN,
      unitName: 'Ủy ban nhân dân phường Trấn Biên',
      submittedAt: new Date(MONDAY).toISOString(),
      dueOn: '2026-04-20',
      workingDaysOverdue: 8,
      timesReminded: 0,
    });
  });

  it.each([
    [0, 2],
    [3, 2],
    [4, 1],
    [8, 1],
    [9, 0],
  ])('asked for at least %i working days overdue, finds %i', async (days, found) => {
    t.clock.set(at('2026-05-05T09:00'));
    const list = await items(`overdue?minWorkingDaysOverdue=${days}`);
    expect(list).toHaveLength(found);
    for (const item of list) expect(item.workingDaysOverdue).toBeGreaterThanOrEqual(days);
  });

  it('lists what is due soon from two working days before the end until the end', async () => {
    // Due Thursday 14/5: 13 and 14 are left on Tuesday 12/5.
    t.clock.set(new Date(at('2026-05-12T00:00').getTime() - 1));
    expect(await items('due-soon')).toEqual([]);
    t.clock.set(at('2026-05-12T00:00'));
    expect(brief(await items('due-soon'), 'workingDaysLeft')).toEqual([
      `${later.code} 2026-05-14 2`,
    ]);
    expect(await items('due-soon?minWorkingDaysOverdue=1')).toEqual([]);
    t.clock.set(new Date(at('2026-05-15T00:00').getTime() - 1));
    expect(brief(await items('due-soon'), 'workingDaysLeft')).toEqual([
      `${later.code} 2026-05-14 0`,
    ]);
    t.clock.set(at('2026-05-15T00:00'));
    expect(await items('due-soon')).toEqual([]);
  });

  it('lists missed steps until the answer itself is overdue, and publication after it', async () => {
    const steps = async () =>
      (await items('late-steps')).map(
        (item) => `${item.code} ${item.stepKind} ${item.stepDueOn} ${item.workingDaysOverdue}`,
      );
    // To be accepted, and to be received, by the end of Wednesday 8/4; asked on Friday.
    t.clock.set(at('2026-04-10T09:00'));
    expect((await steps()).toSorted()).toEqual([
      `${rubbish.code} ACCEPT 2026-04-08 2`,
      `${rule.code} RECEIVE 2026-04-08 2`,
    ]);
    t.clock.set(at('2026-04-21T00:00'));
    expect(await steps()).toEqual([`${rule.code} RECEIVE 2026-04-08 9`]);

    const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
    const { id, code } = await submit(t, aboutARule());
    await act(t, office, id, 'receive');
    await act(t, office, id, 'assign', { unitCode: 'SNNMT' });
    await act(t, head, id, 'accept');
    await act(t, head, id, 'propose-answer', goodAnswer());
    await act(t, head, id, 'approve-answer');
    // Approved on Tuesday 21/4: to be published on 22 and 23.
    t.clock.set(at('2026-04-24T09:00'));
    expect(await steps()).toContain(`${code} PUBLISH 2026-04-23 1`);
    await act(t, office, id, 'publish', { summary: 'Đã giải quyết hồ sơ cho người dân.' });
    expect(await steps()).not.toContain(`${code} PUBLISH 2026-04-23 1`);
  });

  it('shows units their own only, and nobody another’s', async () => {
    t.clock.set(at('2026-05-05T09:00'));
    expect((await items('overdue', communeHead)).map((item) => item.id)).toEqual([rubbish.id]);
    expect(await items(`overdue?unitCode=${DESK}`, communeHead)).toEqual([]);
    expect((await items(`overdue?unitCode=${DESK}`)).map((item) => item.id)).toEqual([rule.id]);
    const two = await signIn(t, [
      { role: 'UNIT_OFFICER', unitCode: TRAN_BIEN },
      { role: 'UNIT_OFFICER', unitCode: 'SYT' },
    ]);
    expect((await items('overdue', two)).map((item) => item.id)).toEqual([rubbish.id]);
    const { total } = (await get('summary', communeHead)).body;
    expect(total).toEqual({ open: 1, dueSoon: 0, lateStep: 0, overdue: 1 });
  });

  it('refuses a unit that does not exist, a class, a count or a cursor that is none', async () => {
    const unknown = await get('overdue?unitCode=KHONG-CO');
    expect([unknown.status, unknown.body.code]).toEqual([422, 'UNIT_UNKNOWN']);
    for (const path of ['overdue?class=RAC', 'overdue?minWorkingDaysOverdue=-1', 'summary?x=1']) {
      expect((await get(path)).status).toBe(400);
    }
    const forged = await get('overdue?cursor=WzEsMl0');
    expect([forged.status, forged.body.code]).toEqual([400, 'CURSOR_INVALID']);
    expect((await t.http.get('/api/v1/supervision/overdue')).status).toBe(401);
  });

  it('counts the notices that were issued and still list the petition', async () => {
    t.clock.set(at('2026-05-05T09:00'));
    await listedIn('ISSUED');
    await listedIn('ACKNOWLEDGED');
    await listedIn('ISSUED', t.clock.now());
    await listedIn('APPROVED');
    await listedIn('CANCELLED');
    expect((await items('overdue')).map((item) => item.timesReminded)).toEqual([2, 0]);
  });

  let numbers = 0;
  async function listedIn(state: string, droppedAt: Date | null = null): Promise<void> {
    numbers += 1;
    const noticeId = newId();
    await t.database.rows(
      `insert into notice (id, unit_id, kind, state, version, as_of, drafted_at, drafted_by)
       select $1, unit_id, 'REMINDER', 'CANCELLED', 1, $2, $2, $3 from petition where id = $4`,
      [noticeId, t.clock.now(), office.accountId, rubbish.id],
    );
    await t.database.rows(
      `insert into notice_item (notice_id, petition_id, unit_id, position, petition_version,
         lateness, dropped_at, row)
       select $1, id, unit_id, 1, 1, 'OVERDUE', $3, '{}' from petition where id = $2`,
      [noticeId, rubbish.id, droppedAt],
    );
    await t.database.rows(
      `update notice set state = $2, issued_on = '2026-04-28', year = 2026, symbol = 'VPUB',
         number = $3, letter = '{}' where id = $1`,
      [noticeId, state, numbers],
    );
  }
});
