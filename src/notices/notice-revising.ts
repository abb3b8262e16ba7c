import { localDateOf } from '../calendar/local-time.rules';
import { newId } from '../platform/auth/ids';
import type { Transaction } from '../platform/database/database';
import type { AnswerNoticeRequest } from './dto/answer-notice.request';
import type { NoticeRow } from './notice-row';
import { passedDeadline, revised, type RevisionChange } from './notice-revision.rules';
import { noticeErrors } from './notices.errors';

/** Who does it, and when. */
export interface Doing {
  now: Date;
  by: string;
}

/**
 * Changes the wording of a letter that was not issued; whoever approved it approved something else, so it is a draft
 * again. Errors: NOTICE_REVISION_EMPTY, NOTICE_DEADLINE_PASSED.
 */
export async function reviseNotice(
  tx: Transaction,
  notice: NoticeRow,
  change: RevisionChange,
  { now }: Doing,
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) {
    throw noticeErrors.NOTICE_REVISION_EMPTY();
  }
  const passed = passedDeadline(change, localDateOf(now));
  if (passed) throw noticeErrors.NOTICE_DEADLINE_PASSED({ day: passed });
  const revision = revised(notice.revision, change);
  await tx.rows(
    `update notice set state = 'DRAFTED', version = version + 1, approved_at = null,
       approved_by = null, revision = $2 where id = $1`,
    [notice.id, revision && JSON.stringify(revision)],
  );
}

/**
 * Writes down what a unit says to a letter: the cause and the promised day, of all and of single petitions. It may
 * speak again; the last word counts. A unit that answers has the letter. Errors: NOTICE_PETITION_NOT_LISTED,
 * NOTICE_PROMISE_PASSED.
 */
export async function answerNotice(
  tx: Transaction,
  notice: NoticeRow,
  input: AnswerNoticeRequest,
  { now, by, unitId }: Doing & { unitId: string },
): Promise<void> {
  const petitions = input.petitions ?? [];
  refusePassedPromise([input, ...petitions], localDateOf(now));
  await refuseUnlisted(tx, notice.id, unitId, petitions);
  const replyId = newId();
  await tx.rows(
    `insert into notice_reply (id, notice_id, unit_id, cause, promised_on, reply_number,
       replied_at, replied_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      replyId,
      notice.id,
      unitId,
      input.cause,
      input.promisedOn ?? null,
      input.replyNumber ?? null,
      now,
      by,
    ],
  );
  const items = petitions.map((petition) => ({
    petitionId: petition.petitionId,
    cause: petition.cause ?? input.cause,
    promisedOn: petition.promisedOn ?? input.promisedOn ?? null,
  }));
  await tx.rows(
    `insert into notice_reply_item (reply_id, petition_id, cause, promised_on)
     select $1, i."petitionId", i.cause, i."promisedOn"
     from jsonb_to_recordset($2::jsonb) as i("petitionId" uuid, cause text, "promisedOn" date)`,
    [replyId, JSON.stringify(items)],
  );
}

function refusePassedPromise(
  promises: readonly { promisedOn?: string | null }[],
  today: string,
): void {
  const passed = promises.find(({ promisedOn }) => promisedOn && promisedOn < today);
  if (passed) throw noticeErrors.NOTICE_PROMISE_PASSED({ day: passed.promisedOn });
}

async function refuseUnlisted(
  tx: Transaction,
  noticeId: string,
  unitId: string,
  petitions: readonly { petitionId: string }[],
): Promise<void> {
  const [unlisted] = await tx.rows<{ id: string }>(
    `select a.id from unnest($3::uuid[]) a(id)
     where not exists (select from notice_item i where i.notice_id = $1 and i.unit_id = $2
       and i.petition_id = a.id and i.dropped_at is null) limit 1`,
    [noticeId, unitId, petitions.map((petition) => petition.petitionId)],
  );
  if (unlisted) throw noticeErrors.NOTICE_PETITION_NOT_LISTED({ petitionId: unlisted.id });
}
