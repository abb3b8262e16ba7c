import { Injectable } from '@nestjs/common';
import { newId } from '../platform/auth/ids';
import { Database } from '../platform/database/database';
import type { IntakePolicyRequest } from './dto/intake-policy.request';
import type { IntakePolicy } from './routing-book';
import { routingErrors } from './routing.errors';
import { RoutingService } from './routing.service';

/** An intake policy with who decided it. */
export type StoredIntakePolicy = IntakePolicy & { source: string };

/** Which petitions are received, and assigned, without an officer. */
@Injectable()
export class IntakePoliciesService {
  constructor(
    private readonly database: Database,
    private readonly routing: RoutingService,
  ) {}

  /** Every policy, by class and channel: no more than there are pairs of these. */
  list(): Promise<StoredIntakePolicy[]> {
    return this.database.rows<StoredIntakePolicy>(
      `select class, channel, auto_receive as "autoReceive", auto_assign as "autoAssign", source
       from intake_policy order by class collate "C", channel collate "C"`,
    );
  }

  /** Sets the policy of one class and channel, whether there was one or not. Throws INTAKE_POLICY_INVALID. */
  async set(policy: IntakePolicyRequest): Promise<void> {
    if (policy.autoAssign && !policy.autoReceive) throw routingErrors.INTAKE_POLICY_INVALID();
    await this.database.rows(
      `insert into intake_policy (id, class, channel, auto_receive, auto_assign, source)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (class, channel) do update set auto_receive = excluded.auto_receive,
         auto_assign = excluded.auto_assign, source = excluded.source`,
      [newId(), policy.class, policy.channel, policy.autoReceive, policy.autoAssign, policy.source],
    );
    this.routing.invalidate();
  }
}
