/** A reminder to a unit, one to many units, or the list of the gravest petitions for the chairman. */
export const NOTICE_KINDS = ['REMINDER', 'COLLECTIVE', 'CHAIRMAN_LIST'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Whether a letter `n` reminds the units it is addressed to, so that its rounds and petitions count. */
export const REMINDS = `n.kind in ('REMINDER', 'COLLECTIVE')`;

/** Whether a draft writes to each unit by itself, or to all of them in one letter. */
export const DRAFT_FORMS = ['SEPARATE', 'COLLECTIVE'] as const;
export type DraftForm = (typeof DRAFT_FORMS)[number];

/** Where a reminder letter can stand (domain section 5). */
export const NOTICE_STATES = [
  'DRAFTED',
  'APPROVED',
  'ISSUED',
  'ACKNOWLEDGED',
  'ANSWERED',
  'CANCELLED',
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export const NOTICE_ACTIONS = [
  'revise',
  'approve',
  'issue',
  'acknowledge',
  'answer',
  'cancel',
] as const;
export type NoticeAction = (typeof NOTICE_ACTIONS)[number];

/** On which side of the letter somebody stands: the office that sends it, or the unit that receives it. */
export type NoticeSide = 'OFFICE' | 'UNIT';

export interface NoticeTransition {
  action: NoticeAction;
  from: readonly NoticeState[];
  to: NoticeState;
  by: NoticeSide;
}

/**
 * The life of a letter as one table. It is never issued by itself: a person approves and issues it. Whatever is
 * changed takes the approval back. A unit may answer more than once; what it has acknowledged can no longer be
 * cancelled, and what was issued and then cancelled keeps its number.
 */
export const NOTICE_LIFECYCLE: readonly NoticeTransition[] = [
  { action: 'revise', from: ['DRAFTED', 'APPROVED'], to: 'DRAFTED', by: 'OFFICE' },
  { action: 'approve', from: ['DRAFTED'], to: 'APPROVED', by: 'OFFICE' },
  { action: 'issue', from: ['APPROVED'], to: 'ISSUED', by: 'OFFICE' },
  { action: 'acknowledge', from: ['ISSUED'], to: 'ACKNOWLEDGED', by: 'UNIT' },
  {
    action: 'answer',
    from: ['ISSUED', 'ACKNOWLEDGED', 'ANSWERED'],
    to: 'ANSWERED',
    by: 'UNIT',
  },
  { action: 'cancel', from: ['DRAFTED', 'APPROVED', 'ISSUED'], to: 'CANCELLED', by: 'OFFICE' },
];

/** States in which the letter has reached the unit: what it sees, and what counts as a reminder. */
export const SENT_STATES: readonly NoticeState[] = ['ISSUED', 'ACKNOWLEDGED', 'ANSWERED'];

/** The table's row for an action. */
export function noticeTransitionOf(action: NoticeAction): NoticeTransition {
  const found = NOTICE_LIFECYCLE.find((transition) => transition.action === action);
  if (!found) throw new Error(`the notices' table has no row for ${action}`);
  return found;
}

/** What one addressee has said to an issued letter. */
export interface Heard {
  acknowledgedAt: Date | null;
  answeredAt: Date | null;
}

/** Where an issued letter stands with its addressees: no further than with the last of them (ADR 0017). */
export function standingWith(addressees: readonly Heard[]): NoticeState {
  if (addressees.every(({ answeredAt }) => answeredAt !== null)) return 'ANSWERED';
  if (addressees.every(({ acknowledgedAt }) => acknowledgedAt !== null)) return 'ACKNOWLEDGED';
  return 'ISSUED';
}

/** Which versions a letter has had, for the whole and since one unit's part of it last changed. */
export interface Versions {
  state: NoticeState;
  letterVersion: number;
  /** Of the unit that acts; null when the office does. */
  unitVersion: number | null;
}

/**
 * Whether somebody who read a version has read what he acts on. The office acts on the whole, so it must have read the
 * last; a unit on its own part, so any since that part last changed will do, whatever others have said meanwhile
 * (ADR 0017). Until it is issued, and once it is cancelled, a letter is the same to all.
 */
export function hasRead(version: number, { state, letterVersion, unitVersion }: Versions): boolean {
  const isApart = unitVersion !== null && SENT_STATES.includes(state);
  return version <= letterVersion && version >= (isApart ? unitVersion : letterVersion);
}

/** A letter as the two sides stand to it. */
export interface NoticeStanding {
  state: NoticeState;
  /** Of its addressees, so many have acknowledged it. */
  acknowledged: number;
  /** Whether the account acts for the office that sends it. */
  isOffice: boolean;
  /** The addressees the account acts for. */
  own: readonly Heard[];
}

/**
 * What somebody can do with a letter now, in the table's order: as the office by where the letter stands with all, as a
 * unit by where it stands with that one. What one unit has acknowledged is not cancelled, whatever the others did.
 */
export function allowedNoticeActions(standing: NoticeStanding): NoticeAction[] {
  return NOTICE_LIFECYCLE.filter(({ action, by, from }) => {
    if (by === 'UNIT') return standing.own.some((unit) => from.includes(stateFor(standing, unit)));
    if (action === 'cancel' && standing.acknowledged > 0) return false;
    return standing.isOffice && from.includes(standing.state);
  }).map(({ action }) => action);
}

/** Where a letter stands with one unit: as it stands itself until it is issued, and once it is cancelled. */
export function stateFor({ state }: { state: NoticeState }, unit: Heard): NoticeState {
  return SENT_STATES.includes(state) ? standingWith([unit]) : state;
}
