import { Injectable } from '@nestjs/common';
import type { AccountPrincipal, StaffRole } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Statement } from '../../platform/database/database';
import type { SheetFormat } from '../../platform/sheets/sheet-file';
import type { UnitDirectory } from '../../units/unit-directory';
import { PetitionJournal, type LockedChainEnd } from '../ledger/petition-journal';
import { actsAt, involvedUnits, type Involvement } from '../petition-visibility';
import { fitting, type Asked } from '../reading/list-conditions';
import { parameters, type Composed } from '../reading/list-statements';
import type { ExportedPetition } from './petition-sheet.rules';

/** Who may take petitions out, the widest role first. One exports in these roles alone, whatever else one may read. */
export const EXPORTERS = [
  'PROVINCIAL_OFFICE',
  'INTAKE_OFFICER',
  'SUPERVISOR',
  'AUDITOR',
  'UNIT_HEAD',
] as const satisfies readonly StaffRole[];

/** An export that was begun. */
export interface BegunExport {
  id: string;
  principal: AccountPrincipal;
  format: SheetFormat;
  reason: string;
  filters: Record<string, unknown>;
  byPhone: boolean;
  requestedAt: Date;
  asked: Asked;
  units: UnitDirectory;
}

/** A petition as it stood when its trace was written. */
export type TracedPetition = ExportedPetition & LockedChainEnd & Involvement;

const BEGIN: Statement = {
  name: 'exports.begin',
  text: `
    insert into petition_export (id, account_id, format, reason, filters, by_phone,
      petition_count, requested_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

const COMPLETE: Statement = {
  name: 'exports.complete',
  text: `
    update petition_export set petition_count = $2, completed_at = $3
    where id = $1 and completed_at is null returning id`,
};

/** Petitions whose rows one transaction holds: for some hundredths of a second. */
const BATCH = 250;

/** Writes down that petitions leave the house, before they do. */
@Injectable()
export class ExportTrace {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: PetitionJournal,
  ) {}

  /** The row of the export, before any trace of it. */
  async begin(begun: BegunExport, found: number): Promise<void> {
    const { id, principal, format, reason, filters, byPhone, requestedAt } = begun;
    await this.database.rows(BEGIN, [
      id,
      principal.id,
      format,
      reason,
      JSON.stringify(filters),
      byPhone,
      found,
      requestedAt,
    ]);
  }

  /**
   * Notes the export in the history of each of these petitions and gives them as they then stood; one that meanwhile
   * fits no more, or went where the exporter may not see it, is left out and has no trace.
   *
   * No transaction here waits while it holds a petition, so none can be part of a deadlock: batches in the order of
   * ids take what is free, twice, and what somebody still holds then is waited for alone.
   */
  async *note(
    begun: BegunExport,
    petitionIds: readonly string[],
  ): AsyncGenerator<TracedPetition[]> {
    let left = petitionIds.toSorted();
    for (const size of [BATCH, BATCH, 1]) {
      const passed: string[] = [];
      for (let from = 0; from < left.length; from += size) {
        const ids = left.slice(from, from + size);
        const traced = await this.noteBatch(begun, ids, size === 1);
        const noted = new Set(traced.map((petition) => petition.id));
        passed.push(...ids.filter((id) => !noted.has(id)));
        if (traced.length > 0) yield traced;
      }
      left = passed;
    }
  }

  /** The end of the export: from now on it may be sent. */
  async complete(begun: BegunExport, petitionCount: number): Promise<void> {
    const rows = await this.database.rows(COMPLETE, [begun.id, petitionCount, this.clock.now()]);
    if (rows.length !== 1) throw new Error(`the export ${begun.id} was not begun`);
  }

  private noteBatch(
    begun: BegunExport,
    ids: readonly string[],
    waits: boolean,
  ): Promise<TracedPetition[]> {
    const { text, values } = lockStatement(begun.asked, ids, waits);
    const data = { exportId: begun.id, format: begun.format };
    return this.database.transaction(async (tx) => {
      const rows = await tx.rows<TracedPetition>(text, values);
      const notes = rows.map((end) => ({
        end,
        note: {
          action: 'export',
          actor: { kind: 'ACCOUNT' as const, id: begun.principal.id, role: roleFor(end, begun) },
          reason: begun.reason,
          data,
        },
      }));
      if (notes.length > 0) await this.journal.noteAll(tx, notes, this.clock.now());
      return rows;
    });
  }
}

/**
 * The same lock as an action takes; where one had to be waited for, what it left is compared with the filters again.
 */
function lockStatement(asked: Asked, ids: readonly string[], waits: boolean): Composed {
  const { values, placed } = parameters();
  const text = `
    select p.id, p.code, p.external_code as "externalCode", p.state, p.version, p.class, p.field,
      p.unit_id as "unitId", p.offered_unit_id as "offeredUnitId",
      p.participant_unit_ids as "participantUnitIds", p.commune_code as "communeCode", p.channel,
      p.submitted_at as "submittedAt", p.due_on as "dueOn", p.due_at as "dueAt",
      p.answered_at as "answeredAt", p.title, encode(p.last_event_hash, 'hex') as "lastEventHash"
    from petition p
    where p.id = any(${placed(ids)}::uuid[]) and (${fitting(asked, placed, false)})
    order by p.id for no key update of p ${waits ? '' : 'skip locked'}`;
  return { text, values };
}

/** In which of one's roles one sees a petition. */
function roleFor(petition: TracedPetition, { principal, units }: BegunExport): StaffRole | null {
  const unitIds = involvedUnits(petition);
  const holds = (role: StaffRole) => unitIds.some((id) => actsAt(principal, [role], id, units));
  return EXPORTERS.find(holds) ?? null;
}
