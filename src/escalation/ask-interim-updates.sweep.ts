import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../calendar/local-time.rules';
import { interimRound } from '../petitions/interim/interim-round.rules';
import { References, type ReferenceBundle } from '../petitions/references';
import { Database, type Transaction } from '../platform/database/database';
import { idPrefix } from '../platform/database/sql-ids';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { ASK_INTERIM, LAST_SENT, LOOK_LATER, PICK_INTERIM } from './ask-interim-updates.statement';
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

  /** Counts the rounds it asked for, those that had ended without a word, and clocks without a policy INTERIM. */
  async run(now: Date): Promise<SweepCounts> {
    const total = { asked: 0, missed: 0, uncovered: 0, batches: 0 };
    for (;;) {
      const bundle = await this.references.read();
      const prefix = idPrefix(now, total.batches);
      const batch = await this.database.transaction((tx) => askBatch(tx, { bundle, prefix, now }));
      if (!batch) return total;
      total.asked += batch.asked;
      total.missed += batch.missed;
      total.uncovered += batch.uncovered;
      total.batches += 1;
    }
  }
}

interface Moment {
  bundle: ReferenceBundle;
  prefix: string;
  now: Date;
}

/** Every clock it takes is looked at again later than now, so the next batch is another one. Null: nothing to do. */
async function askBatch(tx: Transaction, { bundle, prefix, now }: Moment) {
  await tx.rows(BY_KEY_ONLY);
  const clocks = await tx.rows<PickedClock>(PICK_INTERIM, [now, BATCH]);
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
