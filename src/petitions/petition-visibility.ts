import type { Principal, StaffRole } from '../platform/auth/principal';
import { holdsRoleAt, unitsHeldBy } from '../platform/auth/principal';
import type { UnitDirectory } from '../units/unit-directory';
import type { UnitsService } from '../units/units.service';
import { petitionErrors } from './petitions.errors';

/** Roles that see the petitions of the units they are held for. */
export const READERS: readonly StaffRole[] = [
  'INTAKE_OFFICER',
  'UNIT_OFFICER',
  'UNIT_HEAD',
  'SUPERVISOR',
  'PROVINCIAL_OFFICE',
  'AUDITOR',
];

/** Roles that, held for the office or its desk, watch over the whole province. */
const PROVINCE_WIDE: readonly StaffRole[] = [
  'INTAKE_OFFICER',
  'SUPERVISOR',
  'PROVINCIAL_OFFICE',
  'AUDITOR',
];

type Visible = 'ALL' | readonly string[];

/** What was worked out for a principal and a reading of the units; both are forgotten when they are replaced. */
const workedOut = new WeakMap<Principal, WeakMap<UnitDirectory, Visible>>();

/**
 * Whose petitions a principal may see: all, or those held by the named units. Officers see and touch only their
 * units' petitions, and those that a unit which ended has left to theirs; the intake desk and the provincial office
 * see every one, since they route and watch them.
 */
export function visibleUnits(principal: Principal, units: UnitDirectory): Visible {
  let byUnits = workedOut.get(principal);
  if (!byUnits) workedOut.set(principal, (byUnits = new WeakMap()));
  let visible = byUnits.get(units);
  if (!visible) byUnits.set(units, (visible = workOutVisible(principal, units)));
  return visible;
}

function workOutVisible(principal: Principal, units: UnitDirectory): Visible {
  const own = unitsHeldBy(principal, READERS);
  if (own === 'ALL') return 'ALL';
  const centre = [units.intakeDesk().id, units.provincialOffice().id];
  if (centre.some((unitId) => holdsRoleAt(principal, PROVINCE_WIDE, unitId))) return 'ALL';
  return [...new Set(own.flatMap((unitId) => [unitId, ...units.inheritedBy(unitId)]))];
}

/**
 * Whether the principal holds one of the roles for a petition of this unit: at the unit itself or its successor,
 * everywhere, or, for the roles that watch over the province, at the office or its desk.
 */
export function actsAt(
  principal: Principal,
  roles: readonly StaffRole[],
  unitId: string,
  units: UnitDirectory,
): boolean {
  if (holdsRoleAt(principal, roles, unitId)) return true;
  const heirs = unitsHeldBy(principal, roles);
  if (heirs !== 'ALL' && heirs.some((heir) => units.inheritedBy(heir).includes(unitId)))
    return true;
  const wide = roles.filter((role) => PROVINCE_WIDE.includes(role));
  const centre = [units.intakeDesk().id, units.provincialOffice().id];
  return centre.some((centreId) => holdsRoleAt(principal, wide, centreId));
}

/** The units a petition has to do with. */
export interface Involvement {
  unitId: string;
  offeredUnitId: string | null;
  participantUnitIds: readonly string[];
}

/** Units to which a petition is open: the one that holds it, one it is offered to, those asked to contribute. */
export function involvedUnits(petition: Involvement): readonly string[] {
  const { unitId, offeredUnitId, participantUnitIds } = petition;
  return [unitId, ...(offeredUnitId ? [offeredUnitId] : []), ...participantUnitIds];
}

/** Whether a petition of these units is visible to somebody who sees those. */
export const sees = (visible: Visible, unitIds: string | readonly string[]): boolean =>
  visible === 'ALL' ||
  (typeof unitIds === 'string'
    ? visible.includes(unitIds)
    : unitIds.some((unitId) => visible.includes(unitId)));

/** What is left of those when one unit is asked for; a unit one may not see leaves none. UNIT_UNKNOWN for no unit's code. */
export async function visibleAt(
  unitCode: string | undefined,
  visible: Visible,
  units: Pick<UnitsService, 'require'>,
): Promise<Visible> {
  if (unitCode === undefined) return visible;
  const { id } = await units.require(unitCode);
  return sees(visible, id) ? [id] : [];
}

/** PETITION_UNKNOWN when a petition is not there or may not be seen: neither is told from the other. */
export function refuseUnseen<T extends Involvement>(
  petition: T | undefined,
  principal: Principal,
  units: UnitDirectory,
): asserts petition is T {
  if (!petition || !sees(visibleUnits(principal, units), involvedUnits(petition))) {
    throw petitionErrors.PETITION_UNKNOWN();
  }
}
