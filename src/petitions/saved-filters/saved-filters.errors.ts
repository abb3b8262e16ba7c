import { defineErrors } from '../../platform/errors/domain-error';

export const savedFilterErrors = defineErrors({
  SAVED_FILTER_UNKNOWN: {
    status: 404,
    vi: 'Tài khoản này không có bộ lọc đã lưu đó.',
    en: 'This account has no such saved filter.',
  },
  SAVED_FILTER_NAME_TAKEN: {
    status: 409,
    vi: 'Đã có một bộ lọc mang tên “{name}”.',
    en: 'There is a filter named “{name}” already.',
  },
  SAVED_FILTERS_TOO_MANY: {
    status: 409,
    vi: 'Mỗi tài khoản chỉ lưu được {limit} bộ lọc; hãy xoá bớt trước.',
    en: 'An account keeps at most {limit} filters; delete one first.',
  },
});
