import { annexReference } from './letter-annex.rules';
import type {
  AnnexColumn,
  LetterAnnex,
  LetterDocument,
  LetterSettings,
  ReminderLetter,
  ReminderRow,
} from './letter-content';
import {
  excerpt,
  localDay,
  longMoment,
  officeNumber,
  oneLine,
  romanNumber,
  shortDate,
} from './letter-format.rules';
import { letterOf } from './letter.rules';

/** What makes a petition grave enough for the chairman; printed in the letter. */
export interface GraveLimits {
  readonly workingDaysOverdue: number;
  readonly timesReminded: number;
}

/** 252 mm: the width of a landscape A4 page between margins of 30 and 15 mm. */
const COLUMNS: readonly AnnexColumn[] = [
  { heading: 'STT', widthMm: 10, align: 'center' },
  { heading: 'Mã phản ánh, kiến nghị', widthMm: 40, align: 'center' },
  { heading: 'Lĩnh vực', widthMm: 24, align: 'left' },
  { heading: 'Nội dung tóm tắt', widthMm: 58, align: 'left' },
  { heading: 'Hạn trả lời', widthMm: 21, align: 'center' },
  { heading: 'Số ngày làm việc quá hạn', widthMm: 17, align: 'center' },
  { heading: 'Tình trạng', widthMm: 22, align: 'left' },
  { heading: 'Số lần đã đôn đốc', widthMm: 15, align: 'center' },
  { heading: 'Lý do đơn vị nêu, ngày hẹn', widthMm: 45, align: 'left' },
];
const LONGEST = { label: 60, summary: 300, reason: 300 };

/** What the list is about, when the office does not say otherwise. */
export const CHAIRMAN_SUBJECT = 'báo cáo phản ánh, kiến nghị quá hạn kéo dài';

/**
 * The list of the gravest petitions as a letter to the chairman: how many, at how many units, how often reminded, and
 * in one annex each of them under its unit, with the reason given and the day promised.
 * @throws RangeError on a letter without petitions, a bad day or instant.
 */
export function composeChairmanList(
  data: ReminderLetter,
  settings: LetterSettings,
  limits: GraveLimits,
): LetterDocument {
  if (data.units.length === 0) throw new RangeError('A list for the chairman needs a petition');
  return letterOf(data, settings, {
    subject: oneLine(data.subject ?? CHAIRMAN_SUBJECT),
    addressees: [oneLine(settings.chairmanAddressee)],
    paragraphs: paragraphsOf(data, settings, limits),
    annexes: [annexOf(data, settings)],
  });
}

function paragraphsOf(
  data: ReminderLetter,
  settings: LetterSettings,
  limits: GraveLimits,
): string[] {
  const rows = data.units.flatMap((unit) => unit.rows);
  const readOn = localDay(data.readAt);
  const count = (holds: (row: ReminderRow) => boolean): string =>
    officeNumber(rows.filter(holds).length);
  const days = officeNumber(limits.workingDaysOverdue);
  const times = officeNumber(limits.timesReminded);
  const paragraphs = [
    `Qua theo dõi trên ${settings.sourceSystemName}, tính đến ${longMoment(data.readAt)}, còn ` +
      `${officeNumber(rows.length)} phản ánh, kiến nghị chưa trả lời quá hạn từ ${days} ngày làm ` +
      `việc trở lên hoặc đã được đôn đốc từ ${times} lần trở lên, tại ` +
      `${officeNumber(data.units.length)} cơ quan, đơn vị, địa phương (Phụ lục kèm theo).`,
    `Trong đó: quá hạn từ ${days} ngày làm việc trở lên ` +
      `${count((row) => row.workingDaysOverdue >= limits.workingDaysOverdue)}; đã đôn đốc từ ` +
      `${times} lần trở lên ${count((row) => row.timesReminded >= limits.timesReminded)}; chưa nêu ` +
      `lý do ${count((row) => row.reasonGiven === null)}; đã quá ngày đơn vị hẹn trả lời ` +
      `${count(({ promisedOn }) => Boolean(promisedOn && promisedOn < readOn))}.`,
    data.addition ? `${data.addition.replace(/[.;]+$/, '')}.` : '',
    `${settings.chairmanRequest.replace(/[.;]+$/, '')}./.`,
  ];
  return paragraphs.map(oneLine).filter((text) => text !== '');
}

function annexOf(data: ReminderLetter, settings: LetterSettings): LetterAnnex {
  let place = 0;
  const rows = data.units.flatMap((unit, index) => [
    [`${romanNumber(index + 1)}. ${oneLine(unit.name)} (${officeNumber(unit.rows.length)})`],
    ...unit.rows.map((row) => {
      place += 1;
      return cellsOf(row, place);
    }),
  ]);
  return {
    label: 'Phụ lục',
    title: ['DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ QUÁ HẠN KÉO DÀI'],
    reference: annexReference(data, settings),
    orientation: 'landscape',
    columns: COLUMNS,
    rows,
  };
}

function cellsOf(row: ReminderRow, place: number): string[] {
  const codes = row.externalCode === null ? [row.code] : [row.code, row.externalCode];
  return [
    officeNumber(place),
    codes.map(oneLine).join('\n'),
    excerpt(row.fieldLabel, LONGEST.label),
    excerpt(row.summary, LONGEST.summary),
    shortDate(row.dueOn),
    officeNumber(row.workingDaysOverdue),
    excerpt(row.stateLabel, LONGEST.label),
    officeNumber(row.timesReminded),
    excerpt(row.reasonGiven ?? 'Chưa nêu', LONGEST.reason),
  ];
}
