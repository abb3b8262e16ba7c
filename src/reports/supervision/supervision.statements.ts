/** The lists of supervision. A petition may stand in two: due soon, and late in a step. */
export type SupervisionList = 'OVERDUE' | 'DUE_SOON' | 'LATE_STEP';

/** Which petitions a list holds, as comparisons of stored columns with an instant; counts use the same words. */
interface Definition {
  /** The column in whose order the list is read. */
  column: 'due_at' | 'step_due_at';
  /** `asOf` is the instant, `bound` the end of the walk: see `due-bounds.rules.ts`. */
  holds: (asOf: string, bound: string) => string;
  /** An index that leads with the unit keeps this list's order. */
  byUnit: boolean;
}

export const DEFINITIONS: Readonly<Record<SupervisionList, Definition>> = {
  OVERDUE: {
    column: 'due_at',
    holds: (asOf, bound) => `p.open and p.due_at <= least(${asOf}, ${bound})`,
    byUnit: true,
  },
  DUE_SOON: {
    column: 'due_at',
    holds: (asOf, bound) =>
      `p.open and p.due_at > ${asOf} and p.due_at <= ${bound} and p.due_soon_at <= ${asOf}`,
    byUnit: true,
  },
  LATE_STEP: {
    column: 'step_due_at',
    holds: (asOf, bound) =>
      `p.step_due_at <= least(${asOf}, ${bound}) and not (p.open and p.due_at <= ${asOf})`,
    byUnit: false,
  },
};

const AS_OF = '$1::timestamptz';
const BOUND = '$2::timestamptz';

/**
 * One page, the oldest due first. First the keys, from the index alone where it can be, then the rows of just those
 * petitions. $1 instant, $2 bound, $3 class or null, $4 and $5 the last row seen, $6 units when not all.
 */
export function pageStatement(list: SupervisionList, someUnits: boolean, limit: number): string {
  return `
    with page as materialized (${someUnits ? keysOfUnits(list, limit) : keys(list, limit, '')})
    select p.id, p.code, p.title, p.class, p.state, p.unit_id as "unitId",
      p.submitted_at as "submittedAt", p.due_on as "dueOn", p.step_kind as "stepKind",
      p.step_due_on as "stepDueOn", page.at, r."timesReminded"
    from page join petition p on p.id = page.id
    cross join lateral (
      select count(*) as "timesReminded"
      from notice_item i join notice n on n.id = i.notice_id
      where i.petition_id = p.id and i.dropped_at is null
        and n.state in ('ISSUED', 'ACKNOWLEDGED')) r
    order by page.at, page.id`;
}

function keys(list: SupervisionList, limit: number, unit: string): string {
  const { column, holds } = DEFINITIONS[list];
  return `
    select p.id, p.${column} as at from petition p
    where ${holds(AS_OF, BOUND)} ${unit} and ($3::text is null or p.class = $3)
      and (p.${column}, p.id) > ($4::timestamptz, $5::uuid)
    order by p.${column}, p.id limit ${limit}`;
}

/** The oldest of each unit by its own index, and of those the oldest: nobody reads all others' petitions. */
function keysOfUnits(list: SupervisionList, limit: number): string {
  if (!DEFINITIONS[list].byUnit) return keys(list, limit, 'and p.unit_id = any($6::uuid[])');
  return `
    select k.id, k.at from unnest($6::uuid[]) as u(id)
    cross join lateral (${keys(list, limit, 'and p.unit_id = u.id')}) k
    order by k.at, k.id limit ${limit}`;
}

const FILTER = `($3::text is null or p.class = $3) and ($4::uuid[] is null or p.unit_id = any($4))`;

/**
 * How many, by unit or class, of one snapshot and instant, so that the counts equal the lists. All open ones are
 * counted from an index alone; the other two walk only their own range.
 * $1 instant, $2 bound of due soon, $3 class or null, $4 units or null for all.
 */
export function summaryStatement(key: 'unit_id' | 'class'): string {
  const { OVERDUE, DUE_SOON, LATE_STEP } = DEFINITIONS;
  return `
    select c.key, sum(c.open)::bigint as open, sum(c.due_soon)::bigint as "dueSoon",
      sum(c.late_step)::bigint as "lateStep", sum(c.overdue)::bigint as overdue
    from (
      select p.${key} as key, count(*) as open, 0 as due_soon, 0 as late_step,
        count(*) filter (where ${OVERDUE.holds(AS_OF, AS_OF)}) as overdue
      from petition p where p.open and ${FILTER} group by p.${key}
      union all
      select p.${key}, 0, count(*), 0, 0
      from petition p where ${DUE_SOON.holds(AS_OF, BOUND)} and ${FILTER} group by p.${key}
      union all
      select p.${key}, 0, 0, count(*), 0
      from petition p where ${LATE_STEP.holds(AS_OF, AS_OF)} and ${FILTER} group by p.${key}
    ) c group by c.key`;
}
