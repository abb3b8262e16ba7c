import type { Statement } from '../platform/database/database';
import { idWith } from '../platform/database/sql-ids';
import { holders } from './holders.statement';
import { targetSql } from './target.rules';
import { TELL } from './tell.statement';

/** Where one aims: the unit, the role and its fallbacks. */
const aimOf = (row: string): string =>
  `(${row}.unit_id || ' ' || ${row}.target_role || ' ' || array_to_string(${row}.fallback, ' '))`;

/** What becomes of the clocks that were picked. */
const RAISE_PICKED = `
  facts as materialized (
    select p.*, u.kind = 'INTAKE_DESK' as at_desk,
      (select count(*)::integer from unnest(p.rung_ats) as a(at) where a.at <= $1) as reached
    from picked p join unit u on u.id = p.unit_id
    join ladder_rung w on w.ladder_id = p.ladder_id and w.ordinal = p.rungs[1] / 100
      and w.level = p.next_level),
  climbed as (
    update sla_clock c set next_level = n.level, next_level_at = f.rung_ats[f.reached + 1],
      rungs = f.rungs[f.reached + 1:], rung_ats = f.rung_ats[f.reached + 1:]
    from facts f
    left join ladder_rung n on n.ladder_id = f.ladder_id
      and n.ordinal = f.rungs[f.reached + 1] / 100
    where c.id = f.id
    returning c.id),
  highest as materialized (
    select distinct on (f.id) f.*, g.level, x.code % 100 as repetition, x.at as reached_at,
      g.target, g.desk_target, g.warned_target, g.fallback
    from facts f
    cross join lateral unnest(f.rungs[1:f.reached], f.rung_ats[1:f.reached]) as x(code, at)
    join ladder_rung g on g.ladder_id = f.ladder_id and g.ordinal = x.code / 100
    where f.state <> all(g.stops_when) and not (x.at < f.due_at and f.due_at <= $1)
    order by f.id, x.code desc),
  decided as materialized (
    select h.*, h.warned_target is not null and exists (
        select from sla_clock k where k.petition_id = h.petition_id and k.kind = 'HOLDING'
          and k.stopped_at is null and k.due_at <= h.due_at and k.id <> h.id) as unit_warned
    from highest h),
  addressed as materialized (select d.*, ${targetSql('d')} as target_role from decided d),
  aimed as materialized (select distinct unit_id, target_role, fallback from addressed),
  asked as materialized (
    select distinct a.unit_id, c.role from aimed a
    cross join unnest(a.target_role || a.fallback) as c(role)),
  ${holders('asked')},
  there as materialized (
    select distinct unit_id, role from holder
    union all
    select unit_id, role from asked where role = 'CHAIRMAN_LIST'),
  hearer as materialized (
    select distinct on (a.unit_id, a.target_role, a.fallback) a.*, c.role
    from aimed a
    cross join unnest(a.target_role || a.fallback) with ordinality as c(role, place)
    join there t on t.unit_id = a.unit_id and t.role = c.role
    order by a.unit_id, a.target_role, a.fallback, c.place),
  heard as materialized (
    select jsonb_object_agg(${aimOf('h')}, h.role) as by_aim from hearer h),
  raised as (
    insert into escalation (id, petition_id, clock_id, clock_kind, cycle, level, repetition,
      unit_id, target_role, told_role, due_at, raised_at)
    select ${idWith('$5')}, d.petition_id, d.id, d.kind, d.cycle, d.level, d.repetition, d.unit_id,
      d.target_role, (select by_aim from heard) ->> ${aimOf('d')}, d.reached_at, $1
    from addressed d
    on conflict on constraint uq_escalation_once do nothing
    returning id, petition_id, clock_kind, level, unit_id, target_role, told_role, due_at),
  ${TELL}
  select r.*, n.seen, n.climbed, l.at as "lastAt", l.id as "lastId"
  from (select count(*) as raised,
          count(*) filter (where level = 'DUE_SOON') as "dueSoon",
          count(*) filter (where level = 'LATE_STEP') as "lateStep",
          count(*) filter (where level like 'OVERDUE%') as overdue
        from raised) r
  cross join (select (select count(*) from picked) as seen,
                (select count(*) from climbed) as climbed) n
  left join (select next_level_at::text as at, id from picked
             order by next_level_at desc, id desc limit 1) l on true`;

/**
 * One batch, in due order, as one statement: what it raises and how far the clocks have climbed are committed
 * together or not at all, so a kill at any point loses and doubles nothing (lesson 7).
 *
 * Clocks that another worker or an officer's action holds are passed over. So is a petition that is locked
 * altogether: its row is locked here as the foreign key would lock it, but without waiting, since whoever holds it
 * may want the clocks held here. A row that changed since it was found is looked at again under its lock; a clock
 * that was stopped meanwhile has no next level any more and is not raised.
 *
 * Of the rungs a clock has reached only the highest is raised, as `rungToRaise` says: not one that keeps silent in the
 * petition's state, nor a warning once the limit has passed. The clock goes on with what is left of its instants, so
 * nothing here knows the calendar. Who is told is `targetOf`; where nobody holds that role, the first of the rung's
 * fallbacks that somebody holds; the chairman's list is no person and always there. Each clock tells one role, so
 * nothing falls through.
 *
 * Who hears what is looked up in one value by its key. As a join the planner, who takes a batch for one row, would
 * compare every escalation of the batch with every reader.
 *
 * $1 the present, $2 and $3 the last clock seen in this pass, $4 at most, $5 the first half of the ids (UUIDv7), $6
 * clocks that `which` speaks of. Returns one row: counts, and the last clock seen.
 */
const raise = (which: string): string => `
  with picked as materialized (
    select c.id, c.petition_id, c.kind, c.cycle, c.next_level, c.next_level_at, c.due_at,
      c.ladder_id, c.rungs, c.rung_ats, p.state,
      case when c.kind in ('CONTRIBUTE', 'TRANSFER') then c.unit_id else p.unit_id end as unit_id
    from sla_clock c join petition p on p.id = c.petition_id
    where c.next_level_at <= $1 and (c.next_level_at, c.id) > ($2::timestamptz, $3::uuid)
      and ${which}
    order by c.next_level_at, c.id
    limit $4
    for update of c skip locked
    for key share of p skip locked),
  ${RAISE_PICKED}`;

/** What is due, but for the clocks of $6, which are left alone. */
export const ESCALATE_BATCH: Statement = {
  name: 'escalation.raise-batch',
  text: raise('c.id <> all($6::uuid[])'),
};

/** What is due of the clocks of $6: a part of a batch that failed as a whole. */
export const ESCALATE_PART: Statement = {
  name: 'escalation.raise-part',
  text: raise('c.id = any($6::uuid[])'),
};

/**
 * What a batch would look at, in its order, locked by nobody: asked for the first before each batch, since that is
 * planned anew each time, and for all of one that failed. Parameters as above, but $5 for $6.
 */
export const DUE_CLOCKS: Statement = {
  name: 'escalation.due-clocks',
  text: `
    select c.id, c.petition_id as "subjectId", c.next_level_at::text as at from sla_clock c
    where c.next_level_at <= $1 and (c.next_level_at, c.id) > ($2::timestamptz, $3::uuid)
      and c.id <> all($5::uuid[])
    order by c.next_level_at, c.id
    limit $4`,
};

/**
 * A batch is so many look-ups by key, whatever the tables hold. Misled by old statistics, the planner would rather
 * read whole tables and sort everything that is due, for every batch anew; this takes the choice from it.
 */
export const BY_KEY_ONLY: Statement = {
  name: 'escalation.by-key-only',
  text: `
    select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
};

/** What the sweep leaves alone says nothing about whether it keeps up; it has a gauge of its own. */
const NOT_SET_ASIDE = `not exists (select from set_aside s
      where s.job = 'escalate' and s.item_id = sla_clock.id and s.retry_at > $1)`;

/** $1 the present. Bounded, so that looking costs the same however far behind the sweep is. */
export const BACKLOG: Statement = {
  name: 'escalation.backlog',
  text: `
    select count(*) as waiting from (
      select from sla_clock where next_level_at <= $1 and ${NOT_SET_ASIDE} limit 10001) as due`,
};

/** $1 the present. */
export const OLDEST_WAITING: Statement = {
  name: 'escalation.oldest',
  text: `
    select extract(epoch from $1 - next_level_at)::double precision as seconds
    from sla_clock where next_level_at <= $1 and ${NOT_SET_ASIDE}
    order by next_level_at, id limit 1`,
};
