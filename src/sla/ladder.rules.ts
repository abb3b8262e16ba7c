import type { IsoDate } from '../calendar/local-time.rules';
import type { ClockKind, Level } from './level.rules';

/** Who a rung can be aimed at. UNIT is whoever works there; CHAIRMAN_LIST is a list, which is always there. */
export const TARGETS = [
  'INTAKE_OFFICER',
  'UNIT_OFFICER',
  'UNIT_HEAD',
  'UNIT',
  'PROVINCIAL_OFFICE',
  'CHAIRMAN_LIST',
  'ADMIN',
] as const;
export type Target = (typeof TARGETS)[number];

export const OFFSET_UNITS = ['WORKING_DAY', 'WORKING_HOUR'] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** States of a petition in which a rung can be told to keep silent. */
export const STOPPING_STATES = ['ANSWER_PROPOSED', 'AWAITING_SUPPLEMENT'] as const;
export type StoppingState = (typeof STOPPING_STATES)[number];

/** How far a rung stands from the due date: before it when negative, 0 for the first late instant. */
export interface Offset {
  amount: number;
  unit: OffsetUnit;
}

/** One step of a ladder: from when on who is to be told. */
export interface Rung {
  /** Its name, once in a ladder. */
  level: Level;
  /** Null: as the limit's own policy warns, or never where that warns nobody. */
  offset: Offset | null;
  target: Target;
  /** The aim while nobody has taken the petition and the intake desk holds it; null is the same aim. */
  deskTarget: Target | null;
  /** The aim when the holding unit's own clock warns it no later than this one; null is the same aim. */
  warnedTarget: Target | null;
  /** Who is told in turn when nobody holds the aim. */
  fallback: readonly Target[];
  /** Said again on every n-th working day after the last time, at most so many times more. */
  repeat: { everyDays: number; times: number } | null;
  /** It keeps silent while the petition stands in one of these states, and does not come back for it. */
  stopsWhen: readonly StoppingState[];
}

/** One version of a whole ladder, and the clocks it is for. */
export interface Ladder {
  id: string;
  /** What stays the same through all versions: `outer.default`. */
  key: string;
  version: number;
  clockKind: ClockKind;
  /** Null is any; so are a null channel and unit kind. */
  class: string | null;
  channel: string | null;
  unitKind: string | null;
  rungs: readonly Rung[];
  effectiveFrom: IsoDate;
  /** The last day before the version that follows it; null is without end. */
  effectiveTo: IsoDate | null;
  /** The count of all changes of ladders when it came into force; null until then. */
  edition: number | null;
  source: string;
  mark: string;
}

/** What a ladder is chosen by. */
export interface LadderFacts {
  class: string | null;
  channel: string;
  unitKind: string | null;
}

type Conditions = Pick<Ladder, 'class' | 'channel' | 'unitKind'>;

/** Clocks that run while the petition goes from hand to hand: a ladder for them cannot depend on the unit. */
export const OF_MANY_HANDS: readonly ClockKind[] = ['OUTER', 'PORTAL', 'DECREE', 'SUPPLEMENT_WAIT'];

/** The most rungs of a ladder, and the most instants at which all of them together can be raised. */
export const MAX_RUNGS = 20;
export const MAX_INSTANTS = 40;

/** How many instants a rung has: its own, and one for each repetition. */
export const instantsOf = (rung: Pick<Rung, 'repeat'>): number => 1 + (rung.repeat?.times ?? 0);

/** Whether every condition a ladder makes is met. */
export function suits(ladder: Conditions, facts: LadderFacts): boolean {
  return (
    (ladder.class === null || ladder.class === facts.class) &&
    (ladder.channel === null || ladder.channel === facts.channel) &&
    (ladder.unitKind === null || ladder.unitKind === facts.unitKind)
  );
}

/**
 * The order in which ladders of one kind of clock are tried: a class weighs more than a channel, a channel more than
 * the kind of the unit. The first that suits has the clock altogether: a ladder replaces a more general one as a whole
 * and takes no rung from it, so that one can read from one list whom a petition's lateness reaches.
 */
export function mostSpecificLadderFirst(
  one: Conditions & { key: string },
  other: Conditions & { key: string },
): number {
  return specificity(other) - specificity(one) || (one.key < other.key ? -1 : 1);
}

function specificity({ class: cls, channel, unitKind }: Conditions): number {
  return (cls === null ? 0 : 4) + (channel === null ? 0 : 2) + (unitKind === null ? 0 : 1);
}
