import type { Facts, PetitionFacts } from './facts';
import { heading, table, type Column } from './table';
import { classWord, dayAndTime, shortCode, STATE_WORDS } from './words';

const COLUMNS: readonly Column[] = [
  { heading: 'Mã', width: 6 },
  { heading: 'Gửi', width: 11 },
  { heading: 'Loại', width: 12 },
  { heading: 'Nội dung', width: 28 },
  { heading: 'Đến đơn vị', width: 18 },
  { heading: 'Vì sao', width: 30 },
];

/** What was routed where, and by whom or by which rule. */
export function routingPage(facts: Facts): string[] {
  const byRule = facts.petitions.filter(({ sent, petition }) => isAutomatic(sent.demo, petition));
  return [
    ...heading('1. Tiếp nhận và phân công'),
    `Mã đầy đủ: H19.PA.2026.<mã>. ${byRule.length} phản ánh do quy tắc tự phân công, ` +
      `${facts.petitions.length - byRule.length} do bộ phận tiếp nhận xem.`,
    '',
    ...table(
      COLUMNS,
      facts.petitions.map((each) => rowOf(each, facts)),
    ),
  ];
}

const isAutomatic = (
  demo: { assignTo: string | null },
  petition: { assignedAt: string | null },
): boolean => demo.assignTo === null && petition.assignedAt !== null;

function rowOf({ sent, petition }: PetitionFacts, facts: Facts): string[] {
  const unit = sent.firstUnitCode;
  return [
    shortCode(petition.code),
    dayAndTime(petition.submittedAt),
    classWord(petition.class),
    petition.title,
    unit === null ? `(${STATE_WORDS[petition.state]})` : (facts.unitNames.get(unit) ?? unit),
    whyThere({ sent, petition }, facts),
  ];
}

function whyThere(
  { sent, petition }: Pick<PetitionFacts, 'sent' | 'petition'>,
  facts: Facts,
): string {
  if (petition.state === 'REFUSED') return refusal(petition.class);
  if (petition.state === 'FORWARDED') return `→ ${sent.demo.forwardTo}`;
  const { rule, matchedKeyword } = sent.routing;
  const name = rule ? (facts.ruleNames.get(rule.key) ?? rule.key) : '';
  if (isFieldAutomatic(sent)) {
    return matchedKeyword ? `từ khóa “${matchedKeyword}”: ${name}` : `quy tắc: ${name}`;
  }
  if (sent.firstUnitCode === null) return 'bộ phận tiếp nhận chưa chuyển';
  return 'bộ phận tiếp nhận chọn';
}

const isFieldAutomatic = ({ demo, firstUnitCode }: PetitionFacts['sent']): boolean =>
  demo.assignTo === null && firstUnitCode !== null;

function refusal(name: string | null): string {
  if (name === 'KHIEU_NAI') return 'theo Luật Khiếu nại';
  if (name === 'TO_CAO') return 'theo Luật Tố cáo';
  return 'từ chối, có lý do (NĐ 20/2008)';
}
