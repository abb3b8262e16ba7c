import type { ReferenceBundle } from '../petitions/references';
import type { Reader } from '../platform/database/database';
import type { NoticeReplyResponse } from './dto/notice.response';
import { LAST_WORD } from './notice-replies';
import { itemOfUnits, type NoticeRow } from './notice-row';
import type { FollowUp, ItemRow } from './notice-shape';
import { SENT_STATES } from './notice.rules';

export const NO_FOLLOW_UP: FollowUp = { openCount: 0, brokenPromises: 0 };

const LISTED = `
  notice_item i join petition p on p.id = i.petition_id
  left join lateral (${LAST_WORD}) s on true`;

/** Whether a letter `n` has a petition of these units still open with its unit after the day promised for it. */
export const PROMISE_BROKEN = (today: string, units: string): string => `exists (
  select from ${LISTED}
  where i.notice_id = n.id and i.dropped_at is null and p.open and p.unit_id = i.unit_id
    and ${itemOfUnits(units)} and s.promised_on < ${today}::date)`;

/** Which units' part of a letter is looked at (null for all), and on which day. */
export interface Looking {
  units: readonly string[] | null;
  today: string;
}

/** What has become of the petitions of these letters, by letter; drafts are left out. */
export async function followUpsOf(
  db: Reader,
  notices: readonly NoticeRow[],
  { units, today }: Looking,
): Promise<Map<string, FollowUp>> {
  const sent = notices.filter(({ state }) => SENT_STATES.includes(state)).map(({ id }) => id);
  const rows = await db.rows<FollowUp & { id: string }>(
    `select i.notice_id as id, count(*) as "openCount",
            count(*) filter (where s.promised_on < $2::date) as "brokenPromises"
     from ${LISTED} join notice n on n.id = i.notice_id
     where i.notice_id = any($1) and i.dropped_at is null and p.open and p.unit_id = i.unit_id
       and ${itemOfUnits('$3')}
     group by i.notice_id`,
    [sent, today, units],
  );
  return new Map(rows.map(({ id, ...followUp }) => [id, followUp]));
}

/** What a letter lists for these units, in its order, with what the unit last said about each; null for all. */
export async function itemsOf(
  db: Reader,
  noticeId: string,
  units: readonly string[] | null,
): Promise<ItemRow[]> {
  return db.rows<ItemRow>(
    `select i.petition_id as "petitionId", i.unit_id as "unitId", i.petition_version as "petitionVersion", i.lateness,
            i.dropped_at as "droppedAt", i.row, p.open and p.unit_id = i.unit_id as "isOpen",
            s.cause as "reasonGiven", s.promised_on as "promisedOn"
     from ${LISTED} join notice n on n.id = i.notice_id
     left join notice_addressee a on n.kind = 'COLLECTIVE' and a.notice_id = n.id
       and a.unit_id = i.unit_id
     where i.notice_id = $1 and ${itemOfUnits('$2')} order by a.position, i.position`,
    [noticeId, units],
  );
}

/** What these units said to a letter, the latest first; null for all. */
export async function repliesOf(
  db: Reader,
  noticeId: string,
  { units, bundle }: { units: readonly string[] | null; bundle: ReferenceBundle },
): Promise<NoticeReplyResponse[]> {
  const rows = await db.rows<
    Omit<NoticeReplyResponse, 'unitCode' | 'repliedAt'> & { unitId: string; repliedAt: Date }
  >(
    `select unit_id as "unitId", cause, promised_on as "promisedOn",
            reply_number as "replyNumber", replied_at as "repliedAt"
     from notice_reply where notice_id = $1 and ($2::uuid[] is null or unit_id = any($2))
     order by id desc limit 500`,
    [noticeId, units],
  );
  return rows.map((row) => ({
    unitCode: bundle.units.byId(row.unitId)?.code ?? '',
    cause: row.cause,
    promisedOn: row.promisedOn,
    replyNumber: row.replyNumber,
    repliedAt: row.repliedAt.toISOString(),
  }));
}
