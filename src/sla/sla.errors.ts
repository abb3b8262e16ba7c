import { defineErrors } from '../platform/errors/domain-error';

/** Refusals of time-limit policies. */
export const slaErrors = defineErrors({
  SLA_POLICY_MISSING: {
    status: 500,
    vi: 'Chưa có thời hạn cho đồng hồ {kind} vào ngày {on}. Hãy báo quản trị bổ sung chính sách.',
    en: 'No time limit is in force for the clock {kind} on {on}. An administrator must add a policy.',
  },
  SLA_POLICY_UNKNOWN: {
    status: 404,
    vi: 'Không có thời hạn nào mang mã {key}.',
    en: 'There is no time limit with the key {key}.',
  },
  SLA_POLICY_EXISTS: {
    status: 409,
    vi: 'Thời hạn {key} đã áp dụng cho đúng trường hợp này; hãy lập phiên bản mới của nó.',
    en: 'The time limit {key} covers exactly this case already; make a new version of it.',
  },
  SLA_POLICY_TOO_EARLY: {
    status: 422,
    vi: 'Ngày hiệu lực {effectiveFrom} quá sớm; sớm nhất là {earliest}.',
    en: 'The effective day {effectiveFrom} is too early; the earliest possible is {earliest}.',
  },
  SLA_POLICY_CASE_FIXED: {
    status: 422,
    vi: 'Phiên bản mới của {key} áp dụng cho đúng trường hợp cũ; không gửi kèm {fields}.',
    en: 'A new version of {key} covers what the former one covers; do not send {fields} with it.',
  },
  SLA_POLICY_COUNTED_ANEW: {
    status: 422,
    vi: 'Phiên bản áp dụng cho cả phản ánh đang xử lý phải tính từ {before} như phiên bản trước, không từ {after}.',
    en: 'A version for petitions that run must count from {before} as the former one does, not from {after}.',
  },
  SLA_POLICY_CHANGE_UNKNOWN: {
    status: 404,
    vi: 'Không có đề nghị thay đổi thời hạn này.',
    en: 'There is no such change of a time limit.',
  },
  SLA_POLICY_CHANGED: {
    status: 409,
    vi: 'Thời hạn hoặc lịch làm việc đã thay đổi sau khi xem trước; hãy xem trước lại.',
    en: 'Time limits or the working calendar changed after the preview; preview it again.',
  },
});
