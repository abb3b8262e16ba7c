import type { RoutingRuleResponse } from './dto/routing-rule.response';
import type { RouteStepResponse, TryRouteResponse } from './dto/try-route.response';
import type { RouteTrial } from './route-trial.service';
import { OUTCOME_SENTENCES, REASON_SENTENCES } from './routing-reasons';
import type { StoredRule } from './routing-rules.service';
import type { TraceStep } from './routing.rules';

/** A stored rule as clients see it. */
export function ruleResponse(rule: StoredRule): RoutingRuleResponse {
  return {
    key: rule.key,
    version: rule.version,
    position: rule.position,
    name: rule.name,
    classes: [...rule.classes],
    fields: [...rule.fields],
    communeCodes: [...rule.communeCodes],
    channels: [...rule.channels],
    keywords: [...rule.keywords],
    targetKind: rule.targetKind,
    targetUnitCode: rule.targetUnitCode,
    source: rule.source,
    createdAt: rule.createdAt.toISOString(),
    createdBy: rule.createdBy,
    retiredAt: rule.retiredAt?.toISOString() ?? null,
  };
}

/** A trial with a sentence for the reason and for every rule that was read. */
export function trialResponse({ decision, autoReceive, autoAssign }: RouteTrial): TryRouteResponse {
  return {
    unitCode: decision.unit.code,
    unitName: decision.unit.name,
    rule: decision.rule,
    reason: decision.reason,
    messages: { ...REASON_SENTENCES[decision.reason] },
    viaIntakeDesk: decision.viaIntakeDesk,
    autoReceive,
    autoAssign,
    matchedKeyword: decision.matchedKeyword,
    succeededFrom: [...decision.succeededFrom],
    trace: decision.trace.map(stepResponse),
  };
}

const stepResponse = ({ key, version, matched, why }: TraceStep): RouteStepResponse => ({
  key,
  version,
  matched,
  why,
  messages: { ...OUTCOME_SENTENCES[why] },
});
