import { epochDayOf, isoDateOf, localDayOf } from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { NoticeKind } from './notice.rules';
import type { LetterSettings, LetterSignature, ReminderLetter } from './letter/letter-content';

/** The day a letter is issued on, and the dates it sets the unit, counted in working days of the province. */
export function datesOf(
  issuedOn: string,
  settings: Pick<LetterSettings, 'finishWithinDays' | 'reportWithinDays'>,
  province: WorkingCalendar,
): Pick<ReminderLetter, 'issuedOn' | 'finishBeforeOn' | 'reportBeforeOn'> {
  const day = epochDayOf(issuedOn);
  return {
    issuedOn,
    finishBeforeOn: isoDateOf(province.addWorkingDays(day, settings.finishWithinDays)),
    reportBeforeOn: isoDateOf(province.addWorkingDays(day, settings.reportWithinDays)),
  };
}

/** The last due day of what is overdue by so many working days or more when it is read. */
export function dueForChairman(
  readAt: Date,
  workingDaysOverdue: number,
  province: WorkingCalendar,
): string {
  const through = province.workingDaysThrough(localDayOf(readAt)) - workingDaysOverdue;
  return isoDateOf(province.workingDayAt(through + 1) - 1);
}

/** The last day on which a letter issued on a day is acknowledged in time, so many working days after it. */
export function lastDayToAcknowledge(
  issuedOn: string,
  withinDays: number,
  province: WorkingCalendar,
): string {
  return isoDateOf(province.addWorkingDays(epochDayOf(issuedOn), withinDays));
}

/** Letters issued before this day have had all the working days in which they were to be acknowledged. */
export function unacknowledgedIfIssuedBefore(
  now: Date,
  withinDays: number,
  province: WorkingCalendar,
): string {
  return isoDateOf(province.subtractWorkingDays(localDayOf(now), withinDays));
}

/**
 * Who signs: the letterhead's signer, or whoever is named at issue. Another post than the letterhead's does not
 * inherit its authority line (KT., TL.). Null when the name or the post is not known.
 */
export function signatureOf(
  usual: LetterSignature,
  named: { signerName?: string; signerPost?: string; signerAuthority?: string },
): LetterSignature | null {
  const name = (named.signerName ?? usual.name).trim();
  const post = (named.signerPost ?? usual.post).trim();
  if (name === '' || post === '') return null;
  const inherited = post === usual.post ? usual.authority : null;
  return { authority: named.signerAuthority?.trim() ?? inherited, post, name };
}

const FILE_WORDS: Readonly<Record<NoticeKind, string>> = {
  REMINDER: 'cong-van-don-doc',
  COLLECTIVE: 'cong-van-don-doc-chung',
  CHAIRMAN_LIST: 'bao-cao-qua-han-keo-dai',
};

/** The file name of a letter in plain ASCII: "cong-van-don-doc-05-VP-KSTT-2026.pdf". */
export function letterFileName(
  letter: {
    kind: NoticeKind;
    number: number | null;
    symbol: string | null;
    year: number | null;
    unitCode: string;
  },
  format: string,
): string {
  const { kind, number, symbol, year, unitCode } = letter;
  const words = FILE_WORDS[kind];
  if (number === null) return `du-thao-${words}-${plain(unitCode)}.${format}`;
  const digits = String(number).padStart(2, '0');
  return `${words}-${digits}-${plain(symbol ?? '')}-${year}.${format}`;
}

const plain = (text: string): string => text.replaceAll('Đ', 'D').replace(/[^A-Za-z0-9-]/g, '');
