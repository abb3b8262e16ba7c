import type { Client } from 'pg';
import type { Database, Statement } from '../../src/platform/database/database';
import { shareOut } from './late-world';
import { WORLD_NOW } from './world';

/** So many warnings lie in the inbox of each officer, in either world. */
export const WARNINGS = 20;
/** So many that are so no more lie with officers of units that have nothing to tell. */
const STALE = 500;

/** Of what is late with each unit a fifth is late in a step, and a fifth due soon, in place of overdue. $1 the present. */
const SPREAD = `
  with late as (
    select id, row_number() over (partition by unit_id order by id) % 5 as kind,
      ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as today
    from petition where open and due_at <= $1),
  placed as (
    select l.*, l.today + case l.kind when 3 then 10 else 1 end as due_on from late l
    where l.kind >= 3)
  update petition p set due_on = l.due_on,
    due_at = (l.due_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh',
    due_soon_at = case l.kind when 4 then $1::timestamptz - interval '1 day' end,
    step_kind = case l.kind when 3 then 'ACCEPT' end,
    step_due_on = case l.kind when 3 then l.today - 3 end,
    step_due_at = case l.kind when 3
      then (l.today - 2)::timestamp at time zone 'Asia/Ho_Chi_Minh' end
  from placed l where p.id = l.id`;

/**
 * Shares the petitions of a world out among its communes and departments and makes exactly so many of them late, of
 * all three levels. The vertical bodies have nothing.
 */
export const lateAtAllLevels =
  (late: number) =>
  async (client: Client): Promise<void> => {
    await shareOut(late, ['COMMUNE', 'DEPARTMENT'])(client);
    await client.query(SPREAD, [WORLD_NOW]);
  };

/** A head and two officers at each unit, all with an address. $1 the present. */
const PEOPLE = `
  with units as (
    select id, code from unit where kind in ('COMMUNE', 'DEPARTMENT', 'VERTICAL_BODY')),
  people as (
    select gen_random_uuid() as id, u.id as unit_id, u.code || '-' || n as name,
      case n when 1 then 'UNIT_HEAD' else 'UNIT_OFFICER' end as role
    from units u cross join generate_series(1, 3) as n),
  accounts as (
    insert into account (id, username, display_name, password_hash, created_at, email)
    select id, 'bench-' || name, name, 'none', $1, lower(name) || '@bench.example' from people)
  insert into role_grant (id, account_id, role, unit_id)
  select gen_random_uuid(), id, role, unit_id from people`;

/**
 * Warnings in the inboxes of officers: of their unit's petitions, and at the vertical bodies, of what is so no more.
 * $1 the present, $2 how many each, $3 how many stale.
 */
const WARN = `
  with handling as (
    select u.id as unit_id, p.petition_id, p.clock_id, p.due_at, 'OVERDUE' as level
    from unit u cross join lateral (
      select q.id as petition_id, c.id as clock_id, c.due_at
      from petition q join sla_clock c on c.petition_id = q.id and c.kind = 'OUTER'
      where q.unit_id = u.id and q.open and c.due_at <= $1
      order by q.id limit $2) p
    where u.kind in ('COMMUNE', 'DEPARTMENT')),
  stale as (
    select u.id as unit_id, p.petition_id, p.clock_id, p.due_at, 'DUE_SOON' as level
    from (select id from unit where kind = 'VERTICAL_BODY' order by code limit 1) u
    cross join lateral (
      select c.petition_id, c.id as clock_id, c.due_at from sla_clock c
      where c.kind = 'OUTER' and c.due_at <= $1 order by c.id limit $3) p),
  raised as (
    insert into escalation (id, petition_id, clock_id, clock_kind, cycle, level, unit_id,
      target_role, told_role, due_at, raised_at)
    select gen_random_uuid(), petition_id, clock_id, 'OUTER', 1, level, unit_id, 'UNIT_OFFICER',
      'UNIT_OFFICER', due_at, $1
    from (select * from handling union all select * from stale) w
    returning *)
  insert into outbox (id, idempotency_key, audience, channel, template, locale, payload, account_id,
    petition_id, state, not_before, created_at, sent_at)
  select overlay(gen_random_uuid()::text placing $4 from 1 for 18)::uuid,
    'escalation:' || r.id || ':' || g.account_id, 'STAFF', 'INBOX', 'staff.escalation', 'vi',
    jsonb_build_object('code', p.code, 'level', r.level, 'limit', r.clock_kind, 'unit', u.name,
      'role', r.target_role, 'dueAt', r.due_at), g.account_id, r.petition_id, 'SENT', $1, $1, $1
  from raised r join unit u on u.id = r.unit_id join petition p on p.id = r.petition_id
  join role_grant g on g.role = 'UNIT_OFFICER'
    and (g.unit_id = r.unit_id and r.level = 'OVERDUE' or r.level = 'DUE_SOON' and exists (
      select from unit v where v.id = g.unit_id and v.kind = 'VERTICAL_BODY'))`;

/** Puts people and their warnings into a world. */
export async function people(database: Database): Promise<void> {
  await database.rows(PEOPLE, [WORLD_NOW]);
  // The first half of a UUIDv7 of the world's present.
  const hex = WORLD_NOW.getTime().toString(16).padStart(12, '0');
  const time = `${hex.slice(0, 8)}-${hex.slice(8)}-7000`;
  await database.rows(WARN, [WORLD_NOW, WARNINGS, STALE, time]);
  for (const table of ['account', 'role_grant', 'escalation', 'outbox']) {
    await database.rows(`vacuum (analyze) ${table}`);
  }
}

const LINE = `jsonb_build_object('code', code, 'limit', kind, 'dueOn', due_on)`;

const GROUPS = (line: string, source: string, by: string): string => `
  select ${by}, sum(in_level)::integer as count, jsonb_agg(jsonb_build_object(
      'heading', jsonb_build_object('level', level, 'count', in_level), 'lines', lines,
      'more', in_level - jsonb_array_length(lines))
      order by array_position(array['OVERDUE', 'LATE_STEP', 'DUE_SOON'], level)) as groups
  from (select ${by}, level, in_level, jsonb_agg(${line} order by place) as lines
    from (select s.*, row_number() over w as place,
        count(*) over (partition by ${by}, level) as in_level
      from ${source} s window w as (partition by ${by}, level order by due_at, code)) ranked
    where place <= 10 group by ${by}, level, in_level) by_level
  group by ${by}`;

/**
 * What one would write by hand to tell all units and officers at once, knowing who reads what and that each warning is
 * of an overdue answer: the same digests and marks, to the byte but for ids. $1 the present, $2 the day's moment, $3
 * the day, $4 closing time.
 */
export const DIGESTS_BY_HAND: Statement = {
  text: `
  with late as materialized (
    select unit_id, code, 'OVERDUE' as level, 'OUTER' as kind, due_at, due_on
    from petition where open and due_at <= $2
    union all
    select unit_id, code, 'LATE_STEP', step_kind, step_due_at, step_due_on
    from petition where open and step_due_at <= $2 and due_at > $2
    union all
    select unit_id, code, 'DUE_SOON', 'OUTER', due_at, due_on
    from petition where open and due_at > $2 and due_at <= $2::timestamptz + interval '7 days'
      and due_soon_at <= $2 and (step_due_at is null or step_due_at > $2)),
  of_units as (${GROUPS(LINE, 'late', 'unit_id')}),
  warned as materialized (
    select m.id, m.account_id, e.level, c.due_at, c.due_on, p.code, u.name
    from outbox m join escalation e on e.petition_id = m.petition_id
      and m.idempotency_key = 'escalation:' || e.id || ':' || m.account_id
    join sla_clock c on c.id = e.clock_id and c.stopped_at is null and c.due_at <= $2
    join petition p on p.id = e.petition_id join unit u on u.id = e.unit_id
    where m.channel = 'INBOX' and m.state = 'SENT' and m.read_at is null and m.digest_id is null
      and e.level = 'OVERDUE'),
  of_people as (${GROUPS(
    `jsonb_build_object('code', code, 'limit', 'OUTER', 'dueOn', due_on, 'unit', name)`,
    'warned',
    'account_id',
  )}),
  digests as (
    select 'digest:' || g.account_id || ':' || $3::text || ':' || g.unit_id as key,
      'staff.unit-digest' as template, g.account_id, jsonb_build_object('unit', u.name,
        'day', $3::text, 'count', o.count, 'groups', o.groups) as payload
    from of_units o join role_grant g on g.unit_id = o.unit_id and g.role = 'UNIT_HEAD'
    join unit u on u.id = o.unit_id
    union all
    select 'digest:' || account_id || ':' || $3::text, 'staff.digest', account_id,
      jsonb_build_object('day', $3::text, 'count', count, 'groups', groups)
    from of_people),
  written as (
    insert into outbox (id, idempotency_key, audience, channel, template, locale, payload,
      account_id, state, not_before, created_at, not_after)
    select gen_random_uuid(), key, 'STAFF', 'EMAIL', template, 'vi', payload, account_id,
      'PENDING', $1, $1, $4
    from digests
    returning id, account_id, template)
  update outbox m set digest_id = w.id
  from warned n join written w on w.account_id = n.account_id and w.template = 'staff.digest'
  where m.id = n.id`,
};

/** What was written and marked, so that two ways of writing can be told to have written the same. */
export const DIGESTS_WRITTEN: Statement = {
  text: `
  select count(*) filter (where template = 'staff.unit-digest') as units,
    count(*) filter (where template = 'staff.digest') as people,
    (select count(*) from outbox where digest_id is not null) as told,
    md5(string_agg(concat_ws(' ', idempotency_key, template, payload, not_after,
      (select string_agg(m.idempotency_key, ' ' order by m.idempotency_key) from outbox m
        where m.digest_id = d.id)), ' ' order by idempotency_key)) as digest
  from outbox d where template in ('staff.unit-digest', 'staff.digest')`,
};
