import { Injectable } from '@nestjs/common';
import { localDateOf } from '../calendar/local-time.rules';
import { newId } from '../platform/auth/ids';
import { Database, type Reader, type Transaction } from '../platform/database/database';
import { ReferenceCache } from '../platform/reference/reference-cache';
import { LadderBook } from './ladder-book';
import { draftLadder, type AskedLadder, type LadderDraft } from './ladder-draft.rules';
import type { Ladder, Offset, Rung } from './ladder.rules';
import {
  BRING_INTO_FORCE,
  END_FORMER,
  ENTER_LADDER,
  ENTER_RUNGS,
  READ_LADDERS,
} from './ladder.statements';
import { rungRow } from './rung-row';

type RungRow = Omit<Rung, 'offset' | 'repeat'> & {
  offsetAmount: number | null;
  offsetUnit: Offset['unit'] | null;
  repeatDays: number | null;
  repeatTimes: number;
};

/** Gives out the ladders of escalation from memory, and enters their next versions. */
@Injectable()
export class LaddersService {
  private readonly cache: ReferenceCache<LadderBook>;

  constructor(private readonly database: Database) {
    this.cache = new ReferenceCache(database, async (db) => new LadderBook(await readLadders(db)));
  }

  /** Every ladder that came into force, and the reference version it was read at (ADR 0004). */
  book(): Promise<{ version: number; value: LadderBook }> {
    return this.cache.read();
  }

  /** As `book`, certainly not a second old: for work that looks for what is out of date. */
  async newestBook(): Promise<LadderBook> {
    this.invalidate();
    return (await this.book()).value;
  }

  /** Every version of every ladder, those to come too, by key and version. */
  list(): Promise<Ladder[]> {
    return readLadders(this.database);
  }

  /** The version that was asked for and those it would stand beside; refusals as in `draftLadder`. */
  async draft(
    asked: AskedLadder,
    now: Date,
  ): Promise<{ ladder: LadderDraft; ladders: readonly Ladder[] }> {
    const ladders = await this.list();
    return { ladder: draftLadder(asked, ladders, localDateOf(now)).ladder, ladders };
  }

  /**
   * Enters a version in the caller's transaction, which is under `change`; refusals as in `draftLadder`. It is in force
   * at once when its day has come, else from the day on which `bringIntoForce` finds it.
   */
  async enter(tx: Transaction, asked: AskedLadder, by: string, now: Date): Promise<string> {
    const { ladder, former } = draftLadder(asked, await readLadders(tx), localDateOf(now));
    if (former) await tx.rows(END_FORMER, [former.id, ladder.effectiveFrom]);
    const id = newId();
    const { key, version, clockKind, class: cls, channel, unitKind } = ladder;
    const { effectiveFrom, source, mark } = ladder;
    const values = [
      id,
      key,
      version,
      clockKind,
      cls,
      channel,
      unitKind,
      effectiveFrom,
      source,
      mark,
    ];
    await tx.rows(ENTER_LADDER, [...values, now, by]);
    await tx.rows(ENTER_RUNGS, [
      JSON.stringify(ladder.rungs.map((rung, i) => ({ ladder_id: id, ...rungRow(rung, i) }))),
    ]);
    await tx.rows(BRING_INTO_FORCE, [localDateOf(now), now]);
    return id;
  }

  /** Brings versions whose day has come into force; answers how many did. May run in many places at once. */
  async bringIntoForce(now: Date): Promise<number> {
    const [waiting] = await this.database.rows(
      `select from ladder where edition is null and effective_from <= $1 limit 1`,
      [localDateOf(now)],
    );
    if (!waiting) return 0;
    return this.change(
      async (tx) => (await tx.rows(BRING_INTO_FORCE, [localDateOf(now), now])).length,
    );
  }

  /** Writers go one after the other, so that no two of them enter the same case or take the same edition. */
  async change<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(async (tx) => {
      await tx.rows(`lock table ladder in share row exclusive mode`);
      return work(tx);
    });
    this.invalidate();
    return result;
  }

  /** Forgets what is held, after a write. */
  invalidate(): void {
    this.cache.invalidate();
  }
}

/** Every version of every ladder with its rungs in order, by key and version. */
export async function readLadders(db: Reader): Promise<Ladder[]> {
  const rows = await db.rows<Omit<Ladder, 'rungs'> & { rungs: RungRow[] }>(READ_LADDERS);
  return rows.map((row) => ({ ...row, rungs: row.rungs.map(asRung) }));
}

function asRung({ offsetAmount, offsetUnit, repeatDays, repeatTimes, ...rung }: RungRow): Rung {
  return {
    ...rung,
    offset:
      offsetAmount === null || offsetUnit === null
        ? null
        : { amount: offsetAmount, unit: offsetUnit },
    repeat: repeatDays === null ? null : { everyDays: repeatDays, times: repeatTimes },
  };
}
