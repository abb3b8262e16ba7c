import type { Deadline } from './deadline.rules';

/**
 * Clocks that run: the citizen's (OUTER), the holding unit's, the steps', and beside them the national portal's own,
 * which nothing moves (PORTAL), the decree's twenty days (DECREE), the limit to forward and to ask for a supplement,
 * the citizen's time to send one, a co-ordinating unit's, an offered transfer's, and the Ministry's (FOLLOW).
 */
export const CLOCK_KINDS = [
  'OUTER',
  'HOLDING',
  'RECEIVE',
  'ASSIGN',
  'ACCEPT',
  'PUBLISH',
  'PORTAL',
  'FORWARD',
  'DECREE',
  'SUPPLEMENT',
  'SUPPLEMENT_WAIT',
  'CONTRIBUTE',
  'TRANSFER',
  'FOLLOW',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** What a running clock can become: sắp đến hạn, chậm xử lý, quá hạn (domain section 4). */
export type Level = 'DUE_SOON' | 'LATE_STEP' | 'OVERDUE';

/** The next rung of a clock and the instant from which it is due. */
export interface NextLevel {
  level: Level;
  at: Date;
}

/**
 * An answer's clock warns, then is overdue; a step's clock only becomes a late step. Those with no rung are kept to
 * be reported by and tell nobody: the same people are told by another clock.
 */
const LADDER: Readonly<Record<ClockKind, readonly Level[]>> = {
  OUTER: ['DUE_SOON', 'OVERDUE'],
  HOLDING: ['DUE_SOON', 'OVERDUE'],
  RECEIVE: ['LATE_STEP'],
  ASSIGN: ['LATE_STEP'],
  ACCEPT: ['LATE_STEP'],
  PUBLISH: ['LATE_STEP'],
  PORTAL: [],
  FORWARD: [],
  DECREE: [],
  SUPPLEMENT: [],
  SUPPLEMENT_WAIT: ['LATE_STEP'],
  CONTRIBUTE: ['LATE_STEP'],
  TRANSFER: ['LATE_STEP'],
  FOLLOW: ['LATE_STEP'],
};

/**
 * The first rung not yet raised: DUE_SOON at `dueSoonAt` (left out where the policy warns nobody), OVERDUE or
 * LATE_STEP at the first late instant. A rung below one that was raised never comes back. Null when the ladder
 * has been climbed.
 */
export function nextLevel(
  kind: ClockKind,
  deadline: Pick<Deadline, 'lateAt' | 'dueSoonAt'>,
  raised: readonly Level[],
): NextLevel | null {
  const ladder = LADDER[kind];
  const climbed = Math.max(0, ...raised.map((level) => ladder.indexOf(level) + 1));
  for (const level of ladder.slice(climbed)) {
    const at = level === 'DUE_SOON' ? deadline.dueSoonAt : deadline.lateAt;
    if (at) return { level, at };
  }
  return null;
}

/**
 * The rungs below the one a running clock waits for: what it must not raise a second time when its deadline is
 * computed again. A clock that waits for none has climbed its whole ladder.
 */
export function raisedBefore(kind: ClockKind, waitsFor: Level | null): readonly Level[] {
  const ladder = LADDER[kind];
  return waitsFor === null ? ladder : ladder.slice(0, Math.max(0, ladder.indexOf(waitsFor)));
}
