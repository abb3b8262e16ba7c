import { Injectable } from '@nestjs/common';
import type { Statement, Transaction } from '../../platform/database/database';
import type { PetitionState } from '../petition.rules';
import { petitionErrors } from '../petitions.errors';
import { eventsJson, insertEvents } from './columns';
import { chainEvents, type Actor, type ChainedEvent } from './event-chain';

/** What happened without moving the petition: codes and ids in `data`, never a citizen's words or name. */
export interface JournalNote {
  action: string;
  actor: Actor;
  reason: string | null;
  data: Readonly<Record<string, unknown>>;
}

interface ChainEndRow {
  version: number;
  state: PetitionState;
  unitId: string;
  lastEventHash: string;
}

/** Where the history of a petition ends; its row is locked by whoever read it. */
export interface LockedChainEnd extends ChainEndRow {
  id: string;
}

/** The same lock as an action takes, so that of a note and an action one waits for the other. */
const LOCK_CHAIN_END: Statement = {
  name: 'petitions.lock-chain-end',
  text: `
    select version, state, unit_id as "unitId", encode(last_event_hash, 'hex') as "lastEventHash"
    from petition where id = $1 for no key update`,
};

const APPEND_NOTE: Statement = {
  name: 'petitions.append-note',
  text: `
    with e as (${insertEvents('$2')})
    update petition set version = $3, last_event_hash = decode($4, 'hex') where id = $1`,
};

/** $1 events, one for each petition; $2 petitions, $3 their new versions and $4 seals, in the same order. */
const APPEND_NOTES: Statement = {
  name: 'petitions.append-notes',
  text: `
    with e as (${insertEvents('$1')})
    update petition p set version = n.version, last_event_hash = decode(n.hash, 'hex')
    from unnest($2::uuid[], $3::integer[], $4::text[]) as n(id, version, hash)
    where p.id = n.id`,
};

/** Leaves a trace in a petition's history where nothing else of the petition changes. */
@Injectable()
export class PetitionJournal {
  /**
   * Locks the petition's row, appends one sealed event that leaves state and unit as they are, and returns the
   * petition's new version, which is its new ETag. It becomes true with the caller's transaction, so what must not
   * happen without a trace (a reveal, an export) is done in that transaction, after this call. Callers that note
   * several petitions in one transaction take them in the order of their ids, so that two never wait for each other.
   * Throws PETITION_UNKNOWN.
   */
  async note(
    tx: Transaction,
    petitionId: string,
    note: JournalNote,
    now: Date,
  ): Promise<{ version: number }> {
    const [end] = await tx.rows<ChainEndRow>(LOCK_CHAIN_END, [petitionId]);
    if (!end) throw petitionErrors.PETITION_UNKNOWN();
    const event = sealed({ ...end, id: petitionId }, note, now);
    await tx.rows(APPEND_NOTE, [petitionId, eventsJson([event]), event.seq, event.hash]);
    return { version: event.seq };
  }

  /**
   * The same for many petitions whose rows the caller has locked in this transaction, each with a note of its own, in
   * one statement. At most a few hundred at a time: the locks are held until the transaction ends.
   */
  async noteAll(
    tx: Transaction,
    notes: readonly { end: LockedChainEnd; note: JournalNote }[],
    now: Date,
  ): Promise<void> {
    const events = notes.map(({ end, note }) => sealed(end, note, now));
    await tx.rows(APPEND_NOTES, [
      eventsJson(events),
      events.map((event) => event.petitionId),
      events.map((event) => event.seq),
      events.map((event) => event.hash),
    ]);
  }
}

/** The event of a note: next in its history, with state and unit as they are. */
function sealed(end: LockedChainEnd, note: JournalNote, now: Date): ChainedEvent {
  const [event] = chainEvents(end.id, { seq: end.version, hash: end.lastEventHash }, [
    {
      ...note,
      fromState: end.state,
      toState: end.state,
      unitId: end.unitId,
      occurredAt: now,
      recordedAt: now,
    },
  ]);
  if (!event) throw new Error('a note is one event');
  return event;
}
