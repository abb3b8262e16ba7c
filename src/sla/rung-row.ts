import type { Rung } from './ladder.rules';

/** A rung as the JSON that `insertRungs` unfolds into a row of `ladder_rung`. */
export const rungRow = (rung: Rung, index: number) => ({
  ordinal: index + 1,
  level: rung.level,
  offset_amount: rung.offset?.amount ?? null,
  offset_unit: rung.offset?.unit ?? null,
  target: rung.target,
  desk_target: rung.deskTarget,
  warned_target: rung.warnedTarget,
  fallback: rung.fallback,
  repeat_days: rung.repeat?.everyDays ?? null,
  repeat_times: rung.repeat?.times ?? 0,
  stops_when: rung.stopsWhen,
});

/**
 * Enters rungs, $1 as JSON. `ladder` is the expression of the ladder's id, over `r`, of which `key` names what the rows
 * bring along to find it; `rest` is what stands behind the rows.
 */
export const insertRungs = (key: string, ladder: string, rest = ''): string => `
  insert into ladder_rung (ladder_id, ordinal, level, offset_amount, offset_unit, target,
    desk_target, warned_target, fallback, repeat_days, repeat_times, stops_when)
  select ${ladder}, r.ordinal, r.level, r.offset_amount, r.offset_unit, r.target, r.desk_target,
    r.warned_target, r.fallback, r.repeat_days, r.repeat_times, r.stops_when
  from jsonb_to_recordset($1::jsonb) as r(${key}, ordinal integer, level text,
    offset_amount integer, offset_unit text, target text, desk_target text, warned_target text,
    fallback text[], repeat_days integer, repeat_times integer, stops_when text[])
  ${rest}`;
