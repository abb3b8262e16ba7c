import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { replacedBy, type Takeover } from '../../sla/policy-takeover.rules';
import { mostSpecificFirst } from '../../sla/policy.rules';
import { SlaService } from '../../sla/sla.service';
import { CLOCKS_TO_MOVE, PENDING, SETTLE, TAKE_OVER } from './policy-changes/takeover.statements';
import type { ClockToMove } from './recompute-deadlines.statements';

/** A takeover that may still have clocks to move. */
export interface PendingTakeover extends Takeover {
  changeId: string;
  tookOverAt: Date;
  /** Versions whose running clocks it moves. */
  replaced: readonly string[];
}

interface PendingRow {
  id: string;
  policyId: string;
  inForceAt: Date;
  reason: string;
  tookOverAt: Date | null;
}

/**
 * A submission that was decided just before the version took over may commit just after: so long after it nobody
 * dates a limit by the former version any more.
 */
const SETTLES_AFTER_MS = 60_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** What is known of versions that take over running limits, and what they have still to move. */
@Injectable()
export class PolicyTakeovers {
  constructor(
    private readonly database: Database,
    private readonly sla: SlaService,
  ) {}

  /** Takeovers in force that are not settled, the most special first. A version whose day has come takes over now. */
  async pending(now: Date): Promise<PendingTakeover[]> {
    const rows = await this.database.rows<PendingRow>(PENDING, [now]);
    if (rows.length === 0) return [];
    const come = rows.filter((row) => row.tookOverAt === null).map((row) => row.policyId);
    if (come.length > 0) await this.database.rows(TAKE_OVER, [come, now]);
    const policies = (await this.sla.newestBook()).all();
    const pending = rows.map(({ id, policyId, inForceAt, reason, tookOverAt }) => {
      const policy = policies.find((each) => each.id === policyId);
      if (!policy) throw new Error(`sla_policy ${policyId} is not in its table`);
      const replaced = replacedBy(policy, policies).map((each) => each.id);
      return { changeId: id, policy, inForceAt, reason, tookOverAt: tookOverAt ?? now, replaced };
    });
    return pending.toSorted((a, b) => mostSpecificFirst(a.policy, b.policy));
  }

  /** The running clocks that a takeover has still to move, a batch at a time. */
  async *toMove({ policy, inForceAt, replaced }: PendingTakeover): AsyncGenerator<ClockToMove[]> {
    for (const former of replaced) {
      let last = BEFORE_ALL;
      for (;;) {
        const clocks = await this.database.rows<ClockToMove>(CLOCKS_TO_MOVE, [
          former,
          last,
          inForceAt,
          policy.class,
          policy.channel,
          policy.urgency,
        ]);
        const end = clocks.at(-1);
        if (!end) break;
        last = end.id;
        yield clocks;
      }
    }
  }

  /** Called when a run found nothing to move: the takeover is done once nothing more can come. */
  async settle({ changeId, tookOverAt }: PendingTakeover, now: Date): Promise<void> {
    if (now.getTime() - tookOverAt.getTime() < SETTLES_AFTER_MS) return;
    await this.database.rows(SETTLE, [changeId, now]);
  }
}
