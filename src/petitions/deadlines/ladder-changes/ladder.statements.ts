import type { Statement } from '../../../platform/database/database';
import { RUNG_NAMES, rungsFromParameters, SET_RUNGS } from '../rung-parameters';

/**
 * Running clocks in an order that an index has for other reasons (ix_sla_clock_calendar), so that no submission pays
 * for a change that comes once a year. Nobody walks it while every ladder is settled.
 */
const IN_ORDER = `
  and (c.calendar_version, c.id) > ($1, $2::uuid)
  order by c.calendar_version, c.id`;

const COLUMNS = `c.id, c.petition_id as "petitionId", c.kind, c.unit_id as "unitId",
  c.started_at as "startedAt", c.due_on as "dueOn", c.due_at as "dueAt",
  c.due_soon_at as "dueSoonAt", c.ladder_id as "ladderId", c.rungs, c.rung_ats as "rungAts",
  p.class, p.channel`;

/** What a preview compares. The level of a clock counts for who is told of it. $1, $2 the last seen, $3 the kind. */
export const COMPARED_CLOCKS: Statement = {
  name: 'ladder-changes.compared-clocks',
  text: `
    select ${COLUMNS}, c.calendar_version as "calendarVersion", p.state,
      case when c.kind in ('CONTRIBUTE', 'TRANSFER') then c.unit_id else p.unit_id end as "holderId"
    from sla_clock c join petition p on p.id = c.petition_id
    where c.stopped_at is null and c.kind = $3 ${IN_ORDER}
    limit 5000`,
};

/** Clocks of a kind whose ladders changed since they were computed. $3 kinds, $4 the editions they must have. */
export const OUTDATED_CLOCKS: Statement = {
  name: 'ladder-changes.outdated',
  text: `
    select c.id, c.petition_id as "petitionId", c.calendar_version as "calendarVersion"
    from sla_clock c join unnest($3::text[], $4::integer[]) as l(kind, edition) on l.kind = c.kind
    where c.stopped_at is null and c.ladder_edition < l.edition ${IN_ORDER}
    limit 500`,
};

/** After their petitions, as every action locks them. $1 clocks, $2 petitions that are held. */
export const LOCK_CLOCKS: Statement = {
  name: 'ladder-changes.lock-clocks',
  text: `
    select id from sla_clock
    where id = any($1::uuid[]) and petition_id = any($2::uuid[]) and stopped_at is null
    order by id
    for update skip locked`,
};

/** Read after the locks, so that it shows what their former holders committed. */
export const HELD_CLOCKS: Statement = {
  name: 'ladder-changes.held-clocks',
  text: `
    select ${COLUMNS} from sla_clock c join petition p on p.id = c.petition_id
    where c.id = any($1::uuid[])`,
};

export const WRITE_RUNGS: Statement = {
  name: 'ladder-changes.write-rungs',
  text: `
    update sla_clock c set next_level = n.next_level, next_level_at = n.next_level_at, ${SET_RUNGS}
    from unnest($1::uuid[], $2::text[], $3::timestamptz[], ${rungsFromParameters(4)})
      as n(id, next_level, next_level_at, ${RUNG_NAMES})
    where c.id = n.id`,
};

/** For each kind of clock the edition its clocks must have, while any ladder of it is not settled. */
export const UNSETTLED: Statement = {
  name: 'ladder-changes.unsettled',
  text: `
    select clock_kind as kind, max(edition) as edition from ladder
    where edition is not null and settled_at is null group by clock_kind`,
};

/** $1 now, $2 those that came into force by then, $3 up to this edition. */
export const SETTLE: Statement = {
  name: 'ladder-changes.settle',
  text: `
    update ladder set settled_at = $1
    where settled_at is null and in_force_at <= $2 and edition <= $3`,
};

export const ENTER_CHANGE: Statement = {
  name: 'ladder-changes.enter',
  text: `
    insert into ladder_change (id, asked, ladder, reason, base_ladders, base_calendar_version,
      preview, created_at, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

export const APPLY_CHANGE: Statement = {
  name: 'ladder-changes.apply',
  text: `update ladder_change set applied_ladder_id = $2, applied_at = $3 where id = $1`,
};
