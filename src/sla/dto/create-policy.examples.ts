import type { BodyExample } from '../../platform/http/openapi/openapi.decorators';
import type { CreatePolicyRequest } from './create-policy.request';

export const CREATE_POLICY_EXAMPLES: Record<string, BodyExample<CreatePolicyRequest>> = {
  questionByPhone: {
    summary: 'Câu hỏi qua tổng đài: trả lời trong 3 ngày làm việc',
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
    },
  },
};
