import type { PolicyResponse } from './dto/policy.response';
import type { SlaPolicy } from './policy.rules';

/** A version as clients read it. */
export function policyResponse(policy: Omit<SlaPolicy, 'id'>): PolicyResponse {
  return {
    key: policy.key,
    version: policy.version,
    clockKind: policy.clockKind,
    class: policy.class,
    channel: policy.channel,
    urgency: policy.urgency,
    amount: policy.limit.amount,
    unit: policy.limit.unit,
    dueSoonDays: policy.limit.dueSoonDays,
    countedFrom: policy.countedFrom,
    effectiveFrom: policy.effectiveFrom,
    effectiveTo: policy.effectiveTo,
    source: policy.source,
    mark: policy.mark,
  };
}
