import type { AnnexColumn, EarlierLetter, LetterSettings, ReminderLetter } from './letter-content';
import { longDate, officeNumber, romanNumber, shortDate } from './letter-format.rules';

/** More earlier letters than this are counted in the text and listed in an annex: the letter stays on its page. */
const MAX_NAMED_LETTERS = 1;

/** 155 mm: a portrait page between the letter's own margins. */
const HISTORY_COLUMNS: readonly AnnexColumn[] = [
  { heading: 'STT', widthMm: 13, align: 'center' },
  { heading: 'Số, ký hiệu văn bản', widthMm: 38, align: 'center' },
  { heading: 'Ngày ban hành', widthMm: 28, align: 'center' },
  { heading: 'Số đã nêu', widthMm: 18, align: 'center' },
  { heading: 'Đã trả lời', widthMm: 18, align: 'center' },
  { heading: 'Chuyển nơi khác, kết thúc', widthMm: 22, align: 'center' },
  { heading: 'Còn lại', widthMm: 18, align: 'center' },
];

/** True when there are too many addressees to name, so that the first annex lists them. */
export function isCollective(data: ReminderLetter, settings: LetterSettings): boolean {
  return data.units.length > settings.maxNamedAddressees;
}

/** True when the earlier letters have an annex of their own. */
export function hasHistoryAnnex(data: ReminderLetter): boolean {
  return data.earlierLetters.length > MAX_NAMED_LETTERS;
}

/** The annex of the earlier letters, one a row, in the order of their issue. */
export function historyAnnex(data: ReminderLetter) {
  return {
    title: ['Tình hình thực hiện các văn bản đôn đốc trước'],
    orientation: 'portrait' as const,
    columns: HISTORY_COLUMNS,
    rows: data.earlierLetters.map((letter, index) => {
      const { outcome } = letter;
      const counts = outcome
        ? [outcome.listed, outcome.answered, outcome.otherwise, outcome.open].map(officeNumber)
        : ['', '', '', ''];
      return [officeNumber(index + 1), numberOf(letter), shortDate(letter.issuedOn), ...counts];
    }),
  };
}

/** Which letter of the series it is, and what became of those before it. */
export function roundSentence(data: ReminderLetter, settings: LetterSettings): string {
  if (data.round === 1) return 'Đây là văn bản đôn đốc lần thứ nhất.';
  const sentence = `Đây là văn bản đôn đốc lần thứ ${data.round}`;
  if (data.earlierLetters.length === 0) return `${sentence}.`;
  if (hasHistoryAnnex(data)) {
    const count = officeNumber(data.earlierLetters.length);
    const place = historyLabel(data, settings);
    return `${sentence}; trước đó ${settings.issuerInText} đã có ${count} văn bản (${place}).`;
  }
  const [letter] = data.earlierLetters as [EarlierLetter];
  const earlier = `Văn bản số ${numberOf(letter)} ${longDate(letter.issuedOn)}${outcomeOf(letter)}`;
  return `${sentence}; trước đó ${settings.issuerInText} đã có ${earlier}.`;
}

/** The history comes after the lists of petitions, which are numbered in the order of the units. */
function historyLabel(data: ReminderLetter, settings: LetterSettings): string {
  const before = data.units.filter((unit) => unit.rows.length > 0).length;
  return `Phụ lục ${romanNumber(before + (isCollective(data, settings) ? 1 : 0) + 1)}`;
}

function numberOf({ number, symbol }: EarlierLetter): string {
  return `${officeNumber(number).replaceAll('.', '')}/${symbol}`;
}

function outcomeOf({ outcome }: EarlierLetter): string {
  if (!outcome) return '';
  const { listed, answered, otherwise, open } = outcome;
  const parts = [
    `đã trả lời ${officeNumber(answered)}`,
    ...(otherwise === 0 ? [] : [`chuyển nơi khác hoặc kết thúc ${officeNumber(otherwise)}`]),
    `còn ${officeNumber(open)}`,
  ];
  return ` (nêu ${officeNumber(listed)} phản ánh, kiến nghị: ${parts.join(', ')})`;
}
