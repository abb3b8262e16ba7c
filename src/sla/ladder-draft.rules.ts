import type { IsoDate } from '../calendar/local-time.rules';
import { epochDayOf, isoDateOf } from '../calendar/local-time.rules';
import { ladderErrors } from './ladder.errors';
import type { Ladder, Rung } from './ladder.rules';
import { instantsOf, MAX_INSTANTS, OF_MANY_HANDS } from './ladder.rules';
import type { ClockKind } from './level.rules';

/** A ladder as it is asked for: the next version of one, or one for a case of its own. */
export interface AskedLadder {
  /** The key of the ladder of which this is the next version. */
  follows?: string;
  clockKind?: ClockKind;
  class?: string;
  channel?: string;
  unitKind?: string;
  rungs: readonly Rung[];
  effectiveFrom: IsoDate;
  source: string;
  mark: string;
}

export type LadderDraft = Omit<Ladder, 'id' | 'edition'>;

/**
 * The version that was asked for, beside those that are there, and the one it follows. LADDER_UNKNOWN without the key
 * it follows, LADDER_EXISTS when its very case is taken, LADDER_CASE_FIXED when a next version names a case,
 * LADDER_UNIT_KIND_MISPLACED; LADDER_TOO_EARLY before today, or not after the day on which the version it follows
 * begins; refusals of its rungs as in `refuseUnfitRungs`.
 */
export function draftLadder(
  asked: AskedLadder,
  ladders: readonly Ladder[],
  today: IsoDate,
): { ladder: LadderDraft; former: Ladder | null } {
  const draft = asked.follows === undefined ? newCase(asked, ladders) : nextVersion(asked, ladders);
  const { former, ladder } = draft;
  const afterFormer = former ? isoDateOf(epochDayOf(former.effectiveFrom) + 1) : today;
  const earliest = afterFormer > today ? afterFormer : today;
  if (ladder.effectiveFrom < earliest) {
    throw ladderErrors.LADDER_TOO_EARLY({ effectiveFrom: ladder.effectiveFrom, earliest });
  }
  refuseUnfitRungs(ladder.rungs);
  return draft;
}

/**
 * LADDER_LEVEL_TWICE, LADDER_OUT_OF_ORDER where one rung is not later than the one before as far as that can be said
 * without a calendar, LADDER_TOO_LONG for more instants than a clock can carry.
 */
export function refuseUnfitRungs(rungs: readonly Rung[]): void {
  const seen = new Set<string>();
  rungs.forEach((rung, index) => {
    const { level } = rung;
    if (seen.has(level)) throw ladderErrors.LADDER_LEVEL_TWICE({ level });
    seen.add(level);
    const below = rungs[index - 1];
    if (below && !isLater(rung, below)) throw ladderErrors.LADDER_OUT_OF_ORDER({ level });
  });
  const instants = rungs.reduce((sum, rung) => sum + instantsOf(rung), 0);
  if (instants > MAX_INSTANTS) throw ladderErrors.LADDER_TOO_LONG({ instants, max: MAX_INSTANTS });
}

/** Days and hours are not compared with each other, nor with a policy's own warning. */
function isLater(rung: Rung, below: Rung): boolean {
  const [one, other] = [rung.offset, below.offset];
  const side = Math.sign(one?.amount ?? -1);
  const sideBelow = Math.sign(other?.amount ?? -1);
  if (side !== sideBelow) return side > sideBelow;
  if (side === 0 || !one || !other) return one !== other && side !== 0;
  return one.unit !== other.unit || one.amount > other.amount;
}

function newCase(asked: AskedLadder, ladders: readonly Ladder[]) {
  const { clockKind: kind } = asked;
  if (!kind) throw new Error('a new ladder was not validated');
  const conditions = {
    class: asked.class ?? null,
    channel: asked.channel ?? null,
    unitKind: asked.unitKind ?? null,
  };
  if (conditions.unitKind !== null && OF_MANY_HANDS.includes(kind)) {
    throw ladderErrors.LADDER_UNIT_KIND_MISPLACED({ kind });
  }
  const taken = ladders.find(
    (other) =>
      other.clockKind === kind &&
      other.class === conditions.class &&
      other.channel === conditions.channel &&
      other.unitKind === conditions.unitKind,
  );
  if (taken) throw ladderErrors.LADDER_EXISTS({ key: taken.key });
  const key = keyFor([kind, ...Object.values(conditions)]);
  return {
    ladder: { ...contentOf(asked), key, version: 1, clockKind: kind, ...conditions },
    former: null,
  };
}

function nextVersion(asked: AskedLadder, ladders: readonly Ladder[]) {
  const key = asked.follows ?? '';
  const named = (['clockKind', 'class', 'channel', 'unitKind'] as const).filter(
    (field) => asked[field] !== undefined,
  );
  if (named.length > 0) {
    throw ladderErrors.LADDER_CASE_FIXED({ key, fields: named.join(', ') });
  }
  const former = ladders.findLast((ladder) => ladder.key === key);
  if (!former) throw ladderErrors.LADDER_UNKNOWN({ key });
  const { clockKind, class: cls, channel, unitKind } = former;
  const ladder = {
    ...contentOf(asked),
    key,
    version: former.version + 1,
    clockKind,
    class: cls,
    channel,
    unitKind,
  };
  return { ladder, former };
}

const contentOf = ({ rungs, effectiveFrom, source, mark }: AskedLadder) => ({
  rungs,
  effectiveFrom,
  effectiveTo: null,
  source,
  mark,
});

/** `outer.hien-truong.phone`, or `outer.default` for a ladder without conditions. */
function keyFor(parts: readonly (string | null)[]): string {
  const named = parts.filter((part) => part !== null);
  const words = named.length === 1 ? [...named, 'default'] : named;
  return words.map((word) => word.toLowerCase().replaceAll('_', '-')).join('.');
}
