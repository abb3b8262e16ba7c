import { CITIZEN, type Principal, type StaffRole } from '../../platform/auth/principal';
import type { UnitDirectory } from '../../units/unit-directory';
import type { Actor } from '../ledger/event-chain';
import { SYSTEM } from '../ledger/event-chain';
import type { Transition } from '../petition.rules';
import { actsAt, type Involvement } from '../petition-visibility';

/** Who does something: somebody behind a request, or the system by itself. */
export type Doer = Principal | 'SYSTEM';

/** The units that the table's standings are about. */
export interface StandingUnits extends Involvement {
  owingUnitIds: readonly string[];
}

/** The unit for which the doer may take this row of the table, and the role; null when there is none. */
export function standingOf(
  doer: Doer,
  transition: Transition,
  petition: StandingUnits,
  units: UnitDirectory,
): { unitId: string; role: StaffRole | null } | null {
  if (doer === 'SYSTEM') return { unitId: petition.unitId, role: null };
  if (doer.kind === 'CITIZEN') {
    return transition.roles.includes('CITIZEN') ? { unitId: petition.unitId, role: null } : null;
  }
  for (const unitId of unitsWhere(transition, petition)) {
    const role = staffRoles(transition).find((each) => actsAt(doer, [each], unitId, units));
    if (role) return { unitId, role };
  }
  return null;
}

function unitsWhere({ standing }: Transition, petition: StandingUnits): readonly string[] {
  if (standing === 'PARTICIPANT') return petition.owingUnitIds;
  if (standing === 'OFFERED') return petition.offeredUnitId ? [petition.offeredUnitId] : [];
  return [petition.unitId];
}

const staffRoles = ({ roles }: Transition): readonly StaffRole[] =>
  roles.filter((role): role is StaffRole => role !== 'CITIZEN' && role !== 'API_CLIENT');

/** How the history names the doer: a citizen never by name. */
export function actorOf(doer: Doer, role: StaffRole | null): Actor {
  if (doer === 'SYSTEM') return SYSTEM;
  if (doer.kind === CITIZEN.kind) return { kind: 'CITIZEN', id: null, role: null };
  return { kind: doer.kind, id: doer.id, role };
}
