import { defineErrors } from '../../platform/errors/domain-error';

export const interimErrors = defineErrors({
  INTERIM_UPDATE_NOT_OWED: {
    status: 409,
    vi: 'Hiện không có kỳ báo tiến độ nào đang chờ của hồ sơ này.',
    en: 'No interim update of this petition is owed now.',
  },
  INTERIM_UPDATE_NOT_PROPOSED: {
    status: 409,
    vi: 'Đơn vị chưa đề xuất nội dung báo tiến độ nên không có gì để trả lại.',
    en: 'The unit has proposed no text yet that could be sent back.',
  },
  INTERIM_UPDATE_TEXT_REQUIRED: {
    status: 422,
    vi: 'Chưa có nội dung báo tiến độ: đơn vị chưa đề xuất, văn phòng hãy tự soạn trong “text”.',
    en: 'There is no text to send: the unit has proposed none, so write one in "text".',
  },
  INTERIM_UPDATE_NAMES_SOMEBODY: {
    status: 422,
    vi: 'Nội dung có {count} chỗ chắc chắn là thông tin cá nhân; hãy viết lại trước khi gửi.',
    en: 'The text certainly holds personal data ({count} found): put it in other words first.',
  },
  INTERIM_UPDATE_UNCONFIRMED: {
    status: 409,
    vi: 'Nội dung có {count} chỗ có thể là thông tin cá nhân: hãy xem lại, sửa hoặc gửi kèm “confirmed”.',
    en: 'The text may hold personal data ({count} found): look again, and change it or send "confirmed".',
  },
});
