import { insertStaffMails } from '../../messages/outbox.columns';
import type { Statement } from '../../platform/database/database';
import { idWith } from '../../platform/database/sql-ids';
import {
  digestKey,
  groupsOf,
  latenessAt,
  reachableToday,
  READERS,
} from './digest-readers.statement';

/** One id for a unit and a reader of its digest. */
const pairId = `left(encode(sha256((r.unit_id || ' ' || a.id)::bytea), 'hex'), 32)::uuid`;

/**
 * Who reads the digest of a unit and has none of today, by unit and reader. $1 the day, $2 closed units, $3 and $4 the
 * last unit and reader seen, $5 at most.
 */
export const OWED_UNIT_DIGESTS: Statement = {
  name: 'digests.owed-units',
  text: `
  with ${READERS}
  select ${pairId} as id, r.unit_id as "subjectId", r.account_id as "accountId"
  from reader r join account a on a.id = r.account_id
  where (r.unit_id, r.account_id) > ($3::uuid, $4::uuid)
    and r.unit_id <> all($2::uuid[]) and ${reachableToday('a', '$2::uuid[]')}
    and not exists (select from outbox d where d.idempotency_key = ${digestKey('a.id', '$1', 'r.unit_id')})
  order by r.unit_id, r.account_id limit $5`,
};

/**
 * The day's digests of units to readers: all that is late or due soon there by the stored columns, so that it says what
 * the lists say. A petition that was answered, merged or taken elsewhere is not open there any more. A unit with
 * nothing to tell has no digest; one that another worker wrote meanwhile is not written again.
 *
 * $1 the present, $2 the day's moment, $3 the day, $4 until when it is good, $5 units and $6 their readers, in the same
 * order, $7 the first half of the ids. Returns one row.
 */
export const WRITE_UNIT_DIGESTS: Statement = {
  name: 'digests.write-units',
  text: `
  with owed as materialized (
    select * from unnest($5::uuid[], $6::uuid[]) as o(unit_id, account_id)),
  due as materialized (select distinct unit_id from owed),
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
    select ${idWith('$7')} as id, ${digestKey('a.id', '$3', 'o.unit_id')} as key,
      'staff.unit-digest' as template, a.locale, a.id as account_id,
      $1::timestamptz as at, $4::timestamptz as until,
      jsonb_build_object('unit', u.name, 'day', $3::text, 'count', w.count, 'groups', w.groups)
        as payload
    from owed o join grouped w on w.of_whom = o.unit_id join unit u on u.id = o.unit_id
    join account a on a.id = o.account_id
    order by 2)`)})
  select count(*) as written from written`,
};
