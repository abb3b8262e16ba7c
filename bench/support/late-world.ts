import type { Client } from 'pg';
import type { Statement } from '../../src/platform/database/database';
import { LAST_WORD } from '../../src/notices/notice-replies';
import { WORLD_NOW } from './world';

/** $1 the present, $2 how many are late: each so many-th petition, in the order in which they came; $3 kinds of units. */
const SHARE_OUT = `
  with units as (
    select array_agg(id order by code) as ids from unit where kind = any($3)),
  counted as (select count(*) / $2::integer as step from petition),
  shared as (
    select p.id, row_number() over (order by p.id) as n, c.step from petition p, counted c),
  placed as (
    select s.id, u.ids[1 + s.n / s.step % cardinality(u.ids)] as unit_id,
      s.n % s.step = 0 and s.n / s.step <= $2::integer as late, 1 + (s.n * 7919) % 60 as days
    from shared s cross join units u)
  update petition p set unit_id = l.unit_id, state = 'IN_PROGRESS', assigned_at = p.submitted_at,
    step_kind = null, step_due_on = null, step_due_at = null,
    due_on = d.due_on, due_at = (d.due_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh',
    due_soon_at = null
  from placed l
  cross join lateral (select ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
    + (case when l.late then -l.days else 30 end)::integer as due_on) d
  where l.id = p.id`;

/** Shares the petitions of a world out among its 95 communes, or other units, and makes exactly so many overdue. */
export const shareOut =
  (late: number, kinds: readonly string[] = ['COMMUNE']) =>
  (client: Client): Promise<unknown> =>
    client.query(SHARE_OUT, [WORLD_NOW, late, kinds]);

/**
 * What one would write by hand to draft all letters of the week at once: the same rows of letters, weeks and items, to
 * the byte but for the letters' ids. $1 the present, $2 the names of fields, $3 the names of states, $4 states of
 * letters that were sent.
 */
export const DRAFT_BY_HAND: Statement = {
  text: `
  with today as (select ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as day),
  days as materialized (
    select d::date as day, count(*) filter (where c.kind = 'MAKEUP_WORKDAY'
      or c.kind is null and extract(isodow from d) < 6) over (order by d) as worked
    from today, generate_series(today.day - 400, today.day, interval '1 day') as d
    left join calendar_day c on c.day = d::date and c.unit_id is null),
  overdue as materialized (
    select day, (select max(worked) from days) - worked as days from days),
  reminded as materialized (
    select i.petition_id, count(*) as times
    from notice_item i join notice n on n.id = i.notice_id
    where i.dropped_at is null and n.kind = 'REMINDER' and n.state = any($4) group by 1),
  given as materialized (
    select distinct on (i.petition_id) i.petition_id, i.unit_id, s.cause, s.promised_on
    from notice_item i join notice n on n.id = i.notice_id
    cross join lateral (${LAST_WORD}) s
    where i.dropped_at is null and n.kind = 'REMINDER' and n.state = any($4)
    order by i.petition_id, n.issued_at desc),
  late as materialized (
    select p.id, p.unit_id, p.version,
      row_number() over (partition by p.unit_id order by p.due_at, p.id) as position,
      jsonb_build_object('code', p.code, 'externalCode', p.external_code,
        'submittedOn', (p.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date,
        'assignedOn', (p.assigned_at at time zone 'Asia/Ho_Chi_Minh')::date,
        'fieldLabel', $2::jsonb ->> p.field,
        'summary', left(btrim(regexp_replace(normalize(regexp_replace(regexp_replace(p.title,
            '[^\\s@<>(),;]+@[^\\s@<>(),;]+\\.[^\\s@<>(),;]+', '[…]', 'g'),
            '(?:\\+?84|0)(?:[\\s.-]?\\d){8,10}(?!\\d)', '[…]', 'g')), '\\s+', ' ', 'g')), 300),
        'dueOn', p.due_on, 'workingDaysOverdue', o.days,
        'stateLabel', $3::jsonb ->> p.state, 'timesReminded', coalesce(r.times, 0),
        'reasonGiven', g.cause, 'promisedOn', g.promised_on) as row
    from petition p
    join overdue o on o.day = p.due_on
    left join reminded r on r.petition_id = p.id
    left join given g on g.petition_id = p.id and g.unit_id = p.unit_id
    where p.open and p.due_at <= $1),
  letters as (
    insert into notice (id, unit_id, kind, state, version, as_of, drafted_at)
    select gen_random_uuid(), unit_id, 'REMINDER', 'DRAFTED', 1, $1, $1 from late group by unit_id
    returning id, unit_id),
  weeks as (
    insert into notice_week (unit_id, week_on, drafted_at, notice_id)
    select unit_id, date_trunc('week', today.day)::date, $1, id from letters, today)
  insert into notice_item (notice_id, petition_id, unit_id, position, petition_version, lateness, row)
  select n.id, l.id, l.unit_id, l.position, l.version, 'OVERDUE', l.row
  from late l join letters n on n.unit_id = l.unit_id`,
};

/** What was drafted, so that two ways of drafting can be told to have written the same. */
export const DRAFTED: Statement = {
  text: `
  select (select count(*) from notice where state = 'DRAFTED' and kind = 'REMINDER') as letters,
    count(*) as items, md5(string_agg(concat_ws(' ', i.petition_id, i.unit_id, n.unit_id, i.position,
      i.petition_version, i.lateness, i.row), ' ' order by i.petition_id)) as digest
  from notice_item i join notice n on n.id = i.notice_id`,
};
