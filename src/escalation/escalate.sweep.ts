import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { idPrefix } from '../platform/database/sql-ids';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { BY_KEY_ONLY, ESCALATE_BATCH } from './escalate.statement';

/** The name by which the sweep is scheduled and nudged. */
export const ESCALATE = 'escalate';

/** So many clocks are raised and committed at a time: milliseconds under lock. */
export const BATCH_SIZE = 1000;

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

  /** Counts what it raised, by level, and the batches it took. Throws when a clock is on no ladder. */
  async run(now: Date): Promise<SweepCounts> {
    let total = NOTHING;
    for (;;) {
      // A pass goes on where the last batch ended, or it would walk over its own leavings again and again. The
      // next begins anew and finds what was held by somebody who has since given it back.
      const pass = await this.pass(now, total.batches);
      total = { ...added(total, pass), astray: pass.astray };
      if (pass.climbed === 0) break;
    }
    if (total.astray > 0)
      throw new Error(`${total.astray} clocks wait for a level they cannot reach`);
    const { raised, dueSoon, lateStep, overdue, batches } = total;
    return { raised, dueSoon, lateStep, overdue, batches };
  }

  private async pass(now: Date, batchesBefore: number): Promise<Tally> {
    let tally = NOTHING;
    let place = BEFORE_ALL;
    for (;;) {
      // Each batch takes a millisecond of its own, so that ids grow in due order: lists page by them, and the
      // indexes grow at one end.
      const prefix = idPrefix(now, batchesBefore + tally.batches);
      const row = await this.batch([now, place.at, place.id, BATCH_SIZE, prefix]);
      if (!row || row.lastAt === null || row.lastId === null) return tally;
      place = { at: row.lastAt, id: row.lastId };
      tally = added(tally, { ...row, batches: 1, astray: row.seen - row.climbed });
    }
  }

  private batch(values: readonly unknown[]): Promise<BatchRow | undefined> {
    return this.database.transaction(async (tx) => {
      await tx.rows(BY_KEY_ONLY);
      const [row] = await tx.rows<BatchRow>(ESCALATE_BATCH, values);
      return row;
    });
  }
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
