import type { PolicyFacts, SlaPolicy } from './policy.rules';
import { mostSpecificFirst } from './policy.rules';

/** A version that follows not only what begins, but what ran when it came into force. */
export interface Takeover {
  policy: SlaPolicy;
  /** Limits that began by this instant are taken over. */
  inForceAt: Date;
  /** Why, for whoever asks later about a moved due date. */
  reason: string;
}

/**
 * The versions whose running limits a policy takes over: former versions of its own, and more general limits of the
 * same kind, of which it takes the petitions that meet its conditions. A more special limit is never taken over, nor
 * one that counts from another event: what has begun keeps its beginning.
 */
export function replacedBy(
  policy: Omit<SlaPolicy, 'id'>,
  policies: readonly SlaPolicy[],
): SlaPolicy[] {
  return policies.filter(
    (other) =>
      other.clockKind === policy.clockKind &&
      other.countedFrom === policy.countedFrom &&
      couldMeet(policy, other) &&
      mostSpecificFirst({ ...policy, id: '' }, other) < 0,
  );
}

/**
 * The takeover that a running clock of the policy `own` has to follow, or null when it stays with it. Of several the
 * most special, newest one has it, so that a clock moves once and not from version to version.
 */
export function takeoverOf<T extends Takeover>(
  startedAt: Date,
  own: SlaPolicy,
  facts: PolicyFacts,
  takeovers: readonly T[],
): T | null {
  const ready = takeovers.filter(
    ({ policy, inForceAt }) =>
      startedAt <= inForceAt && meets(facts, policy) && replacedBy(policy, [own]).length > 0,
  );
  return ready.toSorted((a, b) => mostSpecificFirst(a.policy, b.policy))[0] ?? null;
}

const CONDITIONS = ['class', 'channel', 'urgency'] as const;

/** Whether a petition meets every condition of a policy. */
function meets(facts: PolicyFacts, policy: SlaPolicy): boolean {
  return CONDITIONS.every((each) => policy[each] === null || policy[each] === facts[each]);
}

/** Whether some petition could meet the conditions of both. */
function couldMeet(one: Omit<SlaPolicy, 'id'>, other: SlaPolicy): boolean {
  return CONDITIONS.every(
    (each) => one[each] === null || other[each] === null || one[each] === other[each],
  );
}
