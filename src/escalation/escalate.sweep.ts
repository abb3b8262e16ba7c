import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../platform/database/database';
import { idPrefix } from '../platform/database/sql-ids';
import { faultOf } from '../platform/queue/set-aside/fault.rules';
import { Isolation, type Item } from '../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { BY_KEY_ONLY, DUE_CLOCKS, ESCALATE_BATCH, ESCALATE_PART } from './escalate.statement';

/** The name by which the sweep is scheduled and nudged. */
export const ESCALATE = 'escalate';

/** So many clocks are raised and committed at a time: milliseconds under lock. */
export const BATCH_SIZE = 1000;

/** What the statement did. */
interface BatchRow {
  raised: number;
  dueSoon: number;
  lateStep: number;
  overdue: number;
  seen: number;
  climbed: number;
  lastAt: string | null;
  lastId: string | null;
}

interface Place {
  at: string;
  id: string;
}

const BEFORE_ALL: Place = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** What one pass over all that is due did. */
interface Tally {
  raised: number;
  dueSoon: number;
  lateStep: number;
  overdue: number;
  batches: number;
  climbed: number;
  /** Clocks that wait for a level their ladder does not have: a fault, never passed over in silence. */
  astray: number;
}

/** One run: the present, what it leaves alone, and how many batches it has begun, for the ids. */
interface Run {
  now: Date;
  isolation: Isolation;
  begun: number;
}

const NOTHING: Tally = {
  raised: 0,
  dueSoon: 0,
  lateStep: 0,
  overdue: 0,
  batches: 0,
  climbed: 0,
  astray: 0,
};

/**
 * Raises what has become due soon, late in a step or overdue, in due order, until nothing is left. Any number of
 * workers may run it at once.
 */
@SweepJob({
  name: ESCALATE,
  description: 'Raises what has become due soon, late in a step, or overdue',
})
@Injectable()
export class EscalateSweep implements Sweep {
  constructor(private readonly database: Database) {}

  /**
   * Counts what it raised, by level, the batches it took, and the clocks it had to set aside, if any. Throws when a
   * clock is on no ladder, and when so many fail that they had to be passed over.
   */
  async run(now: Date): Promise<SweepCounts> {
    const run = { now, isolation: await Isolation.begin(this.database, ESCALATE, 'clock', now) };
    const total = await this.drain({ ...run, begun: 0 });
    await run.isolation.end();
    if (total.astray > 0)
      throw new Error(`${total.astray} clocks wait for a level they cannot reach`);
    const { raised, dueSoon, lateStep, overdue, batches } = total;
    const setAside = run.isolation.found;
    return { raised, dueSoon, lateStep, overdue, batches, ...(setAside > 0 && { setAside }) };
  }

  private async drain(run: Run): Promise<Tally> {
    let total = NOTHING;
    for (;;) {
      // A pass goes on where the last batch ended, or it would walk over its own leavings again and again. The
      // next begins anew and finds what was held by somebody who has since given it back.
      const pass = await this.pass(run);
      total = { ...added(total, pass), astray: pass.astray };
      if (pass.climbed === 0) return total;
    }
  }

  private async pass(run: Run): Promise<Tally> {
    let tally = NOTHING;
    let place: Place | null = BEFORE_ALL;
    while (place) {
      const batch: Batch = await this.batch(run, place);
      tally = added(tally, batch.did);
      place = batch.place;
    }
    return tally;
  }

  /** One batch as one statement; where a row makes it fail, in parts. */
  private async batch(run: Run, after: Place): Promise<Batch> {
    if ((await this.due(run, after, 1)).length === 0) return { did: NOTHING, place: null };
    try {
      return await this.raise(run, after, ESCALATE_BATCH, run.isolation.leftAlone());
    } catch (error) {
      if (!faultOf(error)) throw error;
      return this.inParts(run, after);
    }
  }

  private due({ now, isolation }: Run, after: Place, most: number): Promise<(Item & Place)[]> {
    const values = [now, after.at, after.id, most, isolation.leftAlone()];
    return this.database.rows<Item & Place>(DUE_CLOCKS, values);
  }

  private async inParts(run: Run, after: Place): Promise<Batch> {
    const clocks = await this.due(run, after, BATCH_SIZE);
    let did = NOTHING;
    await run.isolation.each(clocks, async (some) => {
      const ids = some.map(({ id }) => id);
      did = added(did, (await this.raise(run, after, ESCALATE_PART, ids)).did);
    });
    return { did, place: clocks.at(-1) ?? null };
  }

  private async raise(
    run: Run,
    after: Place,
    statement: Statement,
    clockIds: readonly string[],
  ): Promise<Batch> {
    const { now } = run;
    // Each batch takes a millisecond of its own, so that ids grow in due order: lists page by them, and the indexes
    // grow at one end.
    const prefix = idPrefix(now, run.begun++);
    const row = await this.database.transaction(async (tx) => {
      await tx.rows(BY_KEY_ONLY);
      const values = [now, after.at, after.id, BATCH_SIZE, prefix, clockIds];
      const [counts] = await tx.rows<BatchRow>(statement, values);
      return counts;
    });
    if (!row || row.lastAt === null || row.lastId === null) return { did: NOTHING, place: null };
    return {
      did: { ...row, batches: 1, astray: row.seen - row.climbed },
      place: { at: row.lastAt, id: row.lastId },
    };
  }
}

/** What a batch did, and the last clock it looked at; null when there was none. */
interface Batch {
  did: Tally;
  place: Place | null;
}

const added = (one: Tally, other: Tally): Tally => ({
  raised: one.raised + other.raised,
  dueSoon: one.dueSoon + other.dueSoon,
  lateStep: one.lateStep + other.lateStep,
  overdue: one.overdue + other.overdue,
  batches: one.batches + other.batches,
  climbed: one.climbed + other.climbed,
  astray: one.astray + other.astray,
});
