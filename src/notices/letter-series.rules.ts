import type { EarlierLetter, EarlierOutcome } from './letter/letter-content';

/** A letter that was sent, with its round and what has become of the petitions it listed. */
export interface SentLetter extends Omit<EarlierLetter, 'outcome'> {
  readonly round: number;
  readonly outcome: EarlierOutcome;
}

/**
 * The round ("lần n") of the next letter to a unit, and the letters before it. Reminders to a unit are a series: it
 * goes on while any petition that one of them listed is still open with the unit, over the turn of the year too,
 * and is over when all of them are answered, with others or ended; the next letter is then the first of a new one.
 * A petition that was opened again is open again. A cancelled letter is no reminder, yet no round is given twice
 * while a later letter has been sent: the round follows the last letter's (ADR 0014).
 * @param series the sent letters of the unit's last series, in order of their issue
 */
export function nextRound(series: readonly SentLetter[]): {
  round: number;
  earlierLetters: EarlierLetter[];
} {
  const last = series.at(-1);
  if (!last || series.every(({ outcome }) => outcome.open === 0)) {
    return { round: 1, earlierLetters: [] };
  }
  return {
    round: last.round + 1,
    earlierLetters: series.map(({ number, symbol, issuedOn, outcome }) => ({
      number,
      symbol,
      issuedOn,
      outcome,
    })),
  };
}
