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
});
