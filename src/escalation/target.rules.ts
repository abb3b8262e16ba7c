import type { Rung, Target } from '../sla/ladder.rules';

/** What decides who is told, beside the rung. */
export interface Circumstances {
  /** Nobody has taken the petition: the intake desk still holds it. */
  atDesk: boolean;
  /** The holding unit's own HOLDING clock runs and ends no later than this clock. */
  unitWarned: boolean;
}

/** Which aim of a rung goes before its usual one and when, the stronger first; for the rule and for its SQL alike. */
const AIMS = [
  { when: 'atDesk', aim: 'deskTarget', fact: 'at_desk', column: 'desk_target' },
  { when: 'unitWarned', aim: 'warnedTarget', fact: 'unit_warned', column: 'warned_target' },
] as const;

/**
 * Who is told of a rung (domain section 4). A petition nobody has taken climbs the same ladder, aimed at the intake
 * desk; and of the two clocks of one answer that end together, each tells a reader of its own.
 */
export function targetOf(
  rung: Pick<Rung, 'target' | 'deskTarget' | 'warnedTarget'>,
  where: Circumstances,
): Target {
  const other = AIMS.find(({ when, aim }) => where[when] && rung[aim] !== null);
  return (other && rung[other.aim]) ?? rung.target;
}

/** `targetOf` as SQL over a row that has the facts and the rung's columns. */
export const targetSql = (row: string): string => {
  const others = AIMS.map(
    ({ fact, column }) => `case when ${row}.${fact} then ${row}.${column} end`,
  );
  return `coalesce(${[...others, `${row}.target`].join(', ')})`;
};
