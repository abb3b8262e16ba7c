import { CLOCK_KINDS } from './level.rules';

/**
 * Kinds a policy may hold: those of clocks that run, and limits that are looked up when they are needed: to
 * acknowledge, to reopen, to close by itself, the most an extension may give, and how often word is owed (INTERIM)
 * once the decree's days have passed.
 */
export const POLICY_KINDS = [
  ...CLOCK_KINDS,
  'ACKNOWLEDGE',
  'REOPEN',
  'CLOSE',
  'EXTENSION',
  'INTERIM',
] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** How quickly a field condition must be dealt with (domain section 3), set by the intake officer. */
export const URGENCIES = ['URGENT', 'QUICK', 'NORMAL', 'COMPLEX'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Events a limit may count from. */
export const COUNTED_FROM = ['SUBMITTED', 'RECEIVED', 'ASSIGNED', 'ASKED', 'APPROVED'] as const;

export const LIMIT_UNITS = [
  'WORKING_DAY',
  'CALENDAR_DAY',
  'WORKING_HOUR',
  'WORKING_MINUTE',
  'HOUR',
  'MINUTE',
] as const;

/** Text of a law that was read; the national portal's scoring; other provinces; a proposal of our own. */
export const MARKS = ['law', 'spec', 'practice', 'ours'] as const;
