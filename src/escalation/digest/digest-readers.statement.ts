import { holders } from '../holders.statement';

/**
 * Who reads a unit's digest, as CTEs that leave `reader` (unit_id, account_id): its head; where nobody is, its
 * officers; at the intake desk, whoever receives there. Whoever holds a role at the unit's successor counts.
 */
export const READERS = `
  asked as materialized (
    select u.id as unit_id, r.role, r.place from unit u
    cross join lateral unnest(array['UNIT_HEAD', case u.kind when 'INTAKE_DESK'
      then 'INTAKE_OFFICER' else 'UNIT_OFFICER' end]) with ordinality as r(role, place)),
  ${holders('asked')},
  reader as materialized (
    select distinct unit_id, account_id from (
      select h.unit_id, h.account_id, rank() over (partition by h.unit_id order by a.place) as choice
      from holder h join asked a on a.unit_id = h.unit_id and a.role = h.role) c
    where choice = 1)`;

/** Whether an account can be sent e-mail and works today, at any of its units. `closed` is an array of unit ids. */
export const reachableToday = (account: string, closed: string): string => `
  ${account}.disabled_at is null and ${account}.email is not null and not ${account}.email_off
    and exists (select from role_grant g where g.account_id = ${account}.id
      and (g.unit_id is null or g.unit_id <> all(${closed})))`;

/** Names the digest of a person on a day for ever, and with a unit the one of that unit. */
export const digestKey = (account: string, day: string, unit?: string): string =>
  `'digest:' || ${account} || ':' || ${day}::text${unit ? ` || ':' || ${unit}` : ''}`;

/** How late an open petition was at an instant, as `latenessOf` says it; null when it was not. */
export const latenessAt = (petition: string, at: string): string => `
  case when not ${petition}.open then null when ${petition}.due_at <= ${at} then 'OVERDUE'
    when ${petition}.step_due_at <= ${at} then 'LATE_STEP'
    when ${petition}.due_soon_at <= ${at} then 'DUE_SOON' end`;

/** So many lines stand under a level; what else there is is counted. */
export const LISTED = 10;

/**
 * Items by level, with lines for the oldest, as CTEs. `items` names a CTE with (of_whom, level, due_at, code, line);
 * leaves `by_level` (of_whom, level, count, lines).
 */
export const byLevel = (items: string): string => `
  placed as materialized (
    select i.*, row_number() over (partition by of_whom, level order by due_at, code) as place,
      count(*) over (partition by of_whom, level) as in_level
    from ${items} i),
  by_level as materialized (
    select of_whom, level, max(in_level) as count, jsonb_agg(line order by place) as lines
    from placed where place <= ${LISTED} group by of_whom, level)`;

/**
 * The groups of a payload, the worst level first, as a CTE behind `by_level`; leaves `grouped` (of_whom, count, groups).
 */
export const GROUPED = `
  grouped as materialized (
    select of_whom, sum(count)::integer as count,
      jsonb_agg(jsonb_build_object(
        'heading', jsonb_build_object('level', level, 'count', count), 'lines', lines,
        'more', count - jsonb_array_length(lines))
        order by case level when 'INTERIM_UPDATE' then 3 when 'DUE_SOON' then 2
          when 'LATE_STEP' then 1 else 0 end, level)
        as groups
    from by_level group by of_whom)`;
