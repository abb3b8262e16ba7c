/** UUIDv7 of an instant: its milliseconds in front, chance behind. */
const idAt = (instant: string): string => `
  overlay(overlay(gen_random_uuid()::text placing
    regexp_replace(lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0'),
      '^(.{8})(.{4})$', '\\1-\\2') from 1 for 13) placing '7' from 15 for 1)::uuid`;

const DAYS_OF = (parameter: string): string => `
  jsonb_to_recordset(${parameter}::jsonb) as d(day integer, "submittedAt" timestamptz,
    answer jsonb, assign jsonb, accept jsonb)`;

/**
 * $1 how many, $2 the submission days. Of twenty, three wait at the desk to be assigned, three in their unit to be
 * accepted, fourteen are being handled.
 */
export const LOAD_PETITIONS = `
with handling as (
  select array_agg(id order by code) as ids, count(*)::integer as units
  from unit where kind not in ('INTAKE_DESK', 'PROVINCIAL_OFFICE')),
desk as (select id from unit where kind = 'INTAKE_DESK'),
n as (
  select i, (i::bigint * 120 / ($1::bigint + 1))::integer as day
  from generate_series(1, $1::integer) as i)
insert into petition (id, code, state, version, open, class, field, channel, title, content,
  anonymous, unit_id, submitted_at, entered_at, received_at, assigned_at, due_on, due_at,
  due_soon_at, due_provisional, step_kind, step_due_on, step_due_at, tracking_token_hash,
  last_event_hash)
select ${idAt(`d."submittedAt" + i * interval '1 microsecond'`)},
  'H19.PA.2026.' || lpad(i::text, 7, '0'),
  case when i % 20 < 3 then 'RECEIVED' when i % 20 < 6 then 'ASSIGNED' else 'IN_PROGRESS' end,
  3, true,
  (array['HIEN_TRUONG', 'HIEN_TRUONG', 'HIEN_TRUONG', 'HIEN_TRUONG', 'QUY_DINH_HC', 'QUY_DINH_HC',
    'QUY_DINH_HC', 'HOI_DAP', 'KHAC', 'HANH_VI_CBCC'])[1 + (i * 31) % 10],
  'RAC_THAI', 'WEB', 'Rác thải tồn đọng số ' || i,
  'Điểm tập kết rác đầu hẻm ' || i % 997 || ' nhiều ngày không có xe thu gom.',
  false,
  case when i % 20 < 3 then desk.id else h.ids[1 + (i::bigint * 7919) % h.units] end,
  d."submittedAt", d."submittedAt", d."submittedAt",
  case when i % 20 >= 3 then d."submittedAt" end,
  (d.answer ->> 'dueOn')::date, (d.answer ->> 'lateAt')::timestamptz,
  (d.answer ->> 'dueSoonAt')::timestamptz, false,
  case when i % 20 < 3 then 'ASSIGN' when i % 20 < 6 then 'ACCEPT' end,
  (case when i % 20 < 3 then d.assign ->> 'dueOn' when i % 20 < 6 then d.accept ->> 'dueOn' end)::date,
  (case when i % 20 < 3 then d.assign ->> 'lateAt'
        when i % 20 < 6 then d.accept ->> 'lateAt' end)::timestamptz,
  decode(md5(i::text), 'hex'), decode(md5(i::text), 'hex')
from n cross join handling h cross join desk
join ${DAYS_OF('$2')} on d.day = n.day`;

/** $1 the submission days, $2 the present: levels that lie before it count as raised. */
export const LOAD_CLOCKS = `
with wanted as (
  select p.id as petition_id, k.kind, p.unit_id, p.submitted_at, k.due
  from petition p
  join ${DAYS_OF('$1')} on d."submittedAt" = p.submitted_at
  cross join lateral (
    select 'OUTER' as kind, d.answer as due
    union all select 'HOLDING', d.answer where p.state <> 'RECEIVED'
    union all select p.step_kind, case p.step_kind when 'ASSIGN' then d.assign else d.accept end
      where p.step_kind is not null) k),
dated as (
  select w.*, (w.due ->> 'dueOn')::date as due_on, (w.due ->> 'lateAt')::timestamptz as due_at,
    (w.due ->> 'dueSoonAt')::timestamptz as due_soon_at
  from wanted w)
insert into sla_clock (id, petition_id, kind, cycle, unit_id, started_at, policy_id,
  calendar_version, due_on, due_at, due_soon_at, provisional, next_level, next_level_at,
  ladder_id, ladder_edition, rungs, rung_ats)
select ${idAt('c.submitted_at')}, c.petition_id, c.kind, 1, c.unit_id, c.submitted_at, s.id,
  (select max(version) from calendar_version), c.due_on, c.due_at, c.due_soon_at, false,
  case r.rungs[1] when 100 then case when c.due_soon_at is null then 'LATE_STEP' else 'DUE_SOON' end
    when 200 then 'OVERDUE' end,
  r.rung_ats[1], (select id from ladder where key = lower(c.kind) || '.default' and version = 1), 1,
  r.rungs, r.rung_ats
from dated c
-- What the ladders that are delivered have up to the due date; the chairman's list is left out of the bench.
cross join lateral (
  select coalesce(array_agg(x.code order by x.at), '{}') as rungs,
    coalesce(array_agg(x.at order by x.at), '{}') as rung_ats
  from (values (100, coalesce(c.due_soon_at, c.due_at)),
    (200, case when c.due_soon_at is not null then c.due_at end)) as x(code, at)
  where x.at > $2) r
join sla_policy s on s.key = lower(c.kind) || '.default' and s.version = 1`;
