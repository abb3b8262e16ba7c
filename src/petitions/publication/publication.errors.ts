import { defineErrors } from '../../platform/errors/domain-error';

export const publicationErrors = defineErrors({
  PUBLICATION_UNKNOWN: {
    status: 404,
    vi: 'Không có nội dung công khai mang mã này.',
    en: 'Nothing is published under this code.',
  },
  PUBLICATION_UNCONFIRMED: {
    status: 409,
    vi: 'Có {count} chỗ có thể lộ thông tin cá nhân: hãy kiểm tra trước khi công khai và gửi kèm mã xác nhận.',
    en: 'Personal data may be in these texts ({count} found): check before publication and send the confirmation.',
  },
  NOTHING_TO_PUBLISH: {
    status: 409,
    vi: 'Chưa có câu trả lời đã duyệt để công khai.',
    en: 'There is no approved answer to publish.',
  },
  FINDING_UNKNOWN: {
    status: 422,
    vi: 'Không có chỗ nào mang khóa {key} trong lần kiểm tra này; hãy kiểm tra lại.',
    en: 'This check has no finding with key {key}; check again.',
  },
  FINDING_CERTAIN: {
    status: 422,
    vi: 'Chỗ mang khóa {key} chắc chắn là thông tin cá nhân nên không được giữ nguyên.',
    en: 'The finding with key {key} is certainly personal data and cannot be kept.',
  },
});
