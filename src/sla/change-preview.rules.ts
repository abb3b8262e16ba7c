import type { ClockKind } from './level.rules';

/** A running clock under the present calendar and under the changed one. */
export interface ComparedClock {
  kind: ClockKind;
  /** Who holds the petition. */
  holderId: string;
  dueAt: Date;
  changedDueAt: Date;
}

export interface UnitEffect {
  unitId: string;
  moved: number;
  becomesOnTime: number;
  becomesLate: number;
}

/** What a calendar change would do to open petitions. */
export interface ChangeEffect {
  openPetitions: number;
  moved: number;
  becomesOnTime: number;
  becomesLate: number;
  /** Only units with a petition that moves. */
  byUnit: UnitEffect[];
}

/**
 * Counts petitions, one after the other. A petition moves when any of its running limits does; it flips between
 * late and on time by the citizen's own limit, the OUTER clock, judged at `now`.
 */
export class EffectTally {
  private openPetitions = 0;
  private readonly units = new Map<string, UnitEffect>();

  constructor(private readonly now: Date) {}

  /** Counts one petition by all of its running clocks; one without an OUTER clock is answered and not open. */
  add(clocks: readonly ComparedClock[]): void {
    const outer = clocks.find((clock) => clock.kind === 'OUTER');
    if (outer) this.openPetitions += 1;
    const moved = clocks.filter((clock) => clock.dueAt.getTime() !== clock.changedDueAt.getTime());
    const [first] = moved;
    if (!first) return;
    const effect = this.effectOn(first.holderId);
    effect.moved += 1;
    if (!outer) return;
    const isLate = outer.dueAt <= this.now;
    const wouldBeLate = outer.changedDueAt <= this.now;
    if (isLate && !wouldBeLate) effect.becomesOnTime += 1;
    if (!isLate && wouldBeLate) effect.becomesLate += 1;
  }

  /** What was counted so far. */
  effect(): ChangeEffect {
    const byUnit = [...this.units.values()];
    const sum = (count: 'moved' | 'becomesOnTime' | 'becomesLate') =>
      byUnit.reduce((total, unit) => total + unit[count], 0);
    return {
      openPetitions: this.openPetitions,
      moved: sum('moved'),
      becomesOnTime: sum('becomesOnTime'),
      becomesLate: sum('becomesLate'),
      byUnit,
    };
  }

  private effectOn(unitId: string): UnitEffect {
    const known = this.units.get(unitId);
    if (known) return known;
    const effect = { unitId, moved: 0, becomesOnTime: 0, becomesLate: 0 };
    this.units.set(unitId, effect);
    return effect;
  }
}
