import type { Database } from '../../src/platform/database/database';
import { MONDAY, startTestApp } from '../support/app';
import { actOn, draft } from '../support/notices';
import { signIn } from '../support/people';
import { submit } from '../support/petitions';
import { open } from './support/issue.work';
import { killAtEveryBoundary } from './support/kill-at-every';
import { worldOf, type World } from './support/world';

const COMMUNES = ['25195', '25210', '25217'];
/** What was sent on Monday 6/4 is late by a day. */
const TUESDAY = '2026-04-21T02:00:00Z';

describe('the office’s process is killed at each statement of issuing letters', () => {
  let world: World;
  let officeId: string;
  let letters: string[];
  beforeAll(async () => {
    const t = await startTestApp({ now: MONDAY });
    const office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    officeId = office.accountId;
    for (const communeCode of COMMUNES) {
      await submit(t, { location: { communeCode } });
      await signIn(t, [{ role: 'UNIT_HEAD', unitCode: communeCode }]);
    }
    t.clock.set(new Date(TUESDAY));
    const drafts = await draft(t, office);
    letters = COMMUNES.map((code) => drafts.get(code)!.id);
    for (const id of letters) await actOn(t, office, id, 'approve');
    world = await worldOf(t);
  });
  afterAll(() => world.drop());

  /** State, number in the register, number in the words, and version, of each letter. */
  const standing = async (database: Database) => {
    const rows = await database.rows<{ id: string; said: string }>(
      `select id, concat_ws(' ', state, number, letter -> 'letter' ->> 'number', version) as said
       from notice`,
    );
    return letters.map((id) => rows.find((row) => row.id === id)?.said);
  };

  const lastNumber = async (database: Database) =>
    (await database.rows<{ last: number }>('select last_number as last from notice_number')).map(
      ({ last }) => last,
    );

  /** The letters whose unit was told of them, as often as it was. */
  const told = async (database: Database) => {
    const rows = await database.rows<{ number: string }>(
      `select payload ->> 'number' as number from outbox order by number`,
    );
    return rows.map(({ number }) => number);
  };
  const NUMBERS = ['01/VP-KSTT', '02/VP-KSTT', '03/VP-KSTT'];

  it('and no number is lost or given twice, however often the request is repeated', async () => {
    const issuedWhenDead = new Set<number>();
    const [first, second, third] = letters;
    const boundaries = await killAtEveryBoundary({
      name: 'issuing',
      world,
      module: 'issue.work',
      open,
      now: TUESDAY,
      details: { officeId, letters: `${first} ${second}` },
      atOnce: 8,
      // The first letter, then the second; the register stands where the letters stand.
      whenDead: async (database) => {
        const last = (await lastNumber(database))[0] ?? 0;
        expect([0, 1, 2]).toContain(last);
        expect(await standing(database)).toEqual([
          last >= 1 ? 'ISSUED 1 1 3' : 'APPROVED 2',
          last >= 2 ? 'ISSUED 2 2 3' : 'APPROVED 2',
          'APPROVED 2',
        ]);
        // Nobody hears of a letter that was not issued, and of one that was its head has heard.
        expect(await told(database)).toEqual(NUMBERS.slice(0, last));
        issuedWhenDead.add(last);
      },
      whenRestarted: async (run, database) => {
        expect(await run()).toEqual([1, 2]);
        expect(await run()).toEqual([1, 2]);
        expect(await run({ details: { officeId, letters: third! } })).toEqual([3]);
        expect(await standing(database)).toEqual(['ISSUED 1 1 3', 'ISSUED 2 2 3', 'ISSUED 3 3 3']);
        expect(await lastNumber(database)).toEqual([3]);
        expect(await told(database)).toEqual(NUMBERS);
      },
    });
    // For each letter: settings; begin, key, the letter's row, its items, what is late still, drop the rest, write the
    // rows, read the series, take the number, find and write to its readers, read the letter, keep the answer, commit.
    expect(boundaries).toBeGreaterThanOrEqual(2 * 2 * 15);
    expect([...issuedWhenDead].toSorted()).toEqual([0, 1, 2]);
  });
});
