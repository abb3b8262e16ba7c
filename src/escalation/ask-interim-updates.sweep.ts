import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../calendar/local-time.rules';
import { interimRound } from '../petitions/interim/interim-round.rules';
import { References, type ReferenceBundle } from '../petitions/references';
import { Database, type Statement, type Transaction } from '../platform/database/database';
import { idPrefix } from '../platform/database/sql-ids';
import { faultOf } from '../platform/queue/set-aside/fault.rules';
import { Isolation, type Item } from '../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import {
  ASK_INTERIM,
  DUE_INTERIM,
  LAST_SENT,
  LOOK_LATER,
  PICK_INTERIM,
  PICK_INTERIM_PART,
} from './ask-interim-updates.statement';
import { BY_KEY_ONLY } from './escalate.statement';

/** The name by which the sweep is scheduled and nudged. */
export const ASK_INTERIM_UPDATES = 'ask-interim-updates';

/** So many petitions are locked and committed at a time: a tenth of a second. */
const BATCH = 200;

interface PickedClock {
  clockId: string;
  petitionId: string;
  cycle: number;
  decreeOn: string;
  class: string | null;
  channel: string;
  urgency: string | null;
  unitId: string;
}

interface SentRow {
  petitionId: string;
  cycle: number;
  round: number;
}

/**
 * Asks the holding units for word to the sender, every seven days once the decree's days have passed without an answer
 * (TT 02/2017/TT-VPCP). What is to be done is what a clock names as its next look, so a run that was killed is simply
 * continued by the next. Any number of workers may run it at once.
 */
@SweepJob({
  name: ASK_INTERIM_UPDATES,
  description: 'Asks units for interim updates once the decree’s days have passed',
})
@Injectable()
export class AskInterimUpdatesSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  /**
   * Counts the rounds it asked for, those that had ended without a word, clocks without a policy INTERIM, and clocks it
   * had to set aside, if any. Throws when so many fail that they had to be passed over.
   */
  async run(now: Date): Promise<SweepCounts> {
    const isolation = await Isolation.begin(this.database, ASK_INTERIM_UPDATES, 'clock', now);
    const total = { asked: 0, missed: 0, uncovered: 0, batches: 0 };
    const ask = async (pick: Statement, clockIds: readonly string[]): Promise<boolean> => {
      const bundle = await this.references.read();
      const moment = { bundle, prefix: idPrefix(now, total.batches), now };
      const batch = await this.database.transaction((tx) => askBatch(tx, moment, pick, clockIds));
      if (!batch) return false;
      total.asked += batch.asked;
      total.missed += batch.missed;
      total.uncovered += batch.uncovered;
      total.batches += 1;
      return true;
    };
    while (await this.batch(now, isolation, ask));
    await isolation.end();
    return isolation.found > 0 ? { ...total, setAside: isolation.found } : total;
  }

  /** One batch; where a row makes it fail, in parts. False: nothing was left that could be done. */
  private async batch(now: Date, isolation: Isolation, ask: Ask): Promise<boolean> {
    const leftAlone = isolation.leftAlone();
    try {
      return await ask(PICK_INTERIM, leftAlone);
    } catch (error) {
      if (!faultOf(error)) throw error;
    }
    const clocks = await this.database.rows<Item>(DUE_INTERIM, [now, BATCH, leftAlone]);
    let done = false;
    await isolation.each(clocks, async (some) => {
      const ids = some.map(({ id }) => id);
      done = (await ask(PICK_INTERIM_PART, ids)) || done;
    });
    return done || isolation.leftAlone().length > leftAlone.length;
  }
}

/** Asks for word of the clocks that a statement picks; false when it picks none. */
type Ask = (pick: Statement, clockIds: readonly string[]) => Promise<boolean>;

interface Moment {
  bundle: ReferenceBundle;
  prefix: string;
  now: Date;
}

/** Every clock it takes is looked at again later than now, so the next batch is another one. Null: nothing to do. */
async function askBatch(
  tx: Transaction,
  { bundle, prefix, now }: Moment,
  pick: Statement,
  clockIds: readonly string[],
) {
  await tx.rows(BY_KEY_ONLY);
  const clocks = await tx.rows<PickedClock>(pick, [now, BATCH, clockIds]);
  if (clocks.length === 0) return null;
  const petitionIds = clocks.map(({ petitionId }) => petitionId);
  const sent = await tx.rows<SentRow>(LAST_SENT, [petitionIds]);
  const lastSent = new Map(sent.map((row) => [`${row.petitionId} ${row.cycle}`, row.round]));
  const rounds = clocks.flatMap((clock) => {
    const last = lastSent.get(`${clock.petitionId} ${clock.cycle}`) ?? 0;
    return roundOf(clock, last, { bundle, now }) ?? [];
  });
  const covered = new Set(rounds.map((round) => round.clock_id));
  const uncovered = clocks.map(({ clockId }) => clockId).filter((id) => !covered.has(id));
  if (uncovered.length > 0) {
    await tx.rows(LOOK_LATER, [uncovered, new Date(now.getTime() + DAY_MS)]);
  }
  const values = [now, JSON.stringify(rounds), prefix];
  const [counts] = await tx.rows<{ asked: number; missed: number }>(ASK_INTERIM, values);
  return { asked: 0, missed: 0, ...counts, uncovered: uncovered.length };
}

/** The round as a row for the statement; null where no policy says how often word is owed. */
function roundOf(clock: PickedClock, lastSent: number, { bundle, now }: Omit<Moment, 'prefix'>) {
  const { policies, calendars } = bundle;
  const every = policies.find('INTERIM', clock, clock.decreeOn)?.limit;
  if (!every) return null;
  const { decreeOn } = clock;
  const round = interimRound({ decreeOn, every, lastSent }, calendars.province, now);
  return {
    clock_id: clock.clockId,
    petition_id: clock.petitionId,
    cycle: clock.cycle,
    unit_id: clock.unitId,
    round: round.round,
    due_on: round.dueOn,
    due_at: round.dueAt,
    owed_at: round.owedAt,
    missed: round.missed,
  };
}
