/** The lists of supervision. A petition may stand in two: due soon, and late in a step. */
export type SupervisionList = 'OVERDUE' | 'DUE_SOON' | 'LATE_STEP';

/** Parameters: the instant, and the range of the list's column. */
interface Instants {
  asOf: string;
  from: string;
  until: string;
}

/** Which petitions a list holds, as comparisons of stored columns with an instant; counts use the same words. */
interface Definition {
  /** The column in whose order the list is read. */
  column: 'due_at' | 'step_due_at';
  /** An index that leads with the unit keeps this list's order. */
  byUnit: boolean;
  /**
   * Each part is a range of its column in an index of its own; no petition is in two. The range `from` < column <=
   * `until` holds all there is and little else (`due-bounds.rules.ts`).
   */
  parts: (at: Instants) => readonly string[];
}

const DEFINITIONS: Readonly<Record<SupervisionList, Definition>> = {
  OVERDUE: {
    column: 'due_at',
    byUnit: true,
    parts: ({ asOf, from, until }) => [
      `p.open and p.due_at > ${from} and p.due_at <= least(${asOf}, ${until})`,
    ],
  },
  DUE_SOON: {
    column: 'due_at',
    byUnit: true,
    parts: ({ asOf, from, until }) => [
      `p.open and p.due_at > greatest(${asOf}, ${from}) and p.due_at <= ${until}
       and p.due_soon_at <= ${asOf}`,
    ],
  },
  LATE_STEP: {
    column: 'step_due_at',
    byUnit: false,
    parts: ({ asOf, from, until }) => [
      `p.open and p.step_due_at > ${from} and p.step_due_at <= least(${asOf}, ${until})
       and p.due_at > ${asOf}`,
      `not p.open and p.step_due_at <= least(${asOf}, ${until})`,
    ],
  },
};

const PAGE_INSTANTS: Instants = {
  asOf: '$1::timestamptz',
  from: '$2::timestamptz',
  until: '$3::timestamptz',
};

/**
 * One page, the oldest due first. First the keys, from the index alone where it can be, then the rows of just those
 * petitions. $1 instant, $2 and $3 range, $4 class or null, $5 and $6 the last row seen, $7 units when not all.
 */
export function pageStatement(list: SupervisionList, someUnits: boolean, limit: number): string {
  const keys = someUnits ? keysOfUnits(list, limit) : keysWhere(list, '', limit);
  return `
    with page as materialized (${keys})
    select p.id, p.code, p.title, p.class, p.state, p.unit_id as "unitId",
      p.submitted_at as "submittedAt", p.due_on as "dueOn", p.step_kind as "stepKind",
      p.step_due_on as "stepDueOn", page.at, r."timesReminded"
    from page join petition p on p.id = page.id
    cross join lateral (
      select count(*) as "timesReminded"
      from notice_item i join notice n on n.id = i.notice_id
      where i.petition_id = p.id and i.dropped_at is null
        and n.kind in ('REMINDER', 'COLLECTIVE')
        and n.state in ('ISSUED', 'ACKNOWLEDGED', 'ANSWERED')) r
    order by page.at, page.id`;
}

function keysWhere(list: SupervisionList, unit: string, limit: number): string {
  const { column, parts } = DEFINITIONS[list];
  const part = (holds: string): string => `
    (select p.id, p.${column} as at from petition p
     where ${holds} ${unit} and ($4::text is null or p.class = $4)
       and (p.${column}, p.id) > ($5::timestamptz, $6::uuid)
     order by p.${column}, p.id limit ${limit})`;
  return `select k.id, k.at from (${parts(PAGE_INSTANTS).map(part).join(' union all ')}) k
    order by k.at, k.id limit ${limit}`;
}

/** The oldest of each unit by its own index, and of those the oldest: nobody reads all others' petitions. */
function keysOfUnits(list: SupervisionList, limit: number): string {
  if (!DEFINITIONS[list].byUnit) return keysWhere(list, 'and p.unit_id = any($7::uuid[])', limit);
  return `
    select o.id, o.at from unnest($7::uuid[]) as u(id)
    cross join lateral (${keysWhere(list, 'and p.unit_id = u.id', limit)}) o
    order by o.at, o.id limit ${limit}`;
}

const FILTER = `($4::text is null or p.class = $4) and ($5::uuid[] is null or p.unit_id = any($5))`;

/**
 * How many, by unit or class, of one snapshot and instant, so that the counts equal the lists. All open ones are
 * counted from an index alone; the other lists walk only their own ranges.
 * $1 instant, $2 until when one is due soon, $3 from when a step can be late before the answer is, $4 class or
 * null, $5 units or null for all.
 */
export function summaryStatement(key: 'unit_id' | 'class'): string {
  const asOf = '$1::timestamptz';
  const all = { asOf, from: `'-infinity'::timestamptz`, until: asOf };
  const count = (holds: string, counts: string): string => `
    select p.${key} as key, ${counts} from petition p where ${holds} and ${FILTER} group by 1`;
  const { OVERDUE, DUE_SOON, LATE_STEP } = DEFINITIONS;
  const overdue = OVERDUE.parts(all).join(' or ');
  const dueSoon = DUE_SOON.parts({ ...all, until: '$2::timestamptz' });
  const lateStep = LATE_STEP.parts({ ...all, from: '$3::timestamptz' });
  const branches = [
    count(
      'p.open',
      `count(*) as open, 0::bigint as due_soon, 0::bigint as late_step,
       count(*) filter (where ${overdue}) as overdue`,
    ),
    ...dueSoon.map((holds) => count(holds, '0, count(*), 0, 0')),
    ...lateStep.map((holds) => count(holds, '0, 0, count(*), 0')),
  ];
  return `
    select c.key, sum(c.open)::bigint as open, sum(c.due_soon)::bigint as "dueSoon",
      sum(c.late_step)::bigint as "lateStep", sum(c.overdue)::bigint as overdue
    from (${branches.join(' union all ')}) c group by c.key`;
}
