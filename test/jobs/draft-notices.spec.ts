import { DraftNoticesSweep } from '../../src/notices/draft-notices.sweep';
import type { NoticeListResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, draft, issueTo, send, SIGNER } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { act, submit, TRAN_BIEN } from '../support/petitions';

const OTHERS = ['25195', '25210', '25217'];

describe('drafting the week’s letters', () => {
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
  });
  afterEach(() => t.close());

  /** Moves the clock and runs the sweep. */
  const runAt = (instant: string) => {
    t.clock.set(new Date(instant));
    return sweep.run(t.clock.now());
  };
  const standing = async () => {
    const answer = await t.http.get('/api/v1/notices').set(...office.auth);
    return (answer.body as NoticeListResponse).items
      .map((notice) => `${notice.unitCode} ${notice.state} ${notice.petitionCount}`)
      .toSorted();
  };
  const nothing = { drafted: 0, redrawn: 0, left: 0, failed: 0 };
  const all = [TRAN_BIEN, ...OTHERS].toSorted();

  it('drafts on Monday at eight for each unit with anything late, once, and issues nothing', async () => {
    expect(await runAt('2026-04-13T00:59:59Z')).toEqual(nothing);
    expect(await runAt('2026-04-13T01:00:00Z')).toEqual({ ...nothing, drafted: 4 });
    expect(await standing()).toEqual(all.map((code) => `${code} DRAFTED 1`));
    expect(await sweep.run(t.clock.now())).toEqual(nothing);
    expect(await runAt('2026-04-19T16:59:00Z')).toEqual(nothing);
    const [drafted] = await t.database.rows<{ by: string | null }>(
      'select distinct drafted_by as by from notice',
    );
    expect(drafted).toEqual({ by: null });
  });

  it('draws a standing draft again the next week, and leaves an approved one', async () => {
    await runAt('2026-04-13T01:00:00Z');
    const { id } = (await draft(t, office, { unitCodes: [TRAN_BIEN] })).get(TRAN_BIEN)!;
    await actOn(t, office, id, 'approve');
    expect(await runAt('2026-04-20T01:00:00Z')).toEqual({ ...nothing, redrawn: 3, left: 1 });
    expect((await standing()).filter((each) => each.includes('APPROVED'))).toEqual([
      `${TRAN_BIEN} APPROVED 1`,
    ]);
    // Issued on Tuesday: the week's letter is out, and no other is drafted until next Monday's moment.
    t.clock.set(new Date('2026-04-21T02:00:00Z'));
    await actOn(t, office, id, 'issue', SIGNER);
    expect(await runAt('2026-04-23T02:00:00Z')).toEqual(nothing);
    // Monday 27/4 is the day off for Giỗ Tổ.
    expect(await runAt('2026-04-27T09:00:00Z')).toEqual(nothing);
    expect(await runAt('2026-04-28T01:00:00Z')).toEqual({ ...nothing, drafted: 1, redrawn: 3 });
  });

  it('leaves a unit alone whose letter of the week was drafted and sent by hand', async () => {
    await put({
      draftWeekly: true,
      draftWeekday: 5,
      draftHour: 14,
      acknowledgeWithinDays: 2,
      chairmanDaysOverdue: 10,
      chairmanTimesReminded: 3,
    }).expect(200);
    t.clock.set(new Date('2026-04-21T02:00:00Z'));
    await issueTo(t, office, TRAN_BIEN);
    // Friday 24/4, 14:00.
    expect(await runAt('2026-04-24T07:00:00Z')).toEqual({ ...nothing, drafted: 3, left: 1 });
  });

  const put = (body: object, version?: string) => {
    const request = t.http.put('/api/v1/settings/reminders').set(...office.auth);
    return (version ? request.set('If-Match', version) : request).send(body);
  };

  it('catches up after days in which no worker ran, for what was late at the week’s moment', async () => {
    t.clock.set(new Date('2026-04-13T02:00:00Z'));
    // Sent on Monday 13/4 after eight; to be accepted by Wednesday: late on Thursday, after the week's moment.
    await submit(t, { location: { communeCode: '25220' } });
    expect(await runAt('2026-04-17T02:00:00Z')).toEqual({ ...nothing, drafted: 4 });
    expect(await standing()).toEqual(all.map((code) => `${code} DRAFTED 1`));
    expect(await runAt('2026-04-20T01:00:00Z')).toEqual({ ...nothing, drafted: 1, redrawn: 4 });
  });

  it('drafts once when four workers run at once', async () => {
    t.clock.set(new Date('2026-04-13T01:00:00Z'));
    const runs = await Promise.all([1, 2, 3, 4].map(() => sweep.run(t.clock.now())));
    expect(runs.reduce((sum, counts) => sum + (counts.drafted ?? 0), 0)).toBe(4);
    expect(runs.reduce((sum, counts) => sum + (counts.redrawn ?? 0), 0)).toBe(0);
    expect(await standing()).toEqual(all.map((code) => `${code} DRAFTED 1`));
  });

  it.each(['notice_week', 'notice', 'notice_item'])(
    'leaves nothing half done when its connection dies writing %s, and others go on',
    async (table) => {
      await t.database.rows(`
        create function kill_session() returns trigger language plpgsql as $$
        begin
          if nextval('fatal_row') = 2 then perform pg_terminate_backend(pg_backend_pid()); end if;
          return null;
        end $$`);
      await t.database.rows(`create sequence fatal_row`);
      await t.database.rows(`create trigger tr_kill after insert on ${table}
        for each row execute function kill_session()`);
      expect(await runAt('2026-04-13T01:00:00Z')).toEqual({ ...nothing, drafted: 3, failed: 1 });
      expect(await standing()).toHaveLength(3);
      const alarms = () =>
        t.database.rows(
          `select from operator_alarm where key like 'weekly-draft-failed-%' and cleared_at is null`,
        );
      expect(await alarms()).toHaveLength(1);
      expect(await sweep.run(t.clock.now())).toEqual({ ...nothing, drafted: 1 });
      expect(await standing()).toEqual(all.map((code) => `${code} DRAFTED 1`));
      expect(await alarms()).toEqual([]);
    },
  );

  it('misses no letter to a unit that owes nothing any more', async () => {
    await t.database.rows(`
      insert into operator_alarm (key, severity, message_vi, message_en, details, raised_at, seen_at)
      values ('weekly-draft-failed-gone', 'CRITICAL', 'vi', 'en', '{}', now(), now())`);
    await runAt('2026-04-13T01:00:00Z');
    expect(
      await t.database.rows('select key from operator_alarm where cleared_at is null'),
    ).toEqual([]);
  });

  it('does not draft when it is switched off, and refuses days and hours there are not', async () => {
    const read = await t.http.get('/api/v1/settings/reminders').set(...office.auth);
    expect([read.headers.etag, read.body]).toMatchObject([
      '"0"',
      { draftWeekly: true, draftWeekday: 1, draftHour: 8 },
    ]);
    await put({ ...read.body, draftWeekly: false }, '"0"').expect(200);
    await put({ ...read.body, draftHour: 9 }, '"0"').expect(412);
    for (const wrong of [{ draftWeekday: 0 }, { draftWeekday: 8 }, { draftHour: 24 }]) {
      await put({ ...read.body, ...wrong }).expect(400);
    }
    expect(await runAt('2026-04-13T01:00:00Z')).toEqual(nothing);
    expect(await standing()).toEqual([]);
  });

  it('lists what is late when it runs, not what was late at its moment', async () => {
    const officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    const [petition] = await t.database.rows<{ id: string }>(
      `select p.id from petition p join unit u on u.id = p.unit_id where u.code = $1`,
      [TRAN_BIEN],
    );
    t.clock.set(new Date('2026-04-14T01:00:00Z'));
    await act(t, officer, petition!.id, 'accept');
    expect(await runAt('2026-04-14T02:00:00Z')).toEqual({ ...nothing, drafted: 3 });
    const { body } = await send(t, office, petition!.id, 'approve');
    expect(body.code).toBe('NOTICE_UNKNOWN');
  });
});
