import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { CLASS_NAMES, type PetitionClass } from '../../units/petition-classes';
import type { UnitDirectory } from '../../units/unit-directory';
import { dueSoonUntil } from '../../sla/due-soon.rules';
import type { SupervisionSummaryRequest } from './dto/supervision.request';
import type {
  SupervisionCounts,
  SupervisionGroup,
  SupervisionSummaryResponse,
} from './dto/supervision.response';
import { stepsLateFrom } from './due-bounds.rules';
import { SupervisionScope } from './supervision-scope';
import { summaryStatement } from './supervision.statements';

/** What the intake desk has not classified yet. */
const NO_CLASS = 'Chưa phân loại';

type CountRow = SupervisionCounts & { key: string | null };

const NONE: SupervisionCounts = { open: 0, dueSoon: 0, lateStep: 0, overdue: 0 };

/** Counts what the lists show, by unit or by class. */
@Injectable()
export class SupervisionSummary {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: SupervisionScope,
  ) {}

  /** The counts at this instant, the most overdue first; groups without an open or late petition are left out. */
  async of(
    query: SupervisionSummaryRequest,
    principal: Principal,
  ): Promise<SupervisionSummaryResponse> {
    const scope = await this.scope.of(principal, query.unitCode);
    const asOf = this.clock.now();
    const byUnit = query.groupBy !== 'class';
    const rows = await this.database.rows<CountRow>(
      summaryStatement(byUnit ? 'unit_id' : 'class'),
      [
        asOf,
        dueSoonUntil(asOf, scope.dueSoonDays, scope.calendar),
        stepsLateFrom(asOf, scope.longestLimit, scope.calendar),
        query.class ?? null,
        scope.unitIds,
      ],
    );
    const items = rows
      .map((row) => (byUnit ? ofUnit(row, scope.units) : ofClass(row)))
      .toSorted(
        (a, b) =>
          b.overdue - a.overdue || b.lateStep - a.lateStep || a.name.localeCompare(b.name, 'vi'),
      );
    return { asOf: asOf.toISOString(), items, total: rows.reduce(added, NONE) };
  }
}

const added = (one: SupervisionCounts, other: SupervisionCounts): SupervisionCounts => ({
  open: one.open + other.open,
  dueSoon: one.dueSoon + other.dueSoon,
  lateStep: one.lateStep + other.lateStep,
  overdue: one.overdue + other.overdue,
});

function ofUnit(row: CountRow, units: UnitDirectory): SupervisionGroup {
  const unit = row.key === null ? undefined : units.byId(row.key);
  return { key: unit?.code ?? '', name: unit?.name ?? '', ...added(row, NONE) };
}

function ofClass(row: CountRow): SupervisionGroup {
  const name = row.key === null ? NO_CLASS : CLASS_NAMES[row.key as PetitionClass];
  return { key: row.key, name, ...added(row, NONE) };
}
