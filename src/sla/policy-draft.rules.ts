import type { IsoDate } from '../calendar/local-time.rules';
import { epochDayOf, isoDateOf } from '../calendar/local-time.rules';
import type { LimitUnit } from './deadline.rules';
import { assertLimit, isInDays, MAX_LIMIT_AMOUNT } from './deadline.rules';
import { limitErrors } from './limit.errors';
import type { SlaPolicy } from './policy.rules';
import { coverTheSame } from './policy.rules';
import { slaErrors } from './sla.errors';

/** How long a limit shall be from some day on, and who says so. */
export interface AskedLimit {
  amount: number;
  unit: LimitUnit;
  /** Null or absent warns nobody. */
  dueSoonDays?: number | null;
  effectiveFrom: IsoDate;
  source: string;
  mark: string;
}

/** A limit for a case that had none of its own. */
export interface AskedCase extends AskedLimit {
  follows?: undefined;
  /** Made from the case when absent. */
  key?: string;
  clockKind: string;
  class?: string;
  channel?: string;
  urgency?: string;
  countedFrom: string;
}

/** The next version of a limit. */
export interface AskedVersion extends AskedLimit {
  /** The limit's key. */
  follows: string;
  /** Absent, it stays as it was. */
  countedFrom?: string;
}

export type AskedPolicy = AskedCase | AskedVersion;

/** A version as it would be entered, and the one it follows. */
export interface PolicyDraft {
  policy: Omit<SlaPolicy, 'id'>;
  former: SlaPolicy | null;
}

/**
 * The version that was asked for, beside those that are there. For a new case SLA_POLICY_EXISTS when the key or the
 * very case is taken; for a next version SLA_POLICY_UNKNOWN without such a key. SLA_POLICY_TOO_EARLY before today,
 * or not after the day on which the version it follows begins; SLA_LIMIT_INVALID for a limit no policy may hold.
 */
export function draftPolicy(
  asked: AskedPolicy,
  policies: readonly SlaPolicy[],
  today: IsoDate,
): PolicyDraft {
  const draft =
    asked.follows === undefined ? newCase(asked, policies) : nextVersion(asked, policies);
  const { former, policy } = draft;
  const afterFormer = former ? isoDateOf(epochDayOf(former.effectiveFrom) + 1) : today;
  const earliest = afterFormer > today ? afterFormer : today;
  if (policy.effectiveFrom < earliest) {
    throw slaErrors.SLA_POLICY_TOO_EARLY({ effectiveFrom: policy.effectiveFrom, earliest });
  }
  assertLimit(policy.limit);
  assertFits(policy);
  return draft;
}

/** Word is owed by the day: a round of hours would have an officer write through the night. */
function assertFits({ clockKind, limit }: Omit<SlaPolicy, 'id'>): void {
  const { amount, unit, dueSoonDays } = limit;
  if (clockKind !== 'INTERIM' || isInDays(unit)) return;
  throw limitErrors.SLA_LIMIT_INVALID({ amount, unit, dueSoonDays, max: MAX_LIMIT_AMOUNT });
}

function newCase(asked: AskedCase, policies: readonly SlaPolicy[]): PolicyDraft {
  const conditions = {
    class: asked.class ?? null,
    channel: asked.channel ?? null,
    urgency: asked.urgency ?? null,
  };
  const policy = {
    ...limitOf(asked),
    key: asked.key ?? keyFor([asked.clockKind, ...Object.values(conditions)]),
    version: 1,
    clockKind: asked.clockKind,
    ...conditions,
    countedFrom: asked.countedFrom,
  };
  const taken = policies.find((other) => other.key === policy.key || coverTheSame(other, policy));
  if (taken) throw slaErrors.SLA_POLICY_EXISTS({ key: taken.key });
  return { policy, former: null };
}

function nextVersion(asked: AskedVersion, policies: readonly SlaPolicy[]): PolicyDraft {
  const former = policies.findLast((policy) => policy.key === asked.follows);
  if (!former) throw slaErrors.SLA_POLICY_UNKNOWN({ key: asked.follows });
  const { id: _id, ...covered } = former;
  const policy = {
    ...covered,
    ...limitOf(asked),
    version: former.version + 1,
    countedFrom: asked.countedFrom ?? former.countedFrom,
  };
  return { policy, former };
}

function limitOf({ amount, unit, dueSoonDays, effectiveFrom, source, mark }: AskedLimit) {
  return {
    limit: { amount, unit, dueSoonDays: dueSoonDays ?? null },
    effectiveFrom,
    effectiveTo: null,
    tookOver: false,
    source,
    mark,
  };
}

/** `outer.hien-truong.urgent`, or `outer.default` for a limit without conditions. */
function keyFor(parts: readonly (string | null)[]): string {
  const named = parts.filter((part) => part !== null);
  const words = named.length === 1 ? [...named, 'default'] : named;
  return words.map((word) => word.toLowerCase().replaceAll('_', '-')).join('.');
}
