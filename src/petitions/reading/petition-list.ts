import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { decodeCursor, toPage, type CursorKey } from '../../platform/database/keyset';
import { dueSoonUntil, mostDueSoonDays } from '../../sla/due-soon.rules';
import type { UnitDirectory } from '../../units/unit-directory';
import type { ListPetitionsRequest, Sort } from '../dto/list-petitions.request';
import type { PetitionListItem, PetitionListResponse } from '../dto/petition.response';
import { IdentityVault } from '../identity/identity-vault';
import { latenessOf } from '../lateness.rules';
import type { PetitionState } from '../petition.rules';
import { References } from '../references';
import { SavedFilters } from '../saved-filters/saved-filters.service';
import type { Asked } from './list-conditions';
import { criteriaOf, isVain, type ListCriteria } from './list-criteria';
import { gatherStatement, walkStatement, type Slice } from './list-statements';
import { SearchAccesses } from './search-accesses';

interface ListRow {
  id: string;
  code: string;
  externalCode: string | null;
  state: PetitionState;
  class: string | null;
  field: string | null;
  channel: string;
  title: string;
  unitId: string;
  submittedAt: Date;
  dueOn: string;
  dueAt: Date;
  dueSoonAt: Date | null;
  stepDueAt: Date | null;
}

type WalkedRow = ListRow & { fits: boolean; stopped: boolean };

const USUAL_LIMIT = 50;

const KEYS: Readonly<Record<Sort, (row: ListRow) => CursorKey>> = {
  newest: (row) => [row.id],
  dueOn: (row) => [row.dueAt.toISOString(), row.id],
};

/** Lists and searches petitions. */
@Injectable()
export class PetitionList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly vault: IdentityVault,
    private readonly accesses: SearchAccesses,
    private readonly savedFilters: SavedFilters,
  ) {}

  /**
   * One page of the petitions the principal may see that fit every filter, in the order asked for; a unit one may not
   * see gives none. A search by telephone number leaves a trace before it is answered. UNIT_UNKNOWN for a code that
   * is nobody's, PHONE_SEARCH_FORBIDDEN, SAVED_FILTER_UNKNOWN, CURSOR_INVALID, VALIDATION_FAILED.
   */
  async page(request: ListPetitionsRequest, principal: Principal): Promise<PetitionListResponse> {
    const { units, calendars, policies } = await this.references.read();
    const query = await this.savedFilters.completed(request, principal);
    const criteria = criteriaOf(query, principal, units);
    const after =
      criteria.sort === 'newest'
        ? decodeCursor(query.cursor, ['uuid'])
        : decodeCursor(query.cursor, ['instant', 'uuid']);
    const limit = query.limit ?? USUAL_LIMIT;
    const now = this.clock.now();
    const phoneIndex = criteria.phone === null ? null : this.vault.phoneIndex(criteria.phone);
    const dueSoonDays = mostDueSoonDays(policies.all());
    const soon = dueSoonUntil(now, dueSoonDays, calendars.province);
    const asked = { criteria, now, dueSoonUntil: soon, phoneIndex };
    const rows = isVain(criteria) ? [] : await this.find(asked, { after, rows: limit + 1 });
    if (phoneIndex) await this.accesses.note(principal, Math.min(rows.length, limit), now);
    return toPage(rows, limit, KEYS[criteria.sort], (row) => shape(row, units, now));
  }

  /** By a walk in the list's order, which is over soon unless what fits is rare; then by what makes it rare. */
  private async find(asked: Asked, slice: Slice): Promise<ListRow[]> {
    if (!isRareByNature(asked.criteria)) {
      const { text, values } = walkStatement(asked, slice);
      const rows = await this.database.rows<WalkedRow>(text, values);
      const found = rows.filter((row) => row.fits);
      if (found.length === slice.rows || rows.every((row) => !row.stopped)) return found;
    }
    const { text, values } = gatherStatement(asked, slice);
    return this.database.rows<ListRow>(text, values);
  }
}

/** Few petitions have this code, this sender, or wait for somebody beside their unit. */
const isRareByNature = ({ query, phone, involvedIds }: ListCriteria): boolean =>
  (query !== null && query.kind !== 'WORDS') || phone !== null || involvedIds !== null;

function shape(row: ListRow, units: UnitDirectory, now: Date): PetitionListItem {
  return {
    id: row.id,
    code: row.code,
    externalCode: row.externalCode,
    state: row.state,
    class: row.class,
    field: row.field,
    channel: row.channel,
    title: row.title,
    unitCode: units.byId(row.unitId)?.code ?? '',
    submittedAt: row.submittedAt.toISOString(),
    dueOn: row.dueOn,
    lateness: latenessOf(row, now),
  };
}
