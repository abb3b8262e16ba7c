import type { LetterDesk } from '../stage/letter-desk';
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

/** The reminder letters: number, day, unit, how many petitions, files. */
export function lettersPage(letters: LetterDesk, outFolder: string): string[] {
  const rows = letters.issued.map(({ notice, file, dropped }) => [
    notice.numberText ?? '',
    notice.issuedOn ? dayMonth(notice.issuedOn) : '',
    String(notice.round ?? ''),
    notice.unitName.replace('Ủy ban nhân dân', 'UBND'),
    String(notice.petitionCount),
    dropped > 0 ? String(dropped) : '',
    notice.acknowledgedAt ? 'rồi' : 'chưa',
    file,
  ]);
  const withdrawn = letters.cancelled.map(
    (notice) => `${notice.unitName} (dự thảo ${dayMonth(notice.draftedAt.slice(0, 10))})`,
  );
  return [
    ...heading('4. Đôn đốc'),
    `${rows.length} công văn, mỗi đơn vị một công văn mỗi tuần; ngày ban hành là ngày làm việc. “Rút”: số vụ`,
    'được trả lời giữa lúc dự thảo và lúc ban hành nên không còn trong công văn.',
    '',
    ...table(COLUMNS, rows),
    ...(withdrawn.length > 0
      ? ['', ...wrap(`Dự thảo bị hủy vì mọi vụ đã được trả lời: ${withdrawn.join('; ')}.`, '')]
      : []),
    '',
    `Thư mục: ${outFolder}`,
  ];
}
