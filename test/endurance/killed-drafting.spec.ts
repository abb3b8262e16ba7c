import type { DraftNoticesResponse } from '../../src/notices/dto/draft-notices.response';
import type { Database } from '../../src/platform/database/database';
import { MONDAY, startTestApp } from '../support/app';
import { draft } from '../support/notices';
import { signIn } from '../support/people';
import { submit } from '../support/petitions';
import { open as openByHand } from './support/draft-by-hand.work';
import { open as openWeekly } from './support/draft-weekly.work';
import { killAtEveryBoundary } from './support/kill-at-every';
import { worldOf, type World } from './support/world';

/** Three communes. */
const [FIRST, SECOND, THIRD] = ['25195', '25210', '25217'];
const MONDAY_AT_EIGHT = '2026-04-13T01:00:00Z';

/** What stands before: the third commune's draft of Thursday. And what must stand after: all that is late. */
const BEFORE = [`${THIRD} DRAFTED 1: Rác ở bến xe`];
const AFTER = [
  `${FIRST} DRAFTED 1: Rác ở chợ, Rác ở trường`,
  `${SECOND} DRAFTED 1: Rác ở cầu`,
  `${THIRD} DRAFTED 2: Rác ở bến xe, Rác ở sân vận động`,
];

describe('the worker is killed at each statement of drafting', () => {
  let world: World;
  let officeId: string;
  beforeAll(async () => {
    const t = await startTestApp({ now: MONDAY });
    const office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    officeId = office.accountId;
    const sent = (communeCode: string, title: string) =>
      submit(t, { title, location: { communeCode } });
    await sent(FIRST!, 'Rác ở chợ');
    await sent(FIRST!, 'Rác ở trường');
    await sent(SECOND!, 'Rác ở cầu');
    await sent(THIRD!, 'Rác ở bến xe');
    // A day later: to be accepted by Thursday, and not late when the third commune's draft is drawn up.
    t.clock.set(new Date('2026-04-07T01:00:00Z'));
    await sent(THIRD!, 'Rác ở sân vận động');
    t.clock.set(new Date('2026-04-09T01:00:00Z'));
    await draft(t, office, { unitCodes: [THIRD] });
    world = await worldOf(t);
  });
  afterAll(() => world.drop());

  /** `25195 DRAFTED 1: Rác ở chợ, Rác ở trường`: unit, state, version, what is listed. */
  async function standing(database: Database): Promise<string[]> {
    const rows = await database.rows<{ said: string }>(
      `select u.code || ' ' || n.state || ' ' || n.version || ': '
         || coalesce(string_agg(p.title, ', ' order by p.title), 'nothing') as said
       from notice n join unit u on u.id = n.unit_id
       left join notice_item i on i.notice_id = n.id left join petition p on p.id = i.petition_id
       group by u.code, n.id order by u.code, n.id`,
    );
    return rows.map(({ said }) => said);
  }

  /** Codes of the units whose week is seen to, each with the letter it was seen to by. */
  async function seenTo(database: Database): Promise<string[]> {
    const rows = await database.rows<{ code: string }>(
      `select u.code from notice_week w join unit u on u.id = w.unit_id
       join notice n on n.id = w.notice_id and n.unit_id = w.unit_id order by u.code`,
    );
    return rows.map(({ code }) => code);
  }

  const openAlarms = (database: Database) =>
    database.rows('select key from operator_alarm where cleared_at is null');

  it('of the week: each unit gets one draft with all that is late, and none is half written', async () => {
    const stoodWhenDead = new Set<number>();
    const boundaries = await killAtEveryBoundary({
      name: 'drafting the week’s letters',
      world,
      module: 'draft-weekly.work',
      open: openWeekly,
      now: MONDAY_AT_EIGHT,
      atOnce: 8,
      // Of each unit: as it stood, or drawn up wholly and the week seen to.
      whenDead: async (database) => {
        const seen = await seenTo(database);
        const after = AFTER.filter((line) => seen.includes(line.slice(0, 5)));
        const before = BEFORE.filter((line) => !seen.includes(line.slice(0, 5)));
        expect(await standing(database)).toEqual([...before, ...after].toSorted());
        stoodWhenDead.add(seen.length);
      },
      whenRestarted: async (run, database) => {
        const seen = await seenTo(database);
        expect(await run()).toEqual({
          drafted: [FIRST, SECOND].filter((code) => !seen.includes(code!)).length,
          redrawn: seen.includes(THIRD!) ? 0 : 1,
          left: 0,
          failed: 0,
        });
        expect(await run()).toEqual({ drafted: 0, redrawn: 0, left: 0, failed: 0 });
        expect(await standing(database)).toEqual(AFTER);
        expect(await seenTo(database)).toEqual([FIRST, SECOND, THIRD]);
        expect(await openAlarms(database)).toEqual([]);
      },
    });
    // To find the units; for each: begin, turn, claim, look at the week's letters and at the draft, read what is late,
    // write letter and items (an old draft's go first), keep which letter it is, commit, clear the alarm.
    expect(boundaries).toBeGreaterThanOrEqual(2 * (1 + 3 * 11));
    expect([...stoodWhenDead].toSorted()).toEqual([0, 1, 2, 3]);
  });

  it('by hand: all letters or none, and a repeated request draws up nothing twice', async () => {
    const stoodWhenDead = new Set<string>();
    const boundaries = await killAtEveryBoundary({
      name: 'drafting by hand',
      world,
      module: 'draft-by-hand.work',
      open: openByHand,
      now: MONDAY_AT_EIGHT,
      details: { officeId },
      atOnce: 8,
      whenDead: async (database) => {
        const letters = await standing(database);
        const all = letters.length > 1;
        expect(letters).toEqual(all ? AFTER : BEFORE);
        stoodWhenDead.add(all ? 'all' : 'none');
      },
      whenRestarted: async (run, database) => {
        const answer = (await run()) as DraftNoticesResponse;
        expect(answer.items.map(({ unitCode, outcome }) => `${unitCode} ${outcome}`)).toEqual([
          `${FIRST} CREATED`,
          `${SECOND} CREATED`,
          `${THIRD} REDRAWN`,
        ]);
        expect(await run()).toEqual(answer);
        expect(await standing(database)).toEqual(AFTER);
        const ids = await database.rows<{ id: string }>('select id from notice order by id');
        expect(ids.map(({ id }) => id)).toEqual(answer.items.map(({ id }) => id).toSorted());
      },
    });
    // Begin, key, turn, look at the drafts, read what is late, write letters and items, keep the answer, commit.
    expect(boundaries).toBeGreaterThanOrEqual(2 * 10);
    expect([...stoodWhenDead].toSorted()).toEqual(['all', 'none']);
  });
});
