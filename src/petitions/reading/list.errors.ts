import { defineErrors } from '../../platform/errors/domain-error';

export const listErrors = defineErrors({
  PHONE_SEARCH_FORBIDDEN: {
    status: 403,
    vi: 'Chỉ bộ phận tiếp nhận và văn phòng tỉnh được tìm theo số điện thoại của người gửi.',
    en: 'Only the intake desk and the provincial office may search by the sender’s telephone number.',
  },
});
