import type { Calendars } from '../calendar/calendar-snapshot.rules';
import { calendarOf } from './clock.rules';
import type { Deadline } from './deadline.rules';
import type { LadderBook } from './ladder-book';
import type { LadderFacts } from './ladder.rules';
import type { ClockKind, Level } from './level.rules';
import { climbedOf, pendingRungs, type PendingRung } from './rungs.rules';

/** What a clock's row keeps of the ladder it climbs. */
export interface RungColumns {
  ladderId: string | null;
  /** The edition of the ladders that this was computed from. */
  ladderEdition: number;
  /** Rungs not yet reached as `rungCode` writes them, in due order, and the instants of them. */
  rungs: readonly number[];
  rungAts: readonly Date[];
  /** The first of these, by name. */
  nextLevel: Level | null;
  nextLevelAt: Date | null;
}

/** What rungs are computed from. */
export interface LadderReading {
  ladders: LadderBook;
  calendars: Calendars;
  units: { byId(id: string): { kind: string } | undefined };
}

export interface ClimbingClock {
  kind: ClockKind;
  unitId: string;
  startedAt: Date;
  /** What it climbed before, if it ran before. */
  before?: Pick<RungColumns, 'ladderId' | 'rungs'>;
}

const PLACES = 100;

/** A rung and its repetition as one number: 203 is the second rung, said for the third time more. */
export const rungCode = ({ ordinal, repetition }: Omit<PendingRung, 'at'>): number =>
  ordinal * PLACES + repetition;

/** The reverse of `rungCode`. */
export const rungOf = (code: number): Omit<PendingRung, 'at'> => ({
  ordinal: Math.floor(code / PLACES),
  repetition: code % PLACES,
});

/**
 * The rungs that a clock has before it, wherever it is started, moved or computed again: those of the ladder that is
 * in force for it, without what it climbed on the ladder that it was on.
 */
export function rungColumns(
  clock: ClimbingClock,
  due: Pick<Deadline, 'dueOn' | 'lateAt' | 'dueSoonAt'>,
  facts: { class: string | null; channel: string },
  reading: LadderReading,
): RungColumns {
  const { ladders, calendars, units } = reading;
  const unitKind = units.byId(clock.unitId)?.kind ?? null;
  const ladder = ladders.find(clock.kind, { ...facts, unitKind } satisfies LadderFacts);
  if (!ladder) return { ...CLIMBED, ladderEdition: ladders.edition };
  const calendar = calendarOf(clock, calendars);
  const scene = { startedAt: clock.startedAt, due, calendar, officeHours: calendars.officeHours };
  const pending = pendingRungs(ladder, scene, climbedBefore(clock, ladders));
  const [first] = pending;
  return {
    ladderId: ladder.id,
    ladderEdition: ladders.edition,
    rungs: pending.map(rungCode),
    rungAts: pending.map((each) => each.at),
    nextLevel: (first && ladder.rungs[first.ordinal - 1]?.level) ?? null,
    nextLevelAt: first?.at ?? null,
  };
}

const CLIMBED: Omit<RungColumns, 'ladderEdition'> = {
  ladderId: null,
  rungs: [],
  rungAts: [],
  nextLevel: null,
  nextLevelAt: null,
};

function climbedBefore({ before }: ClimbingClock, ladders: LadderBook): Set<string> {
  const former = before?.ladderId ? ladders.byId(before.ladderId) : undefined;
  if (!before || !former) return new Set();
  return climbedOf(former, before.rungs.map(rungOf));
}
