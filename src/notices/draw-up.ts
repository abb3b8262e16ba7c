import type { WorkingCalendar } from '../calendar/working-day.rules';
import { newId } from '../platform/auth/ids';
import type { Transaction } from '../platform/database/database';
import type { DraftedNotice } from './dto/draft-notices.response';
import { readLate, type GraveMeasures, type LateRow } from './late-petitions';
import type { NoticeKind, NoticeState } from './notice.rules';
import { reminderRow } from './reminder-row.rules';

/** Whoever drafts at the same moment, an officer or the schedule, drafts one after the other. */
const DRAFTING_LOCK = 0x50414b44;

/** Waits for whoever drafts now; held until the transaction ends. */
export async function takeDraftingTurn(tx: Transaction): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock($1)`, [DRAFTING_LOCK]);
}

interface Standing {
  id: string;
  unitId: string;
  state: NoticeState;
  petitionCount: number;
}

interface Draft {
  id: string;
  unitId: string;
  isNew: boolean;
  late: readonly LateRow[];
}

export interface Reading {
  asOf: Date;
  now: Date;
  /** Null for the schedule. */
  by: string | null;
  province: WorkingCalendar;
}

export type DrawnNotice = Omit<DraftedNotice, 'unitCode'> & { unitId: string };

/**
 * Draws up the letters of these units, or of all with anything late: a new draft, or the standing one again. The
 * transaction has taken its turn. An approved letter is left as it was approved.
 */
export async function drawUp(
  tx: Transaction,
  unitIds: readonly string[] | null,
  reading: Reading,
): Promise<DrawnNotice[]> {
  // Locked before the petitions are read: whoever approves or issues one of them comes before or after.
  const standing = await lockStanding(tx, 'REMINDER', unitIds);
  const late = await readLate(tx, { at: reading.asOf, unitIds });
  const byUnit = groupedByUnit(late);
  const left = standing.filter((notice) => notice.state === 'APPROVED');
  const drafts = draftsOf(standing, byUnit);
  await writeDrafts(tx, 'REMINDER', drafts, reading);
  return [
    ...left.map((notice): DrawnNotice => ({ ...notice, outcome: 'LEFT' })),
    ...drafts.map(({ id, unitId, isNew, late }): DrawnNotice => ({
      id,
      unitId,
      state: 'DRAFTED',
      petitionCount: late.length,
      outcome: isNew ? 'CREATED' : 'REDRAWN',
    })),
  ];
}

/**
 * Draws up the list for the chairman: all that is late and has passed the measures, at whatever unit. A standing draft
 * is drawn again, an approved one left; null when nothing is that grave and no draft stands.
 */
export async function drawUpChairmanList(
  tx: Transaction,
  officeId: string,
  measures: GraveMeasures,
  reading: Reading,
): Promise<DrawnNotice | null> {
  const [standing] = await lockStanding(tx, 'CHAIRMAN_LIST', [officeId]);
  if (standing?.state === 'APPROVED') return { ...standing, outcome: 'LEFT' };
  const late = await readLate(tx, { at: reading.asOf, unitIds: null, grave: measures });
  if (!standing && late.length === 0) return null;
  const id = standing?.id ?? newId();
  await writeDrafts(
    tx,
    'CHAIRMAN_LIST',
    [{ id, unitId: officeId, isNew: !standing, late }],
    reading,
  );
  return {
    id,
    unitId: officeId,
    state: 'DRAFTED',
    petitionCount: late.length,
    outcome: standing ? 'REDRAWN' : 'CREATED',
  };
}

function groupedByUnit(late: readonly LateRow[]): Map<string, LateRow[]> {
  const byUnit = new Map<string, LateRow[]>();
  for (const row of late) {
    const rows = byUnit.get(row.unitId);
    if (rows) rows.push(row);
    else byUnit.set(row.unitId, [row]);
  }
  return byUnit;
}

function draftsOf(
  standing: readonly Standing[],
  byUnit: ReadonlyMap<string, readonly LateRow[]>,
): Draft[] {
  const redrawn = standing
    .filter((notice) => notice.state === 'DRAFTED')
    .map(({ id, unitId }) => ({ id, unitId, isNew: false, late: byUnit.get(unitId) ?? [] }));
  const known = new Set(standing.map((notice) => notice.unitId));
  const created = [...byUnit]
    .filter(([unitId]) => !known.has(unitId))
    .map(([unitId, late]) => ({ id: newId(), unitId, isNew: true, late }));
  return [...redrawn, ...created];
}

async function lockStanding(
  tx: Transaction,
  kind: NoticeKind,
  unitIds: readonly string[] | null,
): Promise<Standing[]> {
  return tx.rows<Standing>(
    `select n.id, n.unit_id as "unitId", n.state,
            (select count(*) from notice_item i
             where i.notice_id = n.id and i.dropped_at is null) as "petitionCount"
     from notice n
     where n.kind = $2 and n.state in ('DRAFTED', 'APPROVED')
       and ($1::uuid[] is null or n.unit_id = any($1))
     order by n.id for update of n`,
    [unitIds, kind],
  );
}

async function writeDrafts(
  tx: Transaction,
  kind: NoticeKind,
  drafts: readonly Draft[],
  { asOf, now, by, province }: Reading,
): Promise<void> {
  await tx.rows(
    `insert into notice as n (id, unit_id, kind, state, version, as_of, drafted_at, drafted_by)
     select d.id, d."unitId", $5, 'DRAFTED', 1, $2, $3, $4
     from jsonb_to_recordset($1::jsonb) as d(id uuid, "unitId" uuid)
     on conflict (id) do update set version = n.version + 1, as_of = excluded.as_of,
       drafted_at = excluded.drafted_at, drafted_by = excluded.drafted_by`,
    [JSON.stringify(drafts.map(({ id, unitId }) => ({ id, unitId }))), asOf, now, by, kind],
  );
  await tx.rows(`delete from notice_item where notice_id = any($1::uuid[])`, [
    drafts.filter((draft) => !draft.isNew).map((draft) => draft.id),
  ]);
  const items = drafts.flatMap(({ id, late }) =>
    late.map((petition, index) => ({
      noticeId: id,
      petitionId: petition.id,
      unitId: petition.unitId,
      position: index + 1,
      version: petition.version,
      lateness: petition.lateness,
      row: reminderRow(petition, province, asOf),
    })),
  );
  await tx.rows(
    `insert into notice_item (notice_id, petition_id, unit_id, position, petition_version, lateness,
       row)
     select i."noticeId", i."petitionId", i."unitId", i.position, i.version, i.lateness, i.row
     from jsonb_to_recordset($1::jsonb) as i("noticeId" uuid, "petitionId" uuid, "unitId" uuid,
       position integer, version integer, lateness text, row jsonb)`,
    [JSON.stringify(items)],
  );
}
