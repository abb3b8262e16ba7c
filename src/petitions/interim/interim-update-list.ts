import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { decodeCursor, toPage } from '../../platform/database/keyset';
import { UnitsService } from '../../units/units.service';
import { visibleAt, visibleUnits } from '../petition-visibility';
import { refuseUnseenPetition } from '../reading/petition-sight';
import { References } from '../references';
import type { ListInterimUpdatesRequest } from './dto/interim-update.request';
import type {
  InterimUpdateListResponse,
  PetitionInterimUpdatesResponse,
} from './dto/interim-update.response';
import { shapeInterim } from './interim-shape';
import { OF_PETITION, OWED_BY_ALL, OWED_BY_UNITS, type InterimRow } from './interim.statements';

const USUAL_LIMIT = 50;
const FIRST = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;

/** Reads what word is owed to senders, and what they were told. */
@Injectable()
export class InterimUpdateList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly units: UnitsService,
  ) {}

  /** Every round of one petition, the oldest first. PETITION_UNKNOWN when it may not be seen. */
  async ofPetition(id: string, principal: Principal): Promise<PetitionInterimUpdatesResponse> {
    const { units } = await this.references.read();
    await refuseUnseenPetition(this.database, id, principal, units);
    const rows = await this.database.rows<InterimRow>(OF_PETITION, [id]);
    const now = this.clock.now();
    return { items: rows.map((row) => shapeInterim(row, units, now)) };
  }

  /**
   * One page of what is owed in the units the principal may see, the longest owed first; a unit one may not see gives
   * none. UNIT_UNKNOWN for a code that is nobody's.
   */
  async owed(
    query: ListInterimUpdatesRequest,
    principal: Principal,
  ): Promise<InterimUpdateListResponse> {
    const { units } = await this.references.read();
    const now = this.clock.now();
    const limit = query.limit ?? USUAL_LIMIT;
    const after = decodeCursor(query.cursor, ['instant', 'uuid']) ?? FIRST;
    const values = [query.state ?? null, query.overdue ? now : null, ...after, limit + 1];
    const within = await visibleAt(query.unitCode, visibleUnits(principal, units), this.units);
    const rows =
      within === 'ALL'
        ? await this.database.rows<InterimRow>(OWED_BY_ALL, values)
        : await this.database.rows<InterimRow>(OWED_BY_UNITS, [...values, within]);
    return toPage(
      rows,
      limit,
      (row) => [row.owedAt.toISOString(), row.id],
      (row) => shapeInterim(row, units, now),
    );
  }
}
