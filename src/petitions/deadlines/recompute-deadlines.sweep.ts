import { Injectable } from '@nestjs/common';
import { CalendarService, type Calendars } from '../../calendar/calendar.service';
import { Database, type Transaction } from '../../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../../platform/queue/sweep';
import { RECOMPUTE_DEADLINES } from '../../sla/calendar-changes.service';
import { SlaService } from '../../sla/sla.service';
import { stepColumns } from '../ledger/clocks';
import { appendDeadlineMoved, type DeadlineMoved } from './append-deadline-moved';
import {
  LOCK_CLOCKS,
  LOCK_PETITIONS,
  OUTDATED_CLOCKS,
  RUNNING_CLOCKS_OF,
  SHOW_OUTER,
  SHOW_STEPS,
  WRITE_CLOCKS,
} from './recompute-deadlines.statements';
import { redate, type RedatedClock, type StoredClock } from './redated-clock.rules';

interface Outdated {
  id: string;
  petitionId: string;
  calendarVersion: number;
}

interface Redating {
  clock: StoredClock;
  after: RedatedClock;
}

interface Moment {
  calendars: Calendars;
  reason: string | null;
  now: Date;
}

const BEFORE_ALL: Outdated = {
  id: '00000000-0000-0000-0000-000000000000',
  petitionId: '',
  calendarVersion: -1,
};

/**
 * Carries a new calendar version into the clocks that run. What is still to do is what names an older version, so a
 * run that was killed is simply continued by the next, and a second run finds nothing.
 */
@SweepJob({
  name: RECOMPUTE_DEADLINES,
  everySeconds: 300,
  description: 'Computes running deadlines again after a change of the calendar',
})
@Injectable()
export class RecomputeDeadlinesSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarService,
    private readonly sla: SlaService,
  ) {}

  async run(now: Date): Promise<SweepCounts> {
    const calendars = await this.calendar.newestCalendars();
    const reason = await this.calendar.reasonOf(calendars.calendarVersion);
    const counts = { clocks: 0, moved: 0, petitionsMoved: 0, batches: 0, left: 0 };
    let last = BEFORE_ALL;
    for (;;) {
      const outdated = await this.database.rows<Outdated>(OUTDATED_CLOCKS, [
        calendars.calendarVersion,
        last.calendarVersion,
        last.id,
      ]);
      const end = outdated.at(-1);
      if (!end) return counts;
      last = end;
      const batch = await this.recompute(outdated, { calendars, reason, now });
      counts.clocks += batch.clocks;
      counts.moved += batch.moved;
      counts.petitionsMoved += batch.petitionsMoved;
      counts.left += batch.left;
      counts.batches += 1;
    }
  }

  private async recompute(outdated: readonly Outdated[], moment: Moment) {
    const petitionIds = [...new Set(outdated.map((clock) => clock.petitionId))];
    return this.database.transaction(async (tx) => {
      const held = await idsOf(tx, LOCK_PETITIONS, [petitionIds]);
      const version = moment.calendars.calendarVersion;
      const locked = new Set(await idsOf(tx, LOCK_CLOCKS, [held, version]));
      const running = await tx.rows<StoredClock>(RUNNING_CLOCKS_OF, [held]);
      const redatings: Redating[] = [];
      for (const clock of running) {
        if (!locked.has(clock.id)) continue;
        const policy = await this.sla.policyById(clock.policyId);
        redatings.push({ clock, after: redate(clock, policy, moment.calendars) });
      }
      await writeClocks(tx, redatings);
      await tx.rows(SHOW_OUTER, [redatings.map(({ clock }) => clock.id)]);
      await showSteps(tx, running, redatings);
      const moves = outerMoves(redatings, moment.reason);
      await appendDeadlineMoved(tx, moves, moment.now);
      return {
        clocks: redatings.length,
        moved: redatings.filter(hasMoved).length,
        petitionsMoved: moves.length,
        left: outdated.filter((clock) => !locked.has(clock.id)).length,
      };
    });
  }
}

async function idsOf(
  tx: Transaction,
  statement: typeof LOCK_CLOCKS,
  values: readonly unknown[],
): Promise<string[]> {
  return (await tx.rows<{ id: string }>(statement, values)).map((row) => row.id);
}

async function writeClocks(tx: Transaction, redatings: readonly Redating[]): Promise<void> {
  const rows = redatings.map(({ after }) => after);
  await tx.rows(WRITE_CLOCKS, [
    rows.map((row) => row.id),
    rows.map((row) => row.calendarVersion),
    rows.map((row) => row.dueOn),
    rows.map((row) => row.dueAt),
    rows.map((row) => row.dueSoonAt),
    rows.map((row) => row.provisional),
    rows.map((row) => row.nextLevel),
    rows.map((row) => row.nextLevelAt),
  ]);
}

/** Each petition shows the running step that ends first, counted with the new dates. */
async function showSteps(
  tx: Transaction,
  running: readonly StoredClock[],
  redatings: readonly Redating[],
): Promise<void> {
  const after = new Map(redatings.map((each) => [each.clock.id, each.after]));
  const byPetition = new Map<string, StoredClock[]>();
  for (const clock of running) {
    const clocks = byPetition.get(clock.petitionId) ?? [];
    byPetition.set(clock.petitionId, [...clocks, { ...clock, ...after.get(clock.id) }]);
  }
  const shown = [...byPetition].map(([id, clocks]) => ({ id, ...stepColumns(clocks) }));
  await tx.rows(SHOW_STEPS, [
    shown.map((row) => row.id),
    shown.map((row) => row.stepKind),
    shown.map((row) => row.stepDueOn),
    shown.map((row) => row.stepDueAt),
  ]);
}

const hasMoved = ({ clock, after }: Redating): boolean =>
  clock.dueAt.getTime() !== after.dueAt.getTime();

function outerMoves(redatings: readonly Redating[], reason: string | null): DeadlineMoved[] {
  return redatings
    .filter((each) => each.clock.kind === 'OUTER' && hasMoved(each))
    .map(({ clock, after }) => ({
      petitionId: clock.petitionId,
      dueOn: { before: clock.dueOn, after: after.dueOn },
      calendarVersion: { before: clock.calendarVersion, after: after.calendarVersion },
      reason,
    }));
}
