/** A gap a clerk can write in, which neither renderer collapses or breaks. */
export const BLANK = '\u00a0'.repeat(6);

const PROVINCE_OFFSET_MS = 7 * 60 * 60 * 1000;

/**
 * One line of clean text in NFC: control characters (which would make the DOCX unreadable) and
 * runs of white space become one space. Decomposed marks are composed, because printed fonts
 * place composed Vietnamese letters only.
 */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `oneLine`, cut at a word to at most `maxLength` characters, with "…" where it was cut. */
export function excerpt(text: string, maxLength: number): string {
  const line = oneLine(text);
  if (line.length <= maxLength) return line;
  const head = line.slice(0, maxLength - 1);
  const lastSpace = head.lastIndexOf(' ');
  return `${head.slice(0, lastSpace > 0 ? lastSpace : head.length)}…`;
}

/**
 * A count or a document number as an office writes it: "0", "05", "12", "1.250".
 * NĐ 30/2020 asks for a 0 before numbers under 10.
 * @throws RangeError when it is not a whole number of 0 or more.
 */
export function officeNumber(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`Not a count: ${value}`);
  }
  if (value === 0) return '0';
  if (value < 10) return `0${value}`;
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** A share in percent with two decimals and a comma: 13 of 42 is "30,95%". */
export function percentage(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2).replace('.', ',')}%`;
}

/**
 * "ngày 05 tháng 01 năm 2027", "ngày 29 tháng 6 năm 2026": 0 before days under 10 and before
 * months 1 and 2 only (NĐ 30/2020, Phụ lục I).
 * @throws RangeError when `day` is not a calendar day `YYYY-MM-DD`.
 */
export function longDate(day: string): string {
  const { date, month, year } = partsOf(day);
  const monthText = month <= 2 ? `0${month}` : String(month);
  return `ngày ${officeNumber(date)} tháng ${monthText} năm ${year}`;
}

/** "05/01/2027", for the narrow columns of an annex. */
export function shortDate(day: string): string {
  partsOf(day);
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/**
 * "08 giờ 05 phút ngày 16 tháng 11 năm 2026": an instant on the province's clock, which is UTC+7
 * the year round.
 * @throws RangeError when `instant` is not an ISO 8601 instant.
 */
export function longMoment(instant: string): string {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) throw new RangeError(`Not an instant: ${instant}`);
  const local = new Date(millis + PROVINCE_OFFSET_MS).toISOString();
  return `${local.slice(11, 13)} giờ ${local.slice(14, 16)} phút ${longDate(local.slice(0, 10))}`;
}

/** The province's calendar day of an instant. @throws RangeError when it is not an ISO 8601 instant. */
export function localDay(instant: string): string {
  return new Date(Date.parse(instant) + PROVINCE_OFFSET_MS).toISOString().slice(0, 10);
}

/** 00:00 of a calendar day in the province, as an ISO instant in UTC. */
export function startOfDay(day: string): string {
  const { date, month, year } = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date) - PROVINCE_OFFSET_MS).toISOString();
}

/** Roman numerals of annexes: I, II, … XCV. @throws RangeError below 1 or above 399. */
export function romanNumber(value: number): string {
  if (!Number.isSafeInteger(value) || value < 1 || value > 399) {
    throw new RangeError(`No annex has the number ${value}`);
  }
  const signs: readonly (readonly [number, string])[] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let roman = '';
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      roman += sign;
      rest -= worth;
    }
  }
  return roman;
}

/** "A", "A và B", "A, B và C". */
export function enumerate(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} và ${items[items.length - 1]}`;
}

/** A dashed list: "- A;", "- B;", and a full stop after the last (NĐ 30/2020, Phụ lục I). */
export function dashedList(items: readonly string[]): string[] {
  return items.map((item, index) => {
    const text = oneLine(item).replace(/[;.,]+$/, '');
    return `- ${text}${index === items.length - 1 ? '.' : ';'}`;
  });
}

function partsOf(day: string): { date: number; month: number; year: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = (match ?? []).slice(1).map(Number);
  const exists =
    year !== undefined &&
    month !== undefined &&
    date !== undefined &&
    new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(day);
  if (!exists) throw new RangeError(`Not a calendar day: ${day}`);
  return { date, month, year };
}
