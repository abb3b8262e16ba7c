import { Database } from '../src/platform/database/database';
import type { BenchResult } from './bench-result';
import { CALLER, makeSearchable, RARE } from './support/searchable';
import { inTurns, inWords, rounded } from './support/timing';
import { onTwoWorlds, type WorldApp } from './support/world-app';

const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_LARGE ?? 1_000_000);
const WARM_UP = 20;
const ROUNDS = 120;
/** Shapes whose cost grows with what they find, in a world a hundred times as large, take fewer turns. */
const FEW_ROUNDS = 25;

interface Shape {
  what: string;
  query: (unitCode: string) => string;
  /** As many times as long among a hundred times as many petitions; or, where what is found grows too, so many ms. */
  bound: { ratio: number } | { ms: number };
}

/** A page is read in the order of an index, or finds the same few whatever is stored. */
const SAME = { ratio: 1.5 };

const SHAPES: readonly Shape[] = [
  { what: 'no filter', query: () => '', bound: SAME },
  {
    what: 'unit + state + class',
    query: (unit) => `unitCode=${unit}&state=IN_PROGRESS&class=HIEN_TRUONG`,
    bound: SAME,
  },
  { what: 'several states', query: () => 'state=RECEIVED,ASSIGNED', bound: SAME },
  {
    what: 'overdue, oldest due first',
    query: () => 'lateness=OVERDUE&sort=dueOn',
    bound: SAME,
  },
  { what: 'code', query: () => 'q=h19.pa.2026.0004242', bound: SAME },
  {
    what: `telephone, ${CALLER.petitions} found`,
    query: () => `phone=${CALLER.phone}`,
    bound: SAME,
  },
  { what: 'words that all hold', query: () => 'q=rac thai', bound: SAME },
  {
    what: 'words that all hold, in one unit',
    query: (unit) => `unitCode=${unit}&q=thu gom`,
    bound: SAME,
  },
  { what: `words that ${RARE.petitions} hold`, query: () => `q=${RARE.words}`, bound: SAME },
  // 10 of ten thousand, 1,000 of a million: all of them are fetched and put in order.
  { what: 'a word of one in a thousand', query: () => 'q=437', bound: { ms: 100 } },
  { what: 'two such that never meet', query: () => 'q=437 500 rac', bound: { ms: 100 } },
  // The newest 21 days of 120 hold none that is overdue; then all 825,000 that are must be put in order.
  { what: 'overdue, newest first', query: () => 'lateness=OVERDUE', bound: { ms: 500 } },
];

/** Pages of the list of petitions over HTTP, at 10^4 and 10^6 open petitions in turns. */
export async function run(): Promise<BenchResult[]> {
  return onTwoWorlds(SMALL, LARGE, async (small, large) => {
    const askSmall = await asClerk(small);
    const askLarge = await asClerk(large);
    const results: BenchResult[] = [];
    for (const shape of SHAPES) {
      results.push(
        await compared(
          shape,
          () => askSmall(shape),
          () => askLarge(shape),
        ),
      );
    }
    return results;
  });
}

/** Somebody who may search by everything, asking for the pages of a unit that has work. */
async function asClerk(served: WorldApp): Promise<(shape: Shape) => Promise<void>> {
  await makeSearchable(served);
  const authorization = await served.signIn('INTAKE_OFFICER');
  const [unit] = await served.app.get(Database).rows<{ code: string }>(
    `select code from unit where kind not in ('INTAKE_DESK', 'PROVINCIAL_OFFICE')
     order by code limit 1`,
  );
  return async ({ what, query }) => {
    const address = `${served.url}/api/v1/petitions?${encodeURI(query(unit!.code))}`;
    const answer = await fetch(address, { headers: { authorization } });
    const body = (await answer.json()) as { items?: unknown[] };
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status}`);
    if (!body.items?.length && !what.includes('never')) throw new Error(`${what}: none found`);
  };
}

async function compared(
  { what, bound }: Shape,
  askSmall: () => Promise<void>,
  askLarge: () => Promise<void>,
): Promise<BenchResult> {
  const rounds = 'ratio' in bound ? ROUNDS : FEW_ROUNDS;
  const warmUp = Math.min(WARM_UP, rounds);
  const turns = await inTurns({ warmUp, rounds }, askSmall, askLarge);
  const { small, large } = turns;
  return {
    claim: `GET /petitions, ${what}, at ${LARGE} petitions against ${SMALL}`,
    measured: inWords(turns),
    ratio: rounded(large / small),
    target: 'ratio' in bound ? `<= ${bound.ratio}` : `<= ${bound.ms} ms`,
    ok: 'ratio' in bound ? large / small <= bound.ratio : large <= bound.ms,
  };
}
