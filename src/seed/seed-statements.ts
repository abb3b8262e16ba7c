import { insertRungs } from '../sla/rung-row';

/**
 * $1 units, $2 aliases, $3 policies, $4 intake policies, $5 rules, $6 ladders. Whether every one is there in some
 * form.
 */
export const IS_LOADED = `
  select exists (select from calendar_version)
    and not exists (
      select from jsonb_to_recordset($1::jsonb) as r(code text)
      where not exists (select from unit where unit.code = r.code))
    and not exists (
      select from jsonb_to_recordset($2::jsonb) as r(unit_code text, alias text)
      where not exists (
        select from unit_alias a join unit u on u.id = a.unit_id
        where u.code = r.unit_code and a.alias = r.alias))
    and not exists (
      select from jsonb_to_recordset($3::jsonb) as r(key text)
      where not exists (select from sla_policy p where p.key = r.key))
    and not exists (
      select from jsonb_to_recordset($4::jsonb) as r(class text, channel text)
      where not exists (
        select from intake_policy p where p.class = r.class and p.channel = r.channel))
    and not exists (
      select from jsonb_to_recordset($5::jsonb) as r(key text)
      where not exists (select from routing_rule x where x.key = r.key))
    and not exists (
      select from jsonb_to_recordset($6::jsonb) as r(key text)
      where not exists (select from ladder l where l.key = r.key)) as loaded`;

export const ENTER_UNITS = `
  insert into unit (id, code, name, short_name, kind, valid_from, source)
  select id, code, name, short_name, kind, valid_from, source
  from jsonb_to_recordset($1::jsonb) as r(id uuid, code text, name text, short_name text, kind text,
    valid_from date, source text)
  on conflict do nothing returning id`;

/** $2: ids of the units entered just now; others keep the parent they have. */
export const SET_PARENTS = `
  update unit set parent_id = parent.id
  from jsonb_to_recordset($1::jsonb) as r(code text, parent_code text)
  join unit parent on parent.code = r.parent_code
  where unit.code = r.code and unit.id = any($2::uuid[])`;

export const ENTER_ALIASES = `
  insert into unit_alias (id, unit_id, alias, valid_from, valid_to)
  select r.id, unit.id, r.alias, r.valid_from, r.valid_to
  from jsonb_to_recordset($1::jsonb) as r(id uuid, unit_code text, alias text, valid_from date,
    valid_to date)
  join unit on unit.code = r.unit_code
  on conflict do nothing`;

/** Enters version 1 only when there is no calendar at all. */
export const ENTER_CALENDAR_VERSION = `
  insert into calendar_version (version, reason, created_at)
  select 1, 'Lịch ban đầu', $1::timestamptz where not exists (select from calendar_version)
  on conflict do nothing`;

export const ENTER_CALENDAR_DAYS = `
  insert into calendar_day (id, day, kind, name, source, confirmed, from_version)
  select id, day, kind, name, source, confirmed, 1
  from jsonb_to_recordset($1::jsonb) as r(id uuid, day date, kind text, name text, source text,
    confirmed boolean)`;

export const ENTER_CALENDAR_YEARS = `
  insert into calendar_year (year, confirmed, from_version)
  select year, confirmed, 1 from jsonb_to_recordset($1::jsonb) as r(year integer, confirmed boolean)`;

/** A key that is there in any version belongs to the administrators. */
export const ENTER_POLICIES = `
  insert into sla_policy (id, key, version, clock_kind, class, channel, urgency, amount, unit,
    due_soon_days, counted_from, effective_from, source, mark, created_at)
  select id, key, version, clock_kind, class, channel, urgency, amount, unit, due_soon_days,
    counted_from, effective_from, source, mark, $2
  from jsonb_to_recordset($1::jsonb) as r(id uuid, key text, version integer, clock_kind text,
    class text, channel text, urgency text, amount integer, unit text, due_soon_days integer,
    counted_from text, effective_from date, source text, mark text)
  where not exists (select from sla_policy p where p.key = r.key)
  on conflict do nothing`;

export const ENTER_INTAKE_POLICIES = `
  insert into intake_policy (id, class, channel, auto_receive, auto_assign, source)
  select id, class, channel, auto_receive, auto_assign, source
  from jsonb_to_recordset($1::jsonb) as r(id uuid, class text, channel text, auto_receive boolean,
    auto_assign boolean, source text)
  on conflict do nothing`;

/** A rule that is there in any version, retired ones too, belongs to the administrators. */
export const ENTER_RULES = `
  insert into routing_rule (id, key, version, position, name, classes, fields, commune_codes,
    channels, keywords, target_kind, target_unit_id, source, created_at)
  select r.id, r.key, 1, r.position, r.name, r.classes, r.fields, r.commune_codes, r.channels,
    r.keywords, r.target_kind, unit.id, r.source, $2
  from jsonb_to_recordset($1::jsonb) as r(id uuid, key text, position integer, name text,
    classes text[], fields text[], commune_codes text[], channels text[], keywords text[],
    target_kind text, target_unit_code text, source text)
  left join unit on unit.code = r.target_unit_code
  where not exists (select from routing_rule x where x.key = r.key)
  on conflict do nothing`;

/** A ladder that is there in any version belongs to the administrators. */
export const ENTER_LADDERS = `
  insert into ladder (id, key, version, clock_kind, class, channel, unit_kind, effective_from,
    source, mark, created_at)
  select id, key, 1, clock_kind, class, channel, unit_kind, effective_from, source, mark, $2
  from jsonb_to_recordset($1::jsonb) as r(id uuid, key text, clock_kind text, class text,
    channel text, unit_kind text, effective_from date, source text, mark text)
  where not exists (select from ladder l where l.key = r.key)
  on conflict do nothing returning key`;

/** $1 rungs, $2 keys of the ladders entered just now. */
export const ENTER_LADDER_RUNGS = insertRungs(
  'key text',
  'l.id',
  'join ladder l on l.key = r.key and l.version = 1 where r.key = any($2::text[])',
);

/** Clocks that run climb them from now on, whatever day it is. */
export const BRING_LADDERS_INTO_FORCE = `
  update ladder set edition = (select coalesce(max(edition), 0) + 1 from ladder), in_force_at = $2
  where edition is null and key = any($1::text[])`;
