import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '../../calendar/working-day.rules';
import type { Principal } from '../../platform/auth/principal';
import { sees, visibleUnits } from '../../petitions/petition-visibility';
import { References } from '../../petitions/references';
import type { PolicyBook } from '../../sla/policy-book';
import type { UnitDirectory } from '../../units/unit-directory';
import { UnitsService } from '../../units/units.service';

/** What a supervisor's question is answered from. */
export interface Scope {
  /** Null for all units. */
  unitIds: readonly string[] | null;
  units: UnitDirectory;
  calendar: WorkingCalendar;
  /** The most working days that any policy, of any version, warns ahead of an answer. */
  dueSoonDays: number;
}

/** Finds whose petitions somebody may supervise, and by which calendar days are counted. */
@Injectable()
export class SupervisionScope {
  constructor(
    private readonly references: References,
    private readonly units: UnitsService,
  ) {}

  /** The units in question; a unit one may not see leaves none. UNIT_UNKNOWN for a code that is nobody's. */
  async of(principal: Principal, unitCode: string | undefined): Promise<Scope> {
    const { units, calendars, policies } = await this.references.read();
    const visible = visibleUnits(principal, units);
    const dueSoonDays = longestWarning(policies);
    const scope = { units, calendar: calendars.province, dueSoonDays };
    if (unitCode === undefined) return { ...scope, unitIds: visible === 'ALL' ? null : visible };
    const { id } = await this.units.require(unitCode);
    return { ...scope, unitIds: sees(visible, id) ? [id] : [] };
  }
}

const longestWarning = (policies: PolicyBook): number =>
  Math.max(
    0,
    ...policies
      .all()
      .filter((policy) => policy.clockKind === 'OUTER')
      .map((policy) => policy.limit.dueSoonDays ?? 0),
  );
