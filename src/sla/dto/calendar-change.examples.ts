import type { BodyExample } from '../../platform/http/openapi/openapi.decorators';
import type { CalendarChangeRequest } from './calendar-change.request';

export const CALENDAR_CHANGE_EXAMPLES: Record<string, BodyExample<CalendarChangeRequest>> = {
  swappedDays: {
    summary: 'Nghỉ hoán đổi và làm bù theo thông báo',
    value: {
      days: [
        {
          day: '2026-08-31',
          kind: 'SWAPPED_DAY_OFF',
          name: 'Nghỉ hoán đổi dịp Quốc khánh',
          source: 'Thông báo 8726/TB-BNV',
          confirmed: true,
        },
        {
          day: '2026-08-22',
          kind: 'MAKEUP_WORKDAY',
          name: 'Làm bù cho ngày 31/8',
          source: 'Thông báo 8726/TB-BNV',
          confirmed: true,
        },
      ],
      reason: 'Thông báo nghỉ Quốc khánh 2026',
    },
  },
  closure: {
    summary: 'Một đơn vị nghỉ riêng một ngày',
    value: {
      days: [
        {
          day: '2026-10-15',
          kind: 'CLOSURE',
          name: 'Mất điện toàn trụ sở',
          source: 'Công văn 45/UBND-VP',
          confirmed: true,
          unitCode: '26041',
        },
      ],
      reason: 'Công văn 45/UBND-VP của phường Trấn Biên',
    },
  },
};
