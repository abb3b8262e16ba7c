import { defineErrors } from '../platform/errors/domain-error';

export const intakeErrors = defineErrors({
  COMMUNE_UNKNOWN: {
    status: 422,
    vi: 'Không có xã, phường mang mã {communeCode}.',
    en: 'There is no commune with code {communeCode}.',
  },
  SUBMITTER_REQUIRED: {
    status: 422,
    vi: 'Phải có họ tên và số điện thoại hoặc địa chỉ; chỉ phản ánh hiện trường mới được ẩn danh.',
    en: 'A name and a telephone number or address are needed; only field conditions may be anonymous.',
  },
  CONTACT_REQUIRED: {
    status: 422,
    vi: 'Phải có số điện thoại hoặc địa chỉ liên hệ.',
    en: 'A telephone number or a postal address is needed.',
  },
  ANONYMOUS_WITH_SUBMITTER: {
    status: 422,
    vi: 'Đã chọn ẩn danh thì không gửi thông tin người gửi.',
    en: 'An anonymous petition carries no submitter.',
  },
  PHONE_INVALID: {
    status: 422,
    vi: 'Số điện thoại không hợp lệ.',
    en: 'The telephone number is not valid.',
  },
  CONTENT_UNCLEAR: {
    status: 422,
    vi: 'Nội dung phải có chữ rõ ràng.',
    en: 'Title and content must hold clear words.',
  },
  SUBMITTED_AT_IN_FUTURE: {
    status: 422,
    vi: 'Thời điểm gửi không được ở tương lai.',
    en: 'The petition cannot have been sent in the future.',
  },
  SUBMITTED_AT_TOO_OLD: {
    status: 422,
    vi: 'Thời điểm gửi không được cũ hơn {days} ngày.',
    en: 'The petition cannot have been sent more than {days} days ago.',
  },
  SUBMITTED_AT_NOT_ALLOWED: {
    status: 403,
    vi: 'Chỉ cán bộ tiếp nhận hoặc hệ thống tin cậy được ghi ngày gửi trước hiện tại.',
    en: 'Only an officer or a trusted client may give the day it was sent.',
  },
  CHANNEL_NOT_ALLOWED: {
    status: 403,
    vi: 'Không được gửi qua kênh {channel}.',
    en: 'You may not submit through channel {channel}.',
  },
  EXTERNAL_CODE_NOT_ALLOWED: {
    status: 403,
    vi: 'Chỉ cán bộ hoặc hệ thống tin cậy được ghi mã của Cổng quốc gia.',
    en: 'Only an officer or a trusted client may give a code of the national portal.',
  },
});
