import { clerkTable } from '../../test/support/clerk-table';
import {
  allowedNoticeActions,
  hasRead,
  NOTICE_ACTIONS,
  NOTICE_STATES,
  noticeTransitionOf,
  standingWith,
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

  const UNHEARD = { acknowledgedAt: null, answeredAt: null };
  const READ = { acknowledgedAt: new Date(0), answeredAt: null };
  const SPOKEN = { acknowledgedAt: new Date(0), answeredAt: new Date(1) };
  const toOffice = (state: NoticeState, acknowledged = 0) =>
    allowedNoticeActions({ state, acknowledged, isOffice: true, own: [] });
  const toUnits = (state: NoticeState, ...own: (typeof READ | typeof SPOKEN | typeof UNHEARD)[]) =>
    allowedNoticeActions({ state, acknowledged: 0, isOffice: false, own });

  it('is moved by the office, and acknowledged by the unit alone', () => {
    expect(toOffice('DRAFTED')).toEqual(['revise', 'approve', 'cancel']);
    expect(toUnits('DRAFTED', UNHEARD)).toEqual([]);
    expect(toOffice('APPROVED')).toEqual(['revise', 'issue', 'cancel']);
    expect(toOffice('ISSUED')).toEqual(['cancel']);
    expect(toUnits('ISSUED', UNHEARD)).toEqual(['acknowledge', 'answer']);
    expect(toUnits('ISSUED')).toEqual([]);
    expect(toOffice('ACKNOWLEDGED', 1)).toEqual([]);
    expect(toUnits('ACKNOWLEDGED', READ)).toEqual(['answer']);
  });

  it('to many stands no further than with the last of them, and each acts for itself', () => {
    expect(standingWith([SPOKEN, READ, UNHEARD])).toBe('ISSUED');
    expect(standingWith([SPOKEN, READ])).toBe('ACKNOWLEDGED');
    expect(standingWith([SPOKEN, SPOKEN])).toBe('ANSWERED');
    // Two have read it, the third has not: that one may acknowledge still.
    expect(toUnits('ISSUED', READ)).toEqual(['answer']);
    expect(toUnits('ISSUED', READ, UNHEARD)).toEqual(['acknowledge', 'answer']);
    expect(toUnits('CANCELLED', UNHEARD)).toEqual([]);
  });

  it.each(
    clerkTable(`
      who    | state     | letter's | its part's | read | holds
      office | ISSUED    | 7        | -          | 7    | yes
      office | ISSUED    | 7        | -          | 6    | no
      office | ISSUED    | 7        | -          | 8    | no
      unit   | ISSUED    | 7        | 3          | 3    | yes
      unit   | ISSUED    | 7        | 3          | 7    | yes
      unit   | ISSUED    | 7        | 3          | 2    | no
      unit   | ISSUED    | 7        | 3          | 8    | no
      unit   | ANSWERED  | 7        | 7          | 6    | no
      unit   | CANCELLED | 7        | 3          | 3    | no
      unit   | APPROVED  | 2        | 1          | 1    | no
    `).slice(1),
  )('to the %s, %s, version %s, its part %s: having read %s holds: %s', (...line) => {
    const [, state, letter, part, read, holds] = line as [string, NoticeState, ...string[]];
    const unitVersion = part === '-' ? null : Number(part);
    const versions = { state, letterVersion: Number(letter), unitVersion };
    expect(hasRead(Number(read), versions)).toBe(holds === 'yes');
  });

  it('to many is not cancelled once one of them has acknowledged it', () => {
    expect(toOffice('ISSUED', 0)).toEqual(['cancel']);
    expect(toOffice('ISSUED', 1)).toEqual([]);
  });
});
