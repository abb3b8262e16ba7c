import type { ClockKind, Level } from './level.rules';
import type { Ladder, LadderFacts } from './ladder.rules';
import { mostSpecificLadderFirst, suits } from './ladder.rules';

/** Every version of every ladder that has come into force, sorted once so that choosing is a short walk. Immutable. */
export class LadderBook {
  /** The count of changes of ladders that this book shows. */
  readonly edition: number;
  private readonly ids: ReadonlyMap<string, Ladder>;
  private readonly byKind: ReadonlyMap<ClockKind, readonly Ladder[]>;

  /** Of each key the highest version is in force; a version that is not in force yet is left out. */
  constructor(ladders: readonly Ladder[]) {
    const inForce = ladders.filter((ladder) => ladder.edition !== null);
    this.edition = Math.max(0, ...inForce.map((ladder) => ladder.edition ?? 0));
    this.ids = new Map(inForce.map((ladder) => [ladder.id, ladder]));
    const newest = new Map<string, Ladder>();
    for (const ladder of inForce) {
      const known = newest.get(ladder.key);
      if (!known || known.version < ladder.version) newest.set(ladder.key, ladder);
    }
    const byKind = new Map<ClockKind, Ladder[]>();
    for (const ladder of [...newest.values()].toSorted(mostSpecificLadderFirst)) {
      byKind.set(ladder.clockKind, [...(byKind.get(ladder.clockKind) ?? []), ladder]);
    }
    this.byKind = byKind;
  }

  /** The ladder a clock climbs, or undefined for a clock that tells nobody: the same people hear of another. */
  find(kind: ClockKind, facts: LadderFacts): Ladder | undefined {
    return this.byKind.get(kind)?.find((ladder) => suits(ladder, facts));
  }

  /** The very version that a running clock climbs. */
  byId(id: string): Ladder | undefined {
    return this.ids.get(id);
  }

  /** Whether any ladder that came into force, in whatever version, has a rung of this name. */
  names(level: Level): boolean {
    return [...this.ids.values()].some(({ rungs }) => rungs.some((rung) => rung.level === level));
  }

  /** The book as it would be with one version more. */
  with(ladder: Ladder): LadderBook {
    return new LadderBook([...this.ids.values(), { ...ladder, edition: this.edition + 1 }]);
  }
}
