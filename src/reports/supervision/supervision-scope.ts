import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '../../calendar/working-day.rules';
import type { Principal } from '../../platform/auth/principal';
import { visibleAt, visibleUnits } from '../../petitions/petition-visibility';
import { References } from '../../petitions/references';
import { mostDueSoonDays } from '../../sla/due-soon.rules';
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
  /** The largest amount of any limit to answer, of any version. */
  longestLimit: number;
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
    const visible = await visibleAt(unitCode, visibleUnits(principal, units), this.units);
    const unitIds = visible === 'ALL' ? null : visible;
    return { units, calendar: calendars.province, ...extremes(policies), unitIds };
  }
}

function extremes(policies: PolicyBook): { dueSoonDays: number; longestLimit: number } {
  const outer = policies.all().filter((policy) => policy.clockKind === 'OUTER');
  return {
    dueSoonDays: mostDueSoonDays(outer),
    longestLimit: Math.max(0, ...outer.map((policy) => policy.limit.amount)),
  };
}
