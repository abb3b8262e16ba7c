import type { Confidence, Finding, PersonalDataKind, Reading } from './finding';

const FOLDS = foldingTable();

/** The text and its folded twin: letter by letter, so an offset in one is the same offset in the other. */
export function readingOf(text: string): Reading {
  return { text, folded: foldedAlike(text) };
}

/** Small letters without diacritics, each in the place of its original; every other sign stays. */
export function foldedAlike(text: string): string {
  return text.replace(/[A-Z\u00c0-\u1eff]/g, (letter) => FOLDS.get(letter) ?? letter);
}

function foldingTable(): Map<string, string> {
  const table = new Map<string, string>([
    ['đ', 'd'],
    ['Đ', 'd'],
  ]);
  for (let code = 0x41; code < 0x1f00; code += 1) {
    const letter = String.fromCharCode(code);
    const base = letter.normalize('NFD').charAt(0).toLowerCase();
    if (/^[a-z]$/.test(base)) table.set(letter, base);
  }
  return table;
}

/**
 * The folded words before an offset, at most `reach` characters back and never across the end of a sentence: what a
 * number or a name was introduced by.
 */
export function wordsBefore({ folded }: Reading, at: number, reach: number): string {
  const window = folded.slice(Math.max(0, at - reach), at);
  return window.slice(lastBreak(window));
}

/** The same with its diacritics, where chợ and cho must be told apart. */
export function writtenBefore({ text }: Reading, at: number, reach: number): string {
  const window = text.slice(Math.max(0, at - reach), at);
  return window.slice(lastBreak(window));
}

/** The folded words after an offset, at most `reach` characters on. */
export function wordsAfter({ folded }: Reading, at: number, reach: number): string {
  return folded.slice(at, at + reach);
}

function lastBreak(window: string): number {
  const breaks = [...window.matchAll(/[;!?\n]|\.\s/g)];
  const last = breaks.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** A finding at these offsets. */
export function findingAt(
  { text }: Reading,
  kind: PersonalDataKind,
  [from, to]: readonly [number, number],
  confidence: Confidence,
): Finding {
  return { kind, from, to, text: text.slice(from, to), confidence };
}

// A sum, a size or a weight is what the citizen writes about, never who the citizen is.
const MEASURE =
  /^[ \u00a0]?(?:d(?![\p{L}/])|dong\b|vnd\b|usd\b|trieu\b|ty\b|ti\b|nghin\b|ngan\b(?! hang)|m2|m²|m3|m³|ha\b|kwh?\b|kg\b|tan\b|km\b|met\b)/u;

/** Whether what ends here is counted in something: đồng, m², kWh. */
export const isMeasure = (reading: Reading, at: number): boolean =>
  MEASURE.test(wordsAfter(reading, at, 12));

/** Whether a number begins as a date does: 09.12.2026, 08-04-2026 10… */
export const startsAsDate = (digits: string): boolean =>
  /^\(?(?:0?[1-9]|[12]\d|3[01])[ .\-–](?:0?[1-9]|1[0-2])[ .\-–](?:19|20)\d\d(?!\d)/.test(digits);

/** Whether what begins here goes on a longer number or code, as `.000` in 1.250.000. */
export const continuesNumber = ({ text }: Reading, at: number): boolean =>
  /(?:\d|[\d\p{L}][.,/\-–])$/u.test(text.slice(Math.max(0, at - 2), at));
