import { insertIntoInboxes } from '../messages/outbox.columns';
import { idWith } from '../platform/database/sql-ids';

/** Names the message of an escalation `e` to an account for ever, in SQL. */
export const escalationKey = (e: string, account: string): string =>
  `'escalation:' || ${e}.id || ':' || ${account}`;

/** Who is told where nobody else is, as a CTE that stands behind `holders`: the desk, else the administrators. */
export const INSTEAD = `instead as materialized (
    select jsonb_agg(distinct account_id) as accounts from (
      select account_id, rank() over (order by role = 'ADMIN') as choice from at_work
      where role = 'ADMIN' or (role = 'INTAKE_OFFICER' and (unit_id is null or central))) as c
    where choice = 1)`;

/**
 * The messages into the inboxes of those who are told of what was raised: the CTEs that stand behind `raised` in the
 * statement that raises, so that an escalation and its messages are committed together or not at all. Expects
 * `at_work` and `holder` of `holders`, `raised` (id, petition_id, clock_kind, level, unit_id, target_role, told_role,
 * due_at), $1 the present and $5 the first half of ids; leaves `told`.
 *
 * Told is whoever holds the role that hears it; of the chairman's list, nobody. A role that hears it in the place of
 * the one it is aimed at is told so. Where nobody holds any of the ladder's, the desk's intake officers are told, and
 * where there are none of those, the administrators: a warning is never raised to nobody.
 */
export const TELL = `
  ${INSTEAD},
  readers as materialized (
    select jsonb_object_agg(h.unit_id || ' ' || h.role, h.accounts) as by_role from (
      select unit_id, role, jsonb_agg(account_id) as accounts from holder
      group by unit_id, role) h),
  told as (${insertIntoInboxes(`(
    select ${idWith('$5')} as id, ${escalationKey('r', 'a.id')} as key,
      case when r.told_role = r.target_role then 'staff.escalation'
        else 'staff.escalation-unheard' end as template,
      a.locale, a.id as account_id, r.petition_id, $1::timestamptz as at,
      jsonb_build_object('code', p.code, 'level', r.level, 'limit', r.clock_kind, 'unit', u.name,
        'role', r.target_role, 'dueAt', to_char(r.due_at at time zone 'utc',
          'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as payload
    from raised r
    cross join lateral jsonb_array_elements_text(
      case when r.told_role is null then (select accounts from instead)
        else (select by_role from readers) -> (r.unit_id || ' ' || r.told_role) end) as d(reader)
    join account a on a.id = d.reader::uuid
    join petition p on p.id = r.petition_id
    join unit u on u.id = r.unit_id)`)})`;
