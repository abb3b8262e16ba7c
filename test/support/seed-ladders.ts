import { seededLadders, rungOf } from '../../src/seed/seed-ladders';
import { readLines, seedFolder } from '../../src/seed/seed-files';
import type { Rung } from '../../src/sla/ladder.rules';
import type { ClockKind } from '../../src/sla/level.rules';

/** The rungs the product is delivered with for a kind of clock, the lowest first; none for one that tells nobody. */
export function seedRungs(kind: ClockKind): Rung[] {
  return readLines(seedFolder(), 'ladder.csv')
    .filter((line) => line.text('clock_kind') === kind)
    .map(rungOf);
}

/** Kinds of clocks that have a ladder. */
export const seedKinds = (): unknown[] =>
  seededLadders(seedFolder()).ladders.map((ladder) => ladder.clock_kind);
