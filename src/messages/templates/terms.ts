import type { Sentence } from '../../platform/i18n/language';

/** How codes in a payload are said, by the payload's field; a code that is not here is shown as it is. */
export const TERMS: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  level: {
    DUE_SOON: { vi: 'sắp đến hạn', en: 'due soon' },
    LATE_STEP: { vi: 'chậm xử lý', en: 'late in a step' },
    OVERDUE: { vi: 'quá hạn', en: 'overdue' },
    OVERDUE_CHAIRMAN: { vi: 'quá hạn nhiều ngày', en: 'overdue for many days' },
    INTERIM_UPDATE: { vi: 'cần báo tiến độ cho người gửi', en: 'word owed to the sender' },
  },
  limit: {
    OUTER: { vi: 'thời hạn trả lời người dân', en: 'the citizen’s limit' },
    HOLDING: { vi: 'thời hạn của đơn vị xử lý', en: 'the unit’s limit' },
    RECEIVE: { vi: 'thời hạn tiếp nhận', en: 'the limit to receive' },
    ASSIGN: { vi: 'thời hạn phân công', en: 'the limit to assign' },
    ACCEPT: { vi: 'thời hạn nhận việc', en: 'the limit to accept' },
    PUBLISH: { vi: 'thời hạn công khai', en: 'the limit to publish' },
    SUPPLEMENT_WAIT: { vi: 'thời hạn bổ sung thông tin', en: 'the limit to supplement' },
    CONTRIBUTE: { vi: 'thời hạn phối hợp', en: 'the limit to contribute' },
    TRANSFER: { vi: 'thời hạn trả lời đề nghị chuyển', en: 'the limit to reply to a transfer' },
    FOLLOW: { vi: 'thời hạn theo dõi', en: 'the limit to follow' },
    INTERIM_ASKED: { vi: 'nội dung báo tiến độ', en: 'the text of an interim update' },
    INTERIM_RETURNED: {
      vi: 'viết lại nội dung báo tiến độ bị trả lại',
      en: 'the interim update that was sent back',
    },
  },
  role: {
    INTAKE_OFFICER: { vi: 'cán bộ tiếp nhận', en: 'intake officer' },
    UNIT_OFFICER: { vi: 'cán bộ xử lý', en: 'unit officer' },
    UNIT_HEAD: { vi: 'thủ trưởng đơn vị', en: 'head of the unit' },
    UNIT: { vi: 'đơn vị xử lý', en: 'unit' },
    PROVINCIAL_OFFICE: { vi: 'Văn phòng UBND tỉnh', en: 'provincial office' },
    ADMIN: { vi: 'quản trị viên', en: 'administrator' },
  },
};
