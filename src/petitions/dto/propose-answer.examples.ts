import type { BodyExample } from '../../platform/http/openapi/openapi.decorators';
import type { ProposeAnswerRequest } from './petition-action.request';

export const PROPOSE_ANSWER_EXAMPLES: Record<string, BodyExample<ProposeAnswerRequest>> = {
  done: {
    summary: 'Đã xử lý xong',
    value: {
      finding: 'Điểm tập kết rác quá tải từ ngày 02/4/2026.',
      cause: 'Xe thu gom hỏng.',
      actionTaken: 'Đã thu gom xong ngày 08/4/2026.',
      result: 'DONE',
      evidence: ['https://example.vn/anh/thu-gom-08-04.jpg'],
      contact: 'Phòng Kinh tế, 0251 3822 000',
    },
  },
  planned: {
    summary: 'Có kế hoạch, hẹn ngày',
    value: {
      finding: 'Cống thoát nước hẻm 12 bị sụp khoảng 3 m.',
      actionTaken: 'Đã rào chắn; sẽ thay đoạn cống mới theo kế hoạch tháng 5.',
      result: 'PLANNED',
      plannedOn: '2026-05-20',
    },
  },
  outOfCompetence: {
    summary: 'Không thuộc thẩm quyền',
    value: {
      finding: 'Vị trí phản ánh nằm trên quốc lộ 51.',
      actionTaken: 'Đã hướng dẫn người dân gửi cơ quan quản lý đường bộ.',
      result: 'OUT_OF_COMPETENCE',
      competentBody: 'Khu Quản lý đường bộ IV',
    },
  },
};
