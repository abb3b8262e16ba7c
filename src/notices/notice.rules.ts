/** A reminder to a unit, or the list of the gravest petitions for the chairman. */
export const NOTICE_KINDS = ['REMINDER', 'CHAIRMAN_LIST'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

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

/** What somebody on these sides can do with a letter in this state, in the table's order. */
export function allowedNoticeActions(
  state: NoticeState,
  sides: readonly NoticeSide[],
): NoticeAction[] {
  return NOTICE_LIFECYCLE.filter(
    (transition) => transition.from.includes(state) && sides.includes(transition.by),
  ).map((transition) => transition.action);
}
