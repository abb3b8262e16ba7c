import { insertStaffMails } from '../../messages/outbox.columns';
import type { Statement } from '../../platform/database/database';
import { idWith } from '../../platform/database/sql-ids';
import { groupsOf, latenessAt, reachableToday, READERS } from './digest-readers.statement';

/**
 * The day's digests of a batch of units, by unit, to whoever reads them: all that is late or due soon there by the
 * stored columns, so that it says what the lists say. A petition that was answered, merged or taken elsewhere is not
 * open there any more. A unit with nothing to tell has no digest.
 *
 * $1 the present, $2 the day's moment, $3 the day, $4 until when it is good, $5 closed units, $6 the last unit seen,
 * $7 at most, $8 the first half of the ids. Returns one row.
 */
export const WRITE_UNIT_DIGESTS: Statement = {
  name: 'digests.write-units',
  text: `
  with ${READERS},
  owed as materialized (
    select r.unit_id, a.id as account_id, a.locale,
      'digest:' || a.id || ':' || $3::text || ':' || r.unit_id as key
    from reader r join account a on a.id = r.account_id
    where r.unit_id > $6 and r.unit_id <> all($5::uuid[]) and ${reachableToday('a', '$5::uuid[]')}
      and not exists (select from outbox d
        where d.idempotency_key = 'digest:' || a.id || ':' || $3::text || ':' || r.unit_id)),
  due as materialized (select distinct unit_id from owed order by unit_id limit $7),
  item as materialized (
    select p.unit_id as of_whom, p.level, p.code,
      case p.level when 'LATE_STEP' then p.step_due_at else p.due_at end as due_at,
      jsonb_build_object('code', p.code,
        'limit', case p.level when 'LATE_STEP' then p.step_kind else 'OUTER' end,
        'dueOn', case p.level when 'LATE_STEP' then p.step_due_on else p.due_on end) as line
    from due d
    cross join lateral (
      select q.*, ${latenessAt('q', '$2')} as level from petition q
      where q.unit_id = d.unit_id and q.open) p
    where p.level is not null),
  ${groupsOf('item')},
  written as (${insertStaffMails(`(
    select ${idWith('$8')} as id, o.key, 'staff.unit-digest' as template, o.locale, o.account_id,
      $1::timestamptz as at, $4::timestamptz as until,
      jsonb_build_object('unit', u.name, 'day', $3::text, 'count', w.count, 'groups', w.groups)
        as payload
    from owed o join grouped w on w.of_whom = o.unit_id join unit u on u.id = o.unit_id
    order by o.key)`)})
  select (select count(*) from written) as written,
    (select unit_id from due order by unit_id desc limit 1) as last`,
};
