/** Roles of staff. A grant is a role at one unit, or everywhere when `unitId` is null. */
export const STAFF_ROLES = [
  'INTAKE_OFFICER',
  'UNIT_OFFICER',
  'UNIT_HEAD',
  'SUPERVISOR',
  'PROVINCIAL_OFFICE',
  'ADMIN',
  'AUDITOR',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Everyone who can be behind a request; CITIZEN comes with a tracking token or with nothing at all. */
export type Role = StaffRole | 'API_CLIENT' | 'CITIZEN';

export interface Grant {
  role: StaffRole;
  unitId: string | null;
}

export interface AccountPrincipal {
  kind: 'ACCOUNT';
  id: string;
  username: string;
  grants: readonly Grant[];
}

export interface ApiClientPrincipal {
  kind: 'API_CLIENT';
  id: string;
  name: string;
  channels: readonly string[];
  trusted: boolean;
}

export interface CitizenPrincipal {
  kind: 'CITIZEN';
}

export type Principal = AccountPrincipal | ApiClientPrincipal | CitizenPrincipal;

export const CITIZEN: CitizenPrincipal = Object.freeze({ kind: 'CITIZEN' });

/** Whether the principal holds the role at any unit. */
export function holdsRole(principal: Principal, role: StaffRole): boolean {
  return principal.kind === 'ACCOUNT' && principal.grants.some((grant) => grant.role === role);
}

/** Whether one of the roles is held for this unit, or everywhere. */
export function holdsRoleAt(
  principal: Principal,
  roles: readonly StaffRole[],
  unitId: string,
): boolean {
  return (
    principal.kind === 'ACCOUNT' &&
    principal.grants.some(
      (grant) => roles.includes(grant.role) && (grant.unitId === null || grant.unitId === unitId),
    )
  );
}

/** The units over which the roles are held: `'ALL'`, or their ids (none: an empty list). */
export function unitsHeldBy(
  principal: Principal,
  roles: readonly StaffRole[],
): 'ALL' | readonly string[] {
  if (principal.kind !== 'ACCOUNT') return [];
  const grants = principal.grants.filter((grant) => roles.includes(grant.role));
  if (grants.some((grant) => grant.unitId === null)) return 'ALL';
  return [...new Set(grants.flatMap((grant) => (grant.unitId === null ? [] : [grant.unitId])))];
}
