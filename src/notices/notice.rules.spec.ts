import { clerkTable } from '../../test/support/clerk-table';
import {
  allowedNoticeActions,
  NOTICE_ACTIONS,
  NOTICE_STATES,
  noticeTransitionOf,
  type NoticeAction,
  type NoticeState,
} from './notice.rules';

/** Written by hand from the office's practice, never from the table: rows are states, `-` is not possible. */
const MATRIX = `
  state        | revise  | approve  | issue  | acknowledge  | answer   | cancel
  DRAFTED      | DRAFTED | APPROVED | -      | -            | -        | CANCELLED
  APPROVED     | DRAFTED | -        | ISSUED | -            | -        | CANCELLED
  ISSUED       | -       | -        | -      | ACKNOWLEDGED | ANSWERED | CANCELLED
  ACKNOWLEDGED | -       | -        | -      | -            | ANSWERED | -
  ANSWERED     | -       | -        | -      | -            | ANSWERED | -
  CANCELLED    | -       | -        | -      | -            | -        | -
`;

const [[, ...actions], ...lines] = clerkTable(MATRIX) as [string[], ...string[][]];

describe('the life of a reminder letter', () => {
  it('has these states and actions, and no other', () => {
    expect(actions).toEqual(NOTICE_ACTIONS);
    expect(lines.map(([state]) => state)).toEqual(NOTICE_STATES);
  });

  it.each(lines.flatMap(([state, ...ends]) => ends.map((end, i) => [state, actions[i], end])))(
    '%s %s → %s',
    (state, action, expected) => {
      const { from, to } = noticeTransitionOf(action as NoticeAction);
      expect(from.includes(state as NoticeState) ? to : '-').toBe(expected);
    },
  );

  it('is moved by the office, and acknowledged by the unit alone', () => {
    expect(allowedNoticeActions('DRAFTED', ['OFFICE'])).toEqual(['revise', 'approve', 'cancel']);
    expect(allowedNoticeActions('DRAFTED', ['UNIT'])).toEqual([]);
    expect(allowedNoticeActions('APPROVED', ['OFFICE'])).toEqual(['revise', 'issue', 'cancel']);
    expect(allowedNoticeActions('ISSUED', ['OFFICE'])).toEqual(['cancel']);
    expect(allowedNoticeActions('ISSUED', ['UNIT'])).toEqual(['acknowledge', 'answer']);
    expect(allowedNoticeActions('ISSUED', [])).toEqual([]);
    expect(allowedNoticeActions('ACKNOWLEDGED', ['OFFICE', 'UNIT'])).toEqual(['answer']);
  });
});
