import { DemoError } from '../stage/demo-api';
import type { Played } from '../stage/play';
import { answeredTooLate, missedClocks, type Facts, type PetitionFacts } from './facts';
import { heading, table, type Column } from './table';
import { classWord } from './words';

const COUNTED = [
  'onTime',
  'late',
  'openInTime',
  'openLate',
  'refused',
  'diverted',
  'forwarded',
] as const;
type Outcome = (typeof COUNTED)[number];

const COLUMNS: readonly Column[] = [
  { heading: 'Loại', width: 17 },
  { heading: 'Tiếp nhận', width: 9, right: true },
  { heading: 'Đúng hạn', width: 9, right: true },
  { heading: 'Trễ hạn', width: 9, right: true },
  { heading: 'Đang, trong hạn', width: 15, right: true },
  { heading: 'Đang, quá hạn', width: 13, right: true },
  { heading: 'Từ chối', width: 9, right: true },
  { heading: 'Theo luật riêng', width: 15, right: true },
  { heading: 'Chuyển ngoài', width: 12, right: true },
];

/** Where each petition stands at the end: exactly one of seven. */
export function outcomeOf(facts: PetitionFacts, now: Date): Outcome {
  switch (facts.petition.state) {
    case 'REFUSED':
      return 'refused';
    case 'DIVERTED':
      return 'diverted';
    case 'FORWARDED':
      return 'forwarded';
    case 'ANSWERED':
    case 'PUBLISHED':
      return answeredTooLate(facts, now) ? 'late' : 'onTime';
    default:
      return answeredTooLate(facts, now) ? 'openLate' : 'openInTime';
  }
}

/** The balance by class; throws DemoError when it does not come out, or when a list says otherwise. */
export function summaryPage(facts: Facts, played: Played, outcome: { seconds: number }): string[] {
  const classes = [...new Set(facts.petitions.map(({ petition }) => petition.class))];
  const row = (title: string, petitions: readonly PetitionFacts[]): string[] => [
    title,
    String(petitions.length),
    ...COUNTED.map((name) => String(count(petitions, name, facts.now))),
  ];
  const rows = classes.map((name) =>
    row(
      classWord(name),
      facts.petitions.filter(({ petition }) => petition.class === name),
    ),
  );
  const { petitions, letters, api, raised } = played;
  const steps = facts.petitions.filter((each) => missedClocks(each, facts.now).length > 0).length;
  return [
    ...heading('5. Tổng hợp đến 17 giờ ngày 15/05/2026'),
    ...table(COLUMNS, [...rows, row('TỔNG', facts.petitions)]),
    '',
    balance(facts, petitions.sent.size),
    agreement(facts),
    `${steps} vụ có ít nhất một hạn bị lỡ; ${raised} lần hệ thống nhắc hoặc cảnh báo; ` +
      `${letters.issued.length} công văn đôn đốc.`,
    `Đã chạy ${api.requests} yêu cầu HTTP trong ${outcome.seconds.toFixed(1)} giây.`,
  ];
}

const count = (petitions: readonly PetitionFacts[], outcome: Outcome, now: Date): number =>
  petitions.filter((each) => outcomeOf(each, now) === outcome).length;

function balance({ petitions, now }: Facts, sent: number): string {
  const of = (...outcomes: Outcome[]): number =>
    outcomes.reduce((sum, outcome) => sum + count(petitions, outcome, now), 0);
  const [answered, open, refused, diverted, forwarded] = [
    of('onTime', 'late'),
    of('openInTime', 'openLate'),
    of('refused'),
    of('diverted'),
    of('forwarded'),
  ];
  if (answered + open + refused + diverted + forwarded !== sent) {
    throw new DemoError(
      `The balance is off: ${sent} sent, ${answered + open + refused + diverted + forwarded} found.`,
    );
  }
  return (
    `Cân đối: ${sent} tiếp nhận = ${answered} đã trả lời + ${open} đang xử lý + ` +
    `${refused} từ chối + ${diverted} theo luật riêng + ${forwarded} chuyển ra ngoài.`
  );
}

/** The supervisor's two lists must name the very petitions whose running limits have passed. */
function agreement({ petitions, overdue, lateSteps, now }: Facts): string {
  const runningLate = (each: PetitionFacts, isAnswer: boolean): boolean =>
    each.clocks.some(
      ({ kind, result, lateAt }) =>
        kind !== 'HOLDING' &&
        (kind === 'OUTER') === isAnswer &&
        result === null &&
        new Date(lateAt) <= now,
    );
  const answers = petitions.filter((each) => runningLate(each, true));
  const steps = petitions.filter((each) => !answers.includes(each) && runningLate(each, false));
  compare('overdue', overdue, answers);
  compare('late-steps', lateSteps, steps);
  return (
    `Danh sách giám sát của hệ thống: ${overdue.length} vụ quá hạn, ${lateSteps.length} vụ chậm bước, ` +
    'khớp với từng thời hạn ở trên.'
  );
}

function compare(
  name: string,
  listed: readonly { code: string }[],
  found: readonly PetitionFacts[],
): void {
  const codes = listed.map(({ code }) => code).toSorted();
  const expected = found.map(({ petition }) => petition.code).toSorted();
  if (codes.join() === expected.join()) return;
  throw new DemoError(`The list ${name} is off: ${codes.join(', ')}; not ${expected.join(', ')}.`);
}
