import type { Finding, Reading } from './finding';
import { nationalDigits } from './phones.rules';
import { findingAt } from './reading.rules';

/** Most signs between two digits of one number: "0912 - 000 - 123". */
const WIDEST_GAP = 3;

/** The digits of a text and where each stands: one walk, however many numbers are looked for. */
interface Digits {
  text: string;
  at: readonly number[];
}

/** The senders' own numbers, whatever signs stand between the digits and with 84, 0 or nothing before them. */
export function findKnownPhones(reading: Reading, phones: readonly string[]): Finding[] {
  if (phones.length === 0) return [];
  const digits = digitsOf(reading.text);
  return phones.flatMap((phone) => {
    const subscriber = nationalDigits(phone).replace(/^0/, '');
    // Shorter ones would be found in any sum or code.
    if (subscriber.length < 7) return [];
    return occurrences(reading, digits, subscriber);
  });
}

function digitsOf(text: string): Digits {
  const found = [...text.matchAll(/\d/g)];
  return { text: found.map(([digit]) => digit).join(''), at: found.map(({ index }) => index) };
}

function occurrences(reading: Reading, digits: Digits, subscriber: string): Finding[] {
  const found: Finding[] = [];
  let first = digits.text.indexOf(subscriber);
  for (; first >= 0; first = digits.text.indexOf(subscriber, first + 1)) {
    const last = first + subscriber.length - 1;
    const begin = first - prefixLength(reading, digits, first);
    if (!isOneNumber(reading, digits, [begin, last])) continue;
    const from = digits.at[begin] ?? 0;
    const to = (digits.at[last] ?? 0) + 1;
    // A digit right beside it makes it a part of another, longer number.
    if (/\d/.test(reading.text.charAt(from - 1)) || /\d/.test(reading.text.charAt(to))) continue;
    const signed = reading.text.charAt(from - 1) === '+' ? from - 1 : from;
    found.push(findingAt(reading, 'PHONE', [signed, to], 'CERTAIN'));
  }
  return found;
}

/** How many digits before the subscriber's belong to the number: 0, 84 or 84 0. */
function prefixLength(reading: Reading, digits: Digits, first: number): number {
  return (
    ['840', '84', '0'].find(
      (prefix) =>
        digits.text.startsWith(prefix, first - prefix.length) &&
        first >= prefix.length &&
        isOneNumber(reading, digits, [first - prefix.length, first]),
    )?.length ?? 0
  );
}

/** Whether only a few signs, and no letter or line end, stand between the digits. */
function isOneNumber(
  { folded }: Reading,
  { at }: Digits,
  [first, last]: [number, number],
): boolean {
  for (let i = first; i < last; i += 1) {
    const gap = folded.slice((at[i] ?? 0) + 1, at[i + 1]);
    if (gap.length > WIDEST_GAP || /[a-z\n]/.test(gap)) return false;
  }
  return true;
}
