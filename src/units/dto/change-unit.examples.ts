import type { BodyExample } from '../../platform/http/openapi/openapi.decorators';
import type { ChangeUnitRequest } from './change-unit.request';

export const CHANGE_UNIT_EXAMPLES: Record<string, BodyExample<ChangeUnitRequest>> = {
  rename: {
    summary: 'Đổi tên; tên cũ vẫn tra được',
    value: { name: 'Ủy ban nhân dân phường Trấn Biên', shortName: 'Phường Trấn Biên' },
  },
  succeed: {
    summary: 'Kết thúc hoạt động, có đơn vị kế thừa',
    value: { validTo: '2026-12-31', successorCode: 'SXD' },
  },
};
