import type { LetterDesk } from '../stage/letter-desk';
import type { Facts } from './facts';
import { heading, table, wrap, type Column } from './table';
import { dayMonth } from './words';

const COLUMNS: readonly Column[] = [
  { heading: 'Số', width: 11 },
  { heading: 'Ngày', width: 5 },
  { heading: 'Lần', width: 3, right: true },
  { heading: 'Gửi', width: 26 },
  { heading: 'Vụ', width: 3, right: true },
  { heading: 'Rút', width: 3, right: true },
  { heading: 'Đã nhận', width: 7 },
  { heading: 'Tệp trong thư mục out (.docx, .pdf)', width: 45 },
];

const CHAIRMAN_COLUMNS: readonly Column[] = [
  { heading: 'Mã', width: 18 },
  { heading: 'Nội dung', width: 37 },
  { heading: 'Đơn vị', width: 21 },
  { heading: 'Hạn', width: 5 },
  { heading: 'Trễ', width: 7, right: true },
  { heading: 'Đã nhắc', width: 7, right: true },
];
const LONG_OVERDUE_DAYS = 10;
const MANY_REMINDERS = 3;

/** The reminder letters: number, day, unit, how many petitions, files. */
export function lettersPage(letters: LetterDesk, outFolder: string, facts: Facts): string[] {
  const rows = letters.issued.map(({ notice, file, dropped }) => [
    notice.numberText ?? '',
    notice.issuedOn ? dayMonth(notice.issuedOn) : '',
    String(notice.round ?? ''),
    shortened(notice.unitName),
    String(notice.petitionCount),
    dropped > 0 ? String(dropped) : '',
    notice.acknowledgedAt ? 'rồi' : 'chưa',
    file,
  ]);
  const withdrawn = letters.cancelled.map(
    (notice) =>
      `${shortened(notice.unitName)} (dự thảo ${dayMonth(notice.draftedAt.slice(0, 10))})`,
  );
  return [
    ...heading('4. Đôn đốc'),
    ...wrap(
      `${rows.length} công văn, mỗi đơn vị một công văn mỗi tuần: dự thảo ngày làm việc đầu tuần (27/04 nghỉ bù ` +
        'nên là 28/04), Văn phòng duyệt, ban hành ngày làm việc kế tiếp; không công văn nào tự ban hành. ' +
        '“Rút”: vụ có trong dự thảo nhưng đến lúc ban hành không còn chậm. Từ 30/04 tiêu đề là Thành phố.',
      '',
    ),
    '',
    ...table(COLUMNS, rows),
    ...(withdrawn.length > 0
      ? [
          '',
          ...wrap(
            `Dự thảo bị hủy vì đến ngày ban hành không còn vụ nào chậm: ${withdrawn.join('; ')}.`,
            '',
          ),
        ]
      : []),
    '',
    `Thư mục: ${outFolder}`,
    '',
    ...chairmansList(facts),
  ];
}

/** The last rung of the ladder: what reminders did not move. */
function chairmansList({ overdue, unitNames }: Facts): string[] {
  const rows = overdue
    .filter(
      (each) =>
        each.workingDaysOverdue >= LONG_OVERDUE_DAYS || each.timesReminded >= MANY_REMINDERS,
    )
    .map((each) => [
      each.code,
      each.title,
      unitNames.get(each.unitCode) ?? each.unitCode,
      dayMonth(each.dueOn),
      `${each.workingDaysOverdue} ngày`,
      `${each.timesReminded} lần`,
    ]);
  return [
    `Danh sách trình Chủ tịch (quá hạn từ ${LONG_OVERDUE_DAYS} ngày làm việc, hoặc đã đôn đốc từ ` +
      `${MANY_REMINDERS} lần): ${rows.length} vụ`,
    '',
    ...table(CHAIRMAN_COLUMNS, rows),
  ];
}

const shortened = (name: string): string => name.replace('Ủy ban nhân dân', 'UBND');
