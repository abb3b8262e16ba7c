import type { Statement } from '../platform/database/database';
import { escalationDecisions } from './target.rules';
import { TELL } from './tell.statement';

const text = (value: string | null): string => (value === null ? 'null::text' : `'${value}'`);

/** The rules' decisions as rows; made from codes of our own, so there is nothing to escape. */
const DECISIONS = escalationDecisions()
  .map(
    (row) =>
      `(${text(row.kind)}, ${text(row.waitsFor)}, ${row.late}, ${row.atDesk}, ${row.unitWarned}, ` +
      `${text(row.raise)}, ${text(row.target)}, ${text(row.next)})`,
  )
  .join(',\n    ');

/**
 * One batch, in due order, as one statement: what it raises and how far the clocks have climbed are committed
 * together or not at all, so a kill at any point loses and doubles nothing (lesson 7).
 *
 * Clocks that another worker or an officer's action holds are passed over. So is a petition that is locked
 * altogether: its row is locked here as the foreign key would lock it, but without waiting, since whoever holds it
 * may want the clocks held here. A row that changed since it was found is looked at again under its lock; a clock
 * that was stopped meanwhile has no next level any more and is not raised.
 *
 * $1 the present, $2 and $3 the last clock seen in this pass, $4 at most, $5 the first half of the ids (UUIDv7).
 * Returns one row: counts, who was not there to be told, and the last clock seen.
 */
export const ESCALATE_BATCH: Statement = {
  name: 'escalation.raise-batch',
  text: `
  with picked as materialized (
    select c.id, c.petition_id, c.kind, c.cycle, c.next_level, c.next_level_at, c.due_at,
      case when c.kind in ('CONTRIBUTE', 'TRANSFER') then c.unit_id else p.unit_id end as unit_id
    from sla_clock c join petition p on p.id = c.petition_id
    where c.next_level_at <= $1 and (c.next_level_at, c.id) > ($2::timestamptz, $3::uuid)
    order by c.next_level_at, c.id
    limit $4
    for update of c skip locked
    for key share of p skip locked),
  decision (kind, waits_for, late, at_desk, unit_warned, raise, target, next_level) as (values
    ${DECISIONS}),
  facts as materialized (
    select p.*, p.due_at <= $1 as late, u.kind = 'INTAKE_DESK' as at_desk,
      p.kind = 'OUTER' and p.next_level = 'DUE_SOON' and p.due_at > $1 and exists (
        select from sla_clock h where h.petition_id = p.petition_id and h.kind = 'HOLDING'
          and h.stopped_at is null and h.due_at <= p.due_at) as unit_warned
    from picked p join unit u on u.id = p.unit_id),
  decided as materialized (
    select f.*, d.raise, d.target, d.next_level as then_level
    from facts f
    join decision d on d.kind = f.kind and d.waits_for = f.next_level and d.late = f.late
      and d.at_desk = f.at_desk and d.unit_warned = f.unit_warned),
  climbed as (
    update sla_clock c set next_level = d.then_level,
      next_level_at = case when d.then_level is null then null else d.due_at end
    from decided d where c.id = d.id
    returning c.id),
  raised as (
    insert into escalation (id, petition_id, clock_id, clock_kind, cycle, level, unit_id,
      target_role, due_at, raised_at)
    select overlay(overlay(gen_random_uuid()::text placing $5 from 1 for 13)
        placing '7' from 15 for 1)::uuid,
      d.petition_id, d.id, d.kind, d.cycle, d.raise, d.unit_id, d.target,
      case when d.raise = 'DUE_SOON' then d.next_level_at else d.due_at end, $1
    from decided d
    on conflict on constraint uq_escalation_once do nothing
    returning id, petition_id, clock_kind, level, unit_id, target_role, due_at),
  ${TELL}
  select r.*, n.unheard, n.seen, n.climbed, l.at as "lastAt", l.id as "lastId"
  from (select count(*) as raised,
          count(*) filter (where level = 'DUE_SOON') as "dueSoon",
          count(*) filter (where level = 'LATE_STEP') as "lateStep",
          count(*) filter (where level = 'OVERDUE') as overdue
        from raised) r
  cross join (select (select count(*) from picked) as seen,
                (select count(*) from climbed) as climbed,
                (select coalesce(jsonb_agg(distinct jsonb_build_object('unitId', unit_id,
                  'role', target_role)), '[]') from unheard) as unheard) n
  left join (select next_level_at::text as at, id from picked
             order by next_level_at desc, id desc limit 1) l on true`,
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

/** $1 the present. Bounded, so that looking costs the same however far behind the sweep is. */
export const BACKLOG: Statement = {
  name: 'escalation.backlog',
  text: `
    select count(*) as waiting from (
      select from sla_clock where next_level_at <= $1 limit 10001) as due`,
};

/** $1 the present. */
export const OLDEST_WAITING: Statement = {
  name: 'escalation.oldest',
  text: `
    select extract(epoch from $1 - next_level_at)::double precision as seconds
    from sla_clock where next_level_at <= $1 order by next_level_at, id limit 1`,
};
