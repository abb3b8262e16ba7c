import { insertStaffMails } from '../../messages/outbox.columns';
import type { Statement } from '../../platform/database/database';
import { idWith } from '../../platform/database/sql-ids';
import { digestKey, groupsOf, latenessAt, reachableToday } from './digest-readers.statement';

/** A warning in an inbox that was neither read nor told, and is not too old to be news. */
const untold = (firstId: string): string => `
  m.channel = 'INBOX' and m.state = 'SENT' and m.read_at is null and m.digest_id is null
  and m.template like 'staff.escalation%' and m.id >= ${firstId}`;

/** Rungs of a ladder without an offset stand where due-soon begins; so did DUE_SOON of a ladder that has it no more. */
const WARNS = `coalesce(g.offset_amount < 0, g.level is not null or e.level = 'DUE_SOON')`;

/** Whether what was raised is still so: a warning until the limit comes, lateness from then on. */
const STILL_SO = `case when ${WARNS}
    then c.due_at > $2 and (g.offset_amount is not null or c.due_soon_at <= $2)
    else c.due_at <= $2 end`;

/**
 * Who has something in the inbox that was neither read nor told, and has no digest of today, by account. $1 the day, $2
 * closed units, $3 the first id that is news, $4 the last account seen, $5 at most.
 */
export const OWED_OFFICER_DIGESTS: Statement = {
  name: 'digests.owed-officers',
  text: `
  select a.id from account a
  where a.id > $4 and ${reachableToday('a', '$2::uuid[]')}
    and exists (select from outbox m where m.account_id = a.id and ${untold('$3')})
    and not exists (select from outbox d where d.idempotency_key = ${digestKey('a.id', '$1')})
  order by a.id limit $5`,
};

/**
 * The day's digests of people, by account: what was raised to them, in their inbox, not read, not told by a digest
 * before and still so. Digests and the marks of what they told are one statement; what somebody is reading this moment
 * is passed over, and a digest that another worker wrote meanwhile marks nothing here.
 *
 * What the day's digest of a unit told its head is marked as told by that, and not told twice. Of several levels of
 * one clock the latest is told.
 *
 * $1 the present, $2 the day's moment, $3 the day, $4 until when it is good, $5 accounts, $6 the first id that is news,
 * $7 the first half of the ids. Returns one row.
 */
export const WRITE_OFFICER_DIGESTS: Statement = {
  name: 'digests.write-officers',
  text: `
  with due as materialized (
    select a.id, a.locale from account a where a.id = any($5::uuid[])),
  news as materialized (
    select m.id, m.account_id, e.due_at as raised_for, e.id as escalation_id, e.level, c.id as clock_id,
      c.due_at, p.code, jsonb_build_object('code', p.code, 'limit', e.clock_kind, 'dueOn', c.due_on,
        'unit', u.name) as line,
      case when ${latenessAt('p', '$2')} is not null then s.id end as told_by
    from due d
    join outbox m on m.account_id = d.id and ${untold('$6')}
    join escalation e on e.petition_id = m.petition_id
      and m.idempotency_key = 'escalation:' || e.id || ':' || m.account_id
    join sla_clock c on c.id = e.clock_id and c.stopped_at is null
    left join ladder_rung g on g.ladder_id = c.ladder_id and g.level = e.level
    join petition p on p.id = e.petition_id
    join unit u on u.id = e.unit_id
    left join outbox s on s.state not in ('DEAD', 'CANCELLED')
      and s.idempotency_key = ${digestKey('d.id', '$3', 'p.unit_id')}
    where e.due_at <= $2 and ${STILL_SO}
    for update of m skip locked),
  item as materialized (
    select distinct on (account_id, clock_id) account_id as of_whom, level, due_at, code, line
    from news where told_by is null order by account_id, clock_id, raised_for desc, escalation_id desc),
  ${groupsOf('item')},
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
