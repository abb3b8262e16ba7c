import type { Finding, Reading } from './finding';
import { findingAt, isMeasure, wordsBefore } from './reading.rules';

// 11 to 99, without the numbers no province was ever given below 14.
const PROVINCE = '(?:1[124-9]|[2-9]\\d)';

/** A car's 60A-123.45, a motorcycle's 60-B1 123.45, an electric one's 60-MĐ1 123.45, the old four digits. */
const PLATE = new RegExp(
  `(?<![\\p{L}\\d]|\\d[./])${PROVINCE}[- .]?([A-Za-z]{1,2}|[Mm][Đđ])(\\d?)([- .–]{0,3})` +
    `(\\d{3}[. ]?\\d{2}|\\d{4})(?![\\d\\p{L}/]|[.,-]\\d)`,
  'gu',
);
const MILITARY = /(?<![\p{L}\d])[A-Z]{2}[- ]?\d{2}[- .]\d{2}(?![\d\p{L}])/gu;

const PLATE_WORDS = /(?:bien so|bks|bien kiem soat|bien xe|\bbs\b|\bxe\b|o to|mo to)/;
const NO_PLATE_WORDS =
  /\b(?:lop|phong|lo|kho|khoan|diem|muc|thua|quyen|mau|bieu|cot|tru|tu|can ho|can|tang)\s+(?:so\s+)?$/;
const UNITS = /^(?:kv|kw|km|ha|cm|mm|kg|gb|tb|mb|kva)$/i;

/** Number plates. Small letters, and four digits that may be a year, count only beside a word for a vehicle. */
export function findPlates(reading: Reading): Finding[] {
  const plates = [...reading.text.matchAll(PLATE)].flatMap((match) => {
    const span: [number, number] = [match.index, match.index + match[0].length];
    const confidence = verdict(reading, match, span);
    return confidence === null ? [] : [findingAt(reading, 'PLATE', span, confidence)];
  });
  const military = [...reading.text.matchAll(MILITARY)].flatMap((match) => {
    if (!/(?:bien so|bks|bien kiem soat|bien xe)/.test(wordsBefore(reading, match.index, 40))) {
      return [];
    }
    const span: [number, number] = [match.index, match.index + match[0].length];
    return [findingAt(reading, 'PLATE', span, 'CERTAIN')];
  });
  return [...plates, ...military];
}

function verdict(
  reading: Reading,
  match: RegExpExecArray,
  [from, to]: [number, number],
): Finding['confidence'] | null {
  const [, series = '', seriesDigit = '', gap = '', body = ''] = match;
  const before = wordsBefore(reading, from, 40);
  if (isMeasure(reading, to) || UNITS.test(series)) return null;
  if (PLATE_WORDS.test(before)) return 'CERTAIN';
  if (NO_PLATE_WORDS.test(before) || series !== series.toUpperCase()) return null;
  const digits = body.replace(/\D/g, '');
  // "60A12345" may be read as series A1 and 2345: what is written together counts together.
  const full = digits.length === 5 || (gap === '' && seriesDigit !== '');
  if (full) return 'CERTAIN';
  const yearLike = /^(?:19|20)\d\d$/.test(digits);
  return gap.includes('-') && !yearLike ? 'SUSPECTED' : null;
}
