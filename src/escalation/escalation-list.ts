import { Injectable } from '@nestjs/common';
import type { Principal } from '../platform/auth/principal';
import { Database } from '../platform/database/database';
import { decodeCursor, toPage } from '../platform/database/keyset';
import { visibleAt, visibleUnits } from '../petitions/petition-visibility';
import { platformErrors } from '../platform/errors/platform.errors';
import { References } from '../petitions/references';
import { PetitionViews } from '../petitions/reading/petition-views';
import type { Target } from '../sla/ladder.rules';
import type { ClockKind, Level } from '../sla/level.rules';
import type { UnitDirectory } from '../units/unit-directory';
import { UnitsService } from '../units/units.service';
import type {
  EscalationListResponse,
  EscalationResponse,
  PetitionEscalationsResponse,
} from './dto/escalation.response';
import type { ListEscalationsRequest } from './dto/list-escalations.request';

interface EscalationRow {
  id: string;
  petitionId: string;
  petitionCode: string;
  clockKind: ClockKind;
  cycle: number;
  level: Level;
  unitId: string;
  repetition: number;
  targetRole: Target;
  toldRole: Target | null;
  dueAt: Date;
  raisedAt: Date;
}

const COLUMNS = `
  e.id, e.petition_id as "petitionId", p.code as "petitionCode", e.clock_kind as "clockKind",
  e.cycle, e.level, e.unit_id as "unitId", e.target_role as "targetRole", e.repetition,
  e.told_role as "toldRole", e.due_at as "dueAt", e.raised_at as "raisedAt"`;

const OF_PETITION = `
  select ${COLUMNS} from escalation e join petition p on p.id = e.petition_id
  where e.petition_id = $1 order by e.raised_at, e.due_at, e.id limit 500`;

/** $1 level or null, $2 the last id seen or null, $3 how many, $4 the units. */
const filtered = (unit: string): string => `
  select * from escalation
  where ${unit} ($1::text is null or level = $1) and ($2::uuid is null or id < $2)
  order by id desc limit $3`;

/** All units: newest first by the key itself. */
const OF_ALL = `
  select ${COLUMNS} from (${filtered('')}) e join petition p on p.id = e.petition_id
  order by e.id desc`;

/** Some units: the newest of each by its own index, and of those the newest, so one never reads all others'. */
const OF_UNITS = `
  select ${COLUMNS} from (
    select n.* from unnest($4::uuid[]) as u(id)
    cross join lateral (${filtered('unit_id = u.id and')}) n
    order by n.id desc limit $3) e
  join petition p on p.id = e.petition_id
  order by e.id desc`;

const USUAL_LIMIT = 50;

/** Reads what was raised. */
@Injectable()
export class EscalationList {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly units: UnitsService,
    private readonly views: PetitionViews,
  ) {}

  /** Everything raised about one petition, the oldest first. PETITION_UNKNOWN when it may not be seen. */
  async ofPetition(id: string, principal: Principal): Promise<PetitionEscalationsResponse> {
    const bundle = await this.references.read();
    await this.views.one(this.database, id, principal, bundle);
    const rows = await this.database.rows<EscalationRow>(OF_PETITION, [id]);
    return { items: rows.map((row) => shape(row, bundle.units)) };
  }

  /**
   * One page of what was raised in the units the principal may see, the newest first; a unit one may not see gives
   * none. UNIT_UNKNOWN for a code that is nobody's, VALIDATION_FAILED for a level that no ladder names.
   */
  async page(query: ListEscalationsRequest, principal: Principal): Promise<EscalationListResponse> {
    const { units, ladders } = await this.references.read();
    if (query.level !== undefined && !ladders.names(query.level)) throw levelUnknown();
    const limit = query.limit ?? USUAL_LIMIT;
    const [after] = decodeCursor(query.cursor, ['uuid']) ?? [null];
    const values = [query.level ?? null, after, limit + 1];
    const within = await visibleAt(query.unitCode, visibleUnits(principal, units), this.units);
    const rows =
      within === 'ALL'
        ? await this.database.rows<EscalationRow>(OF_ALL, values)
        : await this.database.rows<EscalationRow>(OF_UNITS, [...values, within]);
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => shape(row, units),
    );
  }
}

function shape(row: EscalationRow, units: UnitDirectory): EscalationResponse {
  const unit = units.byId(row.unitId);
  return {
    id: row.id,
    petitionId: row.petitionId,
    petitionCode: row.petitionCode,
    clockKind: row.clockKind,
    cycle: row.cycle,
    level: row.level,
    repetition: row.repetition,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    targetRole: row.targetRole,
    toldRole: row.toldRole,
    dueAt: row.dueAt.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
  };
}

const levelUnknown = () =>
  platformErrors.VALIDATION_FAILED({
    errors: [
      {
        field: 'level',
        code: 'LEVEL_UNKNOWN',
        vi: 'Không có bậc thang nào có mức này.',
        en: 'No ladder has a level of this name.',
      },
    ],
  });
