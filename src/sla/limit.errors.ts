import { defineErrors } from '../platform/errors/domain-error';

/** Refusals of time limits. */
export const limitErrors = defineErrors({
  SLA_LIMIT_INVALID: {
    status: 422,
    vi: 'Thời hạn không hợp lệ: {amount} {unit}, báo sắp đến hạn {dueSoonDays}. Cần số nguyên từ 1 đến {max}.',
    en: 'The limit is not valid: {amount} {unit}, due soon at {dueSoonDays}. Give whole numbers from 1 to {max}.',
  },
});
