/** A running limit as it is, and as it would be under another version of its policy. */
export interface ComparedLimit {
  petitionId: string;
  /** Whose it is to meet. */
  unitId: string;
  dueOn: string;
  dueAt: Date;
  changedDueOn: string;
  changedDueAt: Date;
}

export type Flip = 'ON_TIME' | 'LATE' | null;

export interface MovedExample {
  petitionId: string;
  unitId: string;
  dueOn: string;
  changedDueOn: string;
  becomes: Flip;
}

export interface UnitTally {
  unitId: string;
  moved: number;
  becomesOnTime: number;
  becomesLate: number;
}

/** What a version that takes over would do to the limits that run. */
export interface TakeoverEffect {
  moved: number;
  becomesOnTime: number;
  becomesLate: number;
  /** Only units with a limit that moves. */
  byUnit: UnitTally[];
  examples: MovedExample[];
}

/** How many examples are kept, the most telling first. */
export const EXAMPLES = 20;

/** Counts limits one after the other, late or in time as of `now`, and keeps a few; its memory does not grow. */
export class TakeoverTally {
  private readonly units = new Map<string, UnitTally>();
  private readonly late: MovedExample[] = [];
  private readonly onTime: MovedExample[] = [];
  private readonly others: MovedExample[] = [];

  constructor(private readonly now: Date) {}

  add(limit: ComparedLimit): void {
    if (limit.dueAt.getTime() === limit.changedDueAt.getTime()) return;
    const becomes = flipOf(limit, this.now);
    const unit = this.units.get(limit.unitId) ?? emptyTally(limit.unitId);
    this.units.set(limit.unitId, unit);
    unit.moved += 1;
    if (becomes === 'ON_TIME') unit.becomesOnTime += 1;
    if (becomes === 'LATE') unit.becomesLate += 1;
    const kept = becomes === 'LATE' ? this.late : becomes ? this.onTime : this.others;
    if (kept.length >= EXAMPLES) return;
    const { petitionId, unitId, dueOn, changedDueOn } = limit;
    kept.push({ petitionId, unitId, dueOn, changedDueOn, becomes });
  }

  /** What was counted so far. */
  effect(): TakeoverEffect {
    const byUnit = [...this.units.values()];
    const sum = (count: 'moved' | 'becomesOnTime' | 'becomesLate') =>
      byUnit.reduce((total, unit) => total + unit[count], 0);
    return {
      moved: sum('moved'),
      becomesOnTime: sum('becomesOnTime'),
      becomesLate: sum('becomesLate'),
      byUnit,
      examples: [...this.late, ...this.onTime, ...this.others].slice(0, EXAMPLES),
    };
  }
}

function flipOf({ dueAt, changedDueAt }: ComparedLimit, now: Date): Flip {
  const isLate = dueAt <= now;
  const wouldBeLate = changedDueAt <= now;
  if (isLate === wouldBeLate) return null;
  return wouldBeLate ? 'LATE' : 'ON_TIME';
}

const emptyTally = (unitId: string): UnitTally => ({
  unitId,
  moved: 0,
  becomesOnTime: 0,
  becomesLate: 0,
});
