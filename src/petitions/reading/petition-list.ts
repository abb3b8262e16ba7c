import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { decodeCursor, toPage, type CursorKey } from '../../platform/database/keyset';
import type { UnitDirectory } from '../../units/unit-directory';
import type { ListPetitionsRequest, Sort } from '../dto/list-petitions.request';
import type { PetitionListItem, PetitionListResponse } from '../dto/petition.response';
import { latenessOf } from '../lateness.rules';
import { PetitionSearch, type FoundPetition } from './petition-search';
import { SearchAccesses } from './search-accesses';

const USUAL_LIMIT = 50;

const KEYS: Readonly<Record<Sort, (row: FoundPetition) => CursorKey>> = {
  newest: (row) => [row.id],
  dueOn: (row) => [row.dueAt.toISOString(), row.id],
};

/** Lists and searches petitions. */
@Injectable()
export class PetitionList {
  constructor(
    private readonly search: PetitionSearch,
    private readonly accesses: SearchAccesses,
  ) {}

  /**
   * One page of the petitions the principal may see that fit every filter, in the order asked for; a unit one may not
   * see gives none. A search by telephone number leaves a trace before it is answered. UNIT_UNKNOWN for a code that
   * is nobody's, PHONE_SEARCH_FORBIDDEN, SAVED_FILTER_UNKNOWN, CURSOR_INVALID, VALIDATION_FAILED.
   */
  async page(request: ListPetitionsRequest, principal: Principal): Promise<PetitionListResponse> {
    const { query, asked, bundle } = await this.search.read(request, principal);
    const { criteria, now, phoneIndex } = asked;
    const after =
      criteria.sort === 'newest'
        ? decodeCursor(query.cursor, ['uuid'])
        : decodeCursor(query.cursor, ['instant', 'uuid']);
    const limit = query.limit ?? USUAL_LIMIT;
    const rows = await this.search.find(asked, { after, rows: limit + 1 });
    if (phoneIndex) await this.accesses.note(principal, Math.min(rows.length, limit), now);
    return toPage(rows, limit, KEYS[criteria.sort], (row) => shape(row, bundle.units, now));
  }
}

function shape(row: FoundPetition, units: UnitDirectory, now: Date): PetitionListItem {
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
