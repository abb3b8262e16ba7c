import { DraftNoticesSweep } from '../src/notices/draft-notices.sweep';
import { SENT_STATES } from '../src/notices/notice.rules';
import { STATE_NAMES } from '../src/petitions/petition-state-names';
import type { Database } from '../src/platform/database/database';
import { FIELD_NAMES } from '../src/units/petition-fields';
import type { BenchResult } from './bench-result';
import { DRAFT_BY_HAND, DRAFTED, shareOut } from './support/late-world';
import { elapsedMs, median, rounded } from './support/timing';
import { WORLD_NOW } from './support/world';
import { onWorld, type WorldApp } from './support/world-app';

const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_LARGE ?? 1_000_000);
const LETTERS = 95;
const ROUNDS = 5;
/** Each row goes to node, through the law of working days, and back; each letter is a transaction of its own. */
const TARGET_OF_YARDSTICK = 3;
const TARGET_GROWTH = 1.5;

interface World {
  served: WorldApp;
  stored: number;
  late: number;
  office: string;
}

interface Measured {
  /** The weekly sweep: a transaction per letter. */
  sweepMs: number;
  /** An officer's POST /notices/draft: all letters in one. */
  requestMs: number;
  yardstickMs: number;
}

/**
 * The letters of a week to the 95 communes, drafted by the sweep and by an officer, against one hand-written statement
 * that writes the same rows: over all of 10^4 petitions, and over a tenth of 10^6.
 */
export async function run(): Promise<BenchResult[]> {
  const [few, many] = [SMALL, LARGE / 10];
  return onWorld(
    SMALL,
    (small) =>
      onWorld(
        LARGE,
        async (large) => {
          const worlds = [
            await withOffice(small, SMALL, few),
            await withOffice(large, LARGE, many),
          ] as const;
          const [one, other] = await inTurns(worlds);
          return [
            ...against(worlds[0], one),
            ...against(worlds[1], other),
            growth(one.sweepMs / few, other.sweepMs / many),
          ];
        },
        { reshape: shareOut(many) },
      ),
    { reshape: shareOut(few) },
  );
}

const withOffice = async (served: WorldApp, stored: number, late: number): Promise<World> => ({
  served,
  stored,
  late,
  office: await served.signIn('PROVINCIAL_OFFICE'),
});

async function inTurns(worlds: readonly [World, World]): Promise<[Measured, Measured]> {
  const rounds: [Measured, Measured][] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured: [Measured, Measured] = [await oneRound(worlds[0]), await oneRound(worlds[1])];
    // The first round warms up.
    if (round > 0) rounds.push(measured);
  }
  const middle = (which: 0 | 1): Measured => ({
    sweepMs: median(rounds.map((round) => round[which].sweepMs)),
    requestMs: median(rounds.map((round) => round[which].requestMs)),
    yardstickMs: median(rounds.map((round) => round[which].yardstickMs)),
  });
  return [middle(0), middle(1)];
}

async function oneRound({ served, late, office }: World): Promise<Measured> {
  const { app, database, url } = served;
  const digests: string[] = [];
  const timed = async (draft: () => Promise<unknown>): Promise<number> => {
    await forget(database);
    const ms = await elapsedMs(draft);
    digests.push(await digestOf(database, late));
    return ms;
  };
  const measured = {
    sweepMs: await timed(() => app.get(DraftNoticesSweep).run(WORLD_NOW)),
    requestMs: await timed(() => request(url, office)),
    yardstickMs: await timed(() =>
      database.rows(DRAFT_BY_HAND, [
        WORLD_NOW,
        JSON.stringify(FIELD_NAMES),
        JSON.stringify(STATE_NAMES),
        SENT_STATES,
      ]),
    ),
  };
  if (new Set(digests).size !== 1) throw new Error('what was drafted differs');
  return measured;
}

async function request(url: string, authorization: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/notices/draft`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`POST /notices/draft: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}

async function forget(database: Database): Promise<void> {
  await database.rows(`delete from notice_week`);
  await database.rows(`delete from notice_item`);
  await database.rows(`delete from notice`);
  await database.rows(`vacuum (analyze) notice_item`);
  await database.rows(`vacuum (analyze) notice`);
  await database.rows(`checkpoint`);
}

async function digestOf(database: Database, late: number): Promise<string> {
  const [drafted] = await database.rows<{ letters: number; items: number; digest: string }>(
    DRAFTED,
  );
  if (drafted?.letters !== LETTERS || drafted.items !== late) {
    throw new Error(`drafted ${drafted?.letters} letters with ${drafted?.items} petitions`);
  }
  return drafted.digest;
}

function against({ stored, late }: World, measured: Measured): BenchResult[] {
  return [
    result('the weekly sweep', measured.sweepMs),
    result('POST /notices/draft', measured.requestMs),
  ];

  function result(by: string, ms: number): BenchResult {
    const ratio = ms / measured.yardstickMs;
    return {
      claim:
        `Drafting ${LETTERS} letters over ${late} late among ${stored} open by ${by}, against one ` +
        `hand-written statement`,
      measured: `${rounded(ms / 1000)} s against ${rounded(measured.yardstickMs / 1000)} s (medians of ${ROUNDS})`,
      ratio: rounded(ratio),
      target: `<= ${TARGET_OF_YARDSTICK}`,
      ok: ratio <= TARGET_OF_YARDSTICK,
    };
  }
}

function growth(smallMs: number, largeMs: number): BenchResult {
  const ratio = largeMs / smallMs;
  return {
    claim: `Drafting one late petition by the weekly sweep at ${LARGE} open petitions against ${SMALL}`,
    measured: `${rounded(largeMs * 1000)} µs against ${rounded(smallMs * 1000)} µs`,
    ratio: rounded(ratio),
    target: `<= ${TARGET_GROWTH}`,
    ok: ratio <= TARGET_GROWTH,
  };
}
