import { defineErrors } from '../platform/errors/domain-error';

export const messageErrors = defineErrors({
  MESSAGE_UNKNOWN: {
    status: 404,
    vi: 'Không có tin này.',
    en: 'There is no such message.',
  },
  MESSAGE_RETRY_NOT_POSSIBLE: {
    status: 409,
    vi: 'Tin đang ở trạng thái {state}; chỉ gửi lại được tin DEAD, CANCELLED hoặc PENDING gửi ra ngoài.',
    en: 'The message is {state}: only one that leaves the house and is DEAD, CANCELLED or PENDING can be retried.',
  },
  MESSAGE_CANCEL_NOT_POSSIBLE: {
    status: 409,
    vi: 'Tin đang ở trạng thái {state}; chỉ hủy được tin PENDING hoặc DEAD.',
    en: 'The message is {state}: only one that is PENDING or DEAD can be cancelled.',
  },
  MESSAGE_HOURS_INVALID: {
    status: 422,
    vi: 'Tin nhắn đến người dân phải có giờ gửi trong ngày: {textsFrom} phải trước {textsUntil}.',
    en: 'Text messages need an hour of the day to go in: {textsFrom} must be before {textsUntil}.',
  },
  MESSAGE_TEMPLATE_UNKNOWN: {
    status: 404,
    vi: 'Không có mẫu tin {key}.',
    en: 'There is no message template {key}.',
  },
  PAYLOAD_INCOMPLETE: {
    status: 422,
    vi: 'Dữ liệu chưa đủ để điền mẫu tin {key}.',
    en: 'The payload lacks something that the template {key} needs.',
  },
  WEBHOOK_UNKNOWN: {
    status: 404,
    vi: 'Không có webhook này.',
    en: 'There is no such webhook.',
  },
  WEBHOOK_NAME_TAKEN: {
    status: 409,
    vi: 'Đã có webhook mang tên “{name}”.',
    en: 'There is a webhook named “{name}” already.',
  },
  WEBHOOKS_TOO_MANY: {
    status: 409,
    vi: 'Hệ thống chỉ giữ được {limit} webhook; hãy xóa bớt trước.',
    en: 'At most {limit} webhooks are kept; delete one first.',
  },
  WEBHOOK_IN_USE: {
    status: 409,
    vi: 'Webhook đã có tin gửi; hãy tắt thay vì xóa để giữ dấu vết.',
    en: 'Messages were written for this webhook: disable it, so that their trace stays.',
  },
  WEBHOOK_URL_REFUSED: {
    status: 422,
    vi: 'Địa chỉ phải là https:// trên Internet, không kèm tên và mật khẩu.',
    en: 'The address must be an https:// one of the public internet, without a name and password in it.',
  },
});
