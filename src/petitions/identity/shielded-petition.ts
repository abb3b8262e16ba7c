import { holdsRoleAt, type Principal, type StaffRole } from '../../platform/auth/principal';
import type { Statement, Transaction } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { UnitDirectory } from '../../units/unit-directory';
import { actsAt, refuseUnseen, type Involvement } from '../petition-visibility';
import type { Asker, Permission } from './identity-access.rules';

/** What of a petition the shield looks at. */
export interface ShieldedRow extends Involvement {
  id: string;
  state: string;
  version: number;
  class: string | null;
  anonymous: boolean;
  aboutUnitId: string | null;
}

/** A permission as it is stored. */
export interface GrantRow extends Permission {
  id: string;
  reason: string;
  grantedBy: string;
  grantedAt: Date;
}

const COLUMNS = `id, state, version, class, anonymous, unit_id as "unitId",
  about_unit_id as "aboutUnitId", offered_unit_id as "offeredUnitId",
  participant_unit_ids as "participantUnitIds"`;

export const READ_SHIELDED: Statement = {
  name: 'identity.read-petition',
  text: `select ${COLUMNS} from petition where id = $1`,
};

/** The same lock as an action takes: what is decided about the petition here cannot change before it is written. */
const LOCK_SHIELDED: Statement = {
  name: 'identity.lock-petition',
  text: `select ${COLUMNS} from petition where id = $1 for no key update`,
};

const GRANT_COLUMNS = `id, unit_id as "unitId", override, reason, granted_by as "grantedBy",
  granted_at as "grantedAt", until, revoked_at as "revokedAt"`;

/** The newest permissions, whatever became of them. */
export const NEWEST_GRANTS: Statement = {
  name: 'identity.newest-grants',
  text: `select ${GRANT_COLUMNS} from identity_grant where petition_id = $1
    order by id desc limit 100`,
};

/** Permissions nobody took back; at most one of a unit holds at any time, so these stay few. */
export const STANDING_GRANTS: Statement = {
  name: 'identity.standing-grants',
  text: `select ${GRANT_COLUMNS} from identity_grant
    where petition_id = $1 and unit_id = $2 and revoked_at is null and (until is null or until > $3)`,
};

/** Locks the petition for one step. Errors: PETITION_UNKNOWN, VERSION_MISMATCH. */
export async function lockShielded(
  tx: Transaction,
  asked: { id: string; principal: Principal; ifVersion: number | null },
  units: UnitDirectory,
): Promise<ShieldedRow> {
  const [row] = await tx.rows<ShieldedRow>(LOCK_SHIELDED, [asked.id]);
  refuseUnseen(row, asked.principal, units);
  if (asked.ifVersion !== null && asked.ifVersion !== row.version) {
    throw platformErrors.VERSION_MISMATCH({ version: row.version, state: row.state });
  }
  return row;
}

/** The office before the desk: who holds both acts for the office. */
const CENTRE_ROLES = ['PROVINCIAL_OFFICE', 'INTAKE_OFFICER'] as const;
const HOLDER_ROLES = ['UNIT_HEAD', 'UNIT_OFFICER'] as const;

/** The role in which somebody acts for the desk or the office; null when in none. */
export function centreRole(
  principal: Principal,
  units: UnitDirectory,
): (typeof CENTRE_ROLES)[number] | null {
  const centre = [units.intakeDesk().id, units.provincialOffice().id];
  const holds = (role: StaffRole) => centre.some((id) => holdsRoleAt(principal, [role], id));
  return CENTRE_ROLES.find(holds) ?? null;
}

/** In which capacity, and in which role, somebody asks for the sender. */
export function askerOf(
  principal: Principal,
  holderId: string,
  units: UnitDirectory,
): { asker: Asker; role: StaffRole | null } {
  const atCentre = centreRole(principal, units);
  if (atCentre) return { asker: 'CENTRE', role: atCentre };
  const role = HOLDER_ROLES.find((each) => actsAt(principal, [each], holderId, units));
  return role ? { asker: 'HOLDER', role } : { asker: 'NEITHER', role: null };
}

/** Whether two units are one body: the same, or one took over the other's work, directly or through others. */
export function isSameBody(one: string, other: string, units: UnitDirectory): boolean {
  return heirsOf(one, units).includes(other) || heirsOf(other, units).includes(one);
}

function heirsOf(unitId: string, units: UnitDirectory): string[] {
  const found: string[] = [];
  let next: string | null = unitId;
  while (next !== null && !found.includes(next)) {
    found.push(next);
    next = units.byId(next)?.successorId ?? null;
  }
  return found;
}
