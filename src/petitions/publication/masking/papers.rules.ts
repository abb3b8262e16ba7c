import type { Finding, Reading } from './finding';
import {
  continuesNumber,
  findingAt,
  isMeasure,
  startsAsDate,
  wordsBefore,
  wordsAfter,
} from './reading.rules';

const CARD_12 =
  /(?<![\p{L}\d])(?:\d{12}|\d{3}([ .])\d{3}\1\d{3}\1\d{3}|\d{4}([ .])\d{4}\2\d{4})(?!\d|[.,]\d)/gu;
const CARD_9 = /(?<![\p{L}\d])(?:\d{9}|\d{3}([ .])\d{3}\1\d{3})(?!\d|[.,]\d)/gu;
const PASSPORT = /(?<![\p{L}\d])[A-Z] ?\d{7,8}(?!\d)/gu;
/** Personal tax number, social insurance number; health insurance card. */
const TEN_DIGITS = /(?<![\p{L}\d])\d{10}(?!\d|[.,]\d)/gu;
const HEALTH_CARD = /(?<![\p{L}\d])[A-Z]{2} ?\d(?: ?\d){12}(?!\d)/gu;

const CARD_WORDS =
  /(?:cmnd|cmtnd|cccd|cmt|cmqd|chung minh|can cuoc|dinh danh|giay to tuy than|ho chieu|passport)/;
const PASSPORT_WORDS = /(?:ho chieu|passport)/;
const INSURANCE_WORDS = /(?:bhxh|bao hiem xa hoi|bhyt|bao hiem y te)/;
const TAX_WORDS = /(?:mst|ma so thue)/;

/**
 * Numbers of papers that name one person: căn cước (12 digits, the first three a province's), chứng minh nhân dân (9
 * digits, beside its words), passport, personal tax and insurance numbers.
 */
export function findPapers(reading: Reading): Finding[] {
  return [
    ...cards(reading),
    ...beside(reading, CARD_9, CARD_WORDS, 60),
    ...beside(reading, PASSPORT, PASSPORT_WORDS, 40),
    ...beside(reading, TEN_DIGITS, INSURANCE_WORDS, 30),
    ...beside(reading, HEALTH_CARD, INSURANCE_WORDS, 40),
    ...personalTaxNumbers(reading),
  ];
}

function cards(reading: Reading): Finding[] {
  return [...reading.text.matchAll(CARD_12)].flatMap((match) => {
    const span: [number, number] = [match.index, match.index + match[0].length];
    if (isNoPaper(reading, span)) return [];
    const named = CARD_WORDS.test(wordsBefore(reading, span[0], 60));
    // Provinces are numbered 001 to 096; anything else of twelve digits is a card only where a word says so.
    const province = Number(match[0].slice(0, 3));
    const ofProvince = match[0].startsWith('0') && province >= 1 && province <= 96;
    return named || ofProvince ? [findingAt(reading, 'IDENTITY_CARD', span, 'CERTAIN')] : [];
  });
}

function beside(reading: Reading, pattern: RegExp, words: RegExp, reach: number): Finding[] {
  return [...reading.text.matchAll(pattern)].flatMap((match) => {
    const span: [number, number] = [match.index, match.index + match[0].length];
    const named = words.test(wordsBefore(reading, span[0], reach));
    if (!named || isNoPaper(reading, span)) return [];
    return [findingAt(reading, 'IDENTITY_CARD', span, 'CERTAIN')];
  });
}

/** A company's tax number is public; one that begins with 8, or is called personal, is a person's. */
function personalTaxNumbers(reading: Reading): Finding[] {
  return [...reading.text.matchAll(TEN_DIGITS)].flatMap((match) => {
    const span: [number, number] = [match.index, match.index + match[0].length];
    const before = wordsBefore(reading, span[0], 40);
    if (!TAX_WORDS.test(before)) return [];
    if (before.includes('ca nhan')) return [findingAt(reading, 'IDENTITY_CARD', span, 'CERTAIN')];
    if (!match[0].startsWith('8')) return [];
    return [findingAt(reading, 'IDENTITY_CARD', span, 'SUSPECTED')];
  });
}

const isNoPaper = (reading: Reading, [from, to]: [number, number]): boolean =>
  continuesNumber(reading, from) ||
  isMeasure(reading, to) ||
  startsAsDate(reading.text.slice(from, to));

const ACCOUNT = /(?<![\p{L}\d])\d(?:[ .-]?\d){7,18}(?!\d|[.,]\d)/gu;
const PAYMENT_CARD = /(?<![\p{L}\d])\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?!\d)/gu;
const ACCOUNT_WORDS = /(?:stk|so tk|tk so|\btk\b|tai khoan)/;
const BANK_WORDS =
  /(?:ngan hang|vietcombank|\bvcb\b|bidv|agribank|vietinbank|techcombank|sacombank|mb ?bank|tpbank|\bacb\b|vpbank|hdbank|shb|vib)/;

/** Bank accounts beside the words for them, and payment cards by their four groups of four. */
export function findBankAccounts(reading: Reading): Finding[] {
  const accounts = [...reading.text.matchAll(ACCOUNT)].flatMap((match) => {
    const span: [number, number] = [match.index, match.index + match[0].length];
    if (isNoPaper(reading, span)) return [];
    const before = wordsBefore(reading, span[0], 50);
    const named = ACCOUNT_WORDS.test(before);
    const atBank = BANK_WORDS.test(before) || BANK_WORDS.test(wordsAfter(reading, span[1], 25));
    if (!named && !atBank) return [];
    return [findingAt(reading, 'BANK_ACCOUNT', span, named ? 'CERTAIN' : 'SUSPECTED')];
  });
  const paymentCards = [...reading.text.matchAll(PAYMENT_CARD)].map((match) =>
    findingAt(reading, 'BANK_ACCOUNT', [match.index, match.index + match[0].length], 'SUSPECTED'),
  );
  return [...accounts, ...paymentCards];
}
