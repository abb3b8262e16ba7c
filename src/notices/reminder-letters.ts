import { isoDateOf, localDayOf } from '../calendar/local-time.rules';
import type { Database, Transaction } from '../platform/database/database';
import type { ReminderLetter, ReminderRow } from './letter/letter-content';
import { totalsOf } from './letter-facts';
import { lastSeries } from './letter-series';
import { nextRound } from './letter-series.rules';
import { revisedDates, type NoticeRevision } from './notice-revision.rules';
import { periodUntil } from './reminder-row.rules';

export interface LetterSubject {
  unitId: string;
  unitName: string;
  readAt: Date;
  listed: readonly { row: ReminderRow; lateness: 'OVERDUE' | 'LATE_STEP' }[];
  /** All null on a draft, which sets no dates yet. */
  dates: Pick<ReminderLetter, 'issuedOn' | 'finishBeforeOn' | 'reportBeforeOn'>;
  revision: NoticeRevision | null;
}

/** All a letter says except its number, which is taken last: rows, counts, round, earlier letters, dates. */
export async function composeLetter(
  db: Database | Transaction,
  subject: LetterSubject,
): Promise<ReminderLetter> {
  const { unitId, readAt, listed, dates, revision } = subject;
  const readOn = isoDateOf(localDayOf(readAt));
  const period = periodUntil(readOn);
  return {
    number: null,
    ...revisedDates(dates, revision),
    units: [{ name: subject.unitName, rows: listed.map((item) => item.row) }],
    subject: revision?.subject ?? null,
    addition: revision?.addition ?? null,
    ...nextRound(await lastSeries(db, unitId)),
    readAt: readAt.toISOString(),
    period,
    totals: await totalsOf(db, unitId, { fromOn: period.fromOn, at: readAt }, listed),
  };
}
