import type { LetterSettings, ReminderLetter, ReminderTotals } from './letter-content';
import { roundSentence } from './letter-rounds.rules';
import {
  localDay,
  longDate,
  longMoment,
  officeNumber,
  oneLine,
  percentage,
} from './letter-format.rules';

/**
 * The paragraphs of a reminder in order: what was read and when, the counts, the round and the
 * earlier letters, the orders, the office's own addition, the task and its discipline, the contact. The last ends in
 * "./.".
 * @throws RangeError when more petitions are late than there are.
 */
export function composeParagraphs(data: ReminderLetter, settings: LetterSettings): string[] {
  const paragraphs = [
    findings(data, settings),
    ...orders(data, settings),
    data.addition ? `${data.addition.replace(/[.;]+$/, '')}.` : '',
    task(settings),
    contact(settings),
  ]
    .map(oneLine)
    .filter((text) => text !== '');
  const last = paragraphs.length - 1;
  return paragraphs.map((text, index) => (index === last ? text.replace(/[.;]*$/, './.') : text));
}

/** The share of late answers, "30,95% (13/42)"; null when the whole is unknown or nothing. */
export function lateShare(totals: ReminderTotals): string | null {
  if (totals.carriedOver === null) return null;
  const whole = totals.carriedOver + totals.received;
  const late = totals.overdueOpen + (totals.answeredLate ?? 0);
  if (late > whole) throw new RangeError(`${late} petitions late out of ${whole}`);
  if (whole === 0) return null;
  return `${percentage(late, whole)} (${officeNumber(late)}/${officeNumber(whole)})`;
}

function findings(data: ReminderLetter, settings: LetterSettings): string {
  const listed = data.units.reduce((sum, unit) => sum + unit.rows.length, 0);
  const who = data.units.length === 1 ? data.units[0]?.name : 'các cơ quan, đơn vị, địa phương';
  const parts = [
    `Qua theo dõi trên ${settings.sourceSystemName}, tính đến ${longMoment(data.readAt)}, ${who} ` +
      `còn ${officeNumber(listed)} phản ánh, kiến nghị chậm, quá hạn xử lý (Phụ lục kèm theo).`,
    ...brokenPromises(data),
    `${periodCounts(data)}.`,
    roundSentence(data, settings),
  ];
  return parts.join(' ');
}

/** What the unit promised and did not keep: said when there is any. */
function brokenPromises(data: ReminderLetter): string[] {
  const readOn = localDay(data.readAt);
  const broken = data.units
    .flatMap((unit) => unit.rows)
    .filter(({ promisedOn }) => promisedOn && promisedOn < readOn).length;
  if (broken === 0) return [];
  return [`Trong đó ${officeNumber(broken)} phản ánh, kiến nghị đã quá ngày đơn vị hẹn trả lời.`];
}

function periodCounts(data: ReminderLetter): string {
  const { totals, period } = data;
  const optional = (count: number | null, label: string): string[] =>
    count === null ? [] : [`${label} ${officeNumber(count)}`];
  const share = lateShare(totals);
  const counts = [
    ...optional(totals.carriedOver, 'kỳ trước chuyển sang'),
    `tiếp nhận ${officeNumber(totals.received)}`,
    ...optional(totals.receivedLate, 'tiếp nhận chậm'),
    `quá hạn chưa trả lời ${officeNumber(totals.overdueOpen)}`,
    `chậm bước xử lý ${officeNumber(totals.lateStep)}`,
    ...optional(totals.answeredLate, 'trả lời quá hạn'),
    ...optional(totals.publishedLate, 'chậm công khai'),
    ...(share === null ? [] : [`tỷ lệ quá hạn ${share}`]),
  ];
  const span = `Từ ${longDate(period.fromOn)} đến ${longDate(period.toOn)}`;
  return `${span}: ${counts.join('; ')}`;
}

function orders(data: ReminderLetter, settings: LetterSettings): string[] {
  const { request, review, cause, finish, report } = settings.wording;
  const who = data.units.length === 1 ? data.units[0]?.name : 'các cơ quan, đơn vị, địa phương';
  const finishBy = deadline(data.finishBeforeOn, settings.finishWithinDays);
  const reportBy = deadline(data.reportBeforeOn, settings.reportWithinDays);
  return [
    `${request} ${who}:`,
    cause === '' ? `1. ${review}.` : `1. ${review}; ${cause}.`,
    `2. ${finish} ${finishBy}.`,
    `3. ${report} ${reportBy}.`,
  ];
}

function deadline(beforeOn: string | null, withinDays: number): string {
  if (beforeOn !== null) return `trước ${longDate(beforeOn)}`;
  return `trong ${officeNumber(withinDays)} ngày làm việc kể từ ngày ban hành văn bản này`;
}

function task(settings: LetterSettings): string {
  const { wording, disciplineReference } = settings;
  if (wording.task === '') return '';
  if (disciplineReference === null || wording.discipline === '') return `${wording.task}.`;
  return `${wording.task}; ${wording.discipline} ${disciplineReference}.`;
}

function contact(settings: LetterSettings): string {
  if (settings.wording.contact === '') return '';
  const { department, phone, email } = settings.contact;
  const ways = [
    ...(phone === '' ? [] : [`điện thoại ${phone}`]),
    ...(email === '' ? [] : [`thư điện tử ${email}`]),
  ];
  const how = ways.length === 0 ? '' : ` (${ways.join(', ')})`;
  return `${settings.wording.contact} ${department}${how}`;
}
