/**
 * After so many attempts a message is dead: with the waits below, 26 hours after it was written, or a fifth sooner or
 * later; later still where quiet hours lie between.
 */
export const MOST_ATTEMPTS = 14;

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 6 * 3600;
/** Messages that failed together shall not come back together. */
const SPREAD = 0.2;

/**
 * How many seconds to wait after the n-th attempt (1, 2, …) failed, null when there shall be no other. Each wait is
 * twice the one before, up to six hours; `chance`, from 0 to just under 1, moves it by up to a fifth either way. Where
 * the receiver asked for longer (`asked`, in seconds), it is what was asked and up to a fifth more, never less.
 */
export function waitAfter(attempt: number, chance: number, asked = 0): number | null {
  if (attempt >= MOST_ATTEMPTS) return null;
  const plain = Math.min(FIRST_WAIT_SECONDS * 2 ** (attempt - 1), LONGEST_WAIT_SECONDS);
  const own = plain * (1 - SPREAD + 2 * SPREAD * chance);
  return asked > own ? asked * (1 + SPREAD * chance) : own;
}
