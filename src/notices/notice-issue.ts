import { isoDateOf, localDayOf } from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { Transaction } from '../platform/database/database';
import type { UnitDirectory } from '../units/unit-directory';
import type { IssueNoticeRequest } from './dto/notice-action.request';
import { composeFrozen, type FrozenLetter } from './frozen-letter';
import { holdLate, type LateRow } from './late-petitions';
import type { LetterSettings, ReminderLetter } from './letter/letter-content';
import { addresseesOf, inLetterOrder, release } from './notice-addressees';
import { passedDeadline, revisedSettings } from './notice-revision.rules';
import type { NoticeRow } from './notice-row';
import { noticeErrors } from './notices.errors';
import { datesOf, signatureOf } from './reminder-letter.rules';
import { addressedIn, composeLetter, type LetterSubject } from './reminder-letters';
import { graveOf, type ReminderSettings } from './reminder-settings.service';
import { reminderRow } from './reminder-row.rules';

/** What an issue rests on, read before its transaction began. */
export interface IssueContext {
  province: WorkingCalendar;
  units: UnitDirectory;
  letterhead: LetterSettings;
  reminders: ReminderSettings;
  now: Date;
  by: string;
}

/**
 * Issues a letter whose row the transaction holds: what is no longer late at its unit drops out, and a unit with
 * nothing left; the rest is read again, every word is frozen, and the number is taken last: after it
 * its units are told, and that is all its row is held for. Errors: NOTICE_DAY_OFF, ISSUE_DAY_NOT_TODAY,
 * NOTICE_DEADLINE_PASSED, SIGNER_REQUIRED, NOTICE_EMPTY.
 */
export async function issueNotice(
  tx: Transaction,
  notice: NoticeRow,
  input: IssueNoticeRequest,
  context: IssueContext,
): Promise<void> {
  const { province, now } = context;
  const { revision } = notice;
  const issuedOn = issueDay(input.issuedOn, context);
  const passed = passedDeadline(revision ?? {}, issuedOn);
  if (passed) throw noticeErrors.NOTICE_DEADLINE_PASSED({ day: passed });
  const letterhead = revisedSettings(context.letterhead, revision);
  const signature = signatureOf(letterhead.signature, input);
  if (!signature) throw noticeErrors.SIGNER_REQUIRED();
  const settings = { ...letterhead, signature };
  const late = await readAgain(tx, notice, context);
  const subject: LetterSubject = {
    kind: notice.kind,
    unitIds: (await addresseesOf(tx, notice.id)).map(({ unitId }) => unitId),
    units: context.units,
    readAt: now,
    listed: late,
    dates: datesOf(issuedOn, settings, province),
    revision,
  };
  const letter = await composeLetter(tx, subject);
  // A letter that cannot be put into words is found out before a number is spent on it.
  const frozen: FrozenLetter = { letter, settings, ...graveOf(notice.kind, context.reminders) };
  composeFrozen({ ...frozen, letter: { ...letter, number: 1 } });
  await writeRounds(tx, notice, { letter, subject });
  await release(tx, notice.id);
  await writeIssue(tx, notice.id, frozen, context);
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

/** A petition that is late still, with the line it has in the letter. */
type LateItem = LateRow & { row: ReturnType<typeof reminderRow> };

/**
 * What the letter lists and is late still, at the unit it was listed for; the rest drops out. A list for the chairman
 * follows its petitions to other units. NOTICE_EMPTY when nothing is.
 */
async function readAgain(
  tx: Transaction,
  notice: NoticeRow,
  context: IssueContext,
): Promise<LateItem[]> {
  const { now } = context;
  const items = await tx.rows<{ petitionId: string; unitId: string; code: string }>(
    `select petition_id as "petitionId", unit_id as "unitId", row ->> 'code' as code
     from notice_item where notice_id = $1 and dropped_at is null order by position`,
    [notice.id],
  );
  const petitionIds = items.map((item) => item.petitionId);
  const listedFor = new Map(items.map(({ petitionId, unitId }) => [petitionId, unitId]));
  const late = inLetter(
    (await holdLate(tx, { at: now, unitIds: null, petitionIds })).filter(
      ({ id, unitId }) => notice.kind === 'CHAIRMAN_LIST' || listedFor.get(id) === unitId,
    ),
    notice,
    context,
  );
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
          row: petition.row,
        })),
      ),
    ],
  );
  return late;
}

/** The lines of a letter in its order: a collective one unit by unit, each as others may read it too. */
function inLetter(
  late: readonly LateRow[],
  { kind }: NoticeRow,
  { province, units, now }: IssueContext,
): LateItem[] {
  const isCollective = kind === 'COLLECTIVE';
  const items = late.map((petition) => ({
    ...petition,
    row: reminderRow(petition, province, now, isCollective),
  }));
  if (!isCollective) return items;
  const order = inLetterOrder(new Set(items.map(({ unitId }) => unitId)), units);
  return order.flatMap((unitId) => items.filter((item) => item.unitId === unitId));
}

/** Each unit's place and round as the letter has them; a unit it lists nothing for drops out. */
async function writeRounds(
  tx: Transaction,
  notice: NoticeRow,
  { letter, subject }: { letter: ReminderLetter; subject: LetterSubject },
): Promise<void> {
  if (notice.kind === 'CHAIRMAN_LIST') return;
  const addressed = addressedIn(subject).map((unitId, index) => ({
    unitId,
    position: index + 1,
    round: letter.units[index]?.round ?? letter.round,
  }));
  await tx.rows(
    `update notice_addressee a set position = r.position, round = r.round
     from jsonb_to_recordset($2::jsonb) as r("unitId" uuid, position integer, round integer)
     where a.notice_id = $1 and a.unit_id = r."unitId"`,
    [notice.id, JSON.stringify(addressed)],
  );
  await tx.rows(
    `update notice_addressee set dropped_at = $3 where notice_id = $1 and unit_id <> all($2)`,
    [notice.id, addressed.map(({ unitId }) => unitId), subject.readAt],
  );
}

/**
 * Takes the register's next number and issues with it, in one statement: the number's row is held from here to the
 * commit, so numbers have neither gap nor double, and a rollback gives the number back.
 */
async function writeIssue(
  tx: Transaction,
  noticeId: string,
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
       issued_by = $5, issued_on = $6, year = $2, symbol = $3,
       number = given.last_number, signer_name = $7, signer_post = $8,
       letter = jsonb_set($9::jsonb, '{letter,number}', to_jsonb(given.last_number))
     from given where n.id = $1`,
    [
      noticeId,
      Number(letter.issuedOn?.slice(0, 4)),
      settings.symbol,
      now,
      by,
      letter.issuedOn,
      settings.signature.name,
      settings.signature.post,
      JSON.stringify(frozen),
    ],
  );
}
