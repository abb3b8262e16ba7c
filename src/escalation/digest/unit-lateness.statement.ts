import { LISTED } from './digest-readers.statement';

/** The instants that decide, as parameters: the day's moment, and after which nothing is due soon at it. */
export interface Instants {
  moment: string;
  dueSoonUntil: string;
}

/** One level of a unit's digest: a range of an index that leads with the unit. */
interface Level {
  level: string;
  /** The column in whose order the oldest come. */
  column: 'due_at' | 'step_due_at';
  limit: string;
  dueOn: 'due_on' | 'step_due_on';
  /** Which petitions `q` of the unit stand at this level. The same comparisons as `latenessOf` makes. */
  holds: (at: Instants) => string;
}

const LEVELS: readonly Level[] = [
  {
    level: 'OVERDUE',
    column: 'due_at',
    limit: `'OUTER'`,
    dueOn: 'due_on',
    holds: ({ moment }) => `q.open and q.due_at <= ${moment}`,
  },
  {
    level: 'LATE_STEP',
    column: 'step_due_at',
    limit: 'q.step_kind',
    dueOn: 'step_due_on',
    // Not as a range of `due_at`: the planner would rather read all that is on time, and meet it with all late steps.
    holds: ({ moment }) =>
      `q.open and q.step_due_at <= ${moment} and (q.due_at > ${moment}) is true`,
  },
  {
    level: 'DUE_SOON',
    column: 'due_at',
    limit: `'OUTER'`,
    dueOn: 'due_on',
    holds: ({ moment, dueSoonUntil }) => `q.open and q.due_at > ${moment}
      and q.due_at <= ${dueSoonUntil} and q.due_soon_at <= ${moment}
      and (q.step_due_at is null or q.step_due_at > ${moment})`,
  },
];

/**
 * Whether a unit has anything at any level: true or null. Not `exists`, of which the planner may make one reading of
 * everything that is late anywhere.
 */
export const hasAnyLate = (unit: string, at: Instants): string =>
  `coalesce(${LEVELS.map(
    ({ holds }) =>
      `(select true from petition q where q.unit_id = ${unit} and ${holds(at)} limit 1)`,
  ).join(', ')})`;

/**
 * What is late or due soon with units, as `byLevel` leaves it: counted from an index alone where it can be, with lines
 * for the oldest of each level and no other. `units` names a CTE with (unit_id).
 */
export const lateByLevel = (units: string, at: Instants): string => `
  counted as materialized (
    select d.unit_id as of_whom, l.*
    from ${units} d cross join lateral (${LEVELS.map((level) => counted(level, at)).join(' union all ')}) l),
  by_level as materialized (select * from counted where count > 0)`;

const counted = ({ level, column, limit, dueOn, holds }: Level, at: Instants): string => {
  const inRange = `from petition q where q.unit_id = d.unit_id and ${holds(at)}`;
  return `
    select '${level}' as level, (select count(*) ${inRange}) as count,
      (select jsonb_agg(o.line order by o.at, o.code) from (
        select q.${column} as at, q.code, jsonb_build_object('code', q.code, 'limit', ${limit},
          'dueOn', q.${dueOn}) as line
        ${inRange} order by q.${column}, q.code limit ${LISTED}) o) as lines`;
};
