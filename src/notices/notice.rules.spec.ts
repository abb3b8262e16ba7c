import {
  allowedNoticeActions,
  NOTICE_ACTIONS,
  NOTICE_STATES,
  noticeTransitionOf,
  type NoticeAction,
  type NoticeState,
} from './notice.rules';

/** Written by hand from the office's practice, never from the table: rows are states, `-` is not possible. */
const MATRIX: Record<NoticeState, Record<NoticeAction, NoticeState | '-'>> = {
  DRAFTED: { approve: 'APPROVED', issue: '-', acknowledge: '-', cancel: 'CANCELLED' },
  APPROVED: { approve: '-', issue: 'ISSUED', acknowledge: '-', cancel: 'CANCELLED' },
  ISSUED: { approve: '-', issue: '-', acknowledge: 'ACKNOWLEDGED', cancel: 'CANCELLED' },
  ACKNOWLEDGED: { approve: '-', issue: '-', acknowledge: '-', cancel: '-' },
  CANCELLED: { approve: '-', issue: '-', acknowledge: '-', cancel: '-' },
};

describe('the life of a reminder letter', () => {
  for (const state of NOTICE_STATES) {
    for (const action of NOTICE_ACTIONS) {
      const expected = MATRIX[state][action];
      it(`${state} ${action} → ${expected}`, () => {
        const { from, to } = noticeTransitionOf(action);
        expect(from.includes(state) ? to : '-').toBe(expected);
      });
    }
  }

  it('is moved by the office, and acknowledged by the unit alone', () => {
    expect(allowedNoticeActions('DRAFTED', ['OFFICE'])).toEqual(['approve', 'cancel']);
    expect(allowedNoticeActions('DRAFTED', ['UNIT'])).toEqual([]);
    expect(allowedNoticeActions('APPROVED', ['OFFICE'])).toEqual(['issue', 'cancel']);
    expect(allowedNoticeActions('ISSUED', ['OFFICE'])).toEqual(['cancel']);
    expect(allowedNoticeActions('ISSUED', ['UNIT'])).toEqual(['acknowledge']);
    expect(allowedNoticeActions('ISSUED', [])).toEqual([]);
    expect(allowedNoticeActions('ACKNOWLEDGED', ['OFFICE', 'UNIT'])).toEqual([]);
  });
});
