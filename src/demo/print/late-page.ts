import type { ExplainResponse } from '../../petitions/dto/explain.response';
import type { ClockResponse } from '../../petitions/dto/clock.response';
import type { Played } from '../stage/play';
import { holidaysOfAll, holidaysSkipped } from './day-count';
import { answeredTooLate, missedClocks, type Facts, type PetitionFacts } from './facts';
import { heading, table, wrap, type Column } from './table';
import { dayAndTime, dayMonth, shortCode, STATE_WORDS, STEP_WORDS } from './words';

const OVERDUE_COLUMNS: readonly Column[] = [
  { heading: 'Mã', width: 6 },
  { heading: 'Đơn vị', width: 21 },
  { heading: 'Gửi', width: 5 },
  { heading: 'Thời hạn', width: 10 },
  { heading: 'Đến hết', width: 7 },
  { heading: 'Trả lời', width: 7 },
  { heading: 'Trễ', width: 7, right: true },
  { heading: 'Nay', width: 17 },
  { heading: 'Trừ ngày nghỉ lễ', width: 20 },
];

const STEP_COLUMNS: readonly Column[] = [
  { heading: 'Mã', width: 6 },
  { heading: 'Bước chậm', width: 16 },
  { heading: 'Đơn vị', width: 21 },
  { heading: 'Tính từ', width: 11 },
  { heading: 'Đến hết', width: 7 },
  { heading: 'Xong', width: 6 },
  { heading: 'Trễ', width: 7, right: true },
  { heading: 'Hạn trả lời', width: 11 },
  { heading: 'Trừ ngày nghỉ lễ', width: 17 },
];

/** A missed limit with its arithmetic. */
interface Missed {
  facts: PetitionFacts;
  clock: ClockResponse;
  explained: ExplainResponse;
}

/** What went late and why: the answer itself, then steps that were late while the answer was in time. */
export async function latePage(facts: Facts, played: Played): Promise<string[]> {
  const overdue = facts.petitions.filter((each) => answeredTooLate(each, facts.now));
  const others = facts.petitions.filter((each) => !overdue.includes(each));
  const answers = await withArithmetic(overdue, ['OUTER'], facts, played);
  const steps = await withArithmetic(
    others,
    ['RECEIVE', 'ASSIGN', 'ACCEPT', 'PUBLISH'],
    facts,
    played,
  );
  return [
    ...heading('2. Trễ hạn, và vì sao'),
    `2a. Quá hạn trả lời người dân: ${answers.length} vụ (trễ: số ngày làm việc quá hạn)`,
    '',
    ...answerBlocks(answers, facts),
    '',
    `2b. Còn trong hạn trả lời nhưng đã lỡ một bước: ${steps.length} lần`,
    '',
    ...table(
      STEP_COLUMNS,
      steps.map((each) => stepRow(each, facts)),
    ),
    '',
    ...legend([...answers, ...steps]),
  ];
}

async function withArithmetic(
  petitions: readonly PetitionFacts[],
  kinds: readonly string[],
  { now }: Facts,
  { staff }: Played,
): Promise<Missed[]> {
  const missed: Missed[] = [];
  for (const facts of petitions) {
    for (const clock of missedClocks(facts, now).filter(({ kind }) => kinds.includes(kind))) {
      const path = `/petitions/${facts.petition.id}/clocks/${clock.kind}/explain`;
      missed.push({ facts, clock, explained: await staff.office.get<ExplainResponse>(path) });
    }
  }
  return missed;
}

/** A row of the table, and below it in words which step was missed. */
function answerBlocks(answers: readonly Missed[], facts: Facts): string[] {
  const rows = answers.map((each) => answerRow(each, facts));
  const [titles = '', rule = '', ...lines] = table(OVERDUE_COLUMNS, rows);
  const reasons = answers.map((each) => wrap(`└ ${causeOf(each.facts, facts)}`, '       '));
  return [titles, rule, ...lines.flatMap((line, index) => [line, ...reasons[index]!])];
}

function answerRow({ facts, clock, explained }: Missed, { unitNames }: Facts): string[] {
  const { petition } = facts;
  return [
    shortCode(petition.code),
    unitNames.get(petition.unitCode) ?? petition.unitCode,
    localDay(petition.submittedAt),
    `${explained.limit.amount as number} ngày LV`,
    dayMonth(clock.dueOn),
    petition.answeredAt ? localDay(petition.answeredAt) : 'chưa',
    `${clock.workingDaysOverdue} ngày`,
    STATE_WORDS[petition.state] ?? petition.state,
    skipped(explained),
  ];
}

function stepRow({ facts, clock, explained }: Missed, { unitNames }: Facts): string[] {
  return [
    shortCode(facts.petition.code),
    STEP_WORDS[clock.kind] ?? clock.kind,
    unitNames.get(clock.unitCode) ?? clock.unitCode,
    dayAndTime(clock.startedAt),
    dayMonth(clock.dueOn),
    clock.stoppedAt ? localDay(clock.stoppedAt) : 'chưa',
    `${clock.workingDaysOverdue} ngày`,
    dayMonth(facts.petition.dueOn),
    skipped(explained),
  ];
}

const skipped = (explained: ExplainResponse): string =>
  holidaysSkipped(explained)
    .map((days) => days.span)
    .join(', ');

/** What the dates in the last column are, once for all. */
function legend(missed: readonly Missed[]): string[] {
  const known = holidaysOfAll(missed.map(({ explained }) => explained))
    .map(({ span, name }) => `${span} ${name}`)
    .join('; ');
  return wrap(
    `LV: làm việc; thứ Bảy, Chủ nhật không tính. Ngày nghỉ lễ trong thời hạn: ${known}.`,
    '',
  );
}

/** Which steps were missed on the way, or who took too long when none was. */
function causeOf(each: PetitionFacts, facts: Facts): string {
  const steps = missedClocks(each, facts.now)
    .filter((clock) => clock.kind !== 'HOLDING' && clock.kind !== 'OUTER')
    .map((clock) => stepInWords(clock, facts));
  const { sent, petition } = each;
  const late = sent.demo.enteredLateDays > 0;
  const paper = late ? `Đơn giấy, ${dayAndTime(petition.enteredAt).slice(0, 5)} mới nhập. ` : '';
  if (steps.length === 0) return `${paper}Các bước trước đều kịp; ${whoTookLong(each, facts)}.`;
  const still = petition.state === 'IN_PROGRESS' ? `; ${whoTookLong(each, facts)}` : '';
  return `${paper}Lỡ bước ${steps.join('; ')}${still}.`;
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

const localDay = (instant: string): string => dayAndTime(instant).slice(0, 5);
