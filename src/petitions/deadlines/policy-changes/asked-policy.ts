import type { AskedPolicy } from '../../../sla/policy-draft.rules';
import { slaErrors } from '../../../sla/sla.errors';
import type { PolicyChangeRequest } from './dto/policy-change.request';

const CASE = ['key', 'clockKind', 'class', 'channel', 'urgency'] as const;

/**
 * The version that a request asks for: the next one of a limit, or one for a case of its own. SLA_POLICY_CASE_FIXED
 * when a next version names a case: it covers what the former one covers.
 */
export function askedPolicy(input: PolicyChangeRequest): AskedPolicy {
  const { amount, unit, dueSoonDays, effectiveFrom, source, mark, countedFrom } = input;
  const limit = { amount, unit, dueSoonDays, effectiveFrom, source, mark };
  if (input.follows !== undefined) {
    const named = CASE.filter((field) => input[field] !== undefined);
    if (named.length > 0) {
      const fields = named.join(', ');
      throw slaErrors.SLA_POLICY_CASE_FIXED({ key: input.follows, fields });
    }
    return { ...limit, follows: input.follows, countedFrom };
  }
  const { key, clockKind, class: cls, channel, urgency } = input;
  if (!clockKind || !countedFrom) throw new Error('a new limit was not validated');
  return { ...limit, key, clockKind, class: cls, channel, urgency, countedFrom };
}
