import type { Database, Reader, Transaction } from '../platform/database/database';
import { LAST_WORD } from './notice-replies';
import { REMINDS, SENT_STATES } from './notice.rules';
import type { LatePetition } from './reminder-row.rules';

/** A late petition as it was read, with what identifies the reading. */
export interface LateRow extends LatePetition {
  id: string;
  unitId: string;
  version: number;
}

export interface LateQuery {
  at: Date;
  /** Held by these units; null for all. */
  unitIds: readonly string[] | null;
  /** Among these petitions; null for all. */
  petitionIds?: readonly string[];
  /** Only what is this grave. */
  grave?: GraveMeasures;
}

/** Due on the day or before it, or reminded of so often. */
export interface GraveMeasures {
  dueOnOrBefore: string;
  timesReminded: number;
}

/**
 * Late is read from stored columns, never from a sweep's marks. The publication of an answer is the office's own
 * step, so its lateness is no matter for a letter to a unit: only petitions that are owed an answer are read.
 */
const LATE = `
  select p.id, p.unit_id as "unitId", p.version, p.code, p.external_code as "externalCode",
         p.state, p.class, p.field, p.title, p.submitted_at as "submittedAt",
         p.assigned_at as "assignedAt", p.due_on as "dueOn", p.due_at as "dueAt", p.step_kind as "stepKind",
         case when p.due_at <= $1 then 'OVERDUE' else 'LATE_STEP' end as lateness,
         reminded.times as "timesReminded", given.cause as "reasonGiven",
         given.promised_on as "promisedOn"
  from petition p
  cross join lateral (
    select count(*) as times
    from notice_item i join notice n on n.id = i.notice_id
    where i.petition_id = p.id and i.dropped_at is null and ${REMINDS}
      and n.state = any($2)
  ) reminded
  left join lateral (
    select s.cause, s.promised_on
    from notice_item i join notice n on n.id = i.notice_id
    cross join lateral (${LAST_WORD}) s
    where i.petition_id = p.id and i.unit_id = p.unit_id and i.dropped_at is null
      and ${REMINDS} and n.state = any($2)
    order by n.issued_at desc limit 1
  ) given on true
  where p.open and (p.due_at <= $1 or p.step_due_at <= $1)
    and ($3::uuid[] is null or p.unit_id = any($3))
    and ($4::uuid[] is null or p.id = any($4))
    and ($5::date is null or p.due_on <= $5 or reminded.times >= $6)`;

const IN_ORDER = ` order by p.due_at, p.id`;

/** The petitions late at an instant, the longest overdue first. */
export async function readLate(
  db: Database | Transaction,
  { at, unitIds, petitionIds, grave }: LateQuery,
): Promise<LateRow[]> {
  return db.rows<LateRow>(LATE + IN_ORDER, [
    at,
    SENT_STATES,
    unitIds,
    petitionIds ?? null,
    grave?.dueOnOrBefore ?? null,
    grave?.timesReminded ?? null,
  ]);
}

/** The same, with the petitions held as they are until the transaction ends: nobody answers one meanwhile. */
export async function holdLate(tx: Transaction, query: LateQuery): Promise<LateRow[]> {
  const { at, unitIds, petitionIds } = query;
  return tx.rows<LateRow>(`${LATE}${IN_ORDER} for share of p`, [
    at,
    SENT_STATES,
    unitIds,
    petitionIds ?? null,
    null,
    null,
  ]);
}

/** A page of one unit's late petitions, the longest overdue first, going on after the one at this place. */
export async function lateAtUnit(
  db: Reader,
  {
    at,
    unitId,
    after,
    limit,
  }: { at: Date; unitId: string; after: LatePlace | null; limit: number },
): Promise<(LateRow & LatePlace)[]> {
  const rows = await db.rows<LateRow & { dueAt: Date }>(
    `${LATE} and ($7::timestamptz is null or (p.due_at, p.id) > ($7, $8))${IN_ORDER} limit $9`,
    [at, SENT_STATES, [unitId], null, null, null, after?.dueAt ?? null, after?.id ?? null, limit],
  );
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() }));
}

/** Where a page of late petitions ended. */
export interface LatePlace {
  dueAt: string;
  id: string;
}
