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

/** True when there are too many addressees to name: they are those the first annex lists. */
export function isCollective(data: ReminderLetter, settings: LetterSettings): boolean {
  return data.units.length > settings.maxNamedAddressees;
}

/** True when the first annex lists the addressees, each with its round. */
export function hasUnitList(data: ReminderLetter): boolean {
  return data.units.length > 1;
}

/** The rounds of a letter to several units, one for each; none when the letter has one round for all. */
function roundsOf({ units }: ReminderLetter): number[] {
  return units.flatMap(({ round }) => round ?? []);
}

/** The round that all a letter goes to have in common; null when they differ. */
export function commonRound(data: ReminderLetter): number | null {
  const rounds = new Set(roundsOf(data));
  if (rounds.size > 1) return null;
  return [...rounds][0] ?? data.round;
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
  const rounds = roundsOf(data);
  if (rounds.some((round) => round > 1)) return collectiveRounds(rounds);
  if (data.round === 1) return 'Đây là văn bản đôn đốc lần thứ nhất.';
  const sentence = `Đây là văn bản đôn đốc lần thứ ${data.round}`;
  if (data.earlierLetters.length === 0) return `${sentence}.`;
  if (hasHistoryAnnex(data)) {
    const count = officeNumber(data.earlierLetters.length);
    const place = historyLabel(data);
    return `${sentence}; trước đó ${settings.issuerInText} đã có ${count} văn bản (${place}).`;
  }
  const [letter] = data.earlierLetters as [EarlierLetter];
  const earlier = `Văn bản số ${numberOf(letter)} ${longDate(letter.issuedOn)}${outcomeOf(letter)}`;
  return `${sentence}; trước đó ${settings.issuerInText} đã có ${earlier}.`;
}

/** Of a letter to several units: how many were written to before; each one's round is in the list of units. */
function collectiveRounds(rounds: readonly number[]): string {
  const before = officeNumber(rounds.filter((round) => round > 1).length);
  return (
    `Trong số cơ quan, đơn vị, địa phương nhận văn bản này, ${before} nơi đã được đôn đốc trước đó; lần ` +
    'đôn đốc và tình hình thực hiện văn bản gần nhất của từng nơi nêu tại Phụ lục I.'
  );
}

/** What became of the last letter to a unit before this one: "05/VP-KSTT,", "21/04/2026: còn 02/05". */
export function lastLetterCell(letters: readonly EarlierLetter[] = []): string {
  const last = letters.at(-1);
  if (!last) return '';
  const { outcome } = last;
  const said = `${numberOf(last)},\n${shortDate(last.issuedOn)}`;
  if (!outcome) return said;
  return `${said}: còn ${officeNumber(outcome.open)}/${officeNumber(outcome.listed)}`;
}

/** The history comes after the lists of petitions, which are numbered in the order of the units. */
function historyLabel(data: ReminderLetter): string {
  const before = data.units.filter((unit) => unit.rows.length > 0).length;
  return `Phụ lục ${romanNumber(before + (hasUnitList(data) ? 1 : 0) + 1)}`;
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
