import type { ReminderLetter, ReminderRow } from './letter-content';

const ROW: ReminderRow = {
  code: 'H19.PA.2026.000001',
  externalCode: 'PAKN.20261001.0001',
  submittedOn: '2026-10-01',
  assignedOn: '2026-10-02',
  fieldLabel: 'Rác thải',
  summary: 'Nội dung mẫu: rác thải tồn đọng nhiều ngày',
  dueOn: '2026-10-22',
  workingDaysOverdue: 17,
  stateLabel: 'Đang xử lý',
  timesReminded: 1,
  reasonGiven: 'Hẹn 12/11/2026: chờ bố trí kinh phí',
  promisedOn: '2026-11-12',
};

/** An invented reminder, to show a letterhead with: no unit and no petition of it exists. */
export const SAMPLE_LETTER: ReminderLetter = {
  number: null,
  issuedOn: null,
  units: [
    { name: 'Ủy ban nhân dân phường Mẫu', rows: [ROW, { ...ROW, code: 'H19.PA.2026.000002' }] },
  ],
  subject: null,
  round: 2,
  earlierLetters: [
    {
      number: 5,
      symbol: 'VP-KSTT',
      issuedOn: '2026-11-02',
      outcome: { listed: 5, answered: 3, otherwise: 0, open: 2 },
    },
  ],
  readAt: '2026-11-16T01:00:00.000Z',
  period: { fromOn: '2026-11-15', toOn: '2026-11-16' },
  totals: {
    carriedOver: 12,
    received: 30,
    receivedLate: 1,
    overdueOpen: 2,
    lateStep: 0,
    answeredLate: 3,
    publishedLate: null,
  },
  finishBeforeOn: null,
  reportBeforeOn: null,
};
