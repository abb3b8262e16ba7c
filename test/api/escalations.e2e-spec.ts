import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, DESK, submit, TRAN_BIEN } from '../support/petitions';

/** 00:00 of a day in the province. */
const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`);

describe('escalations', () => {
  let t: TestApp;
  let supervisor: Person;
  let officer: Person;
  let stranger: Person;
  let rubbish: { id: string; code: string };
  let rule: { id: string; code: string };
  beforeAll(async () => {
    t = await startTestApp({ now: MONDAY });
    supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    stranger = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    rubbish = await submit(t);
    rule = await submit(t, aboutARule());
    // The step of each on 9/4; the warning and then the end of the one due 20/4, then of the one due 28/4.
    for (const day of ['2026-04-09', '2026-04-16', '2026-04-21', '2026-04-23', '2026-04-29']) {
      t.clock.set(midnight(day));
      await t.app.get(SweepRegistry).run('escalate');
    }
  });
  afterAll(() => t.close());

  const get = (path: string, who = supervisor) => t.http.get(`/api/v1/${path}`).set(...who.auth);
  const list = async (path: string, who = supervisor) => {
    const answer = await get(path, who);
    expect(answer.status).toBe(200);
    return answer.body.items as Record<string, unknown>[];
  };
  const brief = (items: Record<string, unknown>[]) =>
    items.map((item) => `${item.unitCode} ${item.clockKind} ${item.level}`);

  it('are listed the newest first, page by page', async () => {
    const all = await list('escalations');
    expect(all.map((item) => item.raisedAt)).toEqual(
      ['29', '23', '21', '21', '16', '16', '09', '09'].map((day) =>
        midnight(`2026-04-${day}`).toISOString(),
      ),
    );
    const ids: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await get(`escalations?limit=3${cursor && `&cursor=${cursor}`}`);
      ids.push(...(page.body.items as { id: string }[]).map((item) => item.id));
      cursor = page.body.nextCursor as string | null;
    }
    expect(ids).toEqual(all.map((item) => item.id));
    expect(all[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/),
      petitionId: rule.id,
      petitionCode: rule.code,
      clockKind: 'OUTER',
      cycle: 1,
      level: 'OVERDUE',
      repetition: 0,
      unitCode: DESK,
      unitName: 'Trung tâm Phục vụ hành chính công',
      targetRole: 'INTAKE_OFFICER',
      // Nobody is employed at the desk in this province, nor in the office: its administrator is told, if there is one.
      toldRole: null,
      dueAt: midnight('2026-04-29').toISOString(),
      raisedAt: midnight('2026-04-29').toISOString(),
    });
  });

  it('can be narrowed to a unit and a level', async () => {
    expect(brief(await list(`escalations?unitCode=${DESK}`))).toEqual([
      `${DESK} OUTER OVERDUE`,
      `${DESK} OUTER DUE_SOON`,
      `${DESK} RECEIVE LATE_STEP`,
    ]);
    expect(brief(await list('escalations?level=LATE_STEP')).toSorted()).toEqual([
      `${TRAN_BIEN} ACCEPT LATE_STEP`,
      `${DESK} RECEIVE LATE_STEP`,
    ]);
    expect((await get('escalations?level=LATE')).status).toBe(400);
    expect((await get('escalations?level=late')).status).toBe(400);
    // The ladder names it, and nothing has climbed so high.
    expect(await list('escalations?level=OVERDUE_CHAIRMAN')).toEqual([]);
    expect((await get('escalations?unitCode=KHONG-CO')).body.code).toBe('UNIT_UNKNOWN');
  });

  it('are shown to a unit only where it held the petition', async () => {
    const own = await list('escalations', officer);
    expect(own).toHaveLength(5);
    expect(new Set(own.map((item) => item.petitionId))).toEqual(new Set([rubbish.id]));
    expect(await list('escalations', stranger)).toEqual([]);
    expect(await list(`escalations?unitCode=${TRAN_BIEN}`, stranger)).toEqual([]);
  });

  it('of one petition come the oldest first, to those who may see the petition', async () => {
    const items = await list(`petitions/${rubbish.id}/escalations`, officer);
    expect(items.map((item) => item.level)).toEqual([
      'LATE_STEP',
      'DUE_SOON',
      'DUE_SOON',
      'OVERDUE',
      'OVERDUE',
    ]);
    const hidden = await get(`petitions/${rubbish.id}/escalations`, stranger);
    expect([hidden.status, hidden.body.code]).toEqual([404, 'PETITION_UNKNOWN']);
    const none = await get('petitions/019d6a7e-3c00-7000-8000-000000000001/escalations');
    expect([none.status, none.body.code]).toEqual([404, 'PETITION_UNKNOWN']);
    expect((await t.http.get(`/api/v1/petitions/${rubbish.id}/escalations`)).status).toBe(401);
  });
});
