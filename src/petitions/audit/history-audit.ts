import type { ClientBase } from 'pg';
import type { Actor } from '../ledger/event-chain';
import type { PetitionState } from '../petition.rules';
import {
  brokenEnd,
  brokenLink,
  type Claim,
  type StoredLink,
  type Tip,
} from './history-check.rules';

/** The first broken link, by its petition's code (its id when the petition itself is gone). */
export interface BrokenLink {
  petition: string;
  seq: number;
  what: string;
}

export interface AuditReport {
  petitions: number;
  events: number;
  first: BrokenLink | null;
  /** Broken links altogether, and the petitions that have one. */
  broken: number;
  brokenPetitions: number;
}

interface ClaimRow extends Claim {
  id: string;
  code: string;
}

interface EventRow {
  petitionId: string;
  seq: number;
  action: string;
  fromState: PetitionState | null;
  toState: PetitionState;
  unitId: string;
  occurredAt: Date;
  recordedAt: Date;
  actorKind: Actor['kind'];
  actorId: string | null;
  actorRole: string | null;
  reason: string | null;
  data: Record<string, unknown>;
  prevHash: string | null;
  hash: string;
  isExact: boolean;
}

/** Rows in memory at any time, of each table. */
const BATCH = 2000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const CLAIMS = {
  name: 'audit.claims',
  text: `
    select id, code, state, version, encode(last_event_hash, 'hex') as "lastEventHash"
    from petition where id > $1 and id <= $2 order by id limit ${BATCH}`,
};

const EVENTS = {
  name: 'audit.events',
  text: `
    select petition_id as "petitionId", seq, action, from_state as "fromState",
      to_state as "toState", unit_id as "unitId", occurred_at as "occurredAt",
      recorded_at as "recordedAt", actor_kind as "actorKind", actor_id as "actorId",
      actor_role as "actorRole", reason, data, encode(prev_hash, 'hex') as "prevHash",
      encode(hash, 'hex') as hash,
      occurred_at = date_trunc('milliseconds', occurred_at)
        and recorded_at = date_trunc('milliseconds', recorded_at) as "isExact"
    from petition_event
    where (petition_id, seq) > ($1, $2) and petition_id <= $3
    order by petition_id, seq limit ${BATCH}`,
};

/**
 * Reads the histories of all petitions, or of one, in the order in which they were entered, and checks every link
 * and every end. It reads one state of the database, so officers may go on working meanwhile, and holds some
 * thousand rows at a time, however long the histories are.
 */
export async function auditHistories(client: ClientBase, onlyId?: string): Promise<AuditReport> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const [from, to] = onlyId === undefined ? [FIRST_ID, LAST_ID] : [before(onlyId), onlyId];
    return await new Audit().run(claimsOf(client, from, to), eventsOf(client, from, to));
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

/** The petition of this code; null when there is none. */
export async function petitionIdOf(client: ClientBase, code: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(`select id from petition where code = $1`, [
    code.trim().toUpperCase(),
  ]);
  return rows[0]?.id ?? null;
}

/** The id just below: reading begins after it. */
const before = (id: string): string => {
  const below = (BigInt(`0x${id.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0');
  return below.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** Petitions and events side by side, both in the order of ids. */
class Audit {
  private readonly report: AuditReport = {
    petitions: 0,
    events: 0,
    first: null,
    broken: 0,
    brokenPetitions: 0,
  };
  private lastBroken: string | undefined;

  async run(
    claims: AsyncIterable<ClaimRow>,
    events: AsyncIterator<EventRow>,
  ): Promise<AuditReport> {
    let event = await events.next();
    for await (const claim of claims) {
      while (!event.done && event.value.petitionId < claim.id) {
        event = await this.orphan(event.value, events);
      }
      this.report.petitions += 1;
      let tip: Tip | null = null;
      for (; !event.done && event.value.petitionId === claim.id; event = await events.next()) {
        const link = linkOf(event.value);
        this.note(claim.code, brokenLink(tip, link));
        tip = { seq: link.seq, hash: link.hash, toState: link.toState };
        this.report.events += 1;
      }
      this.note(claim.code, brokenEnd(tip, claim));
    }
    while (!event.done) event = await this.orphan(event.value, events);
    return this.report;
  }

  /** Passes over the events of a petition that is not there; one break, at the first of them. */
  private async orphan(
    { petitionId, seq }: EventRow,
    events: AsyncIterator<EventRow>,
  ): Promise<IteratorResult<EventRow>> {
    this.note(petitionId, { seq, what: 'its petition is missing' });
    for (;;) {
      this.report.events += 1;
      const event = await events.next();
      if (event.done || event.value.petitionId !== petitionId) return event;
    }
  }

  private note(petition: string, found: { seq: number; what: string } | null): void {
    if (!found) return;
    this.report.first ??= { petition, ...found };
    this.report.broken += 1;
    if (this.lastBroken !== petition) this.report.brokenPetitions += 1;
    this.lastBroken = petition;
  }
}

const linkOf = ({ actorKind, actorId, actorRole, ...row }: EventRow): StoredLink => ({
  ...row,
  actor: { kind: actorKind, id: actorId, role: actorRole },
});

async function* claimsOf(client: ClientBase, from: string, to: string): AsyncGenerator<ClaimRow> {
  let after = from;
  for (;;) {
    const { rows } = await client.query<ClaimRow>({ ...CLAIMS, values: [after, to] });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

async function* eventsOf(client: ClientBase, from: string, to: string): AsyncGenerator<EventRow> {
  let [id, seq] = [from, 2_147_483_647];
  for (;;) {
    const { rows } = await client.query<EventRow>({ ...EVENTS, values: [id, seq, to] });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    [id, seq] = [last.petitionId, last.seq];
  }
}
