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

/**
 * What a running clock can become: DUE_SOON (sắp đến hạn), LATE_STEP (chậm xử lý), OVERDUE (quá hạn, domain section 4),
 * and whatever further rung a ladder names.
 */
export type Level = string;

/** The form of a level's name. */
export const LEVEL_NAME = /^[A-Z][A-Z0-9_]{2,39}$/;
