import { localDateOf } from '../calendar/local-time.rules';
import { deadline } from '../sla/deadline.rules';
import type { PolicyKind } from '../sla/policy-vocabulary';
import type { PetitionRow } from './ledger/petition-row';
import type { GuardMoment } from './petition-guards.rules';
import type { ReferenceBundle } from './references';

type Facts = Pick<PetitionRow, 'class' | 'channel' | 'urgency'>;

const limitOf = (bundle: ReferenceBundle, kind: PolicyKind, facts: Facts, at: Date) =>
  bundle.policies.select(kind, facts, localDateOf(at)).limit;

/** What guards ask beside the petition: now, and until when an answer may be complained about (policy REOPEN). */
export function guardMoment(bundle: ReferenceBundle, facts: Facts, now: Date): GuardMoment {
  const { province, officeHours } = bundle.calendars;
  return {
    now,
    reopenEndsAt: (answeredAt) =>
      deadline(answeredAt, limitOf(bundle, 'REOPEN', facts, answeredAt), province, officeHours)
        .lateAt,
  };
}

/** The most working days an extension may give today (policy EXTENSION). */
export function extensionCapDays(bundle: ReferenceBundle, facts: Facts, now: Date): number {
  return limitOf(bundle, 'EXTENSION', facts, now).amount;
}
