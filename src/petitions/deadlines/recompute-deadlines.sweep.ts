import { Injectable } from '@nestjs/common';
import { CalendarService } from '../../calendar/calendar.service';
import { Database } from '../../platform/database/database';
import { Isolation } from '../../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../../platform/queue/sweep';
import { RECOMPUTE_DEADLINES } from '../../sla/calendar-changes.service';
import { LaddersService } from '../../sla/ladders.service';
import { SlaService } from '../../sla/sla.service';
import { UnitsService } from '../../units/units.service';
import { recomputeBatch, type Moment } from './deadline-batch';
import { PolicyTakeovers } from './policy-takeovers';
import { OUTDATED_CLOCKS, type ClockToMove } from './recompute-deadlines.statements';

interface Outdated extends ClockToMove {
  calendarVersion: number;
}

const BEFORE_ALL: Outdated = {
  id: '00000000-0000-0000-0000-000000000000',
  petitionId: '',
  calendarVersion: -1,
};

interface Run {
  moment: Moment;
  isolation: Isolation;
}

type Counts = Record<'clocks' | 'moved' | 'petitionsMoved' | 'batches' | 'left', number>;

/**
 * Carries a new calendar version, and a version of a limit that took over what runs, into the clocks that run. What
 * is still to do is what names an older version, so a run that was killed is simply continued by the next, and a
 * second run finds nothing.
 */
@SweepJob({
  name: RECOMPUTE_DEADLINES,
  everySeconds: 300,
  description: 'Computes running deadlines again after a change of the calendar or of a limit',
})
@Injectable()
export class RecomputeDeadlinesSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarService,
    private readonly sla: SlaService,
    private readonly takeovers: PolicyTakeovers,
    private readonly ladders: LaddersService,
    private readonly units: UnitsService,
  ) {}

  /** Counts what was computed again, and petitions it had to set aside, if any. */
  async run(now: Date): Promise<SweepCounts> {
    const isolation = await Isolation.begin(this.database, RECOMPUTE_DEADLINES, 'petition', now);
    const run: Run = { moment: await this.moment(now), isolation };
    const { moment } = run;
    const counts: Counts = { clocks: 0, moved: 0, petitionsMoved: 0, batches: 0, left: 0 };
    for (const takeover of moment.takeovers) {
      const before = counts.batches;
      for await (const clocks of this.takeovers.toMove(takeover)) {
        await this.recompute(clocks, run, counts);
      }
      if (counts.batches === before) await this.takeovers.settle(takeover, now);
    }
    for await (const clocks of this.outdated(moment.calendars.calendarVersion)) {
      await this.recompute(clocks, run, counts);
    }
    await isolation.end();
    return isolation.found > 0 ? { ...counts, setAside: isolation.found } : counts;
  }

  private async moment(now: Date): Promise<Moment> {
    const takeovers = await this.takeovers.pending(now);
    const calendars = await this.calendar.newestCalendars();
    const reasons = new Map<number, Promise<string | null>>();
    const reasonOf = (version: number): Promise<string | null> => {
      const known = reasons.get(version) ?? this.calendar.reasonOf(version);
      reasons.set(version, known);
      return known;
    };
    return {
      calendars,
      ladders: await this.ladders.newestBook(),
      units: (await this.units.directory()).value,
      takeovers,
      policyOf: (id) => this.sla.policyById(id),
      reasonsSince: async (calendarVersion) => {
        const found: string[] = [];
        for (let v = calendarVersion + 1; v <= calendars.calendarVersion; v += 1) {
          const reason = await reasonOf(v);
          if (reason !== null) found.push(reason);
        }
        return found;
      },
      now,
    };
  }

  /** Running clocks dated by an older calendar, in the order of their versions. */
  private async *outdated(calendarVersion: number): AsyncGenerator<Outdated[]> {
    let last = BEFORE_ALL;
    for (;;) {
      const clocks = await this.database.rows<Outdated>(OUTDATED_CLOCKS, [
        calendarVersion,
        last.calendarVersion,
        last.id,
      ]);
      const end = clocks.at(-1);
      if (!end) return;
      last = end;
      yield clocks;
    }
  }

  /** A petition's clocks are computed together or not at all, so it is petitions that stand aside. */
  private async recompute(
    clocks: readonly ClockToMove[],
    { moment, isolation }: Run,
    counts: Counts,
  ): Promise<void> {
    const petitions = [...new Set(clocks.map((clock) => clock.petitionId))].map((id) => ({ id }));
    await isolation.each(petitions, async (some) => {
      const ids = new Set(some.map(({ id }) => id));
      const theirs = clocks.filter((clock) => ids.has(clock.petitionId));
      const batch = await this.database.transaction((tx) => recomputeBatch(tx, theirs, moment));
      counts.clocks += batch.clocks;
      counts.moved += batch.moved;
      counts.petitionsMoved += batch.petitionsMoved;
      counts.left += batch.left;
    });
    // Counted even where all of it stands aside: a takeover that is not through yet must not be called settled.
    counts.batches += 1;
  }
}
