import { defineErrors } from '../platform/errors/domain-error';

/** Refusals of the table of routing rules. */
export const routingErrors = defineErrors({
  ROUTING_RULE_NOT_FOUND: {
    status: 404,
    vi: 'Không có quy tắc phân luồng {key}.',
    en: 'There is no routing rule {key}.',
  },
  ROUTING_RULE_KEY_TAKEN: {
    status: 409,
    vi: 'Quy tắc {key} đang có hiệu lực; hãy sửa quy tắc đó.',
    en: 'The rule {key} is in force already; change that one.',
  },
  ROUTING_RULES_TOO_MANY: {
    status: 422,
    vi: 'Chỉ có thể có {limit} quy tắc cùng có hiệu lực.',
    en: 'At most {limit} rules can be in force at once.',
  },
  ROUTING_TARGET_INVALID: {
    status: 422,
    vi: 'Đích UNIT cần targetUnitCode; các loại đích khác không được có.',
    en: 'The target UNIT needs a targetUnitCode; the other kinds must not have one.',
  },
  ROUTING_COMMUNE_UNKNOWN: {
    status: 422,
    vi: 'Mã {code} không phải của xã, phường nào trong danh mục.',
    en: 'No commune has the code {code}.',
  },
  ROUTING_KEYWORD_WITHOUT_WORD: {
    status: 422,
    vi: 'Từ khóa “{keyword}” không có chữ hoặc số nào để tìm.',
    en: 'The keyword "{keyword}" has no letter or digit to look for.',
  },
  INTAKE_POLICY_INVALID: {
    status: 422,
    vi: 'Không thể tự phân công khi không tự tiếp nhận.',
    en: 'What is not received without an officer cannot be assigned without one.',
  },
});
