import type { Finding, Reading } from './finding';
import { findingAt } from './reading.rules';

// The look-behind lets a match begin only where a word does, so a long text without any @ is read once.
const LOCAL = '(?<![\\p{L}\\p{N}._%+\\-])[\\p{L}\\p{N}._%+\\-]+';
const DOMAIN = '(?:[A-Za-z0-9-]{1,63}\\.){1,5}[A-Za-z]{2,24}';
const WRITTEN = new RegExp(`${LOCAL}@${DOMAIN}`, 'gu');
const SPOKEN = new RegExp(
  `${LOCAL} ?(?:@|\\(at\\)|\\[at\\]|a còng) ?(?:[A-Za-z0-9-]{1,63} ?(?:\\.|\\(dot\\)|\\[dot\\]|chấm) ?){1,4}[A-Za-z]{2,24}`,
  'giu',
);

/** E-mail addresses, also spelt out against robots; those of the state (.gov.vn) belong to an office. */
export function findEmails(reading: Reading): Finding[] {
  const at = (pattern: RegExp, confidence: Finding['confidence']): Finding[] =>
    [...reading.text.matchAll(pattern)]
      .filter(([address]) => !/\.gov\.vn$/i.test(address))
      .map((match) =>
        findingAt(reading, 'EMAIL', [match.index, match.index + match[0].length], confidence),
      );
  return [...at(WRITTEN, 'CERTAIN'), ...at(SPOKEN, 'SUSPECTED')];
}

/** The sender's own addresses, also one at .gov.vn. */
export function findKnownEmails(reading: Reading, emails: readonly string[]): Finding[] {
  const small = reading.text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return emails.flatMap((email) => {
    const wanted = email.trim().toLowerCase();
    const found: Finding[] = [];
    if (wanted.length < 5) return found;
    for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, at + wanted.length)) {
      found.push(findingAt(reading, 'EMAIL', [at, at + wanted.length], 'CERTAIN'));
    }
    return found;
  });
}
