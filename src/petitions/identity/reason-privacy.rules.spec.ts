import { namesPerson } from './reason-privacy.rules';

const HANH = {
  name: 'Nguyễn Thị Hạnh',
  phone: '+84912000123',
  email: 'hanh.nguyen@example.vn',
  address: '12/3 đường Phan Trung',
};

describe('a reason that goes into the history', () => {
  it.each([
    'Gọi cho bà Nguyễn Thị Hạnh để hẹn',
    'goi cho ba NGUYEN THI HANH de hen',
    'Gọi số 0912 000 123 để hỏi',
    'Gọi số 0912.000.123 để hỏi',
    'Gọi số (+84) 912-000-123 để hỏi',
    'Gửi về Hanh.Nguyen@example.vn',
    'Đến nhà 12/3 đường Phan Trung xác minh',
  ])('may not say who: %s', (text) => {
    expect(namesPerson(text, HANH)).toBe(true);
  });

  it.each([
    'Gọi lại để hỏi rõ vị trí điểm tập kết rác',
    'Người gửi ở đường Phan Trung cần hẹn gặp',
    'Bà Hạnh ở Sở Xây dựng đề nghị liên hệ',
    'Theo công văn số 912/UBND ngày 01/4/2026',
  ])('may say why: %s', (text) => {
    expect(namesPerson(text, HANH)).toBe(false);
  });

  it('looks only for what is known', () => {
    const bare = { name: 'An', phone: null, email: null, address: null };
    expect(namesPerson('Hồ sơ an toàn giao thông', bare)).toBe(false);
  });
});
