import type { SubmitPetitionRequest } from '../../src/intake/dto/submit-petition.request';

/** A citizen's petition as most come: a field condition with a place, which goes to its commune by itself. */
export const SUBMISSION: SubmitPetitionRequest = {
  channel: 'WEB',
  class: 'HIEN_TRUONG',
  field: 'RAC_THAI',
  title: 'Rác thải tồn đọng nhiều ngày',
  content:
    'Điểm tập kết rác đầu hẻm 12 đường Phan Trung đã năm ngày không có xe thu gom, mùi hôi rất khó ' +
    'chịu, nước rỉ rác chảy ra lòng đường. Đề nghị cơ quan chức năng kiểm tra và xử lý.',
  submitter: {
    kind: 'INDIVIDUAL',
    name: 'Nguyễn Thị Hạnh',
    phone: '0912 000 123',
    address: '12/3 đường Phan Trung, phường Trấn Biên',
  },
  location: { communeCode: '26041', address: 'Đầu hẻm 12, đường Phan Trung' },
};
