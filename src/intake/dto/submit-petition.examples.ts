import type { BodyExample } from '../../platform/http/openapi/openapi.decorators';
import type { SubmitPetitionRequest } from './submit-petition.request';

const content =
  'Điểm tập kết rác đầu hẻm 12 đường Phan Trung đã năm ngày không có xe thu gom, mùi hôi rất khó chịu.';

export const SUBMIT_EXAMPLES: Record<string, BodyExample<SubmitPetitionRequest>> = {
  citizen: {
    summary: 'Người dân gửi trên trang web',
    value: {
      channel: 'WEB',
      class: 'HIEN_TRUONG',
      field: 'RAC_THAI',
      title: 'Rác thải tồn đọng nhiều ngày',
      content,
      submitter: {
        kind: 'INDIVIDUAL',
        name: 'Nguyễn Thị Hạnh',
        phone: '0912 000 123',
        email: 'hanh.nguyen@example.vn',
        address: '12/3 đường Phan Trung, phường Trấn Biên',
      },
      location: {
        communeCode: '26041',
        address: 'Đầu hẻm 12, đường Phan Trung',
        latitude: 10.951,
        longitude: 106.822,
      },
    },
  },
  anonymous: {
    summary: 'Phản ánh hiện trường, không để lại tên',
    value: {
      channel: 'APP',
      class: 'HIEN_TRUONG',
      title: 'Rác thải tồn đọng nhiều ngày',
      content,
      anonymous: true,
      location: { communeCode: '26041' },
    },
  },
  letter: {
    summary: 'Cán bộ nhập thư đến trước đó (cần đăng nhập)',
    value: {
      channel: 'PAPER',
      class: 'QUY_DINH_HC',
      title: 'Thủ tục cấp đổi giấy chứng nhận còn rườm rà',
      content: 'Hồ sơ cấp đổi phải nộp lại bản sao giấy tờ mà cơ quan nhà nước đã có sẵn.',
      submitter: {
        kind: 'ORGANISATION',
        name: 'Hợp tác xã Bình Minh',
        address: '45 đường Nguyễn Ái Quốc, phường Trấn Biên',
      },
      dossierCode: 'H19.12-260401-0007',
      submittedAt: '2026-04-03T09:30:00+07:00',
    },
  },
};
