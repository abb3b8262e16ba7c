import { clerkTable } from '../../../test/support/clerk-table';
import type { KnownPeople } from './masking/finding';
import { findPersonalData, mask, MASKS } from './masking.rules';

/** The sender of every petition below. */
const HANH: KnownPeople = {
  names: ['Nguyễn Thị Hạnh'],
  phones: ['+84912000123'],
  emails: ['hanh.nguyen@example.vn'],
  addresses: ['12/3 đường Phan Trung, phường Trấn Biên'],
};

const masked = (text: string, unitContact = false): string =>
  mask(text, findPersonalData(text, HANH, { unitContact }));
const kinds = (text: string): string[] =>
  findPersonalData(text, HANH).map(({ kind, confidence }) => `${kind} ${confidence}`);

describe('what the public must not read', () => {
  it.each(
    clerkTable(`
      # telephone numbers
      Liên hệ 0912345678 để biết thêm.              | Liên hệ [số điện thoại] để biết thêm.
      Gọi cho tôi: 0912 345 678                     | Gọi cho tôi: [số điện thoại]
      Số 0912.345.678 không ai nghe máy.            | Số [số điện thoại] không ai nghe máy.
      Nhắn 0912-345-678 nhé                         | Nhắn [số điện thoại] nhé
      Zalo 09 12 34 56 78                           | Zalo [số điện thoại]
      Điện thoại +84912345678.                      | Điện thoại [số điện thoại].
      Gọi +84 912 345 678 hoặc gửi thư.             | Gọi [số điện thoại] hoặc gửi thư.
      Gọi (+84) 912 345 678                         | Gọi [số điện thoại]
      Máy 84-912-345-678 tắt                        | Máy [số điện thoại] tắt
      Máy 0084912345678 tắt                         | Máy [số điện thoại] tắt
      Số cũ 01689 345 678 đã đổi                    | Số cũ [số điện thoại] đã đổi
      Máy bàn nhà tôi 0251.3822.000                 | Máy bàn nhà tôi [số điện thoại]
      Máy bàn (0251) 3822 000 luôn bận              | Máy bàn [số điện thoại] luôn bận
      Người dân gọi 024 3825 1234                   | Người dân gọi [số điện thoại]
      sđt0912345678                                 | sđt[số điện thoại]
      Hai số 0912345678-0987654321                  | Hai số [số điện thoại]-[số điện thoại]
      Gọi 0912345678, 2 lần không nghe              | Gọi [số điện thoại], 2 lần không nghe
      Con tôi ở +1 408 555 0100 cũng gọi            | Con tôi ở [số điện thoại] cũng gọi
      Điện thoại 3822 000 không ai nghe             | Điện thoại [số điện thoại] không ai nghe
      # the sender's own number, however it is written
      Máy tôi là 0912/000/123 nhé                   | Máy tôi là [số điện thoại] nhé
      Máy tôi là 0912,000,123 nhé                   | Máy tôi là [số điện thoại] nhé
      Đường dây nóng của tổ là 0912000123           | Đường dây nóng của tổ là [số điện thoại]
      # e-mail
      Gửi về hanh.nguyen@example.vn giúp tôi        | Gửi về [thư điện tử] giúp tôi
      Hộp thư tran_b+1@mail.example.com.vn bị đầy   | Hộp thư [thư điện tử] bị đầy
      Thư: tranb (at) gmail.com                     | Thư: [thư điện tử]
      # identity papers
      CCCD 075090001234 cấp năm 2021                | CCCD [số giấy tờ tùy thân] cấp năm 2021
      Số định danh 075 090 001 234                  | Số định danh [số giấy tờ tùy thân]
      Người nộp 075190001234 đã nhận kết quả        | Người nộp [số giấy tờ tùy thân] đã nhận kết quả
      CMND số 270123456 do Công an cấp              | CMND số [số giấy tờ tùy thân] do Công an cấp
      chứng minh nhân dân 270 123 456               | chứng minh nhân dân [số giấy tờ tùy thân]
      Hộ chiếu B1234567 còn hạn                     | Hộ chiếu [số giấy tờ tùy thân] còn hạn
      Passport số C12345678                         | Passport số [số giấy tờ tùy thân]
      Mã số thuế cá nhân 8012345678                 | Mã số thuế cá nhân [số giấy tờ tùy thân]
      Thẻ BHYT DN4757512345678 bị khóa              | Thẻ BHYT [số giấy tờ tùy thân] bị khóa
      Số sổ BHXH 7512345678 chưa chốt               | Số sổ BHXH [số giấy tờ tùy thân] chưa chốt
      # plates
      Xe 60A-123.45 đậu trên vỉa hè                 | Xe [biển số xe] đậu trên vỉa hè
      Chiếc 60-B1 123.45 chạy ngược chiều           | Chiếc [biển số xe] chạy ngược chiều
      Xe máy 60C1-12345 lấn làn                     | Xe máy [biển số xe] lấn làn
      Xe tải 39A 12345 chở đất                      | Xe tải [biển số xe] chở đất
      Xe ben 93C12345 chở quá tải                   | Xe ben [biển số xe] chở quá tải
      biển số 60a 12345                             | biển số [biển số xe]
      Xe điện 60-MĐ1 123.45 vượt đèn đỏ             | Xe điện [biển số xe] vượt đèn đỏ
      Xe 60F1 2345 đời cũ                           | Xe [biển số xe] đời cũ
      Biển số TM 12-34 đậu sai                      | Biển số [biển số xe] đậu sai
      # bank accounts
      Chuyển vào STK 1012345678 Vietcombank         | Chuyển vào STK [số tài khoản] Vietcombank
      Số tài khoản: 5900 2051 23456 Agribank        | Số tài khoản: [số tài khoản] Agribank
      # names
      Tôi tên Nguyễn Thị Hạnh, xin hỏi              | Tôi tên [họ tên], xin hỏi
      NGUYỄN THỊ HẠNH đã nộp hồ sơ                  | [họ tên] đã nộp hồ sơ
      nguyen thi hanh da nop ho so                  | [họ tên] da nop ho so
      Đã mời bà Hạnh đến làm việc                   | Đã mời bà [họ tên] đến làm việc
      Theo lời chị hạnh thì xe hỏng                 | Theo lời chị [họ tên] thì xe hỏng
      Hồ sơ của Nguyễn Hạnh đã xong                 | Hồ sơ của [họ tên] đã xong
      Đã trả lời N.T.Hạnh ngày 08/4                 | Đã trả lời [họ tên] ngày 08/4
      Mời ông Trần Văn Nam đến phường               | Mời ông [họ tên] đến phường
      Ông/Bà Lê Thị Mận chưa nhận tiền              | Ông/Bà [họ tên] chưa nhận tiền
      Hộ ông Võ Tấn Đức, Chủ tịch hội               | Hộ ông [họ tên], Chủ tịch hội
      Bà Hoa Giám đốc công ty nói vậy               | Bà [họ tên] Giám đốc công ty nói vậy
      Họ và tên: Phạm Minh Quân                     | Họ và tên: [họ tên]
      Đã trao tiền cho bà Lê Thị Mận                | Đã trao tiền cho bà [họ tên]
      Rác trước nhà 12/3 bị bỏ lại                  | Rác trước [địa chỉ] bị bỏ lại
      Người phản ánh: Đỗ Thị Lụa gửi ảnh            | Người phản ánh: [họ tên] gửi ảnh
      Nguyễn Văn Tám nộp hồ sơ ngày 3/4             | [họ tên] nộp hồ sơ ngày 3/4
      Bác sĩ khám là bác sĩ Lê Minh Tâm             | Bác sĩ khám là bác sĩ [họ tên]
      Đồng thời anh Kiên cam kết dọn                | Đồng thời anh [họ tên] cam kết dọn
      # addresses
      Nhà ở số 45 đường Phạm Văn Thuận ngập         | Nhà ở [địa chỉ] đường Phạm Văn Thuận ngập
      Tại số 12/3A, hẻm 6 đường Đồng Khởi           | Tại [địa chỉ], [địa chỉ] đường Đồng Khởi
      Trước số nhà 102 có hố ga hở                  | Trước [địa chỉ] có hố ga hở
      Rác ở 12/3 đường Phan Trung                   | Rác ở [địa chỉ]
      Rác ở 45/6B đường Nguyễn Ái Quốc              | Rác ở [địa chỉ] đường Nguyễn Ái Quốc
      Cống trước nhà 45A Nguyễn Ái Quốc nghẹt       | Cống trước nhà [địa chỉ] Nguyễn Ái Quốc nghẹt
      Tại 45A Nguyễn Ái Quốc có quán nhậu           | Tại [địa chỉ] Nguyễn Ái Quốc có quán nhậu
      Đầu hẻm 114 đường Đồng Khởi có rác            | Đầu [địa chỉ] đường Đồng Khởi có rác
      Ngụ tổ 5, khu phố 3, phường Trảng Dài         | Ngụ [địa chỉ], phường Trảng Dài
      Đường ấp 2 hư hỏng nặng                       | Đường [địa chỉ] hư hỏng nặng
      Thửa đất số 123, tờ bản đồ số 45              | [địa chỉ]
      Đo lại thửa 88 tờ 12 xã Phú Riềng             | Đo lại [địa chỉ] xã Phú Riềng
      Căn hộ A-12.05 bị thấm                        | [địa chỉ] bị thấm
    `),
  )('masks in: %s', (sentence, published) => {
    expect(masked(sentence ?? '')).toBe(published);
  });
});

describe('what the public may read', () => {
  it.each(
    clerkTable(`
      # dates and times
      Ngày 12/4/2026 phường đã kiểm tra.
      Từ 08.04 đến 09.12.2026 08 giờ xe chưa đến.
      Hẹn trước ngày 30-06-2026 10 giờ 30.
      Ngày 12/4 đường Phan Trung ngập nặng.
      Ngày 12/4, đường Phan Trung ngập nặng.
      Trong các năm 2024, 2025, 2026 đều ngập.
      Giai đoạn 2021-2025 và 2026-2030.
      Lúc 07 giờ 30 phút ngày 05 tháng 4 năm 2026.
      # law and documents
      Căn cứ Nghị định 61/2018/NĐ-CP ngày 23/4/2018.
      Theo Điều 12 Nghị định 08/2022/NĐ-CP.
      Quyết định số 31/2021/QĐ-UBND của Ủy ban nhân dân.
      Công văn số 1845/BTP-KSTT ngày 12/3/2026.
      Khoản 2 Điều 25 Luật Tiếp công dân.
      QCVN 41:2019/BGTVT và TCVN 5945-2005.
      Thông báo số 45/TB-UBND phường Trấn Biên.
      Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.
      # codes
      Hồ sơ H19.15-260406-0042 đã có kết quả.
      Hồ sơ 000.00.15.H19-260406-0042 quá hạn.
      Phản ánh H19.PA.2026.000123 trùng nội dung.
      Mã cổng quốc gia PAKN.20260406.0042 đã đóng.
      Công ty có mã số thuế 3600123456 đã bị phạt.
      Mã số doanh nghiệp 0312345678 còn hiệu lực.
      Giấy chứng nhận số vào sổ CH 0345678901.
      Mã hồ sơ: 0912345678.
      # money, sizes, counts
      Lệ phí là 1.250.000 đồng.
      Kinh phí 84.912.345.678 đồng từ ngân sách.
      Đã hỗ trợ 270 123 456 đồng cho các hộ.
      Diện tích 12345 m2, sâu 3 m.
      Trạm 22KV 12.345 kVA quá tải.
      Có 3 đường Nguyễn Ái Quốc, Phạm Văn Thuận, Phan Trung bị đào.
      Tổ 5 người đi kiểm tra.
      Nhà 2 tầng xây không phép, nhà 3 con nhỏ.
      Trao quà cho 12 hộ nghèo.
      Đã dọn 2 ấp và 12 tuyến đường.
      Điện thoại 12.000.000 đồng bị mất.
      # places
      Đường Phan Trung, phường Trấn Biên ngập.
      Quốc lộ 51 qua ngã tư Vũng Tàu kẹt xe.
      Tại km 12+300 đường ĐT 768 có ổ gà.
      Đường 30/4 và đường Cách Mạng Tháng 8 đang sửa.
      Đường số 5 Tân Hiệp chưa có đèn.
      Trụ đèn số 12 đường Lê Duẩn bị tắt.
      Các tuyến Phan Trung, Phạm Văn Thuận, Võ Thị Sáu ngập.
      Trường THCS Nguyễn Văn Trỗi sửa mái.
      Nút giao Võ Nguyên Giáp - Đồng Khởi kẹt xe.
      Tọa độ 10.951234, 106.822345.
      Số điện thoại khẩn cấp 113, 114 và 115.
      Hợp đồng số 12/2024/HĐ-XD, giấy phép 0312/GPXD.
      Quốc lộ 1A đoạn qua km 1850.
      Trường Tiểu học số 2 Tân Phong thiếu lớp.
      Khu du lịch núi Bà Rá đông khách.
      Đi Bà Rịa - Vũng Tàu mất hai giờ.
      Ngã ba Ông Đồn kẹt xe.
      Từ hôm đưa ông Táo xe rác chạy thất thường.
      Phòng trọ 30 người chỉ có một cửa.
      Đường Bà Triệu và đường Ông Ích Khiêm ngập.
      Lớp 12A 2025 có 45 em.
      Lớp 12A1 2025 đã tổng kết.
      Phòng 20B 1204 không phải biển số.
      # people without a name
      Kính gửi: Quý Ông/Bà.
      Ông Chủ tịch UBND phường đã chỉ đạo.
      Bà con khu phố rất vui.
      Anh chị em công nhân tan ca.
      Vụ việc của ông A và bà B đã hòa giải.
      Ông Nguyễn Văn A là tên ví dụ.
      Trung tâm Anh Văn mở lớp mới.
      Hạnh kiểm của học sinh được đánh giá.
      Thành phố Hồ Chí Minh hỗ trợ.
      # an office's own numbers
      Đường dây nóng 1022 nhận phản ánh.
      Tổng đài 1900 1234 trực 24 giờ.
      Đường dây nóng của phường: 0251.3822.000.
      Hotline 0912 345 678 của đội cấp nước trực đêm.
      UBND phường Trấn Biên, điện thoại 0251 3822 000.
      Liên hệ Phòng Kinh tế, 0251 3822 000 để được hướng dẫn.
      Gửi thư đến tranbien@dongnai.gov.vn.
    `),
  )('leaves alone: %s', (sentence) => {
    expect(findPersonalData(sentence ?? '', HANH)).toEqual([]);
  });

  it('leaves the landline that the unit gives as its contact, and asks about a mobile number', () => {
    expect(masked('Phòng Kinh tế, 0251 3822 000', true)).toBe('Phòng Kinh tế, 0251 3822 000');
    expect(masked('0251.3822.000', true)).toBe('0251.3822.000');
    const [mobile] = findPersonalData('Phòng Kinh tế, 0987 654 321', HANH, { unitContact: true });
    expect(mobile).toMatchObject({ kind: 'PHONE', confidence: 'SUSPECTED', text: '0987 654 321' });
  });

  it('never leaves the sender own number, not even as the contact', () => {
    expect(masked('Gọi 0912 000 123', true)).toBe('Gọi [số điện thoại]');
  });
});

describe('how sure it is', () => {
  it.each(
    clerkTable(`
      Gọi 0912 345 678                    | PHONE CERTAIN
      Các trụ 03 05 07 08 10 chưa có điện | PHONE SUSPECTED
      Mời ông Trần Văn Nam                | NAME SUSPECTED
      Mời bà Nguyễn Thị Hạnh              | NAME CERTAIN
      Mời bà Nguyễn Thị Hành              | NAME SUSPECTED
      Đường Nguyễn Thị Hạnh bị ngập       | NAME SUSPECTED
      Đầu hẻm 12 có rác                   | ADDRESS SUSPECTED
      Ngụ tổ 5 khu phố 3                  | ADDRESS CERTAIN
      Xe 24B-2024                         | PLATE CERTAIN
      Chiếc 24B-1234                      | PLATE SUSPECTED
      1012345678 (Vietcombank)            | BANK_ACCOUNT SUSPECTED
    `),
  )('%s: %s', (sentence, expected) => {
    expect(kinds(sentence ?? '')).toEqual([expected]);
  });
});

describe('people known to the vault', () => {
  const found = (name: string, text: string): string[] =>
    findPersonalData(text, { names: [name], phones: [], emails: [], addresses: [] }).map(
      (finding) => finding.text,
    );

  it('finds an organisation by its whole name and by what it is called', () => {
    const name = 'Công ty TNHH Minh Phát';
    expect(found(name, 'Xưởng của Công ty TNHH Minh Phát xả thải')).toEqual([name]);
    expect(found(name, 'Xưởng Minh Phát xả thải')).toEqual(['Minh Phát']);
    expect(found(name, 'Cần minh phát huy vai trò')).toEqual([]);
  });

  it('does not take common words for a short name', () => {
    expect(found('Lê Hoa', 'Ban tổ chức lễ hoa đã trồng lề hoa')).toEqual([]);
    expect(found('Lê Hoa', 'Đã mời Lê Hoa')).toEqual(['Lê Hoa']);
    expect(found('Lê Hoa', 'da moi ong Hoa')).toEqual(['Hoa']);
  });

  it('looks for five hundred senders of merged petitions in a moment', () => {
    const numbers = Array.from({ length: 500 }, (_, i) => i);
    const crowd: KnownPeople = {
      names: numbers.map((i) => `Nguyễn Thị Hạnh ${String.fromCharCode(65 + (i % 26))}âm`),
      phones: numbers.map((i) => `+84912000${String(100 + i)}`),
      emails: numbers.map((i) => `a${i}@example.vn`),
      addresses: numbers.map((i) => `${i}/3 đường Phan Trung, phường Trấn Biên`),
    };
    const text = 'Ngày 07/4/2026 phường đã gặp người dân, gọi 0912.000.599 và kiểm tra. '.repeat(
      70,
    );
    const startedAt = performance.now();
    const found = findPersonalData(text, crowd);
    expect(performance.now() - startedAt).toBeLessThan(3000);
    expect(found).toHaveLength(70);
  });

  it('takes signs in a name as they come', () => {
    expect(found('(.*)+ [a-z]{', 'một câu bình thường')).toEqual([]);
    expect(found('', 'một câu')).toEqual([]);
  });
});

describe('masking', () => {
  const letter =
    'Kính gửi: Quý Ông/Bà.\r\n\tÔng Trần Văn Nam (0912 345 678)  ở số 5 đường Phan Trung – “đã dọn”…\n';

  it('keeps all the rest byte for byte', () => {
    const findings = findPersonalData(letter, HANH);
    expect(findings.map(({ text }) => text)).toEqual(['Trần Văn Nam', '0912 345 678', 'số 5']);
    for (const { text, from, to } of findings) expect(letter.slice(from, to)).toBe(text);
    expect(mask(letter, findings)).toBe(
      'Kính gửi: Quý Ông/Bà.\r\n\tÔng [họ tên] ([số điện thoại])  ở [địa chỉ] đường Phan Trung – “đã dọn”…\n',
    );
    expect(mask(letter, [])).toBe(letter);
  });

  it('finds nothing more in what it has masked', () => {
    const once = masked(letter);
    expect(findPersonalData(once, HANH)).toEqual([]);
    expect(findPersonalData(Object.values(MASKS).join(' '), HANH)).toEqual([]);
  });

  it('covers overlapping findings whole', () => {
    const text = 'CCCD 0912345678 12 và STK 075090001234, đt 0912000123@example.vn';
    const findings = findPersonalData(text, HANH);
    for (const [i, finding] of findings.entries()) {
      expect(finding.from).toBeGreaterThanOrEqual(findings[i - 1]?.to ?? 0);
    }
    expect(mask(text, findings)).not.toMatch(/\d{4}/);
  });
});

describe('a hostile text of 100 kB', () => {
  const SIZE = 100_000;
  it.each([
    ['digits', '0'],
    ['mobile beginnings', '09'],
    ['digits with gaps', '0 . '],
    ['brackets', '(0'],
    ['groups', '123.'],
    ['slashes', '1/'],
    ['capitals', 'A'],
    ['words of capitals', 'Ông Nguyễn Văn '],
    ['elders without a name', 'ông bà '],
    ['initials', 'n.'],
    ['e-mail beginnings', 'a.'],
    ['many @', 'a@'],
    ['domains', 'a@b.c.d.'],
    ['house numbers', 'số 1/2/3 đường '],
    ['groups of houses', 'tổ 5, '],
    ['plates', '60A-'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['the sender', 'nguyen thi '],
    ['combining marks', 'e\u0301'],
  ])('of %s takes well under two seconds', (_name, piece) => {
    const text = piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
    const startedAt = performance.now();
    mask(text, findPersonalData(text, HANH));
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });
});
