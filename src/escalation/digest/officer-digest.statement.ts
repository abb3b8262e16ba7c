import { insertStaffMails } from '../../messages/outbox.columns';
import type { Statement } from '../../platform/database/database';
import { idWith } from '../../platform/database/sql-ids';
import {
  byLevel,
  digestKey,
  GROUPED,
  latenessAt,
  reachableToday,
} from './digest-readers.statement';
import { raised, untold, wordOwed } from './officer-news.statement';

const SEEN = { moment: '$3', firstId: '$4' };

/**
 * Whose inbox holds what was neither read nor told, and who has no digest of today, by account: the newest message,
 * and whether any of it is still so. An inbox that was looked through up to its newest message is left out.
 *
 * $1 the day, $2 closed units, $3 the day's moment, $4 the first id that is news, $5 accounts that were looked through,
 * $6 up to which message each, $7 the last account seen, $8 at most.
 */
export const OWED_OFFICER_DIGESTS: Statement = {
  name: 'digests.owed-officers',
  text: `
  with owed as materialized (
    select a.id, n.newest from account a
    cross join lateral (
      select m.id as newest from outbox m where m.account_id = a.id and ${untold(SEEN)}
      order by m.id desc limit 1) n
    left join unnest($5::uuid[], $6::uuid[]) as l(account_id, up_to) on l.account_id = a.id
    where a.id > $7 and ${reachableToday('a', '$2::uuid[]')}
      and (l.up_to is null or n.newest > l.up_to)
      and not exists (select from outbox d where d.idempotency_key = ${digestKey('a.id', '$1')})
    order by a.id limit $8)
  select o.id, o.newest, coalesce(${[raised(SEEN), wordOwed(SEEN)]
    .map(
      ({ joined, holds }) =>
        `(select true from outbox m ${joined} where m.account_id = o.id and ${holds} limit 1)`,
    )
    .join(', ')}, false) as "isNews"
  from owed o order by o.id`,
};

const OF = { moment: '$2', firstId: '$6' };
const RAISED = raised(OF);
const WORD_OWED = wordOwed(OF);

/**
 * The day's digests of people, by account: what was raised to them or asked of them, in their inbox, not read, not told
 * by a digest before and still so. Digests and the marks of what they told are one statement; what somebody is reading
 * this moment is passed over, and a digest that another worker wrote meanwhile marks nothing here.
 *
 * What the day's digest of a unit told its head is marked as told by that, and not told twice. Of several levels of
 * one clock the latest is told, and of one word that is owed whether it was asked for or sent back last.
 *
 * $1 the present, $2 the day's moment, $3 the day, $4 until when it is good, $5 accounts, $6 the first id that is news,
 * $7 the first half of the ids. Returns one row.
 */
export const WRITE_OFFICER_DIGESTS: Statement = {
  name: 'digests.write-officers',
  text: `
  with due as materialized (
    select a.id, a.locale from account a where a.id = any($5::uuid[])),
  warned as materialized (
    select m.id, m.account_id, c.id as about, e.due_at as since, e.id as latest, e.level, c.due_at,
      p.code, jsonb_build_object('code', p.code, 'limit', e.clock_kind, 'dueOn', c.due_on,
        'unit', u.name) as line,
      case when ${latenessAt('p', '$2')} is not null then s.id end as told_by
    from due d join outbox m on m.account_id = d.id ${RAISED.joined}
    left join outbox s on s.state not in ('DEAD', 'CANCELLED')
      and s.idempotency_key = ${digestKey('d.id', '$3', 'p.unit_id')}
    where ${RAISED.holds}
    for update of m skip locked),
  asked as materialized (
    select m.id, m.account_id, i.id as about, m.created_at as since, m.id as latest,
      'INTERIM_UPDATE' as level, i.due_at, p.code, jsonb_build_object('code', p.code,
        'limit', case m.template when 'staff.interim-update-asked' then 'INTERIM_ASKED'
          else 'INTERIM_RETURNED' end,
        'dueOn', i.due_on, 'unit', u.name) as line,
      null::uuid as told_by
    from due d join outbox m on m.account_id = d.id ${WORD_OWED.joined}
    where ${WORD_OWED.holds}
    for update of m skip locked),
  news as materialized (select * from warned union all select * from asked),
  item as materialized (
    select distinct on (account_id, about) account_id as of_whom, level, due_at, code, line
    from news where told_by is null order by account_id, about, since desc, latest desc),
  ${byLevel('item')},
  ${GROUPED},
  written as (${insertStaffMails(`(
    select ${idWith('$7')} as id, ${digestKey('d.id', '$3')} as key, 'staff.digest' as template,
      d.locale, d.id as account_id, $1::timestamptz as at, $4::timestamptz as until,
      jsonb_build_object('day', $3::text, 'count', w.count, 'groups', w.groups) as payload
    from due d join grouped w on w.of_whom = d.id order by d.id)`)}),
  told as (
    update outbox m set digest_id = coalesce(n.told_by, w.id)
    from news n left join written w on w.account_id = n.account_id
    where m.id = n.id and coalesce(n.told_by, w.id) is not null
    returning m.id)
  select (select count(*) from written) as written, (select count(*) from told) as told`,
};

/**
 * What a digest told that reached nobody is untold again: it was refused, called off, or its day was over before it
 * could be sent. What somebody is reading this moment is left to the next run. $1 the present, $2 the first id that is news.
 */
export const TAKE_BACK: Statement = {
  name: 'digests.take-back',
  text: `
  with failed as materialized (
    select id from outbox where state in ('DEAD', 'CANCELLED') and id >= $2
      and template in ('staff.digest', 'staff.unit-digest')
    union all
    select id from outbox where state = 'PENDING' and channel = 'EMAIL' and not_after <= $1),
  held as materialized (
    select m.id from outbox m join failed f on m.digest_id = f.id for update of m skip locked),
  back as (
    update outbox m set digest_id = null from held h where m.id = h.id
    returning m.id)
  select count(*) as back from back`,
};
