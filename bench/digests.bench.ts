import { ModuleRef } from '@nestjs/core';
import { WriteDigestsSweep } from '../src/escalation/digest/write-digests.sweep';
import { EscalationModule } from '../src/escalation/escalation.module';
import type { Database } from '../src/platform/database/database';
import type { BenchResult } from './bench-result';
import {
  DIGESTS_BY_HAND,
  DIGESTS_WRITTEN,
  lateAtAllLevels,
  people,
  WARNINGS,
} from './support/digest-world';
import { elapsedMs, median, rounded } from './support/timing';
import { WORLD_NOW } from './support/world';
import { onWorld, type WorldApp } from './support/world-app';

const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_LARGE ?? 1_000_000);
const ROUNDS = 7;
/** Who is owed a digest is asked first, and units and people are written in batches that are committed apart. */
const TARGET_OF_YARDSTICK = 2;
const TARGET_IDLE_GROWTH = 1.5;

/** No mail server: nothing is sent here. */
const SETTINGS = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'pakn@bench.example' };

/** The world's day in the office: 15/6/2026, from half past seven to five. */
const DAY = '2026-06-15';
const MOMENT = new Date('2026-06-15T00:30:00Z');
const CLOSING = new Date('2026-06-15T10:00:00Z');

interface Measured {
  sweepMs: number;
  yardstickMs: number;
  /** A run when every digest of the day is written, while some units have nothing to tell and some inboxes are stale. */
  idleMs: number;
  units: number;
  people: number;
}

/**
 * The digests of a day to heads and officers, written by the sweep and by one hand-written statement, in turns: over
 * 10^4 open petitions and over 10^6, a tenth of each late; and a run with nothing left to write.
 */
export async function run(): Promise<BenchResult[]> {
  const open = <T>(petitions: number, work: (served: WorldApp) => Promise<T>): Promise<T> =>
    onWorld(petitions, work, { reshape: lateAtAllLevels(petitions / 10), settings: SETTINGS });
  return open(SMALL, (small) =>
    open(LARGE, async (large) => {
      const [one, other] = await inTurns(small, large);
      return [against(SMALL, one), against(LARGE, other), idleGrowth(one, other)];
    }),
  );
}

async function inTurns(small: WorldApp, large: WorldApp): Promise<[Measured, Measured]> {
  for (const { database } of [small, large]) await people(database);
  const rounds: [Measured, Measured][] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured: [Measured, Measured] = [await oneRound(small), await oneRound(large)];
    // The first round warms up.
    if (round > 0) rounds.push(measured);
  }
  const middle = (which: 0 | 1): Measured => ({
    ...rounds[0]![which],
    sweepMs: median(rounds.map((round) => round[which].sweepMs)),
    yardstickMs: median(rounds.map((round) => round[which].yardstickMs)),
    idleMs: median(rounds.map((round) => round[which].idleMs)),
  });
  return [middle(0), middle(1)];
}

async function oneRound({ app, database }: WorldApp): Promise<Measured> {
  // One that has looked through no inbox yet, as in the morning.
  const module = app.select(EscalationModule).get(ModuleRef, { strict: true });
  const sweep = await module.create(WriteDigestsSweep);
  await forget(database);
  const sweepMs = await elapsedMs(() => sweep.run(WORLD_NOW));
  const bySweep = await written(database);
  await database.rows(`vacuum (analyze) outbox`);
  const idle: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    idle.push(
      await elapsedMs(async () => {
        const { officers, units, told } = await sweep.run(WORLD_NOW);
        if (officers !== 0 || units !== 0 || told !== 0) throw new Error('something was left');
      }),
    );
  }
  await forget(database);
  const values = [WORLD_NOW, MOMENT, DAY, CLOSING];
  const yardstickMs = await elapsedMs(() => database.rows(DIGESTS_BY_HAND, values));
  const byHand = await written(database);
  if (bySweep.digest !== byHand.digest) throw new Error('what was written differs');
  return {
    sweepMs,
    yardstickMs,
    idleMs: median(idle),
    units: bySweep.units,
    people: bySweep.people,
  };
}

async function forget(database: Database): Promise<void> {
  await database.rows(`update outbox set digest_id = null where digest_id is not null`);
  await database.rows(`delete from outbox where channel = 'EMAIL'`);
  await database.rows(`vacuum (analyze) outbox`);
  await database.rows(`checkpoint`);
}

async function written(database: Database) {
  const [row] = await database.rows<{
    units: number;
    people: number;
    told: number;
    digest: string;
  }>(DIGESTS_WRITTEN);
  if (!row || row.units === 0 || row.told !== row.people * WARNINGS) {
    throw new Error(`wrote ${row?.units} and ${row?.people} digests that told ${row?.told}`);
  }
  return row;
}

function against(stored: number, { sweepMs, yardstickMs, units, people }: Measured): BenchResult {
  const ratio = sweepMs / yardstickMs;
  return {
    claim:
      `Writing the digests of ${units} units and ${people} people over ${stored} open petitions, ` +
      `a tenth late, against one hand-written statement`,
    measured: `${rounded(sweepMs)} ms against ${rounded(yardstickMs)} ms (medians of ${ROUNDS}, in turns)`,
    ratio: rounded(ratio),
    target: `<= ${TARGET_OF_YARDSTICK}`,
    ok: ratio <= TARGET_OF_YARDSTICK,
  };
}

function idleGrowth(small: Measured, large: Measured): BenchResult {
  const ratio = large.idleMs / small.idleMs;
  return {
    claim: `A run of the digests with nothing left to write at ${LARGE} open petitions against ${SMALL}`,
    measured: `${rounded(large.idleMs)} ms against ${rounded(small.idleMs)} ms`,
    ratio: rounded(ratio),
    target: `<= ${TARGET_IDLE_GROWTH}`,
    ok: ratio <= TARGET_IDLE_GROWTH,
  };
}
