import type { Transaction } from '../../platform/database/database';
import { eventsJson, insertEvents } from '../ledger/columns';
import { chainEvents, SYSTEM } from '../ledger/event-chain';
import type { PetitionState } from '../petition.rules';

/** A citizen's due date that another calendar moved. */
export interface DeadlineMoved {
  petitionId: string;
  dueOn: { before: string; after: string };
  calendarVersion: { before: number; after: number };
  /** Why the calendar changed. */
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
 * Writes a moved due date into the history of each petition: old date, new date, calendar versions and reason
 * (lesson 6). The caller holds the locks of the petitions.
 */
export async function appendDeadlineMoved(
  tx: Transaction,
  moves: readonly DeadlineMoved[],
  at: Date,
): Promise<void> {
  if (moves.length === 0) return;
  const ends = await tx.rows<ChainEndRow>(
    `select id, version, state, unit_id, encode(last_event_hash, 'hex') as last_event_hash
     from petition where id = any($1::uuid[])`,
    [moves.map((move) => move.petitionId)],
  );
  const byId = new Map(ends.map((end) => [end.id, end]));
  const events = moves.flatMap(({ petitionId, reason, dueOn, calendarVersion }) => {
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
        data: { dueOn, calendarVersion },
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
