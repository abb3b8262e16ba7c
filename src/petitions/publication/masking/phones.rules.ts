import type { Confidence, Finding, Reading } from './finding';
import {
  continuesNumber,
  findingAt,
  isMeasure,
  startsAsDate,
  wordsAfter,
  wordsBefore,
} from './reading.rules';

const GAP = '[ .\\-–\\u00a0()]{0,3}';
const digits = (count: number | string): string => `(?:${GAP}\\d){${count}}`;

/** Mobile 0[35789] and 8 more, the old eleven-digit 01…, landline 02 and 9 more; with 84 in place of the 0. */
const VIETNAMESE = new RegExp(
  `(?<!\\d)\\(?(?:0${GAP}(?:[35789]${digits(8)}|1[2689]${digits(8)}|2${digits(9)})` +
    `|(?:(?:\\+|00)${GAP})?84${GAP}(?:0${GAP})?(?:[35789]${digits(8)}|2${digits(9)}))(?!\\d)`,
  'g',
);
const FOREIGN = new RegExp(`(?<![\\d\\p{L}])\\+[1-9]${digits('7,13')}(?!\\d)`, 'gu');
/** Any number of a fitting length, where a word says that it is a telephone's. */
const INTRODUCED = new RegExp(`(?<!\\d)\\d${digits('6,10')}(?!\\d)`, 'g');

const PHONE_WORDS =
  /(?:sdt|dtdd|dt|tel|phone|zalo|viber|hotline|dien thoai|so may|di dong|lien he|lien lac|goi)[^\d\n]{0,14}$/;
const OTHER_NUMBER =
  /(?:mst|ma so thue|ma so doanh nghiep|ma so ho kinh doanh|so vao so|so seri|seri|serial|ma ho so|ho so so|ma giao dich|ma khach hang|ma don hang|ma van don|so phat hanh)[^\d\n]{0,14}$/;

/** Words that say a number is answered by an office, and the province means it to be called. */
const HOTLINE = /(?:duong day nong|hotline|tong dai|truc ban|so truc)[^;\n]{0,60}$/;
const OFFICE =
  /(?:ubnd|uy ban|so [a-z]|phong [a-z]|cong an|trung tam|van phong|ban quan ly|mot cua|tram y te|benh vien|dien luc|co quan|bo phan|chi cuc|don vi)[^;\n]{0,60}$/;
const PERSON = /\b(?:ong|ba|anh|chi|co|chu|bac|em|nguoi dan|cong dan|nguoi phan anh)\b/;

/** How the place of a text in the answer bears on numbers in it. */
export interface PhoneSetting {
  /** The field in which the unit says how it can be reached. */
  unitContact: boolean;
}

/**
 * Telephone numbers in any usual Vietnamese writing. A hotline, and an office's landline, are the unit's own and
 * no finding; an official's mobile number in the contact field is one to look at.
 */
export function findPhones(reading: Reading, setting: PhoneSetting): Finding[] {
  const found: Finding[] = [];
  for (const match of reading.text.matchAll(VIETNAMESE)) {
    const span = spanOf(match);
    if (isFalseFriend(reading, span) || isOffices(reading, span, setting)) continue;
    found.push(findingAt(reading, 'PHONE', span, confidenceOf(reading, span, setting)));
  }
  for (const match of reading.text.matchAll(FOREIGN)) {
    found.push(findingAt(reading, 'PHONE', spanOf(match), 'CERTAIN'));
  }
  for (const match of reading.text.matchAll(INTRODUCED)) {
    const span = spanOf(match);
    if (!PHONE_WORDS.test(wordsBefore(reading, span[0], 30))) continue;
    // 1900 and 1800 numbers are services; nobody's own.
    if (/^1[89]00/.test(match[0]) || isFalseFriend(reading, span)) continue;
    if (isOffices(reading, span, setting)) continue;
    found.push(findingAt(reading, 'PHONE', span, 'SUSPECTED'));
  }
  return found;
}

/** The offsets of a match, without a bracket that it opens and does not close. */
function spanOf(match: RegExpExecArray): [number, number] {
  const [text] = match;
  const alone = text.startsWith('(') && !text.includes(')');
  return [match.index + (alone ? 1 : 0), match.index + text.length];
}

function isFalseFriend(reading: Reading, [from, to]: [number, number]): boolean {
  const text = reading.text.slice(from, to);
  const before = wordsBefore(reading, from, 40);
  const grouped = /[^\d+]/.test(text);
  if (startsAsDate(text) || isMeasure(reading, to)) return true;
  if (OTHER_NUMBER.test(before)) return true;
  if (/^0[.,]/.test(text)) return true;
  if (grouped && (continuesNumber(reading, from) || /^[.,]\d/.test(wordsAfter(reading, to, 2)))) {
    return true;
  }
  // A letter right before is part of a code, unless it ends a word for a telephone, as in "sđt0912…".
  return /[a-z]$/.test(before) && !PHONE_WORDS.test(before);
}

function isOffices(
  reading: Reading,
  [from, to]: [number, number],
  { unitContact }: PhoneSetting,
): boolean {
  const number = nationalDigits(reading.text.slice(from, to));
  const before = wordsBefore(reading, from, 80);
  if (HOTLINE.test(before)) return true;
  const mobile = /^0(?:[35789]\d{8}|1\d{9})$/.test(number);
  if (mobile) return false;
  if (unitContact) return true;
  const office = OFFICE.exec(before);
  return office !== null && !PERSON.test(office[0]);
}

function confidenceOf(
  reading: Reading,
  [from, to]: [number, number],
  { unitContact }: PhoneSetting,
): Confidence {
  if (unitContact) return 'SUSPECTED';
  const text = reading.text.slice(from, to);
  if (PHONE_WORDS.test(wordsBefore(reading, from, 30)) || /^\(?\+/.test(text)) return 'CERTAIN';
  const groups = text.match(/\d+/g) ?? [];
  // Five numbers of two digits may as well be a list of houses, and 84.912.345.678 a sum.
  const odd = groups.length >= 5 || groups.some((group) => group.length === 1);
  const sumLike = /^84[. ]\d{3}[. ]\d{3}[. ]\d{3}$/.test(text);
  return odd || sumLike ? 'SUSPECTED' : 'CERTAIN';
}

/** The digits of a number as they are dialled at home: +84 912… and 84912… begin with 0. */
export function nationalDigits(number: string): string {
  const plain = number.replace(/\D/g, '').replace(/^00(?=84)/, '');
  const abroad = plain.startsWith('84') && plain.length >= 11;
  return abroad ? `0${plain.slice(2).replace(/^0/, '')}` : plain;
}
