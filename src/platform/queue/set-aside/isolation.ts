import { Logger } from '@nestjs/common';
import type { Database } from '../../database/database';
import { faultOf, halvesOf, waitAfterFault, type Fault } from './fault.rules';

/** A row that work is done on. */
export interface Item {
  id: string;
  /** What it belongs to and people can look up, where that is something else. */
  subjectId?: string;
}

/** So many attempts at parts of failed batches a run: twenty find one row among a thousand. */
const MOST_ATTEMPTS = 200;

/** So many rows of a job and kind stand aside at a time. Where more fail, it is not the rows that are wrong. */
export const MOST_STANDING = 500;

const STANDING = {
  name: 'set-aside.standing',
  text: `
    select item_id as id, times, retry_at > $3 as waits from set_aside
    where job = $1 and item_kind = $2`,
};

interface Standing {
  id: string;
  times: number;
  waits: boolean;
}

const PUT = {
  name: 'set-aside.put',
  text: `
    insert into set_aside (job, item_id, item_kind, subject_id, code, constraint_name, times,
      first_at, last_at, retry_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)
    on conflict on constraint pk_set_aside do update set code = excluded.code,
      constraint_name = excluded.constraint_name, times = excluded.times,
      last_at = excluded.last_at, retry_at = excluded.retry_at`,
};

/** What was due to be tried again and did not fail. */
const SETTLE = {
  name: 'set-aside.settle',
  text: `delete from set_aside where job = $1 and item_kind = $2 and retry_at <= $3`,
};

/**
 * What keeps one row from holding up a whole sweep (ADR 0018), for one run of one job over rows of one kind. While
 * nothing fails it costs one look at an empty table. Where a batch fails by what a row holds, the batch is done again in halves, each in
 * transactions of its own, until the row is known. That row is set aside: written down by its id and code, and left
 * alone until a growing time has passed or an operator releases it.
 */
export class Isolation {
  private readonly logger = new Logger('SetAside');
  private readonly left: Set<string>;
  private readonly times: Map<string, number>;
  private attempts = MOST_ATTEMPTS;
  private readonly passed = new Set<string>();
  private passedOver: { rows: number; fault: Fault } | null = null;
  /** How many rows this run set aside. */
  found = 0;

  private constructor(
    private readonly database: Database,
    private readonly job: string,
    private readonly itemKind: string,
    private readonly now: Date,
    standing: readonly Standing[],
  ) {
    this.left = new Set(standing.filter(({ waits }) => waits).map(({ id }) => id));
    this.times = new Map(standing.map(({ id, times }) => [id, times]));
  }

  /** Begins a run: reads what it has to leave alone. */
  static async begin(
    database: Database,
    job: string,
    itemKind: string,
    now: Date,
  ): Promise<Isolation> {
    const standing = await database.rows<Standing>(STANDING, [job, itemKind, now]);
    return new Isolation(database, job, itemKind, now, standing);
  }

  /** The ids that the run leaves alone. */
  leftAlone(): readonly string[] {
    return [...this.left];
  }

  /** Those of them that stand aside, by this run or an earlier one; not what was only passed over. */
  setAside(): readonly string[] {
    return [...this.left].filter((id) => !this.passed.has(id));
  }

  /** The items without those that the run leaves alone. */
  without<T extends Item>(items: readonly T[]): readonly T[] {
    return this.left.size === 0 ? items : items.filter(({ id }) => !this.left.has(id));
  }

  /**
   * Does the work for all items at once; where that fails by what one of them holds, for ever smaller parts. The work
   * is atomic, for it is done again. An error that lies anywhere else is thrown on.
   */
  async each<T extends Item>(
    items: readonly T[],
    work: (some: readonly T[]) => Promise<void>,
  ): Promise<void> {
    const rest = this.without(items);
    if (rest.length === 0) return;
    try {
      await work(rest);
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) throw error;
      const [only] = rest;
      if (this.attempts === 0) this.passOver(rest, fault);
      else if (rest.length === 1 && only) await this.put(only, fault);
      else {
        for (const half of halvesOf(rest)) {
          this.attempts = Math.max(0, this.attempts - 1);
          await this.each(half, work);
        }
      }
    }
  }

  /**
   * Ends a run that has looked at everything: what was tried again and did not fail is forgotten. Throws when rows
   * were passed over, because too many fail for it to be their own fault.
   */
  async end(): Promise<void> {
    if (!this.passedOver) {
      const { job, itemKind, now } = this;
      if (this.times.size > 0) await this.database.rows(SETTLE, [job, itemKind, now]);
      return;
    }
    const { rows, fault } = this.passedOver;
    throw new Error(`${rows} rows were passed over, too many fail alike: ${wording(fault)}`);
  }

  private passOver(items: readonly Item[], fault: Fault): void {
    for (const { id } of items) {
      this.left.add(id);
      this.passed.add(id);
    }
    this.passedOver = { rows: (this.passedOver?.rows ?? 0) + items.length, fault };
  }

  private async put(item: Item, fault: Fault): Promise<void> {
    const known = this.times.get(item.id);
    if (known === undefined && this.times.size >= MOST_STANDING) {
      this.attempts = 0;
      this.passOver([item], fault);
      return;
    }
    const times = (known ?? 0) + 1;
    const retryAt = new Date(this.now.getTime() + waitAfterFault(times));
    const { job, itemKind, now } = this;
    await this.database.rows(PUT, [
      job,
      item.id,
      itemKind,
      item.subjectId ?? null,
      fault.code,
      fault.constraint,
      times,
      now,
      retryAt,
    ]);
    this.logger.error({ job, itemKind, itemId: item.id, ...fault, times });
    this.left.add(item.id);
    this.times.set(item.id, times);
    this.found += 1;
  }
}

const wording = ({ code, constraint }: Fault): string =>
  constraint === null ? code : `${code} ${constraint}`;
