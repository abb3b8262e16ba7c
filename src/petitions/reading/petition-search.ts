import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { dueSoonUntil, mostDueSoonDays } from '../../sla/due-soon.rules';
import type { ListPetitionsRequest } from '../dto/list-petitions.request';
import { IdentityVault } from '../identity/identity-vault';
import type { PetitionState } from '../petition.rules';
import { References, type ReferenceBundle } from '../references';
import { SavedFilters } from '../saved-filters/saved-filters.service';
import type { Asked } from './list-conditions';
import { criteriaOf, isVain, type ListCriteria } from './list-criteria';
import { gatherStatement, MOST_WALKED, walkStatement, type Slice } from './list-statements';

/** What a search finds of a petition. */
export interface FoundPetition {
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

type WalkedRow = FoundPetition & { fits: boolean; stopped: boolean };

/** A request made out: with what its saved filter holds, and by which reading of the references. */
export interface ReadSearch {
  query: ListPetitionsRequest;
  asked: Asked;
  bundle: ReferenceBundle;
}

/** Finds petitions by the filters of the list, for whoever shows or exports them. */
@Injectable()
export class PetitionSearch {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly vault: IdentityVault,
    private readonly savedFilters: SavedFilters,
  ) {}

  /**
   * What a request asks for, bounded by what the principal may see. UNIT_UNKNOWN for a code that is nobody's,
   * PHONE_SEARCH_FORBIDDEN, SAVED_FILTER_UNKNOWN, VALIDATION_FAILED.
   */
  async read(request: ListPetitionsRequest, principal: Principal): Promise<ReadSearch> {
    const bundle = await this.references.read();
    const { units, calendars, policies } = bundle;
    const query = await this.savedFilters.completed(request, principal);
    const criteria = criteriaOf(query, principal, units);
    const now = this.clock.now();
    const phoneIndex = criteria.phone === null ? null : this.vault.phoneIndex(criteria.phone);
    const soon = dueSoonUntil(now, mostDueSoonDays(policies.all()), calendars.province);
    return { query, asked: { criteria, now, dueSoonUntil: soon, phoneIndex }, bundle };
  }

  /**
   * A slice of what fits, in the order asked for: by a walk in that order over so many petitions, which is over soon
   * unless what fits is rare; then by what makes it rare.
   */
  async find(asked: Asked, slice: Slice, mostWalked = MOST_WALKED): Promise<FoundPetition[]> {
    if (isVain(asked.criteria)) return [];
    if (!isRareByNature(asked.criteria)) {
      const { text, values } = walkStatement(asked, slice, mostWalked);
      const rows = await this.database.rows<WalkedRow>(text, values);
      const found = rows.filter((row) => row.fits);
      if (found.length === slice.rows || rows.every((row) => !row.stopped)) return found;
    }
    const { text, values } = gatherStatement(asked, slice);
    return this.database.rows<FoundPetition>(text, values);
  }
}

/** Few petitions have this code, this sender, or wait for somebody beside their unit. */
const isRareByNature = ({ query, phone, involvedIds }: ListCriteria): boolean =>
  (query !== null && query.kind !== 'WORDS') || phone !== null || involvedIds !== null;
