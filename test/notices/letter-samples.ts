import type {
  LetterSettings,
  ReminderLetter,
  ReminderRow,
} from '../../src/notices/letter/letter-content';
import { DEFAULT_LETTER_SETTINGS } from '../../src/notices/letter/letter-settings';

/** Invented people, numbers and petitions: no real case is in these samples. */
export const settings: LetterSettings = {
  ...DEFAULT_LETTER_SETTINGS,
  signature: { ...DEFAULT_LETTER_SETTINGS.signature, name: 'Nguyễn Thị Mẫu' },
  disciplineReference: 'Quy chế làm việc của Ủy ban nhân dân thành phố',
  contact: {
    department: 'Phòng Kiểm soát thủ tục hành chính',
    phone: '0251 000 0000',
    email: 'kstt@example.vn',
  },
};

const SUMMARIES = [
  'Đèn chiếu sáng đường số 4 không hoạt động, buổi tối rất khó đi',
  'Rác thải sinh hoạt tồn đọng nhiều ngày tại hẻm 12, bốc mùi hôi',
  'Cống thoát nước bị nghẽn, nước ngập sâu sau mỗi trận mưa lớn',
] as const;

export function row(index: number, over: Partial<ReminderRow> = {}): ReminderRow {
  return {
    code: `H19.PA.2026.${String(index).padStart(6, '0')}`,
    externalCode: index % 2 === 1 ? `PAKN.20261001.${String(index).padStart(4, '0')}` : null,
    submittedOn: '2026-10-01',
    assignedOn: '2026-10-02',
    fieldLabel: 'Hiện trường',
    summary: SUMMARIES[index % 3] ?? SUMMARIES[0],
    dueOn: '2026-10-22',
    workingDaysOverdue: 17,
    stateLabel: 'Đang xử lý',
    timesReminded: 2,
    reasonGiven: index % 3 === 0 ? 'Chờ ý kiến của Sở Xây dựng' : null,
    ...over,
  };
}

export function rows(count: number): ReminderRow[] {
  return Array.from({ length: count }, (_, index) => row(index + 1));
}

export function reminder(over: Partial<ReminderLetter> = {}): ReminderLetter {
  return {
    number: 5,
    issuedOn: '2027-01-05',
    units: [{ name: 'Ủy ban nhân dân phường Trấn Biên', rows: rows(3) }],
    subject: null,
    round: 2,
    earlierLetters: [{ number: 812, symbol: 'VP-KSTT', issuedOn: '2026-12-28' }],
    readAt: '2027-01-04T01:05:00.000Z',
    period: { fromOn: '2026-12-15', toOn: '2027-01-03' },
    totals: {
      carriedOver: 5,
      received: 37,
      receivedLate: 2,
      overdueOpen: 2,
      lateStep: 1,
      answeredLate: 3,
      publishedLate: 1,
    },
    finishBeforeOn: '2027-01-12',
    reportBeforeOn: '2027-01-14',
    ...over,
  };
}

/** 95 communes with one late petition each: the letter the whole province gets. */
export function reminderToAllCommunes(): ReminderLetter {
  return reminder({
    units: Array.from({ length: 95 }, (_, index) => ({
      name: `Ủy ban nhân dân xã Mẫu ${index + 1}`,
      rows: [row(index + 1)],
    })),
    totals: {
      carriedOver: 120,
      received: 1130,
      receivedLate: 12,
      overdueOpen: 95,
      lateStep: 0,
      answeredLate: 30,
      publishedLate: 4,
    },
  });
}
