import type { IsoDate } from '../calendar/local-time.rules';
import type { Limit } from './deadline.rules';

export type { ClockKind } from './level.rules';

/** One version of a time limit: to whom it applies, how long it is, on which days it may be chosen. */
export interface SlaPolicy {
  id: string;
  /** What stays the same through all versions: `outer.hien-truong.urgent`. */
  key: string;
  version: number;
  clockKind: string;
  /** Null is any; so are a null channel and urgency. */
  class: string | null;
  channel: string | null;
  urgency: string | null;
  limit: Limit;
  /** The event that is day 0: SUBMITTED, RECEIVED, ASSIGNED, APPROVED. */
  countedFrom: string;
  effectiveFrom: IsoDate;
  /** The last day on which it is chosen; null is without end. */
  effectiveTo: IsoDate | null;
  /** It took over limits that ran when it came, so it is chosen for those that began before it, too. */
  tookOver: boolean;
  source: string;
  /** How sure it is: law, spec, practice, ours. */
  mark: string;
}

/** What a policy is chosen by. */
export interface PolicyFacts {
  class: string | null;
  channel: string;
  urgency: string | null;
}

type Conditions = Pick<SlaPolicy, 'class' | 'channel' | 'urgency'>;

/**
 * The limit that applies to a clock that starts on a day: among the versions in force then, the most specific
 * one. Urgency weighs more than class, class more than channel; between equals the highest version wins.
 * Null when none applies.
 */
export function selectPolicy(
  policies: readonly SlaPolicy[],
  kind: string,
  facts: PolicyFacts,
  on: IsoDate,
): SlaPolicy | null {
  const choices = policies.filter((policy) => policy.clockKind === kind);
  return choices.toSorted(mostSpecificFirst).find((policy) => applies(policy, facts, on)) ?? null;
}

/** Whether a policy governs limits that start on the day, and each condition it makes is met. */
export function applies(policy: SlaPolicy, facts: PolicyFacts, on: IsoDate): boolean {
  return (
    governs(policy, on) &&
    (policy.urgency === null || policy.urgency === facts.urgency) &&
    (policy.class === null || policy.class === facts.class) &&
    (policy.channel === null || policy.channel === facts.channel)
  );
}

/**
 * Whether a limit that starts on the day follows this version: it is in force then, or came later and took over what
 * ran. So a letter entered late, or a petition put into another class, is dated as those beside it were.
 */
function governs(policy: SlaPolicy, on: IsoDate): boolean {
  return isInForce(policy, on) || (policy.tookOver && on < policy.effectiveFrom);
}

/** Whether the day lies in the policy's validity, both ends included. */
export function isInForce(policy: SlaPolicy, on: IsoDate): boolean {
  return policy.effectiveFrom <= on && (policy.effectiveTo === null || on <= policy.effectiveTo);
}

/** The order in which policies of one kind are tried. The key comes last so that no tie is left to chance. */
export function mostSpecificFirst(one: SlaPolicy, other: SlaPolicy): number {
  return (
    specificity(other) - specificity(one) ||
    other.version - one.version ||
    (one.key < other.key ? -1 : 1)
  );
}

/** Whether two policies would compete for the same petitions with nothing to tell which is meant. */
export function coverTheSame(
  one: Conditions & Pick<SlaPolicy, 'clockKind'>,
  other: Conditions & Pick<SlaPolicy, 'clockKind'>,
): boolean {
  return (
    one.clockKind === other.clockKind &&
    one.class === other.class &&
    one.channel === other.channel &&
    one.urgency === other.urgency
  );
}

function specificity({ urgency, class: cls, channel }: Conditions): number {
  return (urgency === null ? 0 : 4) + (cls === null ? 0 : 2) + (channel === null ? 0 : 1);
}
