import type { SentPetition } from '../stage/petition-desk';
import type { Facts, PetitionFacts } from './facts';
import { heading, table, type Column } from './table';
import { classWord, dayAndTime, shortCode, STATE_WORDS } from './words';

const COLUMNS: readonly Column[] = [
  { heading: 'Mã', width: 6 },
  { heading: 'Gửi', width: 11 },
  { heading: 'Loại', width: 12 },
  { heading: 'Nội dung', width: 25 },
  { heading: 'Đến đơn vị', width: 19 },
  { heading: 'Vì sao', width: 32 },
];

/** What was routed where, and by which rule or by whom. */
export function routingPage(facts: Facts): string[] {
  const byRule = facts.petitions.filter(({ sent }) => wentByItself(sent)).length;
  return [
    ...heading('1. Tiếp nhận và phân công'),
    `Mã đầy đủ: H19.PA.2026.<mã>. ${facts.petitions.length} phản ánh, kiến nghị: ${byRule} do quy tắc tự ` +
      `phân công ngay khi gửi,`,
    `${facts.petitions.length - byRule} do bộ phận tiếp nhận (BPTN) xem. “…” → là từ khóa khớp với quy tắc.`,
    '',
    ...table(
      COLUMNS,
      facts.petitions.map((each) => rowOf(each, facts)),
    ),
  ];
}

/** Assigned in the moment of sending: nobody named a unit for it. */
const wentByItself = ({ demo, firstUnitCode }: SentPetition): boolean =>
  demo.assignTo === null && firstUnitCode !== null;

function rowOf(each: PetitionFacts, facts: Facts): string[] {
  const { sent, petition } = each;
  const unit = sent.firstUnitCode;
  return [
    shortCode(petition.code),
    dayAndTime(petition.submittedAt),
    classWord(petition.class),
    petition.title,
    unit === null ? `(${STATE_WORDS[petition.state]})` : (facts.unitNames.get(unit) ?? unit),
    whyThere(each, facts),
  ];
}

function whyThere({ sent, petition }: PetitionFacts, facts: Facts): string {
  if (petition.state === 'REFUSED') return 'có lý do theo NĐ 20/2008 Điều 9';
  if (petition.state === 'DIVERTED') return ownLaw(petition.class);
  if (petition.state === 'FORWARDED') return sent.demo.forwardTo ?? '';
  if (sent.firstUnitCode === null) return 'BPTN chưa chuyển';
  const back = sent.demo.returned;
  if (back) return `trả lại → ${facts.unitNames.get(back.thenTo) ?? back.thenTo}`;
  const rule = ruleOf(sent, facts);
  if (wentByItself(sent)) return rule;
  const proposed = sent.proposedUnitCode;
  if (proposed === sent.firstUnitCode) return `BPTN theo: ${rule}`;
  if (proposed === null) return 'BPTN chọn';
  return `BPTN chọn, quy tắc nêu ${facts.unitNames.get(proposed) ?? proposed}`;
}

function ruleOf({ routing }: SentPetition, facts: Facts): string {
  const key = routing.rule?.key ?? '';
  // The names of a dozen rules begin alike, and the column has room for what tells them apart.
  const name = (facts.ruleNames.get(key) ?? key).replace(/^Quy định, hỏi đáp về /, '');
  return routing.matchedKeyword ? `“${routing.matchedKeyword}” → ${name}` : name;
}

function ownLaw(name: string | null): string {
  return name === 'TO_CAO' ? 'xử lý theo Luật Tố cáo' : 'xử lý theo Luật Khiếu nại';
}
