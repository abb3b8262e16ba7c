import type { ReferenceBundle } from '../petitions/references';
import type { Reader } from '../platform/database/database';
import type { NoticeReplyResponse } from './dto/notice.response';
import { LAST_WORD } from './notice-replies';
import type { NoticeRow } from './notice-row';
import type { FollowUp, ItemRow } from './notice-shape';
import { SENT_STATES } from './notice.rules';

export const NO_FOLLOW_UP: FollowUp = { openCount: 0, brokenPromises: 0 };

const LISTED = `
  notice_item i join petition p on p.id = i.petition_id
  left join lateral (${LAST_WORD}) s on true`;

/** Whether a letter `n` has a petition still open with its unit after the day promised for it. */
export const PROMISE_BROKEN = (today: string): string => `exists (
  select from ${LISTED}
  where i.notice_id = n.id and i.dropped_at is null and p.open and p.unit_id = i.unit_id
    and s.promised_on < ${today}::date)`;

/** What has become of the petitions of these letters, by letter; drafts are left out. */
export async function followUpsOf(
  db: Reader,
  notices: readonly NoticeRow[],
  today: string,
): Promise<Map<string, FollowUp>> {
  const sent = notices.filter(({ state }) => SENT_STATES.includes(state)).map(({ id }) => id);
  const rows = await db.rows<FollowUp & { id: string }>(
    `select i.notice_id as id, count(*) as "openCount",
            count(*) filter (where s.promised_on < $2::date) as "brokenPromises"
     from ${LISTED}
     where i.notice_id = any($1) and i.dropped_at is null and p.open and p.unit_id = i.unit_id
     group by i.notice_id`,
    [sent, today],
  );
  return new Map(rows.map(({ id, ...followUp }) => [id, followUp]));
}

/** What a letter lists, in its order, with what the unit last said about each. */
export async function itemsOf(db: Reader, noticeId: string): Promise<ItemRow[]> {
  return db.rows<ItemRow>(
    `select i.petition_id as "petitionId", i.petition_version as "petitionVersion", i.lateness,
            i.dropped_at as "droppedAt", i.row, p.open and p.unit_id = i.unit_id as "isOpen",
            s.cause as "reasonGiven", s.promised_on as "promisedOn"
     from ${LISTED} where i.notice_id = $1 order by i.position`,
    [noticeId],
  );
}

/** What was said to a letter, the latest first. */
export async function repliesOf(
  db: Reader,
  noticeId: string,
  { units }: ReferenceBundle,
): Promise<NoticeReplyResponse[]> {
  const rows = await db.rows<
    Omit<NoticeReplyResponse, 'unitCode' | 'repliedAt'> & { unitId: string; repliedAt: Date }
  >(
    `select unit_id as "unitId", cause, promised_on as "promisedOn",
            reply_number as "replyNumber", replied_at as "repliedAt"
     from notice_reply where notice_id = $1 order by id desc limit 100`,
    [noticeId],
  );
  return rows.map((row) => ({
    unitCode: units.byId(row.unitId)?.code ?? '',
    cause: row.cause,
    promisedOn: row.promisedOn,
    replyNumber: row.replyNumber,
    repliedAt: row.repliedAt.toISOString(),
  }));
}
