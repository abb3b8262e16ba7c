import { epochDayOf, startOfLocalDay } from '../../calendar/local-time.rules';
import type { Lateness } from '../lateness.rules';
import { OPEN_STATES, PETITION_STATES } from '../petition.rules';
import type { ListCriteria } from './list-criteria';
import { termsOf } from './list-query.rules';

/** What a page is asked for, and at which instant. */
export interface Asked {
  criteria: ListCriteria;
  now: Date;
  /** Nothing that is due soon is first late after this instant. */
  dueSoonUntil: Date;
  /** The fingerprint of the telephone number in the criteria. */
  phoneIndex: Buffer | null;
}

/** Puts a value among those of a statement and returns `$n` for it. A caller's values reach SQL in no other way. */
export type Placed = (value: unknown) => string;

/** A range of `due_at`: after the first, up to and with the second; null is no bound. */
export interface DueRange {
  after: Date | null;
  until: Date | null;
}

/** The same comparisons as `latenessOf` makes. */
const LATENESS: Readonly<Record<Lateness, (now: string, soon: () => string) => string>> = {
  OVERDUE: (now) => `p.open and p.due_at <= ${now}`,
  LATE_STEP: (now) => `p.step_due_at <= ${now} and (not p.open or p.due_at > ${now})`,
  DUE_SOON: (now, soon) =>
    `p.open and p.due_at > ${now} and p.due_at <= ${soon()} and p.due_soon_at <= ${now}
     and (p.step_due_at is null or p.step_due_at > ${now})`,
  ON_TIME: (now) =>
    `(p.step_due_at is null or p.step_due_at > ${now}) and (not p.open
     or (p.due_at > ${now} and (p.due_soon_at is null or p.due_soon_at > ${now})))`,
};

/** Whether the open, the closed, or both can fit: a list of the open need not read what is long answered. */
export function opennessOf({ states, lateness }: ListCriteria): readonly boolean[] {
  const wanted = states ?? PETITION_STATES;
  const onlyOpen = lateness?.every((each) => each === 'OVERDUE' || each === 'DUE_SOON') ?? false;
  return [true, false].filter(
    (open) => (open || !onlyOpen) && wanted.some((state) => OPEN_STATES.includes(state) === open),
  );
}

/** Between which instants the open, or the closed, that fit are due; it may hold others too. */
export function dueRangeOf({ criteria, now, dueSoonUntil }: Asked, open: boolean): DueRange {
  const { dueFrom, dueTo, lateness } = criteria;
  const maybeOverdue = lateness?.includes('OVERDUE') ?? true;
  const only = (those: readonly Lateness[]) =>
    lateness?.every((each) => those.includes(each)) ?? false;
  // A limit in days is over when the next day begins, one in hours within the day it names.
  const from = dueFrom === null ? null : startOfLocalDay(epochDayOf(dueFrom)).getTime() - 1;
  const to = dueTo === null ? null : startOfLocalDay(epochDayOf(dueTo) + 1).getTime();
  const after = [from, open && !maybeOverdue ? now.getTime() : null].filter((ms) => ms !== null);
  const latest = only(['OVERDUE']) ? now : only(['OVERDUE', 'DUE_SOON']) ? dueSoonUntil : null;
  const until = [to, open ? (latest?.getTime() ?? null) : null].filter((ms) => ms !== null);
  return {
    after: after.length > 0 ? new Date(Math.max(...after)) : null,
    until: until.length > 0 ? new Date(Math.min(...until)) : null,
  };
}

/**
 * Whether a petition `p` fits, as one condition. `byTerms` compares class, field, channel and commune by the index of
 * terms; without it they are read from their own columns, which is cheaper for a petition at hand.
 */
export function fitting(asked: Asked, placed: Placed, byTerms: boolean): string {
  const { criteria, now, phoneIndex } = asked;
  const { query, facets, states, lateness } = criteria;
  const words = query?.kind === 'WORDS' ? query.words : [];
  const terms = termsOf(words, byTerms ? facets : NO_FACETS);
  const parts = [
    ...(terms === null ? [] : [`p.search_terms @@ ${placed(terms)}::tsquery`]),
    ...(byTerms ? [] : facetColumns(criteria, placed)),
    ...(query?.kind === 'CODE' ? [`p.code = ${placed(query.code)}`] : []),
    ...(query?.kind === 'NATIONAL_CODE' ? [`p.external_code = ${placed(query.code)}`] : []),
    ...(phoneIndex === null ? [] : [sentBy(placed(phoneIndex))]),
    ...holders(criteria, placed),
    ...(states === null ? [] : [`p.state = any(${placed(states)}::text[])`]),
    ...dates(criteria, placed),
  ];
  if (lateness !== null) {
    const at = `${placed(now)}::timestamptz`;
    const soon = () => `${placed(asked.dueSoonUntil)}::timestamptz`;
    parts.push(lateness.map((each) => `(${LATENESS[each](at, soon)})`).join(' or '));
  }
  return parts.length === 0 ? 'true' : parts.map((part) => `(${part})`).join(' and ');
}

const NO_FACETS = { class: null, field: null, channel: null, commune: null };

function facetColumns({ facets }: ListCriteria, placed: Placed): string[] {
  const columns = [
    ['p.class', facets.class],
    ['p.field', facets.field],
    ['p.channel', facets.channel],
    ['p.commune_code', facets.commune],
  ] as const;
  return columns.flatMap(([column, wanted]) =>
    wanted === null ? [] : [`${column} = any(${placed(wanted)}::text[])`],
  );
}

const sentBy = (phoneIndex: string): string =>
  `p.id in (select s.petition_id from petition_submitter s where s.phone_index = ${phoneIndex})`;

function holders({ unitIds, involvedIds }: ListCriteria, placed: Placed): string[] {
  const held = unitIds === null ? [] : [`p.unit_id = any(${placed(unitIds)}::uuid[])`];
  if (involvedIds === null) return held;
  if (involvedIds === 'ALL') {
    return [...held, `p.participant_unit_ids <> '{}' or p.offered_unit_id is not null`];
  }
  const ids = `${placed(involvedIds)}::uuid[]`;
  return [
    ...held,
    `(p.participant_unit_ids <> '{}' and p.participant_unit_ids && ${ids})
     or p.offered_unit_id = any(${ids})`,
  ];
}

function dates(criteria: ListCriteria, placed: Placed): string[] {
  const bounds = [
    ['p.submitted_at >=', criteria.submittedFrom],
    ['p.submitted_at <', criteria.submittedTo],
    ['p.due_on >=', criteria.dueFrom],
    ['p.due_on <=', criteria.dueTo],
  ] as const;
  return bounds.flatMap(([comparison, bound]) =>
    bound === null ? [] : [`${comparison} ${placed(bound)}`],
  );
}
