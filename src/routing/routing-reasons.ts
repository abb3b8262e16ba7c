import type { Sentence } from '../platform/i18n/language';
import type { RouteReason, RuleOutcome } from './routing.rules';

/** What an outcome means to the person who maintains the rules. */
export const OUTCOME_SENTENCES: Readonly<Record<RuleOutcome, Sentence>> = {
  MATCHED: { vi: 'Mọi điều kiện đều khớp.', en: 'Every condition matches.' },
  OTHER_CLASS: { vi: 'Quy tắc dành cho loại khác.', en: 'The rule is for other classes.' },
  OTHER_FIELD: { vi: 'Quy tắc dành cho lĩnh vực khác.', en: 'The rule is for other fields.' },
  OTHER_COMMUNE: {
    vi: 'Quy tắc dành cho xã, phường khác.',
    en: 'The rule is for other communes.',
  },
  OTHER_CHANNEL: { vi: 'Quy tắc dành cho kênh khác.', en: 'The rule is for other channels.' },
  NO_KEYWORD: {
    vi: 'Tiêu đề và nội dung không có từ khóa nào của quy tắc.',
    en: 'Neither title nor content holds a keyword of the rule.',
  },
  NO_COMMUNE: {
    vi: 'Chưa rõ nơi xảy ra thuộc xã, phường nào.',
    en: 'The commune where it happened is not known.',
  },
};

/** Why a petition goes where it goes. */
export const REASON_SENTENCES: Readonly<Record<RouteReason, Sentence>> = {
  RULE: { vi: 'Theo quy tắc đầu tiên khớp.', en: 'By the first rule that matches.' },
  CLASS_MISSING: {
    vi: 'Chưa phân loại nên chuyển bộ phận tiếp nhận.',
    en: 'It has no class, so it goes to the intake desk.',
  },
  NO_RULE: {
    vi: 'Không quy tắc nào khớp nên chuyển bộ phận tiếp nhận.',
    en: 'No rule matches, so it goes to the intake desk.',
  },
  UNIT_NOT_IN_FORCE: {
    vi: 'Đơn vị của quy tắc không còn hoặc chưa hoạt động và không có đơn vị kế thừa, nên chuyển bộ phận tiếp nhận.',
    en: "The rule's unit is not in force and nobody succeeds it, so it goes to the intake desk.",
  },
};
