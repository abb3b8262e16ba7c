import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { Transaction } from '../platform/database/database';
import type { LateRow } from './late-petitions';
import type { NoticeKind } from './notice.rules';
import { reminderRow } from './reminder-row.rules';

/** A letter to be written as a draft, or written again, with what it lists for each of its addressees. */
export interface Draft {
  id: string;
  unitId: string;
  kind: NoticeKind;
  isNew: boolean;
  /** These are not all its addressees: what it lists for others stands. */
  isPart: boolean;
  addressees: readonly DraftAddressee[];
}

interface DraftAddressee {
  unitId: string;
  /** By which the addressees are in order. */
  place: number;
  late: readonly LateRow[];
}

interface Drafting {
  asOf: Date;
  now: Date;
  by: string | null;
  province: WorkingCalendar;
}

/**
 * Writes drafts in the place of what stood under their ids, or of their part of it: the letters, whom they go to,
 * what they list.
 */
export async function writeDrafts(
  tx: Transaction,
  drafts: readonly Draft[],
  drafting: Drafting,
): Promise<void> {
  const { asOf, now, by, province } = drafting;
  await tx.rows(
    `insert into notice as n (id, unit_id, kind, state, version, as_of, drafted_at, drafted_by)
     select d.id, d."unitId", d.kind, 'DRAFTED', 1, $2, $3, $4
     from jsonb_to_recordset($1::jsonb) as d(id uuid, "unitId" uuid, kind text)
     on conflict (id) do update set version = n.version + 1, as_of = excluded.as_of,
       drafted_at = excluded.drafted_at, drafted_by = excluded.drafted_by`,
    [JSON.stringify(drafts.map(({ id, unitId, kind }) => ({ id, unitId, kind }))), asOf, now, by],
  );
  await writeAddressees(tx, drafts);
  await removeItems(
    tx,
    drafts.filter((draft) => !draft.isNew),
  );
  const items = drafts.flatMap(({ id, kind, addressees }) =>
    addressees
      .flatMap(({ late }) => late)
      .map((petition, index) => ({
        noticeId: id,
        petitionId: petition.id,
        unitId: petition.unitId,
        position: index + 1,
        version: petition.version,
        lateness: petition.lateness,
        row: reminderRow(petition, province, asOf, kind === 'COLLECTIVE'),
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

/** Of a part what was listed for its units goes, and what has come to them since it was listed for another. */
async function removeItems(tx: Transaction, drafts: readonly Draft[]): Promise<void> {
  const removed = drafts.map(({ id, isPart, addressees }) => ({
    id,
    unitIds: isPart ? addressees.map(({ unitId }) => unitId) : null,
    petitionIds: isPart
      ? addressees.flatMap(({ late }) => late.map((petition) => petition.id))
      : [],
  }));
  await tx.rows(
    `delete from notice_item i
     using jsonb_to_recordset($1::jsonb) as d(id uuid, "unitIds" uuid[], "petitionIds" uuid[])
     where i.notice_id = d.id and (d."unitIds" is null or i.unit_id = any(d."unitIds")
       or i.petition_id = any(d."petitionIds"))`,
    [JSON.stringify(removed)],
  );
}

/** A list for the chairman reserves nobody: its office may be reminded of its own petitions beside it. */
async function writeAddressees(tx: Transaction, drafts: readonly Draft[]): Promise<void> {
  const addressees = drafts.flatMap(({ id, kind, addressees: units }) =>
    units.map(({ unitId, place }) => ({
      noticeId: id,
      unitId,
      position: place,
      reserved: kind !== 'CHAIRMAN_LIST',
    })),
  );
  await tx.rows(
    `insert into notice_addressee (notice_id, unit_id, position, reserved, version)
     select a."noticeId", a."unitId", a.position, a.reserved, 1
     from jsonb_to_recordset($1::jsonb) as a("noticeId" uuid, "unitId" uuid, position integer,
       reserved boolean)
     on conflict (notice_id, unit_id) do update set position = excluded.position`,
    [JSON.stringify(addressees)],
  );
}
