import type { CursorKey } from '../../platform/database/keyset';
import type { Sort } from '../dto/list-petitions.request';
import { dueRangeOf, fitting, opennessOf, type Asked, type Placed } from './list-conditions';

/** A statement composed of fixed pieces, and the values it is sent with. */
export interface Composed {
  text: string;
  values: unknown[];
}

/** The page after a key, of at most so many rows. */
export interface Slice {
  after: CursorKey | null;
  rows: number;
}

/**
 * So many petitions are looked at, one after the other in the order of the list, before they are gathered by what
 * makes them rare. A page is full by then wherever one in forty fits.
 */
export const MOST_WALKED = 2000;

/** Beyond so many units a list is walked as if it were of all: merging more branches costs more than it saves. */
const MOST_BRANCHES = 14;

const COLUMNS = `p.id, p.code, p.external_code as "externalCode", p.state, p.class, p.field, p.channel,
  p.title, p.unit_id as "unitId", p.submitted_at as "submittedAt", p.due_on as "dueOn",
  p.due_at as "dueAt", p.due_soon_at as "dueSoonAt", p.step_due_at as "stepDueAt"`;

interface Order {
  keys: string;
  /** Of rows named `of`. */
  by: (of: string) => string;
}

const ORDERS: Readonly<Record<Sort, Order>> = {
  newest: { keys: 'p.id', by: (of) => `${of}.id desc` },
  dueOn: { keys: 'p.due_at, p.id', by: (of) => `${of}.due_at, ${of}.id` },
};

/**
 * A page in the order of the list: keys from the indexes that have this order, merged, then their rows one by one
 * until the page is full or so many (`most`) are read. The last that was read is given back whether it fits or not,
 * marked `stopped`: what lies behind it was not looked at.
 */
export function walkStatement(asked: Asked, slice: Slice, most = MOST_WALKED): Composed {
  const { values, placed } = parameters();
  const { keys, by } = ORDERS[asked.criteria.sort];
  const branch = (where: string): string =>
    `(select ${keys} from petition p where ${where} order by ${by('p')} limit ${most})`;
  const after = behind(asked.criteria.sort, slice.after, placed);
  const branches = branchesOf(asked, placed).map((holds) =>
    branch([...holds, ...after].join(' and ') || 'true'),
  );
  const text = `
    select p.*, k.n = ${most} as stopped
    from (select b.*, row_number() over (order by ${by('b')}) as n
      from (${branches.join(' union all ')}) b order by ${by('b')} limit ${most}) k
    cross join lateral (
      select ${COLUMNS}, (${fitting(asked, placed, false)}) as fits
      from petition p where p.id = k.id offset 0) p
    where p.fits or k.n = ${most}
    order by ${by('k')} limit ${slice.rows}`;
  return { text, values };
}

/** The same page from everything that fits, found by whatever is rare about it, and put in order afterwards. */
export function gatherStatement(asked: Asked, slice: Slice): Composed {
  const { values, placed } = parameters();
  const { keys, by } = ORDERS[asked.criteria.sort];
  const { criteria } = asked;
  const after = behind(criteria.sort, slice.after, placed);
  // No petition is late in two ways, and each way is found by an index of its own.
  const ways = criteria.lateness?.map((each) => [each]) ?? [null];
  const parts = ways.map((lateness) => {
    const holds = fitting({ ...asked, criteria: { ...criteria, lateness } }, placed, true);
    return `select ${keys} from petition p where ${[holds, ...after].join(' and ')}`;
  });
  // `offset 0` keeps the order of the page away from the search: else a walk might be tried again, without an end.
  const text = `
    select ${COLUMNS}
    from (select f.id from (${parts.join(' union all ')} offset 0) f
      order by ${by('f')} limit ${slice.rows}) page
    join petition p on p.id = page.id
    order by ${by('p')}`;
  return { text, values };
}

/** Collects the values of a statement while it is composed. */
export function parameters(): { values: unknown[]; placed: Placed } {
  const values: unknown[] = [];
  return { values, placed: (value) => `$${values.push(value)}` };
}

/** What is left behind the last row of the page before. */
function behind(sort: Sort, after: CursorKey | null, placed: Placed): string[] {
  if (!after) return [];
  if (sort === 'newest') return [`p.id < ${placed(after[0])}::uuid`];
  return [`(p.due_at, p.id) > (${placed(after[0])}::timestamptz, ${placed(after[1])}::uuid)`];
}

/** Conditions that single out parts of a list, each of which an index holds in the list's order. */
function branchesOf(asked: Asked, placed: Placed): string[][] {
  const { unitIds, states, sort } = asked.criteria;
  const openness = opennessOf(asked.criteria);
  const openOrNot = (open: boolean): string => (open ? 'p.open' : 'not p.open');
  const few = unitIds !== null && unitIds.length * openness.length <= MOST_BRANCHES;
  const units = (few ? unitIds : []).map((id) => `p.unit_id = ${placed(id)}::uuid`);
  if (sort === 'dueOn') {
    const parts = openness.map((open) => [openOrNot(open), ...due(asked, open, placed)]);
    return units.length === 0
      ? parts
      : units.flatMap((unit) => parts.map((part) => [unit, ...part]));
  }
  if (units.length > 0) {
    return units.flatMap((unit) => openness.map((open) => [unit, openOrNot(open)]));
  }
  return states === null ? [[]] : states.map((state) => [`p.state = ${placed(state)}`]);
}

function due(asked: Asked, open: boolean, placed: Placed): string[] {
  const { after, until } = dueRangeOf(asked, open);
  return [
    ...(after === null ? [] : [`p.due_at > ${placed(after)}`]),
    ...(until === null ? [] : [`p.due_at <= ${placed(until)}`]),
  ];
}
