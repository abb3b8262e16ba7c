import { rungOf, type RungColumns } from '../../../sla/clock-rungs.rules';
import type { Ladder } from '../../../sla/ladder.rules';
import { rungToRaise, type PendingRung } from '../../../sla/rungs.rules';

/** A ladder and what of it a clock has before it. */
export interface Standing {
  ladder: Pick<Ladder, 'rungs'> | null;
  columns: Pick<RungColumns, 'rungs' | 'rungAts'>;
}

/** A running clock as it is, and as it would be on the changed ladder. */
export interface ComparedStanding {
  /** Whose lateness it tells of. */
  unitId: string;
  dueAt: Date;
  /** Where the petition stands. */
  state: string;
  before: Standing;
  after: Standing;
}

export interface UnitLadderTally {
  unitId: string;
  changed: number;
  raisedAtOnce: number;
}

/** What a change of a ladder would do to the clocks that run. */
export interface LadderEffect {
  changed: number;
  raisedAtOnce: number;
  /** Only units with a clock that changes. */
  byUnit: UnitLadderTally[];
}

/** Counts clocks one after the other, as of `now`; its memory does not grow. */
export class LadderTally {
  private readonly units = new Map<string, UnitLadderTally>();

  constructor(private readonly now: Date) {}

  /** A level that waits to be raised in any case is none of the change's. */
  add(clock: ComparedStanding): void {
    const changed = told(clock.before) !== told(clock.after);
    const atOnce = !this.raises(clock.before, clock) && this.raises(clock.after, clock);
    if (!changed && !atOnce) return;
    const { unitId } = clock;
    const unit = this.units.get(unitId) ?? { unitId, changed: 0, raisedAtOnce: 0 };
    this.units.set(unitId, unit);
    unit.changed += 1;
    if (atOnce) unit.raisedAtOnce += 1;
  }

  /** What was counted so far. */
  effect(): LadderEffect {
    const byUnit = [...this.units.values()];
    const sum = (count: 'changed' | 'raisedAtOnce') =>
      byUnit.reduce((total, unit) => total + unit[count], 0);
    return { changed: sum('changed'), raisedAtOnce: sum('raisedAtOnce'), byUnit };
  }

  private raises({ ladder, columns }: Standing, { dueAt, state }: ComparedStanding): boolean {
    if (!ladder) return false;
    return rungToRaise(ladder, pendingOf(columns), { now: this.now, dueAt, state }) !== null;
  }
}

const pendingOf = ({ rungs, rungAts }: Standing['columns']): PendingRung[] =>
  rungs.map((code, index) => ({ ...rungOf(code), at: rungAts[index] ?? new Date(0) }));

/** What a clock has before it, in words: which level, for the how-manyeth time, when. */
const told = ({ ladder, columns }: Standing): string =>
  pendingOf(columns)
    .map(({ ordinal, repetition, at }) => {
      const level = ladder?.rungs[ordinal - 1]?.level;
      return `${level} ${repetition} ${at.toISOString()}`;
    })
    .join('; ');
