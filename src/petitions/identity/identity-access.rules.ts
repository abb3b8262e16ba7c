import { DIVERTED_CLASSES } from '../petition-guards.rules';

/**
 * Who may see the person behind a petition, and why not (domain section 8; Luật Bảo vệ dữ liệu cá nhân
 * 91/2025/QH15). Handling units see the petition, not the person, unless permitted for that petition.
 */

/** What of a petition decides about its sender's secrecy. */
export interface ShieldedPetition {
  class: string | null;
  state: string;
}

/** Conduct of officials: its sender is secret unless the provincial office overrides it. */
const SECRET_CLASS = 'HANH_VI_CBCC';

/** Complaints and denunciations have laws of their own, and what is diverted leaves for those who apply them. */
const mustStaySecret = ({ class: class_, state }: ShieldedPetition): boolean =>
  DIVERTED_CLASSES.includes(class_ ?? '') || state === 'DIVERTED';

/** Whether the sender is secret from handling units by default: conduct of officials, denunciations, diverted ones. */
export const identitySecret = (petition: ShieldedPetition): boolean =>
  mustStaySecret(petition) || petition.class === SECRET_CLASS;

/** A permission for a unit, as far as it matters at an instant. */
export interface Permission {
  unitId: string;
  override: boolean;
  until: Date | null;
  revokedAt: Date | null;
}

/** Whether a permission holds now: neither taken back nor run out; its last instant is the one before `until`. */
export const permissionHolds = (permission: Permission, now: Date): boolean =>
  permission.revokedAt === null && (permission.until === null || now < permission.until);

/** In which capacity somebody asks: the intake desk or the office, the unit that holds it, or neither. */
export type Asker = 'CENTRE' | 'HOLDER' | 'NEITHER';

export interface RevealQuestion {
  petition: ShieldedPetition;
  asker: Asker;
  holderId: string;
  /** The holding unit is the one whose official is complained about, or its heir. */
  holderComplainedOf: boolean;
  permissions: readonly Permission[];
  now: Date;
}

export type RevealRefusal =
  'IDENTITY_NOT_YOURS' | 'IDENTITY_SECRET' | 'IDENTITY_NOT_GRANTED' | 'IDENTITY_OF_COMPLAINANT';

/**
 * Why the asker may not see the sender, as an error code; null when they may. The desk and the office always may,
 * with a reason, since they receive and answer for it. The holding unit may while a permission for it holds; where
 * the sender is secret only one that overrides counts; the unit complained about never may, whatever was permitted.
 */
export function revealRefusal(question: RevealQuestion): RevealRefusal | null {
  const { petition, asker, holderId, permissions, now } = question;
  if (asker === 'CENTRE') return null;
  if (asker === 'NEITHER') return 'IDENTITY_NOT_YOURS';
  if (question.holderComplainedOf) return 'IDENTITY_OF_COMPLAINANT';
  if (mustStaySecret(petition)) return 'IDENTITY_SECRET';
  const standing = permissions.filter(
    (each) => each.unitId === holderId && permissionHolds(each, now),
  );
  if (!identitySecret(petition)) return standing.length > 0 ? null : 'IDENTITY_NOT_GRANTED';
  return standing.some((each) => each.override) ? null : 'IDENTITY_SECRET';
}

export interface GrantQuestion {
  petition: ShieldedPetition;
  /** The unit to be permitted holds the petition now. */
  unitHolds: boolean;
  /** It is the one complained about, or its heir; null while nobody has said which that is. */
  unitComplainedOf: boolean | null;
  override: boolean;
  /** Whoever permits acts for the provincial office. */
  forOffice: boolean;
}

export type GrantRefusal =
  | 'GRANT_UNIT_NOT_HOLDER'
  | 'GRANT_UNIT_COMPLAINED_OF'
  | 'GRANT_NEVER'
  | 'GRANT_SECRET'
  | 'GRANT_OVERRIDE_NOT_YOURS'
  | 'ABOUT_UNIT_REQUIRED';

/**
 * Why a unit may not be permitted to see the sender, as an error code; null when it may. Only the provincial office
 * overrides secrecy, only about the conduct of officials, and only once it is known that the officials are not of
 * that very unit: while nobody has said whose they are, it is refused.
 */
export function grantRefusal(question: GrantQuestion): GrantRefusal | null {
  const { petition, override, unitComplainedOf } = question;
  if (mustStaySecret(petition)) return 'GRANT_NEVER';
  if (!question.unitHolds) return 'GRANT_UNIT_NOT_HOLDER';
  if (unitComplainedOf === true) return 'GRANT_UNIT_COMPLAINED_OF';
  if (override && !question.forOffice) return 'GRANT_OVERRIDE_NOT_YOURS';
  if (!identitySecret(petition)) return null;
  if (!override) return 'GRANT_SECRET';
  return unitComplainedOf === null ? 'ABOUT_UNIT_REQUIRED' : null;
}
