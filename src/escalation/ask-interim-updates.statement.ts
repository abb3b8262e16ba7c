import { insertIntoInboxes } from '../messages/outbox.columns';
import type { Statement } from '../platform/database/database';
import { idWith } from '../platform/database/sql-ids';
import { holders, ownRole } from './holders.statement';
import { INSTEAD } from './tell.statement';

/** Names the request for a round `i` to a unit's reader for ever, in SQL. */
export const interimKey = (i: string, account: string): string =>
  `'interim:' || ${[`${i}.petition_id`, `${i}.cycle`, `${i}.round`, `${i}.unit_id`, account].join(` || ':' || `)}`;

const IS_DUE = 'coalesce(c.next_interim_at, c.due_at) <= $1 and c.due_at <= $1';

/**
 * Clocks of the decree that have to be looked at, in due order: their days have passed, and so has the round that was
 * last asked for. Petition and clock are locked without waiting, so an officer's action that comes now waits for this
 * and never the other way round; what somebody else holds is left to the next run. $1 the present, $2 at most, $3 ids.
 */
const pick = (which: string): string => `
    select c.id as "clockId", c.petition_id as "petitionId", c.cycle, c.due_on as "decreeOn",
      p.class, p.channel, p.urgency, p.unit_id as "unitId"
    from sla_clock c join petition p on p.id = c.petition_id
    where c.kind = 'DECREE' and c.stopped_at is null
      and ${IS_DUE} and ${which}
    order by coalesce(c.next_interim_at, c.due_at), c.id
    limit $2
    for update of c skip locked
    for no key update of p skip locked`;

/** $3 the clocks that are left alone. */
export const PICK_INTERIM: Statement = {
  name: 'interim.pick',
  text: pick('c.id <> all($3::uuid[])'),
};

/** $3 the clocks that are looked at. */
export const PICK_INTERIM_PART: Statement = {
  name: 'interim.pick-part',
  text: pick('c.id = any($3::uuid[])'),
};

/** What a batch that failed would have looked at, locked by nobody. Parameters as of PICK_INTERIM. */
export const DUE_INTERIM: Statement = {
  name: 'interim.due',
  text: `
    select c.id, c.petition_id as "subjectId" from sla_clock c
    where c.kind = 'DECREE' and c.stopped_at is null and ${IS_DUE} and c.id <> all($3::uuid[])
    order by coalesce(c.next_interim_at, c.due_at), c.id
    limit $2`,
};

/** Read after the locks are held, so that it shows what the former holder of a lock committed. $1 petitions. */
export const LAST_SENT: Statement = {
  name: 'interim.last-sent',
  text: `
    select petition_id as "petitionId", cycle, max(round) as round from interim_update
    where petition_id = any($1::uuid[]) and state = 'SENT' group by petition_id, cycle`,
};

/**
 * Asks for word in the rounds that run, and has the clocks looked at again when they end: all in one statement, so
 * that a kill at any point loses and doubles nothing. A round before it that was not sent is MISSED; a text of it that
 * lies with the office goes over into the new one, and then the unit is not asked. A round that was called off with an
 * answer that did not stand is owed again. $1 the present, $2 the rounds as JSON, $3 the first half of ids (UUIDv7).
 */
export const ASK_INTERIM: Statement = {
  name: 'interim.ask',
  text: `
    with r as materialized (
      select * from jsonb_to_recordset($2::jsonb) as r(clock_id uuid, petition_id uuid,
        cycle integer, unit_id uuid, round integer, due_on date, due_at timestamptz,
        owed_at timestamptz, missed integer)),
    looked as (
      update sla_clock c set next_interim_at = r.due_at from r where c.id = r.clock_id),
    former as materialized (
      select i.* from r join interim_update i on i.petition_id = r.petition_id
        and i.state in ('ASKED', 'PROPOSED')
      where (i.cycle, i.round) <> (r.cycle, r.round)),
    passed as (
      update interim_update i set state = 'MISSED', ended_at = $1
      from former f where i.id = f.id
      returning i.id),
    -- Counting first makes these end first: a petition has one that is owed at any time.
    ended as materialized (select count(*) as missed from passed),
    raised as (
      insert into interim_update as i (id, petition_id, cycle, round, unit_id, state, asked_at,
        due_on, due_at, owed_at, missed, text, proposed_at, proposed_by)
      select ${idWith('$3')}, r.petition_id, r.cycle, r.round, r.unit_id,
        coalesce(f.state, 'ASKED'), $1, r.due_on, r.due_at, r.owed_at, r.missed, f.text,
        f.proposed_at, f.proposed_by
      from r cross join ended
      left join former f on f.petition_id = r.petition_id and f.state = 'PROPOSED'
      on conflict on constraint uq_interim_update_round do update set unit_id = excluded.unit_id,
        due_on = excluded.due_on, due_at = excluded.due_at, owed_at = excluded.owed_at,
        missed = excluded.missed, ended_at = null,
        state = case when i.proposed_at is null then 'ASKED' else 'PROPOSED' end
      where i.state in ('ASKED', 'PROPOSED', 'CANCELLED')
      returning i.petition_id, i.cycle, i.round, i.unit_id, i.state, i.due_on),
    asked as materialized (
      select distinct q.unit_id,
        ${ownRole('u')} as role
      from raised q join unit u on u.id = q.unit_id where q.state = 'ASKED'),
    ${holders('asked')},
    ${INSTEAD},
    readers as materialized (
      select jsonb_object_agg(h.unit_id, h.accounts) as by_unit from (
        select unit_id, jsonb_agg(distinct account_id) as accounts from holder
        group by unit_id) h),
    told as (${insertIntoInboxes(`(
      select ${idWith('$3')} as id, a.locale, a.id as account_id, q.petition_id,
        ${interimKey('q', 'a.id')} as key,
        'staff.interim-update-asked' as template, $1::timestamptz as at,
        jsonb_build_object('code', p.code, 'round', q.round, 'unit', u.name, 'unitId', u.id,
          'dueOn', q.due_on) as payload
      from raised q
      cross join lateral jsonb_array_elements_text(coalesce(
        (select by_unit from readers) -> q.unit_id::text, (select accounts from instead))) as d(reader)
      join account a on a.id = d.reader::uuid
      join petition p on p.id = q.petition_id
      join unit u on u.id = q.unit_id
      where q.state = 'ASKED')`)})
    select (select count(*) from raised) as asked, missed from ended`,
};

/** Clocks that no policy makes a round for: looked at again later. $1 clocks, $2 when. */
export const LOOK_LATER: Statement = {
  name: 'interim.look-later',
  text: `update sla_clock set next_interim_at = $2 where id = any($1::uuid[])`,
};
