import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../../platform/database/database';
import { DomainError } from '../../platform/errors/domain-error';
import { Isolation } from '../../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../../platform/queue/sweep';
import { FINAL_STATES } from '../petition.rules';
import { PetitionMergers } from './petition-mergers.service';

interface Stranded {
  id: string;
  fromId: string;
}

const RELEASE_MERGED = 'release-merged';
const BATCH = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const REASON = 'Hồ sơ nhận gộp đã kết thúc mà không trả lời; tách ra để tiếp tục giải quyết.';

/** $1 the last petition seen, $2 states that end without an answer. Reads ix_petition_answering alone to find none. */
const STRANDED: Statement = {
  name: 'duplicates.stranded',
  text: `
    select m.id, t.id as "fromId"
    from petition t join petition m on m.merged_into_id = t.id
    where t.merged_count > 0 and m.id > $1
      and (t.state = any($2::text[])
        or (t.state in ('FORWARDED', 'CLOSED') and t.answered_at is null))
    order by m.id limit ${BATCH}`,
};

/**
 * Takes petitions off one that was withdrawn, refused, diverted or forwarded after they had been merged into it: its
 * sender may give up, the others have not. They go on from the intake desk, each in a transaction of its own.
 */
@SweepJob({
  name: RELEASE_MERGED,
  description:
    'Takes petitions off one that ended without an answer after they were merged into it',
})
@Injectable()
export class ReleaseMergedSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly mergers: PetitionMergers,
  ) {}

  async run(now: Date): Promise<SweepCounts> {
    const counts = { released: 0, left: 0 };
    const isolation = await Isolation.begin(this.database, RELEASE_MERGED, 'petition', now);
    let after = BEFORE_ALL;
    for (;;) {
      const batch = await this.database.rows<Stranded>(STRANDED, [after, FINAL_STATES]);
      for (const each of batch) {
        await isolation.each([each], async () => {
          if (await this.release(each.id, each.fromId)) counts.released += 1;
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

  /** False when an officer was quicker. */
  private async release(petitionId: string, fromId: string): Promise<boolean> {
    try {
      return await this.mergers.release(petitionId, fromId, REASON);
    } catch (error) {
      if (error instanceof DomainError && error.status === 409) return false;
      throw error;
    }
  }
}
