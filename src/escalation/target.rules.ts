import type { StaffRole } from '../platform/auth/principal';
import { nextLevel, type ClockKind, type Level } from '../sla/level.rules';

/** Who can be told that something is late or soon will be. */
export const TARGET_ROLES = [
  'INTAKE_OFFICER',
  'UNIT_OFFICER',
  'UNIT_HEAD',
  'PROVINCIAL_OFFICE',
] as const satisfies readonly StaffRole[];
export type TargetRole = (typeof TARGET_ROLES)[number];

/** What decides who is told, beside the clock and the level it has reached. */
export interface Circumstances {
  /** Nobody has taken the petition: the intake desk still holds it. */
  atDesk: boolean;
  /** The holding unit's own HOLDING clock runs and ends no later than this clock. */
  unitWarned: boolean;
}

/**
 * Who is told (domain section 4). Every clock that climbs tells one reader, so nothing falls through, and the two
 * clocks of one answer never tell the same reader the same thing:
 *
 * | level     | clock              | at the intake desk | in a unit                                          |
 * |-----------|--------------------|--------------------|----------------------------------------------------|
 * | LATE_STEP | RECEIVE, ASSIGN    | INTAKE_OFFICER     | INTAKE_OFFICER: the step is the desk's             |
 * | LATE_STEP | ACCEPT             | INTAKE_OFFICER     | UNIT_OFFICER                                       |
 * | LATE_STEP | PUBLISH            | PROVINCIAL_OFFICE  | PROVINCIAL_OFFICE: it alone publishes              |
 * | DUE_SOON  | HOLDING            | INTAKE_OFFICER     | UNIT_OFFICER                                       |
 * | DUE_SOON  | OUTER              | INTAKE_OFFICER     | UNIT_OFFICER when the unit's own warning would     |
 * |           |                    |                    | come after the citizen's day, else                 |
 * |           |                    |                    | PROVINCIAL_OFFICE: HOLDING warns the unit          |
 * | OVERDUE   | HOLDING            | INTAKE_OFFICER     | UNIT_HEAD                                          |
 * | OVERDUE   | OUTER              | INTAKE_OFFICER     | PROVINCIAL_OFFICE, which urges                     |
 *
 * CONTRIBUTE and TRANSFER tell the UNIT_OFFICER of the unit that was asked; SUPPLEMENT_WAIT whoever handles the
 * petition, since the citizen has not replied; FOLLOW the provincial office, which asks the Ministry.
 *
 * A petition nobody has taken climbs the same ladder, aimed at the intake desk.
 */
export function targetOf(kind: ClockKind, level: Level, where: Circumstances): TargetRole {
  switch (kind) {
    case 'RECEIVE':
    case 'ASSIGN':
      return 'INTAKE_OFFICER';
    case 'PUBLISH':
      return 'PROVINCIAL_OFFICE';
    case 'ACCEPT':
      return where.atDesk ? 'INTAKE_OFFICER' : 'UNIT_OFFICER';
    case 'HOLDING':
      if (where.atDesk) return 'INTAKE_OFFICER';
      return level === 'OVERDUE' ? 'UNIT_HEAD' : 'UNIT_OFFICER';
    case 'OUTER':
      if (where.atDesk) return 'INTAKE_OFFICER';
      return level === 'DUE_SOON' && !where.unitWarned ? 'UNIT_OFFICER' : 'PROVINCIAL_OFFICE';
    case 'SUPPLEMENT_WAIT':
      return where.atDesk ? 'INTAKE_OFFICER' : 'UNIT_OFFICER';
    case 'CONTRIBUTE':
    case 'TRANSFER':
      return 'UNIT_OFFICER';
    case 'FOLLOW':
    case 'PORTAL':
    case 'FORWARD':
    case 'DECREE':
    case 'SUPPLEMENT':
      return 'PROVINCIAL_OFFICE';
  }
}

/** One line of the table that a sweep joins its clocks to. */
export interface EscalationDecision extends Circumstances {
  kind: ClockKind;
  /** The level the clock waits for. */
  waitsFor: Level;
  /** The deadline itself has passed. */
  late: boolean;
  /** The level to raise: OVERDUE at once where the warning comes too late to warn. */
  raise: Level;
  target: TargetRole;
  /** What the clock waits for afterwards, at its first late instant; null when its ladder is climbed. */
  next: Level | null;
}

const BOTH = [false, true] as const;
const WAITING: readonly (readonly [ClockKind, Level])[] = [
  ['OUTER', 'DUE_SOON'],
  ['OUTER', 'OVERDUE'],
  ['HOLDING', 'DUE_SOON'],
  ['HOLDING', 'OVERDUE'],
  ['RECEIVE', 'LATE_STEP'],
  ['ASSIGN', 'LATE_STEP'],
  ['ACCEPT', 'LATE_STEP'],
  ['PUBLISH', 'LATE_STEP'],
  ['SUPPLEMENT_WAIT', 'LATE_STEP'],
  ['CONTRIBUTE', 'LATE_STEP'],
  ['TRANSFER', 'LATE_STEP'],
  ['FOLLOW', 'LATE_STEP'],
];

/**
 * Every case there can be, decided beforehand by `nextLevel` and `targetOf`, so that a set-based statement follows
 * the very rules that are tested here. A clock whose warning and deadline have both passed raises the deadline
 * alone: nobody is told that something will be late which is late already.
 */
export function escalationDecisions(): EscalationDecision[] {
  return WAITING.flatMap(([kind, waitsFor]) =>
    BOTH.flatMap((late) => {
      const above = rungAbove(kind, waitsFor);
      const raise = late && above ? above : waitsFor;
      const next = rungAbove(kind, raise);
      return BOTH.flatMap((atDesk) =>
        BOTH.map((unitWarned): EscalationDecision => {
          const target = targetOf(kind, raise, { atDesk, unitWarned });
          return { kind, waitsFor, late, atDesk, unitWarned, raise, target, next };
        }),
      );
    }),
  );
}

/** The ladder is asked with a deadline that warns nobody, so the rung above is always the deadline's own. */
function rungAbove(kind: ClockKind, level: Level): Level | null {
  return nextLevel(kind, { lateAt: new Date(0), dueSoonAt: null }, [level])?.level ?? null;
}
