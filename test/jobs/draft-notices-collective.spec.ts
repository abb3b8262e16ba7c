import { DraftNoticesSweep } from '../../src/notices/draft-notices.sweep';
import type { NoticeListResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, issueTo, SIGNER } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { submit, TRAN_BIEN } from '../support/petitions';

const OTHERS = ['25195', '25210', '25217'];

describe('drafting the week’s letter to all', () => {
  let t: TestApp;
  let sweep: DraftNoticesSweep;
  let office: Person;
  beforeEach(async () => {
    // Monday 6/4, 8:00. To be accepted by Wednesday 8/4, to be answered by Monday 20/4.
    t = await startTestApp();
    sweep = t.app.get(DraftNoticesSweep);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    await submit(t);
    for (const communeCode of OTHERS) await submit(t, { location: { communeCode } });
    await writeTo('COLLECTIVE');
  });
  afterEach(() => t.close());

  const writeTo = async (draftForm: string) => {
    const { body } = await t.http.get('/api/v1/settings/reminders').set(...office.auth);
    await t.http
      .put('/api/v1/settings/reminders')
      .set(...office.auth)
      .send({ ...body, draftForm })
      .expect(200)
      .expect(({ body: kept }) => expect(kept.draftForm).toBe(draftForm));
  };
  /** Moves the clock and runs the sweep. */
  const runAt = (instant: string) => {
    t.clock.set(new Date(instant));
    return sweep.run(t.clock.now());
  };
  const letters = async () =>
    ((await t.http.get('/api/v1/notices').set(...office.auth)).body as NoticeListResponse).items;
  const nothing = { drafted: 0, redrawn: 0, left: 0, failed: 0 };

  it('is one draft for all with anything late, once a week, drawn again the next', async () => {
    expect(await runAt('2026-04-13T01:00:00Z')).toEqual({ ...nothing, drafted: 4 });
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ kind: 'COLLECTIVE', state: 'DRAFTED', addresseeCount: 4 });
    expect(await sweep.run(t.clock.now())).toEqual(nothing);
    expect(await runAt('2026-04-20T01:00:00Z')).toEqual({ ...nothing, redrawn: 4 });
    expect(await letters()).toMatchObject([{ id: letter!.id, version: 2 }]);
  });

  it('leaves whom a letter of the week went to by hand, and whom one is drafted to', async () => {
    t.clock.set(new Date('2026-04-13T00:30:00Z'));
    await issueTo(t, office, TRAN_BIEN);
    expect(await runAt('2026-04-13T01:00:00Z')).toEqual({ ...nothing, drafted: 3, left: 1 });
    // The next week's letters go to each by itself; the draft to three stands still.
    await writeTo('SEPARATE');
    expect(await runAt('2026-04-20T01:00:00Z')).toEqual({ ...nothing, drafted: 1, left: 3 });
    const [own, together] = await letters();
    expect([own?.unitCode, together?.addresseeCount]).toEqual([TRAN_BIEN, 3]);
    // A letter of the week to three: none of them gets another.
    await actOn(t, office, together!.id, 'approve');
    await actOn(t, office, together!.id, 'issue', SIGNER);
    expect(await sweep.run(t.clock.now())).toEqual(nothing);
  });

  it('is drafted once when four workers run at once', async () => {
    t.clock.set(new Date('2026-04-13T01:00:00Z'));
    const runs = await Promise.all([1, 2, 3, 4].map(() => sweep.run(t.clock.now())));
    expect(runs.reduce((sum, counts) => sum + (counts.drafted ?? 0), 0)).toBe(4);
    expect(runs.reduce((sum, counts) => sum + (counts.redrawn ?? 0), 0)).toBe(0);
    expect(await letters()).toHaveLength(1);
  });

  it.each(['notice_week', 'notice', 'notice_addressee', 'notice_item'])(
    'leaves nothing half done when its connection dies writing %s, and is drafted the next time',
    async (table) => {
      await t.database.rows(`
        create function kill_session() returns trigger language plpgsql as $$
        begin
          if nextval('fatal_row') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
          return null;
        end $$`);
      await t.database.rows(`create sequence fatal_row`);
      await t.database.rows(`create trigger tr_kill after insert on ${table}
        for each row execute function kill_session()`);
      expect(await runAt('2026-04-13T01:00:00Z')).toEqual({ ...nothing, failed: 4 });
      expect(await letters()).toEqual([]);
      const alarms = () =>
        t.database.rows(
          `select from operator_alarm
           where key = 'weekly-draft-failed-collective' and cleared_at is null`,
        );
      expect(await alarms()).toHaveLength(1);
      expect(await sweep.run(t.clock.now())).toEqual({ ...nothing, drafted: 4 });
      expect(await letters()).toMatchObject([{ addresseeCount: 4, petitionCount: 4 }]);
      expect(await alarms()).toEqual([]);
    },
  );
});
