import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import { References, type ReferenceBundle } from '../petitions/references';
import { newId } from '../platform/auth/ids';
import type { Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import { platformErrors } from '../platform/errors/platform.errors';
import { once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { unitErrors } from '../units/units.errors';
import type { DraftNoticesRequest } from './dto/draft-notices.request';
import type { DraftedNotice, DraftNoticesResponse } from './dto/draft-notices.response';
import { readLate, type LateRow } from './late-petitions';
import type { NoticeState } from './notice.rules';
import { sidesOf } from './notice-visibility';
import { noticeErrors } from './notices.errors';
import { reminderRow } from './reminder-row.rules';

/** Officers who draft at the same moment draft one after the other. */
const DRAFTING_LOCK = 0x50414b4e;

/** An older reading has been overtaken by the petitions' own progress: the letter would remind of the past. */
const OLDEST_DAYS = 31;

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

interface Reading {
  asOf: Date;
  now: Date;
  by: string;
  province: WorkingCalendar;
}

/** Draws up the reminder letters: per unit one draft that lists everything late there. */
@Injectable()
export class NoticeDrafting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
  ) {}

  /**
   * Drafts a letter for each unit with anything late at the instant. A draft that stands is drawn again in its
   * place, even when nothing is left to list; an approved one is left as it was approved. All or nothing. Errors:
   * UNIT_UNKNOWN, NOTICE_AS_OF_IN_FUTURE, NOTICE_AS_OF_TOO_OLD, FORBIDDEN.
   */
  async draft(
    request: DraftNoticesRequest,
    principal: Principal,
    idempotency: IdempotentRequest | null,
  ): Promise<DraftNoticesResponse> {
    const bundle = await this.references.read();
    const by = officeAccount(principal, bundle);
    const unitIds = unitIdsOf(request.unitCodes, bundle);
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        await tx.rows(`select pg_advisory_xact_lock($1)`, [DRAFTING_LOCK]);
        const asOf = this.instantOf(request.asOf);
        const { province } = bundle.calendars;
        const items = await drawUp(tx, unitIds, { asOf, now: this.clock.now(), by, province });
        return {
          asOf: asOf.toISOString(),
          items: items
            .map(({ unitId, ...item }) => ({
              ...item,
              unitCode: bundle.units.byId(unitId)?.code ?? '',
            }))
            .toSorted((a, b) => (a.unitCode < b.unitCode ? -1 : 1)),
        };
      }),
    );
  }

  private instantOf(asOf: string | undefined): Date {
    const now = this.clock.now();
    if (asOf === undefined) return now;
    const instant = new Date(asOf);
    if (instant > now) throw noticeErrors.NOTICE_AS_OF_IN_FUTURE();
    if (now.getTime() - instant.getTime() > OLDEST_DAYS * DAY_MS) {
      throw noticeErrors.NOTICE_AS_OF_TOO_OLD({ days: OLDEST_DAYS });
    }
    return instant;
  }
}

type DrawnNotice = Omit<DraftedNotice, 'unitCode'> & { unitId: string };

async function drawUp(
  tx: Transaction,
  unitIds: readonly string[] | null,
  reading: Reading,
): Promise<DrawnNotice[]> {
  // Locked before the petitions are read: whoever approves or issues one of them comes before or after.
  const standing = await lockStanding(tx, unitIds);
  const late = await readLate(tx, { at: reading.asOf, unitIds });
  const byUnit = groupedByUnit(late);
  const left = standing.filter((notice) => notice.state === 'APPROVED');
  const drafts = draftsOf(standing, byUnit);
  await writeDrafts(tx, drafts, reading);
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
  unitIds: readonly string[] | null,
): Promise<Standing[]> {
  return tx.rows<Standing>(
    `select n.id, n.unit_id as "unitId", n.state,
            (select count(*) from notice_item i
             where i.notice_id = n.id and i.dropped_at is null) as "petitionCount"
     from notice n
     where n.state in ('DRAFTED', 'APPROVED') and ($1::uuid[] is null or n.unit_id = any($1))
     order by n.id for update of n`,
    [unitIds],
  );
}

async function writeDrafts(
  tx: Transaction,
  drafts: readonly Draft[],
  { asOf, now, by, province }: Reading,
): Promise<void> {
  await tx.rows(
    `insert into notice as n (id, unit_id, state, version, as_of, drafted_at, drafted_by)
     select d.id, d."unitId", 'DRAFTED', 1, $2, $3, $4
     from jsonb_to_recordset($1::jsonb) as d(id uuid, "unitId" uuid)
     on conflict (id) do update set version = n.version + 1, as_of = excluded.as_of,
       drafted_at = excluded.drafted_at, drafted_by = excluded.drafted_by`,
    [JSON.stringify(drafts.map(({ id, unitId }) => ({ id, unitId }))), asOf, now, by],
  );
  await tx.rows(`delete from notice_item where notice_id = any($1::uuid[])`, [
    drafts.filter((draft) => !draft.isNew).map((draft) => draft.id),
  ]);
  const items = drafts.flatMap(({ id, late }) =>
    late.map((petition, index) => ({
      noticeId: id,
      petitionId: petition.id,
      position: index + 1,
      version: petition.version,
      lateness: petition.lateness,
      row: reminderRow(petition, province, asOf),
    })),
  );
  await tx.rows(
    `insert into notice_item (notice_id, petition_id, position, petition_version, lateness, row)
     select i."noticeId", i."petitionId", i.position, i.version, i.lateness, i.row
     from jsonb_to_recordset($1::jsonb) as i("noticeId" uuid, "petitionId" uuid,
       position integer, version integer, lateness text, row jsonb)`,
    [JSON.stringify(items)],
  );
}

function officeAccount(principal: Principal, { units }: ReferenceBundle): string {
  const office = units.provincialOffice().id;
  if (principal.kind !== 'ACCOUNT' || !sidesOf(principal, office, units).includes('OFFICE')) {
    throw platformErrors.FORBIDDEN();
  }
  return principal.id;
}

function unitIdsOf(
  codes: readonly string[] | undefined,
  { units }: ReferenceBundle,
): readonly string[] | null {
  if (codes === undefined) return null;
  return codes.map((code) => {
    const unit = units.byCode(code);
    if (!unit) throw unitErrors.UNIT_UNKNOWN({ code });
    return unit.id;
  });
}
