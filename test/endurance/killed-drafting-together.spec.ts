import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import type { Database } from '../../src/platform/database/database';
import { startTestApp } from '../support/app';
import { signIn } from '../support/people';
import { submit } from '../support/petitions';
import { open } from './support/draft-weekly.work';
import { killAtEveryBoundary } from './support/kill-at-every';
import { worldOf, type World } from './support/world';

/** Three communes; the second's petition makes this week's drafting fail. */
const [FIRST, SECOND, THIRD] = ['25195', '25210', '25217'] as const;
const LAST_WEEK = '2026-04-13T01:00:00Z';
const THIS_WEEK = '2026-04-20T01:00:00Z';

describe('the worker is killed at each statement of drafting a letter to all, of whom one is at fault', () => {
  let world: World;
  beforeAll(async () => {
    const t = await startTestApp();
    const office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    const { body } = await t.http.get('/api/v1/settings/reminders').set(...office.auth);
    await t.http
      .put('/api/v1/settings/reminders')
      .set(...office.auth)
      .send({ ...body, draftForm: 'COLLECTIVE' })
      .expect(200);
    await submit(t, { location: { communeCode: FIRST } });
    const bad = await submit(t, { location: { communeCode: SECOND } });
    await submit(t, { location: { communeCode: THIRD } });
    t.clock.set(new Date(LAST_WEEK));
    expect(await t.app.get(SweepRegistry).run('draft-notices')).toMatchObject({ drafted: 3 });
    await t.database.rows(
      `alter table notice_item add constraint ck_notice_item_poison
       check (petition_id <> '${bad.id}') not valid`,
    );
    world = await worldOf(t);
  });
  afterAll(() => world.drop());

  /** Of each letter: whom it goes to, and whose petitions it lists. */
  const letters = (database: Database) =>
    database.rows<{ to: string[]; lists: string[] }>(
      `select array(select u.code from notice_addressee a join unit u on u.id = a.unit_id
           where a.notice_id = n.id order by u.code) as to,
         array(select u.code from notice_item i join unit u on u.id = i.unit_id
           where i.notice_id = n.id order by u.code) as lists
       from notice n where n.kind = 'COLLECTIVE' and n.state = 'DRAFTED'`,
    );
  const codes = async (database: Database, sql: string) =>
    (await database.rows<{ code: string }>(sql)).map(({ code }) => code);
  const setAside = (database: Database) =>
    codes(database, 'select u.code from set_aside s join unit u on u.id = s.item_id');
  const seenTo = (database: Database) =>
    codes(
      database,
      `select u.code from notice_week w join unit u on u.id = w.unit_id
       where w.week_on = '2026-04-20' order by u.code`,
    );

  it('and the others are in it, whole, and the one is out of it, set aside and told of', async () => {
    const stoodWhenDead = new Set<string>();
    await killAtEveryBoundary({
      name: 'drafting a letter to all',
      world,
      module: 'draft-weekly.work',
      open,
      now: THIS_WEEK,
      atOnce: 8,
      // The second stands in it from last week until it is taken out; what it lists goes with it.
      whenDead: async (database) => {
        const [letter, ...more] = await letters(database);
        expect(more).toEqual([]);
        expect(letter?.lists).toEqual(letter?.to);
        expect([
          [FIRST, SECOND, THIRD],
          [FIRST, THIRD],
        ]).toContainEqual(letter?.to);
        stoodWhenDead.add(`${letter?.to.length} ${(await setAside(database)).length}`);
      },
      whenRestarted: async (run, database) => {
        await run();
        expect(await run()).toEqual({ drafted: 0, redrawn: 0, left: 0, failed: 0 });
        expect(await letters(database)).toEqual([{ to: [FIRST, THIRD], lists: [FIRST, THIRD] }]);
        expect(await seenTo(database)).toEqual([FIRST, THIRD]);
        expect(await setAside(database)).toEqual([SECOND]);
        const alarms = await database.rows<{ key: string; units: string[] }>(
          `select key, details -> 'unitCodes' as units from operator_alarm
           where cleared_at is null and key like 'weekly-draft-failed-%'`,
        );
        expect(alarms).toEqual([{ key: 'weekly-draft-failed-collective', units: [SECOND] }]);
      },
    });
    // Before it was set aside, between that and its leaving the letter, and after.
    expect([...stoodWhenDead].toSorted()).toEqual(['2 1', '3 0', '3 1']);
  });
});
