import type { BodyExample } from '../../../../platform/http/openapi/openapi.decorators';
import type { LadderChangeRequest } from './ladder-change.request';

export const LADDER_CHANGE_EXAMPLES: Record<string, BodyExample<LadderChangeRequest>> = {
  weekly: {
    summary: 'Quá hạn: nhắc lãnh đạo đơn vị mỗi tuần, tối đa ba lần',
    value: {
      follows: 'holding.default',
      rungs: [
        {
          level: 'DUE_SOON',
          target: 'UNIT_OFFICER',
          fallback: ['UNIT_HEAD', 'INTAKE_OFFICER', 'ADMIN'],
        },
        {
          level: 'OVERDUE',
          offset: { amount: 0, unit: 'WORKING_DAY' },
          target: 'UNIT_HEAD',
          fallback: ['UNIT_OFFICER', 'INTAKE_OFFICER', 'ADMIN'],
          repeat: { everyDays: 5, times: 3 },
          stopsWhen: ['ANSWER_PROPOSED'],
        },
      ],
      effectiveFrom: '2026-07-01',
      source: 'Quy chế phối hợp 31/2026/QĐ-UBND',
      mark: 'ours',
      reason: 'Nhắc một lần không đủ',
    },
  },
  communes: {
    summary: 'Bậc thang riêng cho cấp xã',
    value: {
      clockKind: 'HOLDING',
      unitKind: 'COMMUNE',
      rungs: [
        {
          level: 'DUE_SOON',
          offset: { amount: -4, unit: 'WORKING_HOUR' },
          target: 'UNIT',
          fallback: ['INTAKE_OFFICER', 'ADMIN'],
        },
        {
          level: 'OVERDUE_HEAD',
          offset: { amount: 1, unit: 'WORKING_DAY' },
          target: 'UNIT_HEAD',
          fallback: ['UNIT_OFFICER', 'INTAKE_OFFICER', 'ADMIN'],
        },
      ],
      effectiveFrom: '2026-07-01',
      source: 'Quy chế phối hợp 31/2026/QĐ-UBND',
      mark: 'ours',
      reason: 'Cấp xã xử lý trong ngày',
    },
  },
};
