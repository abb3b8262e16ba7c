import { defineErrors } from '../../platform/errors/domain-error';

export const exportErrors = defineErrors({
  EXPORT_TOO_LARGE: {
    status: 422,
    vi: 'Mỗi tệp xuất có nhiều nhất {limit} hồ sơ; hãy thu hẹp bộ lọc.',
    en: 'An export holds at most {limit} petitions; narrow the filters.',
  },
});
