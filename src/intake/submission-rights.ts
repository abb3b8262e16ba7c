import { holdsRole, type Principal } from '../platform/auth/principal';
import type { Actor } from '../petitions/ledger/event-chain';
import { intakeErrors } from './intake.errors';

/** What somebody is heard at the counter or over the telephone is written down by an officer, never by the sender. */
const OFFICER_CHANNELS: readonly string[] = ['PHONE', 'PAPER', 'IN_PERSON'];
const SKEW_MS = 5 * 60_000;
const OLDEST_DAYS = 365;
const DAY_MS = 86_400_000;

const isIntakeStaff = (principal: Principal): boolean =>
  holdsRole(principal, 'INTAKE_OFFICER') || holdsRole(principal, 'PROVINCIAL_OFFICE');

/** May give a past day and a national code: who types in letters, and machines the province trusts. */
export const isTrusted = (principal: Principal): boolean =>
  isIntakeStaff(principal) || (principal.kind === 'API_CLIENT' && principal.trusted);

/** CHANNEL_NOT_ALLOWED unless this sender may use the channel. */
export function assertChannel(principal: Principal, channel: string): void {
  const allowed =
    principal.kind === 'API_CLIENT'
      ? principal.channels.includes(channel)
      : isIntakeStaff(principal) || !OFFICER_CHANNELS.includes(channel);
  if (!allowed) throw intakeErrors.CHANNEL_NOT_ALLOWED({ channel });
}

/**
 * When the petition counts as sent: now, or the given past instant from those who may give one; the citizen's clock
 * counts from it. A device's clock may be a few minutes off. Errors: SUBMITTED_AT_….
 */
export function submittedAtOf(principal: Principal, given: string | undefined, now: Date): Date {
  if (given === undefined) return now;
  const instant = new Date(given);
  const ageMs = now.getTime() - instant.getTime();
  if (ageMs < -SKEW_MS) throw intakeErrors.SUBMITTED_AT_IN_FUTURE();
  if (ageMs > OLDEST_DAYS * DAY_MS) throw intakeErrors.SUBMITTED_AT_TOO_OLD({ days: OLDEST_DAYS });
  if (isTrusted(principal)) return instant < now ? instant : now;
  if (ageMs > SKEW_MS) throw intakeErrors.SUBMITTED_AT_NOT_ALLOWED();
  return now;
}

/** Whom the history names as the sender's hand. */
export function submittingActor(principal: Principal): Actor {
  if (principal.kind === 'ACCOUNT') {
    const role = isIntakeStaff(principal) ? 'INTAKE_OFFICER' : null;
    return { kind: 'ACCOUNT', id: principal.id, role };
  }
  if (principal.kind === 'API_CLIENT') return { kind: 'API_CLIENT', id: principal.id, role: null };
  return { kind: 'CITIZEN', id: null, role: null };
}
