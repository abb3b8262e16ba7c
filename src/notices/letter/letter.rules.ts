import { composeAnnexes } from './letter-annex.rules';
import type {
  LetterAnnex,
  LetterDocument,
  LetterSettings,
  LetterSignature,
  LetterUrgency,
  ReminderLetter,
} from './letter-content';
import {
  BLANK,
  dashedList,
  longDate,
  officeNumber,
  oneLine,
  startOfDay,
} from './letter-format.rules';
import { commonRound, isCollective } from './letter-rounds.rules';
import { composeParagraphs } from './letter-wording.rules';

const MAX_SUBJECT_LENGTH = 500;

/** Labels and box widths of the three degrees of urgency (NĐ 30/2020: 30, 40 and 20 mm by 8). */
const URGENCIES: Readonly<Record<LetterUrgency, { label: string; widthMm: number }>> = {
  HOA_TOC: { label: 'HỎA TỐC', widthMm: 30 },
  THUONG_KHAN: { label: 'THƯỢNG KHẨN', widthMm: 40 },
  KHAN: { label: 'KHẨN', widthMm: 20 },
};

/**
 * The whole reminder in words, ready to print: letterhead, addressees, orders, signature block,
 * copies and annexes, as NĐ 30/2020/NĐ-CP lays out a công văn. All text is NFC; a draft has
 * blanks for its number and date.
 * @throws RangeError on a letter without addressees, a round below 1, a subject over 500
 * characters, a bad day or instant, or counts that cannot be true.
 */
export function composeReminder(data: ReminderLetter, settings: LetterSettings): LetterDocument {
  requireSound(data);
  return letterOf(data, settings, {
    subject: subjectOf(data),
    addressees: addresseesOf(data, settings),
    paragraphs: composeParagraphs(data, settings),
    annexes: composeAnnexes(data, settings),
  });
}

/** What one kind of letter says in its own way; all else is the letterhead's. */
export interface LetterParts {
  readonly subject: string;
  readonly addressees: readonly string[];
  readonly paragraphs: readonly string[];
  readonly annexes: readonly LetterAnnex[];
}

/** The parts under the letterhead, as NĐ 30/2020 lays out a công văn. */
export function letterOf(
  data: Pick<ReminderLetter, 'number' | 'issuedOn' | 'readAt'>,
  settings: LetterSettings,
  { subject, addressees, paragraphs, annexes }: LetterParts,
): LetterDocument {
  const numberLine = `Số: ${letterNumber(data.number, settings.symbol)}`;
  return {
    metadata: {
      title: `${numberLine.replaceAll(BLANK, '…')} - V/v ${subject}`,
      subject: `V/v ${subject}`,
      author: oneLine(settings.issuerInText),
      createdAt: data.issuedOn === null ? instantOf(data.readAt) : startOfDay(data.issuedOn),
    },
    superiorBody: settings.superiorBody.split('\n').map((line) => upper(line)),
    issuingBody: upper(settings.issuingBody),
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    numberLine,
    placeAndDate: `${oneLine(settings.place)}, ${dateOrBlank(data.issuedOn)}`,
    about: `V/v ${subject}`,
    urgency: settings.urgency === null ? null : URGENCIES[settings.urgency],
    addressees,
    legalBases: basesOf(settings.legalBases),
    paragraphs,
    signature: signatureOf(settings.signature),
    recipients: dashedList(settings.recipientsFoot),
    annexes,
  };
}

/** "05/VP-KSTT", with a blank for the number of a draft: no spaces around "/" and "-". */
export function letterNumber(number: number | null, symbol: string): string {
  const digits = number === null ? BLANK : officeNumber(number).replaceAll('.', '');
  return `${digits}/${upper(symbol)}`;
}

function dateOrBlank(day: string | null): string {
  return day === null ? `ngày${BLANK}tháng${BLANK}năm${BLANK}` : longDate(day);
}

/** What the letter is about, without "V/v". @throws RangeError over 500 characters. */
export function subjectOf(data: ReminderLetter): string {
  const round = commonRound(data);
  const usual = 'đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn';
  const said = round === null ? usual : `${usual} (lần ${round})`;
  const subject = oneLine(data.subject ?? said).replace(/^V\/v\s+/i, '');
  if (subject.length > MAX_SUBJECT_LENGTH) {
    throw new RangeError(`A letter's subject has at most ${MAX_SUBJECT_LENGTH} characters`);
  }
  return subject;
}

function addresseesOf(data: ReminderLetter, settings: LetterSettings): string[] {
  if (isCollective(data, settings)) return [oneLine(settings.collectiveAddressee)];
  const names = data.units.map((unit) => oneLine(unit.name));
  return names.length === 1 ? names : dashedList(names);
}

function basesOf(bases: readonly string[]): string[] {
  return dashedList(bases).map((line) => line.slice(2));
}

function signatureOf(signature: LetterSignature): LetterDocument['signature'] {
  const { authority, post, name } = signature;
  const lines = authority === null ? [post] : [authority, post];
  return { lines: lines.map(upper), name: oneLine(name) };
}

function requireSound(data: ReminderLetter): void {
  if (data.units.length === 0) throw new RangeError('A reminder needs an addressee');
  if (!Number.isSafeInteger(data.round) || data.round < 1) {
    throw new RangeError(`A reminder's round begins at 1, not ${data.round}`);
  }
  if (data.number !== null && data.number < 1) {
    throw new RangeError(`Letters are numbered from 1, not ${data.number}`);
  }
}

function instantOf(readAt: string): string {
  return new Date(readAt).toISOString();
}

function upper(text: string): string {
  return oneLine(text).toUpperCase();
}

/** The mark stands in the red box where the urgency is printed, together with it. */
export function markedAsDraft(letter: LetterDocument): LetterDocument {
  const label = letter.urgency ? `DỰ THẢO - ${letter.urgency.label}` : 'DỰ THẢO';
  return { ...letter, urgency: { label, widthMm: letter.urgency ? 62 : 30 } };
}
