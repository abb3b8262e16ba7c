import type { ExplainResponse } from '../../petitions/dto/explain.response';
import type { ClockResponse } from '../../petitions/dto/petition.response';
import type { Played } from '../stage/play';
import { holidaysSkipped } from './day-count';
import { answeredTooLate, missedClocks, type Facts, type PetitionFacts } from './facts';
import { heading, table, wrap, type Column } from './table';
import { classWord, dayMonth, shortCode, STATE_WORDS, STEP_WORDS } from './words';

const COLUMNS: readonly Column[] = [
  { heading: 'Mã', width: 6 },
  { heading: 'Đơn vị', width: 22 },
  { heading: 'Loại', width: 12 },
  { heading: 'Gửi', width: 5 },
  { heading: 'Hạn', width: 5 },
  { heading: 'Trả lời', width: 7 },
  { heading: 'Trễ', width: 7, right: true },
  { heading: 'Nay', width: 17 },
];

/** What went late and why: the answer itself, then steps that were late while the answer was in time. */
export async function latePage(facts: Facts, played: Played): Promise<string[]> {
  const overdue = facts.petitions.filter((each) => answeredTooLate(each, facts.now));
  const steps = facts.petitions.filter(
    (each) => !overdue.includes(each) && missedClocks(each, facts.now).length > 0,
  );
  return [
    ...heading('2. Trễ hạn, và vì sao'),
    `2a. Quá hạn trả lời: ${overdue.length} phản ánh, kiến nghị (trễ: số ngày làm việc quá hạn)`,
    '',
    ...(await blocks(overdue, facts, played)),
    '',
    `2b. Còn trong hạn trả lời nhưng chậm một bước: ${steps.length} phản ánh, kiến nghị`,
    '',
    ...(await blocks(steps, facts, played)),
  ];
}

/** A row of the table, and below it the reason in words. */
async function blocks(
  petitions: readonly PetitionFacts[],
  facts: Facts,
  played: Played,
): Promise<string[]> {
  const rows = petitions.map((each) => rowOf(each, facts));
  const [titles = '', rule = '', ...lines] = table(COLUMNS, rows);
  const printed = [titles, rule];
  for (const [index, each] of petitions.entries()) {
    const explained = await played.staff.office.get<ExplainResponse>(
      `/petitions/${each.petition.id}/clocks/OUTER/explain`,
    );
    printed.push(lines[index]!, ...wrap(`└ ${reasonOf(each, explained, facts)}`, '       '));
  }
  return printed;
}

function rowOf(each: PetitionFacts, { unitNames, now }: Facts): string[] {
  const { petition } = each;
  const outer = each.clocks.findLast((clock) => clock.kind === 'OUTER');
  const late = outer && missedClocks(each, now).includes(outer) ? outer.workingDaysOverdue : null;
  return [
    shortCode(petition.code),
    unitNames.get(petition.unitCode) ?? petition.unitCode,
    classWord(petition.class),
    localDay(petition.submittedAt),
    dayMonth(petition.dueOn),
    petition.answeredAt ? localDay(petition.answeredAt) : 'chưa',
    late === null ? '' : `${late} ngày`,
    STATE_WORDS[petition.state] ?? petition.state,
  ];
}

/** Which steps were missed, who was to do them, and which days off the count left out. */
function reasonOf(each: PetitionFacts, explained: ExplainResponse, facts: Facts): string {
  const missed = missedClocks(each, facts.now).filter((clock) => clock.kind !== 'OUTER');
  const steps = missed
    .filter((clock) => clock.kind !== 'HOLDING')
    .map((clock) => stepInWords(clock, facts));
  const cause =
    steps.length > 0
      ? `Lỡ bước ${steps.join('; ')}.`
      : `Các bước trước đều kịp; ${whoTookLong(each, facts)}.`;
  const skipped = holidaysSkipped(explained);
  const amount = explained.limit.amount as number;
  const count = `Hạn ${amount} ngày làm việc kể từ sau ngày gửi`;
  return `${cause} ${count}${skipped === '' ? '' : `, không tính ${skipped}`}.`;
}

function stepInWords(clock: ClockResponse, { unitNames }: Facts): string {
  const unit = unitNames.get(clock.unitCode) ?? clock.unitCode;
  const done = clock.stoppedAt ? `xong ${localDay(clock.stoppedAt)}` : 'đến nay chưa';
  return `${STEP_WORDS[clock.kind] ?? clock.kind} (${unit}: hạn ${dayMonth(clock.dueOn)}, ${done})`;
}

function whoTookLong({ petition }: PetitionFacts, { unitNames }: Facts): string {
  const unit = unitNames.get(petition.unitCode) ?? petition.unitCode;
  return petition.answeredAt
    ? `${unit} xác minh và duyệt trả lời quá lâu`
    : `${unit} đã nhận việc nhưng chưa có trả lời`;
}

const localDay = (instant: string): string =>
  new Date(instant)
    .toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit' })
    .replace('-', '/');
