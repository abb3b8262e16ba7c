import type {
  AnnexColumn,
  LetterAnnex,
  LetterSettings,
  ReminderLetter,
  ReminderRow,
  ReminderUnit,
} from './letter-content';
import {
  excerpt,
  longDate,
  officeNumber,
  oneLine,
  romanNumber,
  shortDate,
} from './letter-format.rules';
import { hasHistoryAnnex, hasUnitList, historyAnnex, lastLetterCell } from './letter-rounds.rules';

/** A row never splits across pages, so its longest cell must stay far below a page's height. */
const MAX_SUMMARY_LENGTH = 300;
const MAX_REASON_LENGTH = 150;
const MAX_LABEL_LENGTH = 60;

/** 252 mm: the width of a landscape A4 page between margins of 30 and 15 mm. */
const PETITION_COLUMNS: readonly AnnexColumn[] = [
  { heading: 'STT', widthMm: 10, align: 'center' },
  { heading: 'Mã phản ánh, kiến nghị', widthMm: 40, align: 'center' },
  { heading: 'Ngày gửi', widthMm: 21, align: 'center' },
  { heading: 'Ngày chuyển', widthMm: 21, align: 'center' },
  { heading: 'Lĩnh vực', widthMm: 22, align: 'left' },
  { heading: 'Nội dung tóm tắt', widthMm: 46, align: 'left' },
  { heading: 'Hạn trả lời', widthMm: 21, align: 'center' },
  { heading: 'Số ngày làm việc quá hạn', widthMm: 15, align: 'center' },
  { heading: 'Tình trạng', widthMm: 19, align: 'left' },
  { heading: 'Số lần đã đôn đốc', widthMm: 13, align: 'center' },
  { heading: 'Lý do đơn vị nêu', widthMm: 24, align: 'left' },
];

/** 155 mm: a portrait page between the letter's own margins. */
const UNIT_COLUMNS: readonly AnnexColumn[] = [
  { heading: 'STT', widthMm: 10, align: 'center' },
  { heading: 'Cơ quan, đơn vị, địa phương', widthMm: 50, align: 'left' },
  { heading: 'Số phản ánh, kiến nghị', widthMm: 19, align: 'center' },
  { heading: 'Lần đôn đốc', widthMm: 13, align: 'center' },
  { heading: 'Văn bản gần nhất, số còn lại', widthMm: 40, align: 'left' },
  { heading: 'Phụ lục', widthMm: 23, align: 'center' },
];

type AnnexDraft = Omit<LetterAnnex, 'label' | 'reference'>;

/**
 * The annexes of a reminder: one list of petitions per unit that has any, after a list of the
 * units when there are several, and at the end the earlier letters when they are too
 * many for the text. Numbered I, II, … when there are several (NĐ 30/2020).
 */
export function composeAnnexes(data: ReminderLetter, settings: LetterSettings): LetterAnnex[] {
  const withRows = data.units.filter((unit) => unit.rows.length > 0);
  const drafts = withRows.map(petitionAnnex);
  const all = [
    ...(hasUnitList(data) ? [unitAnnex(data.units, withRows)] : []),
    ...drafts,
    ...(hasHistoryAnnex(data) ? [historyAnnex(data)] : []),
  ];
  const reference = annexReference(data, settings);
  return all.map(({ title, orientation, columns, rows }, index) => ({
    label: all.length === 1 ? 'Phụ lục' : `Phụ lục ${romanNumber(index + 1)}`,
    title: title.map((line) => oneLine(line).toUpperCase()),
    reference,
    orientation,
    columns,
    rows,
  }));
}

function petitionAnnex(unit: ReminderUnit): AnnexDraft {
  return {
    title: ['Danh sách phản ánh, kiến nghị chậm, quá hạn xử lý', `của ${unit.name}`],
    orientation: 'landscape',
    columns: PETITION_COLUMNS,
    rows: unit.rows.map(petitionCells),
  };
}

function petitionCells(row: ReminderRow, index: number): string[] {
  const codes = row.externalCode === null ? [row.code] : [row.code, row.externalCode];
  return [
    officeNumber(index + 1),
    codes.map(oneLine).join('\n'),
    shortDate(row.submittedOn),
    row.assignedOn === null ? '' : shortDate(row.assignedOn),
    excerpt(row.fieldLabel, MAX_LABEL_LENGTH),
    excerpt(row.summary, MAX_SUMMARY_LENGTH),
    shortDate(row.dueOn),
    officeNumber(row.workingDaysOverdue),
    excerpt(row.stateLabel, MAX_LABEL_LENGTH),
    officeNumber(row.timesReminded),
    excerpt(row.reasonGiven ?? '', MAX_REASON_LENGTH),
  ];
}

function unitAnnex(units: readonly ReminderUnit[], withRows: readonly ReminderUnit[]): AnnexDraft {
  return {
    title: ['Danh sách cơ quan, đơn vị, địa phương', 'có phản ánh, kiến nghị chậm, quá hạn xử lý'],
    orientation: 'portrait',
    columns: UNIT_COLUMNS,
    rows: units.map((unit, index) => {
      const place = withRows.indexOf(unit);
      return [
        officeNumber(index + 1),
        oneLine(unit.name),
        officeNumber(unit.rows.length),
        officeNumber(unit.round ?? 1),
        lastLetterCell(unit.earlierLetters),
        place < 0 ? '' : romanNumber(place + 2),
      ];
    }),
  };
}

/** The line that ties an annex to its letter. */
export function annexReference(data: ReminderLetter, settings: LetterSettings): string {
  const blank = settings.electronic || data.number === null || data.issuedOn === null;
  const symbol = oneLine(settings.symbol).toUpperCase();
  const number = blank || data.number === null ? '…' : String(data.number).padStart(2, '0');
  const day = blank || data.issuedOn === null ? 'ngày … tháng … năm …' : longDate(data.issuedOn);
  return `(Kèm theo Văn bản số ${number}/${symbol} ${day} của ${oneLine(settings.issuerInText)})`;
}
