import { Injectable } from '@nestjs/common';
import { epochDayOf, isoDateOf, localDayOf } from '../calendar/local-time.rules';
import { newId } from '../platform/auth/ids';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import { once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import type { Limit } from './deadline.rules';
import { assertLimit } from './deadline.rules';
import type { CreatePolicyRequest } from './dto/create-policy.request';
import type { ListPoliciesRequest } from './dto/list-policies.request';
import type { LimitRequest, PolicyVersionRequest } from './dto/policy-version.request';
import type { SlaPolicy } from './policy.rules';
import { coverTheSame, isInForce } from './policy.rules';
import { slaErrors } from './sla.errors';
import { readPolicies, SlaService } from './sla.service';

/** What an administrator does to time limits. A version in force is never edited: another follows it. */
@Injectable()
export class SlaPoliciesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sla: SlaService,
  ) {}

  /** The versions that fit all filters, by key and version. */
  async list({ clockKind, class: cls, on }: ListPoliciesRequest): Promise<SlaPolicy[]> {
    const policies = await readPolicies(this.database);
    return policies.filter(
      (policy) =>
        (clockKind === undefined || policy.clockKind === clockKind) &&
        (cls === undefined || policy.class === cls) &&
        (on === undefined || isInForce(policy, on)),
    );
  }

  /**
   * Enters a limit for a case that had none of its own. SLA_POLICY_EXISTS when the key or the very case is
   * taken, SLA_POLICY_TOO_EARLY when it should have begun before today.
   */
  async create(
    input: CreatePolicyRequest,
    by: string,
    request: IdempotentRequest | null,
  ): Promise<SlaPolicy> {
    return this.change((tx, policies) =>
      once(tx, request, this.clock.now(), async () => {
        const policy = { ...newPolicy(input), id: newId() };
        const taken = policies.find(
          (other) => other.key === policy.key || coverTheSame(other, policy),
        );
        if (taken) throw slaErrors.SLA_POLICY_EXISTS({ key: taken.key });
        this.refuseEarlierThan(this.today(), policy.effectiveFrom);
        await this.insert(tx, policy, by);
        return policy;
      }),
    );
  }

  /**
   * Lets another version follow the newest one, which ends the day before. SLA_POLICY_UNKNOWN without such a
   * key; SLA_POLICY_TOO_EARLY before today, or not after the day on which the newest version begins.
   */
  async follow(key: string, input: PolicyVersionRequest, by: string): Promise<SlaPolicy> {
    return this.change(async (tx, policies) => {
      const former = policies.findLast((policy) => policy.key === key);
      if (!former) throw slaErrors.SLA_POLICY_UNKNOWN({ key });
      const policy: SlaPolicy = {
        ...former,
        id: newId(),
        version: former.version + 1,
        limit: limitOf(input),
        countedFrom: input.countedFrom ?? former.countedFrom,
        effectiveFrom: input.effectiveFrom,
        effectiveTo: null,
        source: input.source,
        mark: input.mark,
      };
      const afterFormer = isoDateOf(epochDayOf(former.effectiveFrom) + 1);
      const earliest = afterFormer > this.today() ? afterFormer : this.today();
      this.refuseEarlierThan(earliest, policy.effectiveFrom);
      await tx.rows(`update sla_policy set effective_to = $2::date - 1 where id = $1`, [
        former.id,
        policy.effectiveFrom,
      ]);
      await this.insert(tx, policy, by);
      return policy;
    });
  }

  /** Writers go one after the other, so that no two of them enter the same case or follow the same version. */
  private async change<T>(
    work: (tx: Transaction, policies: SlaPolicy[]) => Promise<T>,
  ): Promise<T> {
    const result = await this.database.transaction(async (tx) => {
      await tx.rows(`lock table sla_policy in share row exclusive mode`);
      return work(tx, await readPolicies(tx));
    });
    this.sla.invalidate();
    return result;
  }

  private today(): string {
    return isoDateOf(localDayOf(this.clock.now()));
  }

  private refuseEarlierThan(earliest: string, effectiveFrom: string): void {
    if (effectiveFrom >= earliest) return;
    throw slaErrors.SLA_POLICY_TOO_EARLY({ effectiveFrom, earliest });
  }

  private async insert(tx: Transaction, policy: SlaPolicy, by: string): Promise<void> {
    assertLimit(policy.limit);
    await tx.rows(
      `insert into sla_policy (id, key, version, clock_kind, class, channel, urgency, amount, unit,
         due_soon_days, counted_from, effective_from, source, mark, created_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        policy.id,
        policy.key,
        policy.version,
        policy.clockKind,
        policy.class,
        policy.channel,
        policy.urgency,
        policy.limit.amount,
        policy.limit.unit,
        policy.limit.dueSoonDays,
        policy.countedFrom,
        policy.effectiveFrom,
        policy.source,
        policy.mark,
        this.clock.now(),
        by,
      ],
    );
  }
}

function newPolicy(input: CreatePolicyRequest): Omit<SlaPolicy, 'id'> {
  const conditions = {
    class: input.class ?? null,
    channel: input.channel ?? null,
    urgency: input.urgency ?? null,
  };
  return {
    key: input.key ?? keyFor([input.clockKind, ...Object.values(conditions)]),
    version: 1,
    clockKind: input.clockKind,
    ...conditions,
    limit: limitOf(input),
    countedFrom: input.countedFrom,
    effectiveFrom: input.effectiveFrom,
    effectiveTo: null,
    source: input.source,
    mark: input.mark,
  };
}

function limitOf({ amount, unit, dueSoonDays }: LimitRequest): Limit {
  return { amount, unit, dueSoonDays: dueSoonDays ?? null };
}

/** `outer.hien-truong.urgent`, or `outer.default` for a limit without conditions. */
function keyFor(parts: readonly (string | null)[]): string {
  const named = parts.filter((part) => part !== null);
  const words = named.length === 1 ? [...named, 'default'] : named;
  return words.map((word) => word.toLowerCase().replaceAll('_', '-')).join('.');
}
