import { Injectable } from '@nestjs/common';
import { localDateOf } from '../../calendar/local-time.rules';
import { Database } from '../../platform/database/database';
import { DomainError } from '../../platform/errors/domain-error';
import { Isolation } from '../../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../../platform/queue/sweep';
import { deadline } from '../../sla/deadline.rules';
import { PetitionActions } from '../actions/petition-actions.service';
import { References, type ReferenceBundle } from '../references';

interface Published {
  id: string;
  class: string | null;
  channel: string;
  urgency: string | null;
  publishedAt: Date;
}

const CLOSE_SETTLED = 'close-settled';
const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** $1 the last petition seen, $2 the present. Walks ix_petition_state, so a batch costs the same however many there are. */
const PUBLISHED = {
  name: 'petitions.published',
  text: `
    select id, class, channel, urgency, published_at as "publishedAt" from petition
    where state = 'PUBLISHED' and id > $1 and published_at < $2
    order by id limit ${BATCH}`,
};

/**
 * Closes published petitions that nobody complained about again in time (policy CLOSE). Each is closed by the action
 * of the lifecycle, in a transaction of its own: one that somebody acts on meanwhile is simply left, and one that cannot be closed
 * is set aside.
 */
@SweepJob({
  name: CLOSE_SETTLED,
  everySeconds: 3600,
  description: 'Closes published petitions whose time to complain again has passed',
})
@Injectable()
export class CloseSettledSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly actions: PetitionActions,
  ) {}

  async run(now: Date): Promise<SweepCounts> {
    const counts = { closed: 0, left: 0 };
    const isolation = await Isolation.begin(this.database, CLOSE_SETTLED, 'petition', now);
    let after = BEFORE_ALL;
    for (;;) {
      const bundle = await this.references.read();
      const batch = await this.database.rows<Published>(PUBLISHED, [after, now]);
      for (const each of batch) {
        await isolation.each([each], async () => {
          if (now < graceEndsAt(each, bundle)) return;
          if (await this.close(each.id)) counts.closed += 1;
          else counts.left += 1;
        });
      }
      const last = batch.at(-1);
      if (!last || batch.length < BATCH) break;
      after = last.id;
    }
    await isolation.end();
    return isolation.found > 0 ? { ...counts, setAside: isolation.found } : counts;
  }

  /** False when somebody was quicker, to close it or to take it up again. */
  private async close(petitionId: string): Promise<boolean> {
    try {
      const command = { action: 'close' as const, input: {} };
      const acting = { command, petitionId, doer: 'SYSTEM' as const, ifVersion: null };
      await this.database.transaction((tx) => this.actions.perform(tx, acting));
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.status === 409) return false;
      throw error;
    }
  }
}

function graceEndsAt(each: Published, { policies, calendars }: ReferenceBundle): Date {
  const on = localDateOf(each.publishedAt);
  const { limit } = policies.select('CLOSE', each, on);
  return deadline(each.publishedAt, limit, calendars.province, calendars.officeHours).lateAt;
}
