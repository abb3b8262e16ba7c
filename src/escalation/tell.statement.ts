import { idWith, insertIntoInboxes } from '../messages/outbox.columns';

/**
 * Who is told of what was raised, and the messages into their inboxes: the CTEs that stand behind `raised` in the
 * statement that raises, so that an escalation and its messages are committed together or not at all. Expects
 * `raised` (id, petition_id, clock_kind, level, unit_id, target_role, due_at), $1 the present and $5 the first half
 * of ids; leaves `unheard` (unit_id, target_role) and `told`.
 *
 * The target role is held at the unit, at the unit that succeeded it, or everywhere; the desk's and the office's own
 * roles also at the desk or the office. Where nobody holds it, the desk's intake officers are told in their place,
 * and where there are none of those, the administrators: a warning is never raised to nobody.
 */
export const TELL = `
  aimed as materialized (select distinct unit_id, target_role from raised),
  at_work as materialized (
    select g.account_id, g.role, g.unit_id, u.kind
    from role_grant g join account a on a.id = g.account_id and a.disabled_at is null
    left join unit u on u.id = g.unit_id
    where g.role in (select target_role from aimed) or g.role in ('INTAKE_OFFICER', 'ADMIN')),
  heir as materialized (
    with recursive line (unit_id, heir_id) as (
      select distinct unit_id, unit_id from aimed
      union
      select l.unit_id, u.successor_id from line l join unit u on u.id = l.heir_id
      where u.successor_id is not null)
    select * from line),
  holder as materialized (
    select a.unit_id, a.target_role, w.account_id
    from aimed a join heir h on h.unit_id = a.unit_id
    join at_work w on w.role = a.target_role and w.unit_id = h.heir_id
    union
    select a.unit_id, a.target_role, w.account_id
    from aimed a join at_work w on w.role = a.target_role and (w.unit_id is null
      or (w.role in ('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
          and w.kind in ('INTAKE_DESK', 'PROVINCIAL_OFFICE')))),
  unheard as materialized (
    select a.unit_id, a.target_role from aimed a where not exists (
      select from holder h where h.unit_id = a.unit_id and h.target_role = a.target_role)),
  instead as materialized (
    select distinct account_id from (
      select account_id, rank() over (order by role = 'ADMIN') as choice from at_work
      where role = 'ADMIN' or (role = 'INTAKE_OFFICER'
        and (unit_id is null or kind in ('INTAKE_DESK', 'PROVINCIAL_OFFICE')))) as c
    where choice = 1),
  reader as materialized (
    select unit_id, target_role, account_id, 'staff.escalation' as template from holder
    union all
    select unit_id, target_role, account_id, 'staff.escalation-unheard'
    from unheard cross join instead),
  told as (${insertIntoInboxes(`(
    select ${idWith('$5')} as id, 'escalation:' || r.id || ':' || d.account_id as key, d.template,
      a.locale, d.account_id, r.petition_id, $1::timestamptz as at,
      jsonb_build_object('code', p.code, 'level', r.level, 'limit', r.clock_kind, 'unit', u.name,
        'role', r.target_role, 'dueAt', to_char(r.due_at at time zone 'utc',
          'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as payload
    from raised r
    join reader d on d.unit_id = r.unit_id and d.target_role = r.target_role
    join account a on a.id = d.account_id
    join petition p on p.id = r.petition_id
    join unit u on u.id = r.unit_id)`)})`;
