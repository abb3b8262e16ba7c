import { isoDateOf, localDayOf } from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { Transaction } from '../platform/database/database';
import type { Unit, UnitDirectory } from '../units/unit-directory';
import type { IssueNoticeRequest } from './dto/notice-action.request';
import { composeFrozen, type FrozenLetter } from './frozen-letter';
import { holdLate, type LateRow } from './late-petitions';
import type { LetterSettings } from './letter/letter-content';
import { passedDeadline, revisedSettings } from './notice-revision.rules';
import type { NoticeRow } from './notice-row';
import { noticeErrors } from './notices.errors';
import { datesOf, signatureOf } from './reminder-letter.rules';
import { composeLetter } from './reminder-letters';
import { graveOf, type ReminderSettings } from './reminder-settings.service';
import { reminderRow } from './reminder-row.rules';

/** What an issue rests on, read before its transaction began. */
export interface IssueContext {
  unit: Unit;
  province: WorkingCalendar;
  units: UnitDirectory;
  letterhead: LetterSettings;
  reminders: ReminderSettings;
  now: Date;
  by: string;
}

/**
 * Issues a letter whose row the transaction holds: what is no longer late at the unit drops out, the rest is read
 * again, every word is frozen, and the number is taken last, so that its row is held for one statement. Errors:
 * NOTICE_DAY_OFF, ISSUE_DAY_NOT_TODAY, NOTICE_DEADLINE_PASSED, SIGNER_REQUIRED, NOTICE_EMPTY.
 */
export async function issueNotice(
  tx: Transaction,
  notice: NoticeRow,
  input: IssueNoticeRequest,
  context: IssueContext,
): Promise<void> {
  const { unit, province, now } = context;
  const { revision } = notice;
  const issuedOn = issueDay(input.issuedOn, context);
  const passed = passedDeadline(revision ?? {}, issuedOn);
  if (passed) throw noticeErrors.NOTICE_DEADLINE_PASSED({ day: passed });
  const letterhead = revisedSettings(context.letterhead, revision);
  const signature = signatureOf(letterhead.signature, input);
  if (!signature) throw noticeErrors.SIGNER_REQUIRED();
  const settings = { ...letterhead, signature };
  const late = await readAgain(tx, notice, context);
  const listed = late.map((petition) => ({
    row: reminderRow(petition, province, now),
    lateness: petition.lateness,
    unitId: petition.unitId,
  }));
  const letter = await composeLetter(tx, {
    kind: notice.kind,
    unitId: unit.id,
    unitName: unit.name,
    units: context.units,
    readAt: now,
    listed,
    dates: datesOf(issuedOn, settings, province),
    revision,
  });
  // A letter that cannot be put into words is found out before a number is spent on it.
  const frozen: FrozenLetter = { letter, settings, ...graveOf(notice.kind, context.reminders) };
  composeFrozen({ ...frozen, letter: { ...letter, number: 1 } });
  const round = notice.kind === 'REMINDER' ? letter.round : null;
  await writeIssue(tx, { id: notice.id, round }, frozen, context);
}

function issueDay(asked: string | undefined, { province, now }: IssueContext): string {
  const today = localDayOf(now);
  const issuedOn = isoDateOf(today);
  if (asked !== undefined && asked !== issuedOn) {
    throw noticeErrors.ISSUE_DAY_NOT_TODAY({ today: issuedOn });
  }
  if (!province.isWorkingDay(today)) {
    const nextWorkingDay = isoDateOf(province.nextWorkingDay(today));
    throw noticeErrors.NOTICE_DAY_OFF({ day: issuedOn, nextWorkingDay });
  }
  return issuedOn;
}

/** What the letter lists and is late still, at this unit; the rest drops out. NOTICE_EMPTY when nothing is. */
async function readAgain(
  tx: Transaction,
  notice: NoticeRow,
  { province, now }: IssueContext,
): Promise<LateRow[]> {
  const items = await tx.rows<{ petitionId: string; code: string }>(
    `select petition_id as "petitionId", row ->> 'code' as code
     from notice_item where notice_id = $1 and dropped_at is null order by position`,
    [notice.id],
  );
  const late = await holdLate(tx, {
    at: now,
    unitIds: notice.kind === 'REMINDER' ? [notice.unitId] : null,
    petitionIds: items.map((item) => item.petitionId),
  });
  if (late.length === 0)
    throw noticeErrors.NOTICE_EMPTY({ dropped: items.map(({ code }) => code) });
  await tx.rows(
    `update notice_item set dropped_at = $2
     where notice_id = $1 and dropped_at is null and petition_id <> all($3::uuid[])`,
    [notice.id, now, late.map((petition) => petition.id)],
  );
  await tx.rows(
    `update notice_item i set position = r.position, unit_id = r."unitId", petition_version = r.version,
       lateness = r.lateness, row = r.row
     from jsonb_to_recordset($2::jsonb) as r("petitionId" uuid, "unitId" uuid, position integer,
       version integer, lateness text, row jsonb)
     where i.notice_id = $1 and i.petition_id = r."petitionId"`,
    [
      notice.id,
      JSON.stringify(
        late.map((petition, index) => ({
          petitionId: petition.id,
          unitId: petition.unitId,
          position: index + 1,
          version: petition.version,
          lateness: petition.lateness,
          row: reminderRow(petition, province, now),
        })),
      ),
    ],
  );
  return late;
}

/**
 * Takes the register's next number and issues with it, in one statement: the number's row is held from here to the
 * commit, so numbers have neither gap nor double, and a rollback gives the number back.
 */
async function writeIssue(
  tx: Transaction,
  { id, round }: { id: string; round: number | null },
  frozen: FrozenLetter,
  { now, by }: IssueContext,
): Promise<void> {
  const { letter, settings } = frozen;
  await tx.rows(
    `with given as (
       insert into notice_number as r (year, symbol, last_number) values ($2, $3, 1)
       on conflict (year, symbol) do update set last_number = r.last_number + 1
       returning last_number)
     update notice n set state = 'ISSUED', version = n.version + 1, as_of = $4, issued_at = $4,
       issued_by = $5, issued_on = $6, round = $7, year = $2, symbol = $3,
       number = given.last_number, signer_name = $8, signer_post = $9,
       letter = jsonb_set($10::jsonb, '{letter,number}', to_jsonb(given.last_number))
     from given where n.id = $1`,
    [
      id,
      Number(letter.issuedOn?.slice(0, 4)),
      settings.symbol,
      now,
      by,
      letter.issuedOn,
      round,
      settings.signature.name,
      settings.signature.post,
      JSON.stringify(frozen),
    ],
  );
}
