import type { BodyExample } from '../../../../platform/http/openapi/openapi.decorators';
import type { PolicyChangeRequest } from './policy-change.request';

export const POLICY_CHANGE_EXAMPLES: Record<string, BodyExample<PolicyChangeRequest>> = {
  shorter: {
    summary: 'Rút thời hạn trả lời còn 12 ngày làm việc, cả với phản ánh đang xử lý',
    value: {
      follows: 'outer.default',
      amount: 12,
      unit: 'WORKING_DAY',
      dueSoonDays: 2,
      effectiveFrom: '2026-07-01',
      source: 'Quyết định 31/2026/QĐ-UBND',
      mark: 'ours',
      appliesTo: 'RUNNING',
      reason: 'Quyết định 31/2026/QĐ-UBND rút ngắn thời hạn trả lời',
    },
  },
  ownCase: {
    summary: 'Thời hạn riêng cho câu hỏi qua tổng đài, chỉ với phản ánh mới',
    value: {
      key: 'outer.hoi-dap.phone',
      clockKind: 'OUTER',
      class: 'HOI_DAP',
      channel: 'PHONE',
      countedFrom: 'SUBMITTED',
      amount: 3,
      unit: 'WORKING_DAY',
      dueSoonDays: 1,
      effectiveFrom: '2026-07-01',
      source: 'Quy chế phối hợp 31/2026/QĐ-UBND',
      mark: 'ours',
      appliesTo: 'NEW_ONLY',
      reason: 'Quy chế phối hợp với tổng đài',
    },
  },
};
