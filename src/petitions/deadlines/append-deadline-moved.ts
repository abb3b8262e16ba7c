import type { Transaction } from '../../platform/database/database';
import type { SlaPolicy } from '../../sla/policy.rules';
import { eventsJson, insertEvents } from '../ledger/columns';
import { chainEvents, SYSTEM } from '../ledger/event-chain';
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

const APPEND = {
  name: 'deadlines.append-events',
  text: `
    with e as (${insertEvents('$1')})
    update petition p set version = n.version, last_event_hash = decode(n.hash, 'hex')
    from unnest($2::uuid[], $3::integer[], $4::text[]) as n(id, version, hash)
    where p.id = n.id`,
};

/**
 * Writes one event into the history of each petition: old and new date of each limit that moved, calendar and policy
 * versions, and reason (lesson 6). The caller holds the locks of the petitions.
 */
export async function appendDeadlinesMoved(
  tx: Transaction,
  moves: readonly DeadlinesMoved[],
  at: Date,
): Promise<void> {
  if (moves.length === 0) return;
  const ends = await tx.rows<ChainEndRow>(
    `select id, version, state, unit_id, encode(last_event_hash, 'hex') as last_event_hash
     from petition where id = any($1::uuid[])`,
    [moves.map((move) => move.petitionId)],
  );
  const byId = new Map(ends.map((end) => [end.id, end]));
  const events = moves.flatMap(({ petitionId, reason, clocks }) => {
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
  await tx.rows(APPEND, [
    eventsJson(events),
    events.map((event) => event.petitionId),
    events.map((event) => event.seq),
    events.map((event) => event.hash),
  ]);
}

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
