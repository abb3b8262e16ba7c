import { Injectable } from '@nestjs/common';
import { CalendarService } from '../../../calendar/calendar.service';
import { Database, type Transaction } from '../../../platform/database/database';
import { Isolation } from '../../../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../../../platform/queue/sweep';
import type { LadderReading } from '../../../sla/clock-rungs.rules';
import { LaddersService } from '../../../sla/ladders.service';
import { UnitsService } from '../../../units/units.service';
import { LOCK_PETITIONS, type ClockToMove } from '../recompute-deadlines.statements';
import { rungParameters } from '../rung-parameters';
import { BEFORE_ALL, rungsOf, type ClimbingRow } from './ladder-preview';
import {
  HELD_CLOCKS,
  LOCK_CLOCKS,
  OUTDATED_CLOCKS,
  SETTLE,
  UNSETTLED,
  WRITE_RUNGS,
} from './ladder.statements';

/** The name by which the sweep is scheduled and nudged. */
export const RECOMPUTE_LADDERS = 'recompute-ladders';

interface Outdated extends ClockToMove {
  calendarVersion: number;
}

interface Unsettled {
  kind: string;
  edition: number;
}

/**
 * What was decided by the former ladder just before the change may commit just after: so long after it nobody computes
 * rungs from the former any more.
 */
const SETTLES_AFTER_MS = 60_000;

/**
 * Carries a changed ladder into the clocks that run. What is still to do is what names an older edition, so a run that
 * was killed is simply continued by the next, and a second run finds nothing.
 */
@SweepJob({
  name: RECOMPUTE_LADDERS,
  everySeconds: 300,
  description: 'Computes the rungs of running clocks again after a change of a ladder',
})
@Injectable()
export class RecomputeLaddersSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarService,
    private readonly ladders: LaddersService,
    private readonly units: UnitsService,
  ) {}

  /** Brings versions into force whose day has come; counts clocks computed again, left, set aside. */
  async run(now: Date): Promise<SweepCounts> {
    await this.ladders.bringIntoForce(now);
    const counts = { clocks: 0, batches: 0, left: 0 };
    const isolation = await Isolation.begin(this.database, RECOMPUTE_LADDERS, 'clock', now);
    const unsettled = await this.database.rows<Unsettled>(UNSETTLED);
    if (unsettled.length === 0) {
      await isolation.end();
      return counts;
    }
    const reading = {
      ladders: await this.ladders.newestBook(),
      calendars: await this.calendar.newestCalendars(),
      units: (await this.units.directory()).value,
    };
    for await (const clocks of this.outdated(unsettled)) {
      await isolation.each(clocks.map(withSubject), async (some) => {
        const done = await this.database.transaction((tx) => recomputed(tx, some, reading));
        counts.clocks += done;
        counts.left += some.length - done;
      });
      counts.batches += 1;
    }
    await isolation.end();
    if (counts.batches === 0) {
      const through = Math.max(...unsettled.map(({ edition }) => edition));
      await this.database.rows(SETTLE, [now, new Date(now.getTime() - SETTLES_AFTER_MS), through]);
    }
    return isolation.found > 0 ? { ...counts, setAside: isolation.found } : counts;
  }

  private async *outdated(unsettled: readonly Unsettled[]): AsyncGenerator<Outdated[]> {
    const kinds = unsettled.map(({ kind }) => kind);
    const editions = unsettled.map(({ edition }) => edition);
    let last: Pick<Outdated, 'calendarVersion' | 'id'> = BEFORE_ALL;
    for (;;) {
      const values = [last.calendarVersion, last.id, kinds, editions];
      const clocks = await this.database.rows<Outdated>(OUTDATED_CLOCKS, values);
      const end = clocks.at(-1);
      if (!end) return;
      last = end;
      yield clocks;
    }
  }
}

const withSubject = (clock: Outdated) => ({ ...clock, subjectId: clock.petitionId });

/** How many of the clocks were computed again; what somebody else holds just now is left for the next run. */
async function recomputed(
  tx: Transaction,
  clocks: readonly Outdated[],
  reading: LadderReading,
): Promise<number> {
  const petitionIds = [...new Set(clocks.map((clock) => clock.petitionId))];
  const petitions = await tx.rows<{ id: string }>(LOCK_PETITIONS, [petitionIds]);
  const locked = await tx.rows<{ id: string }>(LOCK_CLOCKS, [
    clocks.map((clock) => clock.id),
    petitions.map((petition) => petition.id),
  ]);
  const rows = await tx.rows<ClimbingRow>(HELD_CLOCKS, [locked.map((clock) => clock.id)]);
  const after = rows.map((row) => rungsOf(row, reading));
  await tx.rows(WRITE_RUNGS, [
    rows.map((row) => row.id),
    after.map((each) => each.nextLevel),
    after.map((each) => each.nextLevelAt),
    ...rungParameters(after),
  ]);
  return rows.length;
}
