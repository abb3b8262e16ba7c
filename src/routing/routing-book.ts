import type { UnitDirectory } from '../units/unit-directory';
import {
  compileRules,
  decideRoute,
  type CompiledRule,
  type RoutingDecision,
  type RoutingFacts,
  type RoutingRule,
} from './routing.rules';

/** Whether petitions of a class and channel are received, and assigned, without an officer. */
export interface IntakePolicy {
  class: string;
  channel: string;
  autoReceive: boolean;
  autoAssign: boolean;
}

const BY_AN_OFFICER = Object.freeze({ autoReceive: false, autoAssign: false });

/** The rules and intake policies in force at one moment; immutable. */
export class RoutingBook {
  private readonly rules: readonly CompiledRule[];
  private readonly policies: ReadonlyMap<string, IntakePolicy>;

  constructor(rules: readonly RoutingRule[], policies: readonly IntakePolicy[]) {
    this.rules = compileRules(rules);
    this.policies = new Map(policies.map((each) => [pair(each.class, each.channel), each]));
  }

  /** Where the petition goes on that day ('YYYY-MM-DD'), and why: see `decideRoute`. */
  decide(facts: RoutingFacts, directory: UnitDirectory, on: string): RoutingDecision {
    return decideRoute(facts, this.rules, directory, on);
  }

  /** What may happen without an officer; nothing, where no policy says so or the class is missing. */
  intakePolicy(cls: string | null, channel: string): { autoReceive: boolean; autoAssign: boolean } {
    const policy = cls === null ? undefined : this.policies.get(pair(cls, channel));
    if (!policy) return BY_AN_OFFICER;
    return { autoReceive: policy.autoReceive, autoAssign: policy.autoAssign };
  }
}

const pair = (cls: string, channel: string): string => `${cls} ${channel}`;
