import type { Transaction } from '../../platform/database/database';
import type { SlaPolicy } from '../../sla/policy.rules';
import { chainEvents, SYSTEM, type ChainedEvent } from '../ledger/event-chain';
import type { PetitionState } from '../petition.rules';

/** What something was and is. */
interface Changed<T> {
  before: T;
  after: T;
}

/** A running limit that another calendar or another version of its policy moved. */
export interface MovedClock {
  kind: string;
  dueOn: Changed<string>;
  dueAt: Changed<Date>;
  calendarVersion: Changed<number>;
  policy: Changed<SlaPolicy>;
}

/** A petition of which at least one running limit moved. */
export interface DeadlinesMoved {
  petitionId: string;
  clocks: readonly MovedClock[];
  /** Why the calendar or the policy changed. */
  reason: string | null;
}

interface ChainEndRow {
  id: string;
  version: number;
  state: PetitionState;
  unit_id: string;
  last_event_hash: string;
}

/**
 * One event for each petition's history: old and new date of each limit that moved, calendar and policy versions, and
 * reason (lesson 6). Writes nothing; the caller holds the locks of the petitions and writes the events.
 */
export async function eventsOfMoves(
  tx: Transaction,
  moves: readonly DeadlinesMoved[],
  at: Date,
): Promise<ChainedEvent[]> {
  if (moves.length === 0) return [];
  const ends = await tx.rows<ChainEndRow>(CHAIN_ENDS, [moves.map((move) => move.petitionId)]);
  const byId = new Map(ends.map((end) => [end.id, end]));
  return moves.flatMap(({ petitionId, reason, clocks }) => {
    const end = byId.get(petitionId);
    if (!end) throw new Error(`petition ${petitionId} has a clock but no row`);
    return chainEvents(petitionId, { seq: end.version, hash: end.last_event_hash }, [
      {
        action: 'move-deadline',
        fromState: end.state,
        toState: end.state,
        unitId: end.unit_id,
        occurredAt: at,
        recordedAt: at,
        actor: SYSTEM,
        reason,
        data: dataOf(clocks),
      },
    ]);
  });
}

const CHAIN_ENDS = {
  name: 'deadlines.chain-ends',
  text: `
    select id, version, state, unit_id, encode(last_event_hash, 'hex') as last_event_hash
    from petition where id = any($1::uuid[])`,
};

/** The citizen's own limit stands on top, where there is a move of it; then each limit that moved. */
function dataOf(clocks: readonly MovedClock[]): Record<string, unknown> {
  const outer = clocks.find((clock) => clock.kind === 'OUTER');
  return {
    ...(outer ? moveOf(outer) : {}),
    clocks: clocks.map((clock) => ({ kind: clock.kind, ...moveOf(clock) })),
  };
}

function moveOf({ dueOn, dueAt, calendarVersion, policy }: MovedClock): Record<string, unknown> {
  const named = ({ key, version }: SlaPolicy) => ({ key, version });
  return {
    dueOn,
    // A limit in hours can move within a day.
    ...(dueOn.before === dueOn.after
      ? { dueAt: { before: dueAt.before.toISOString(), after: dueAt.after.toISOString() } }
      : {}),
    ...(calendarVersion.before === calendarVersion.after ? {} : { calendarVersion }),
    ...(policy.before.id === policy.after.id
      ? {}
      : { policy: { before: named(policy.before), after: named(policy.after) } }),
  };
}
