/**
 * What the unit of a letter's item `i` last said about it: what was said about the petition itself goes before
 * what was said of all, later words before earlier ones. Yields `cause` and `promised_on`, or no row.
 */
export const LAST_WORD = `
  select coalesce(ri.cause, r.cause) as cause,
         case when ri.reply_id is null then r.promised_on else ri.promised_on end as promised_on
  from notice_reply r
  left join notice_reply_item ri on ri.reply_id = r.id and ri.petition_id = i.petition_id
  where r.notice_id = i.notice_id and r.unit_id = i.unit_id
  order by (ri.reply_id is not null) desc, r.id desc limit 1`;
