import type { BenchResult } from './bench-result';
import { elapsedMs, inTurns, inWords, rounded } from './support/timing';
import { onTwoWorlds, type WorldApp } from './support/world-app';

const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_LARGE ?? 1_000_000);
const WARM_UP = 50;
const ROUNDS = 300;
const TARGET = 1.5;

/** Pages a supervisor asks for most. */
const PAGES = ['overdue', 'overdue?minWorkingDaysOverdue=10', 'due-soon', 'late-steps'] as const;

/** The supervisor's pages over HTTP, at 10^4 and 10^6 open petitions in turns; five in six are overdue. */
export async function run(): Promise<BenchResult[]> {
  return onTwoWorlds(SMALL, LARGE, async (small, large) => {
    const askSmall = await asSupervisor(small);
    const askLarge = await asSupervisor(large);
    const results: BenchResult[] = [];
    for (const page of PAGES) {
      results.push(
        await compared(
          page,
          () => askSmall(page),
          () => askLarge(page),
        ),
      );
    }
    await askLarge('summary');
    const seconds = (await elapsedMs(() => askLarge('summary'))) / 1000;
    return [
      ...results,
      {
        claim: `GET /supervision/summary over ${LARGE} open petitions`,
        measured: `${rounded(seconds)} s`,
        target: '<= 3 s',
        ok: seconds <= 3,
      },
    ];
  });
}

async function asSupervisor({ signIn, url }: WorldApp): Promise<(page: string) => Promise<void>> {
  const authorization = await signIn('SUPERVISOR');
  return async (page) => {
    const answer = await fetch(`${url}/api/v1/supervision/${page}`, { headers: { authorization } });
    const body = (await answer.json()) as { items?: unknown[] };
    if (!body.items?.length) throw new Error(`${page}: ${answer.status}`);
  };
}

async function compared(
  page: string,
  askSmall: () => Promise<void>,
  askLarge: () => Promise<void>,
): Promise<BenchResult> {
  const turns = await inTurns({ warmUp: WARM_UP, rounds: ROUNDS }, askSmall, askLarge);
  const ratio = turns.large / turns.small;
  return {
    claim: `GET /supervision/${page} at ${LARGE} open petitions against ${SMALL}`,
    measured: inWords(turns),
    ratio: rounded(ratio),
    target: `<= ${TARGET}`,
    ok: ratio <= TARGET,
  };
}
