import { insertStaffMails } from '../../messages/outbox.columns';
import type { Statement } from '../../platform/database/database';
import { idWith } from '../../platform/database/sql-ids';
import { digestKey, GROUPED, reachableToday, READERS } from './digest-readers.statement';
import { hasAnyLate, lateByLevel } from './unit-lateness.statement';

/** One id for a unit and a reader of its digest. */
const pairId = `left(encode(sha256((r.unit_id || ' ' || a.id)::bytea), 'hex'), 32)::uuid`;

/**
 * Who reads the digest of a unit and has none of today, though there is something to tell, by unit and reader. Only
 * units that are owed one are looked at, each by its own ranges of indexes until anything is found.
 *
 * $1 the day, $2 closed units, $3 and $4 the last unit and reader seen, $5 at most, $6 the day's moment, $7 after which
 * nothing is due soon.
 */
export const OWED_UNIT_DIGESTS: Statement = {
  name: 'digests.owed-units',
  text: `
  with ${READERS},
  owed as materialized (
    select r.unit_id, r.account_id, ${pairId} as id
    from reader r join account a on a.id = r.account_id
    where (r.unit_id, r.account_id) > ($3::uuid, $4::uuid)
      and r.unit_id <> all($2::uuid[]) and ${reachableToday('a', '$2::uuid[]')}
      and not exists (
        select from outbox d where d.idempotency_key = ${digestKey('a.id', '$1', 'r.unit_id')}))
  select o.id, o.unit_id as "subjectId", o.account_id as "accountId" from owed o
  where ${hasAnyLate('o.unit_id', { moment: '$6', dueSoonUntil: '$7::timestamptz' })}
  order by o.unit_id, o.account_id limit $5`,
};

/**
 * The day's digests of units to readers: all that is late or due soon there by the stored columns, so that it says what
 * the lists say. A petition that was answered, merged or taken elsewhere is not open there any more. A unit with
 * nothing to tell has no digest; one that another worker wrote meanwhile is not written again.
 *
 * $1 the present, $2 the day's moment, $3 the day, $4 until when it is good, $5 units and $6 their readers, in the same
 * order, $7 after which nothing is due soon, $8 the first half of the ids. Returns one row.
 */
export const WRITE_UNIT_DIGESTS: Statement = {
  name: 'digests.write-units',
  text: `
  with owed as materialized (
    select * from unnest($5::uuid[], $6::uuid[]) as o(unit_id, account_id)),
  due as materialized (select distinct unit_id from owed),
  ${lateByLevel('due', { moment: '$2', dueSoonUntil: '$7::timestamptz' })},
  ${GROUPED},
  written as (${insertStaffMails(`(
    select ${idWith('$8')} as id, ${digestKey('a.id', '$3', 'o.unit_id')} as key,
      'staff.unit-digest' as template, a.locale, a.id as account_id,
      $1::timestamptz as at, $4::timestamptz as until,
      jsonb_build_object('unit', u.name, 'day', $3::text, 'count', w.count, 'groups', w.groups)
        as payload
    from owed o join grouped w on w.of_whom = o.unit_id join unit u on u.id = o.unit_id
    join account a on a.id = o.account_id
    order by 2)`)})
  select count(*) as written from written`,
};
