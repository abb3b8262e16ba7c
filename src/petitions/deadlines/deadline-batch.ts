import type { Transaction } from '../../platform/database/database';
import type { LadderReading } from '../../sla/clock-rungs.rules';
import { takeoverOf } from '../../sla/policy-takeover.rules';
import type { PolicyFacts, SlaPolicy } from '../../sla/policy.rules';
import { rungParameters } from './rung-parameters';
import { stepColumns, type StepColumns } from '../ledger/clocks';
import { eventsJson } from '../ledger/columns';
import type { ChainedEvent } from '../ledger/event-chain';
import { redate, type RedatedClock, type StoredClock } from '../ledger/redated-clock.rules';
import { eventsOfMoves, type DeadlinesMoved, type MovedClock } from './deadline-moved-events';
import type { PendingTakeover } from './policy-takeovers';
import {
  LOCK_CLOCKS,
  LOCK_PETITIONS,
  RUNNING_CLOCKS_OF,
  WRITE_CLOCKS,
  WRITE_PETITIONS,
  type ClockToMove,
} from './recompute-deadlines.statements';

/** What a run computes by. */
export interface Moment extends LadderReading {
  takeovers: readonly PendingTakeover[];
  policyOf(id: string): Promise<SlaPolicy>;
  /** Why the calendar changed after a version. */
  reasonsSince(calendarVersion: number): Promise<readonly string[]>;
  now: Date;
}

interface LockedPetition extends PolicyFacts {
  id: string;
}

interface Redating {
  clock: StoredClock;
  after: RedatedClock;
  policy: { before: SlaPolicy; after: SlaPolicy };
  /** The takeover it follows, if any. */
  takeover: PendingTakeover | null;
}

/**
 * Computes the running clocks of these petitions again in the caller's transaction: under the newest calendar, by the
 * version that took them over. Every petition of which a limit moves gets one event. What somebody else holds just
 * now is left for the next run.
 */
export async function recomputeBatch(
  tx: Transaction,
  clocks: readonly ClockToMove[],
  moment: Moment,
) {
  const petitionIds = [...new Set(clocks.map((clock) => clock.petitionId))];
  const held = await tx.rows<LockedPetition>(LOCK_PETITIONS, [petitionIds]);
  const heldIds = held.map((petition) => petition.id);
  const locked = await lockClocks(tx, heldIds, moment);
  const running = await tx.rows<StoredClock>(RUNNING_CLOCKS_OF, [heldIds]);
  const facts = new Map(held.map((petition) => [petition.id, petition]));
  const redatings: Redating[] = [];
  for (const clock of running) {
    const petition = facts.get(clock.petitionId);
    if (!petition || !locked.has(clock.id)) continue;
    redatings.push(await redating(clock, petition, moment));
  }
  await writeClocks(tx, redatings);
  const moved = redatings.filter(hasMoved);
  const moves = await movesOf(moved, moment);
  const events = await eventsOfMoves(tx, moves, moment.now);
  await writePetitions(tx, shownRows(running, redatings), events);
  return {
    clocks: redatings.length,
    moved: moved.length,
    petitionsMoved: moves.length,
    left: clocks.filter((clock) => !locked.has(clock.id)).length,
  };
}

async function lockClocks(
  tx: Transaction,
  petitionIds: readonly string[],
  { calendars, takeovers }: Moment,
): Promise<ReadonlySet<string>> {
  const replaced = [...new Set(takeovers.flatMap((takeover) => takeover.replaced))];
  const values = [petitionIds, calendars.calendarVersion, replaced];
  const rows = await tx.rows<{ id: string }>(LOCK_CLOCKS, values);
  return new Set(rows.map((row) => row.id));
}

async function redating(clock: StoredClock, facts: PolicyFacts, moment: Moment): Promise<Redating> {
  const before = await moment.policyOf(clock.policyId);
  const takeover = takeoverOf(clock.startedAt, before, facts, moment.takeovers);
  const after = takeover?.policy ?? before;
  return {
    clock,
    after: redate(clock, after, facts, moment),
    policy: { before, after },
    takeover,
  };
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
    redatings.map(({ policy }) => policy.after.id),
    ...rungParameters(rows),
  ]);
}

/** What a petition's row shows of its running clocks. */
interface ShownRow extends StepColumns {
  petitionId: string;
  /** The citizen's clock, where it was computed again. */
  outer: RedatedClock | null;
}

/** Each petition shows the citizen's due date, and the running step that ends first, counted with the new dates. */
function shownRows(running: readonly StoredClock[], redatings: readonly Redating[]): ShownRow[] {
  const after = new Map(redatings.map((each) => [each.clock.id, each.after]));
  const byPetition = new Map<string, StoredClock[]>();
  for (const clock of running) {
    const clocks = byPetition.get(clock.petitionId) ?? [];
    byPetition.set(clock.petitionId, [...clocks, { ...clock, ...after.get(clock.id) }]);
  }
  return [...byPetition].map(([petitionId, clocks]) => {
    const outer = clocks.find((clock) => clock.kind === 'OUTER');
    return { petitionId, ...stepColumns(clocks), outer: (outer && after.get(outer.id)) ?? null };
  });
}

async function writePetitions(
  tx: Transaction,
  rows: readonly ShownRow[],
  events: readonly ChainedEvent[],
): Promise<void> {
  const ends = new Map(events.map((event) => [event.petitionId, event]));
  await tx.rows(WRITE_PETITIONS, [
    eventsJson(events),
    rows.map((row) => row.petitionId),
    rows.map((row) => row.outer !== null),
    rows.map((row) => row.outer?.dueOn ?? null),
    rows.map((row) => row.outer?.dueAt ?? null),
    rows.map((row) => row.outer?.dueSoonAt ?? null),
    rows.map((row) => row.outer?.provisional ?? null),
    rows.map((row) => row.stepKind),
    rows.map((row) => row.stepDueOn),
    rows.map((row) => row.stepDueAt),
    rows.map((row) => ends.get(row.petitionId)?.seq ?? null),
    rows.map((row) => ends.get(row.petitionId)?.hash ?? null),
  ]);
}

const hasMoved = ({ clock, after }: Redating): boolean =>
  clock.dueAt.getTime() !== after.dueAt.getTime();

/** One entry a petition, with every reason that moved one of its limits. */
async function movesOf(moved: readonly Redating[], moment: Moment): Promise<DeadlinesMoved[]> {
  const byPetition = new Map<string, { clocks: MovedClock[]; reasons: Set<string> }>();
  for (const each of moved) {
    const { petitionId } = each.clock;
    const known = byPetition.get(petitionId) ?? { clocks: [], reasons: new Set<string>() };
    byPetition.set(petitionId, known);
    known.clocks.push(movedClock(each));
    if (each.takeover) known.reasons.add(each.takeover.reason);
    const since = await moment.reasonsSince(each.clock.calendarVersion);
    for (const reason of since) known.reasons.add(reason);
  }
  return [...byPetition].map(([petitionId, { clocks, reasons }]) => ({
    petitionId,
    clocks,
    reason: reasons.size > 0 ? [...reasons].join('; ') : null,
  }));
}

function movedClock({ clock, after, policy }: Redating): MovedClock {
  return {
    kind: clock.kind,
    dueOn: { before: clock.dueOn, after: after.dueOn },
    dueAt: { before: clock.dueAt, after: after.dueAt },
    calendarVersion: { before: clock.calendarVersion, after: after.calendarVersion },
    policy,
  };
}
