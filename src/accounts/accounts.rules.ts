import type { StaffRole } from '../platform/auth/principal';

const HELD_AT_A_UNIT: readonly StaffRole[] = ['UNIT_OFFICER', 'UNIT_HEAD'];
/** Accounts and settings belong to the whole province, so an administrator of one unit would rule all of them. */
const HELD_EVERYWHERE: readonly StaffRole[] = ['ADMIN'];

/** Why the role cannot be granted like this; null when it can. */
export function grantProblem(
  role: StaffRole,
  atUnit: boolean,
): 'GRANT_NEEDS_UNIT' | 'GRANT_TAKES_NO_UNIT' | null {
  if (!atUnit && HELD_AT_A_UNIT.includes(role)) return 'GRANT_NEEDS_UNIT';
  if (atUnit && HELD_EVERYWHERE.includes(role)) return 'GRANT_TAKES_NO_UNIT';
  return null;
}

/** Whether the password is the username, however it is written in capitals or by the keyboard. */
export function passwordIsUsername(password: string, username: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
  return plain(password) === plain(username);
}
