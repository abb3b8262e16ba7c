import { Injectable } from '@nestjs/common';
import { localDateOf } from '../calendar/local-time.rules';
import { newId } from '../platform/auth/ids';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import { once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import type { CreatePolicyRequest } from './dto/create-policy.request';
import type { ListPoliciesRequest } from './dto/list-policies.request';
import type { PolicyVersionRequest } from './dto/policy-version.request';
import type { AskedPolicy } from './policy-draft.rules';
import { draftPolicy } from './policy-draft.rules';
import type { SlaPolicy } from './policy.rules';
import { isInForce } from './policy.rules';
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
    return this.change((tx) =>
      once(tx, request, this.clock.now(), () =>
        this.enter(tx, { ...input, follows: undefined }, { by, takesOver: false }),
      ),
    );
  }

  /**
   * Lets another version follow the newest one, which ends the day before. SLA_POLICY_UNKNOWN without such a
   * key; SLA_POLICY_TOO_EARLY before today, or not after the day on which the newest version begins.
   */
  async follow(key: string, input: PolicyVersionRequest, by: string): Promise<SlaPolicy> {
    return this.change((tx) =>
      this.enter(tx, { ...input, follows: key }, { by, takesOver: false }),
    );
  }

  /** The version that was asked for, entered today, and those it would stand beside; refusals as in `draftPolicy`. */
  async draft(
    asked: AskedPolicy,
  ): Promise<{ policy: Omit<SlaPolicy, 'id'>; policies: readonly SlaPolicy[] }> {
    const policies = (await this.sla.newestBook()).all();
    return { policy: draftPolicy(asked, policies, this.today()).policy, policies };
  }

  /**
   * Enters a version in the caller's transaction, which is under `change`; refusals as in `draftPolicy`. With
   * `takesOver` it is chosen at once for what began before it, too.
   */
  async enter(
    tx: Transaction,
    asked: AskedPolicy,
    { by, takesOver }: { by: string; takesOver: boolean },
  ): Promise<SlaPolicy> {
    const { policy, former } = draftPolicy(asked, await readPolicies(tx), this.today());
    if (former) {
      await tx.rows(`update sla_policy set effective_to = $2::date - 1 where id = $1`, [
        former.id,
        policy.effectiveFrom,
      ]);
    }
    const entered = { ...policy, tookOver: takesOver, id: newId() };
    await this.insert(tx, entered, by);
    return entered;
  }

  /** Writers go one after the other, so that no two of them enter the same case or follow the same version. */
  async change<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(async (tx) => {
      await tx.rows(`lock table sla_policy in share row exclusive mode`);
      return work(tx);
    });
    this.sla.invalidate();
    return result;
  }

  private today(): string {
    return localDateOf(this.clock.now());
  }

  private async insert(tx: Transaction, policy: SlaPolicy, by: string): Promise<void> {
    const now = this.clock.now();
    await tx.rows(
      `insert into sla_policy (id, key, version, clock_kind, class, channel, urgency, amount, unit,
         due_soon_days, counted_from, effective_from, source, mark, created_at, created_by,
         took_over_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
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
        now,
        by,
        policy.tookOver ? now : null,
      ],
    );
  }
}
