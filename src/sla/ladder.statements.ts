import type { Statement } from '../platform/database/database';
import { insertRungs } from './rung-row';

export const READ_LADDERS: Statement = {
  name: 'ladders.read',
  text: `
    select l.id, l.key, l.version, l.clock_kind as "clockKind", l.class, l.channel,
      l.unit_kind as "unitKind", l.effective_from as "effectiveFrom",
      l.effective_to as "effectiveTo", l.edition, l.source, l.mark,
      (select coalesce(jsonb_agg(jsonb_build_object('level', r.level,
          'offsetAmount', r.offset_amount, 'offsetUnit', r.offset_unit, 'target', r.target,
          'deskTarget', r.desk_target, 'warnedTarget', r.warned_target, 'fallback', r.fallback,
          'repeatDays', r.repeat_days, 'repeatTimes', r.repeat_times, 'stopsWhen', r.stops_when)
          order by r.ordinal), '[]')
       from ladder_rung r where r.ladder_id = l.id) as rungs
    from ladder l order by l.key, l.version`,
};

/** $1 the former version, $2 the day on which the next begins. */
export const END_FORMER: Statement = {
  name: 'ladders.end-former',
  text: `update ladder set effective_to = $2::date - 1 where id = $1`,
};

export const ENTER_LADDER: Statement = {
  name: 'ladders.enter',
  text: `
    insert into ladder (id, key, version, clock_kind, class, channel, unit_kind, effective_from,
      source, mark, created_at, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};

/** $1 rungs as JSON. */
export const ENTER_RUNGS: Statement = {
  name: 'ladders.enter-rungs',
  text: insertRungs('ladder_id uuid', 'r.ladder_id'),
};

/** Together they are one edition: what changed at once is carried into running clocks at once. $1 today, $2 now. */
export const BRING_INTO_FORCE: Statement = {
  name: 'ladders.bring-into-force',
  text: `
    update ladder set edition = (select coalesce(max(edition), 0) + 1 from ladder), in_force_at = $2
    where edition is null and effective_from <= $1
    returning id`,
};
