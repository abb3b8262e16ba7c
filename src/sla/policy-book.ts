import type { IsoDate } from '../calendar/local-time.rules';
import type { PolicyFacts, SlaPolicy } from './policy.rules';
import type { PolicyKind } from './policy-vocabulary';
import { applies, mostSpecificFirst } from './policy.rules';
import { slaErrors } from './sla.errors';

/** Every version of every time limit, sorted once so that choosing is a short walk. Immutable. */
export class PolicyBook {
  private readonly byKind: ReadonlyMap<string, readonly SlaPolicy[]>;
  private readonly ids: ReadonlyMap<string, SlaPolicy>;

  constructor(policies: readonly SlaPolicy[]) {
    this.ids = new Map(policies.map((policy) => [policy.id, policy]));
    const kinds = new Set(policies.map((policy) => policy.clockKind));
    this.byKind = new Map(
      [...kinds].map((kind) => [
        kind,
        policies.filter((policy) => policy.clockKind === kind).toSorted(mostSpecificFirst),
      ]),
    );
  }

  /**
   * The limit of a clock that starts on a day (`selectPolicy` says which). SLA_POLICY_MISSING when none is in
   * force: an administrator's gap, which no caller can mend.
   */
  select(kind: PolicyKind, facts: PolicyFacts, on: IsoDate): SlaPolicy {
    const policy = this.find(kind, facts, on);
    if (!policy) throw slaErrors.SLA_POLICY_MISSING({ kind, on });
    return policy;
  }

  /** The same, or undefined when no such limit applies: the decree's, say, which is for one class alone. */
  find(kind: PolicyKind, facts: PolicyFacts, on: IsoDate): SlaPolicy | undefined {
    return this.byKind.get(kind)?.find((each) => applies(each, facts, on));
  }

  /** The very version that a running clock started with. */
  byId(id: string): SlaPolicy | undefined {
    return this.ids.get(id);
  }

  all(): readonly SlaPolicy[] {
    return [...this.ids.values()];
  }
}
