import type { ReminderLetter } from '../../src/notices/letter/letter-content';
import { composeReminder } from '../../src/notices/letter/letter.rules';
import { reminder, reminderToAllCommunes, row, settings } from './letter-samples';

const TRAN_BIEN = 'Ủy ban nhân dân phường Trấn Biên';

function compose(over: Partial<ReminderLetter> = {}) {
  return composeReminder(reminder(over), settings);
}

describe('the second reminder to one ward', () => {
  const letter = compose();

  it('has the letterhead of the decree', () => {
    expect(letter.superiorBody).toEqual(['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ ĐỒNG NAI']);
    expect(letter.issuingBody).toBe('VĂN PHÒNG');
    expect(letter.nation).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(letter.motto).toBe('Độc lập - Tự do - Hạnh phúc');
    expect(letter.numberLine).toBe('Số: 05/VP-KSTT');
    expect(letter.placeAndDate).toBe('Đồng Nai, ngày 05 tháng 01 năm 2027');
    expect(letter.about).toBe('V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn (lần 2)');
    expect(letter.urgency).toBeNull();
    expect(letter.addressees).toEqual([TRAN_BIEN]);
  });

  it('says what was read, what is asked, by when, and whom to call', () => {
    // 02 overdue and 03 answered late out of 05 + 37: 5/42 = 11,90%.
    expect(letter.paragraphs).toEqual([
      'Qua theo dõi trên Hệ thống thông tin tiếp nhận, xử lý phản ánh, kiến nghị, tính đến 08 giờ ' +
        '05 phút ngày 04 tháng 01 năm 2027, Ủy ban nhân dân phường Trấn Biên còn 03 phản ánh, ' +
        'kiến nghị chậm, quá hạn xử lý (Phụ lục kèm theo). Từ ngày 15 tháng 12 năm 2026 đến ngày ' +
        '03 tháng 01 năm 2027: kỳ trước chuyển sang 05; tiếp nhận 37; tiếp nhận chậm 02; quá hạn ' +
        'chưa trả lời 02; chậm bước xử lý 01; trả lời quá hạn 03; chậm công khai 01; tỷ lệ quá ' +
        'hạn 11,90% (05/42). Đây là văn bản đôn đốc lần thứ 2; trước đó Văn phòng Ủy ban nhân dân ' +
        'thành phố Đồng Nai đã có Văn bản số 812/VP-KSTT ngày 28 tháng 12 năm 2026.',
      'Văn phòng Ủy ban nhân dân thành phố Đồng Nai đề nghị Ủy ban nhân dân phường Trấn Biên:',
      '1. Rà soát từng phản ánh, kiến nghị tại Phụ lục; làm rõ nguyên nhân, trách nhiệm của tập ' +
        'thể, cá nhân để chậm, quá hạn.',
      '2. Xử lý dứt điểm, trả lời và cập nhật kết quả trên hệ thống trước ngày 12 tháng 01 năm ' +
        '2027.',
      '3. Báo cáo kết quả, nguyên nhân và trách nhiệm về Văn phòng Ủy ban nhân dân thành phố Đồng ' +
        'Nai trước ngày 14 tháng 01 năm 2027.',
      'Việc trả lời phản ánh, kiến nghị do Văn phòng chuyển đến là nhiệm vụ do Chủ tịch Ủy ban ' +
        'nhân dân thành phố Đồng Nai giao; trường hợp tiếp tục để chậm, quá hạn sẽ được xem xét ' +
        'trách nhiệm theo Quy chế làm việc của Ủy ban nhân dân thành phố.',
      'Nếu dữ liệu đồng bộ sai lệch, đề nghị liên hệ Phòng Kiểm soát thủ tục hành chính (điện ' +
        'thoại 0251 000 0000, thư điện tử kstt@example.vn)./.',
    ]);
  });

  it('is signed for the chief of the office and keeps a copy', () => {
    expect(letter.signature).toEqual({
      lines: ['KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'],
      name: 'Nguyễn Thị Mẫu',
    });
    expect(letter.recipients).toEqual([
      '- Như trên;',
      '- Chủ tịch, các PCT UBND thành phố (để báo cáo);',
      '- Chánh Văn phòng, các PCVP;',
      '- Lưu: VT, KSTT.',
    ]);
  });

  it('lists the petitions in one annex whose number and date stay blank', () => {
    const [annex] = letter.annexes;
    expect(letter.annexes).toHaveLength(1);
    expect(annex?.label).toBe('Phụ lục');
    expect(annex?.title).toEqual([
      'DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ CHẬM, QUÁ HẠN XỬ LÝ',
      'CỦA ỦY BAN NHÂN DÂN PHƯỜNG TRẤN BIÊN',
    ]);
    expect(annex?.reference).toBe(
      '(Kèm theo Văn bản số …/VP-KSTT ngày … tháng … năm … của Văn phòng Ủy ban nhân dân thành ' +
        'phố Đồng Nai)',
    );
    expect(annex?.rows[2]).toEqual([
      '03',
      'H19.PA.2026.000003\nPAKN.20261001.0003',
      '01/10/2026',
      '02/10/2026',
      'Hiện trường',
      'Đèn chiếu sáng đường số 4 không hoạt động, buổi tối rất khó đi',
      '22/10/2026',
      '17',
      'Đang xử lý',
      '02',
      'Chờ ý kiến của Sở Xây dựng',
    ]);
  });

  it('is dated the day it was issued, in the province', () => {
    expect(letter.metadata).toEqual({
      title: 'Số: 05/VP-KSTT - V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn (lần 2)',
      subject: 'V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn (lần 2)',
      author: 'Văn phòng Ủy ban nhân dân thành phố Đồng Nai',
      createdAt: '2027-01-04T17:00:00.000Z',
    });
  });
});

describe('other letters', () => {
  it('leaves blanks on a draft, and gives its deadlines in working days', () => {
    const draft = compose({
      number: null,
      issuedOn: null,
      round: 1,
      earlierLetters: [],
      finishBeforeOn: null,
      reportBeforeOn: null,
    });
    expect(draft.numberLine).toMatch(/^Số: \u00a0{6}\/VP-KSTT$/);
    expect(draft.placeAndDate.replaceAll('\u00a0', '_')).toBe(
      'Đồng Nai, ngày______tháng______năm______',
    );
    expect(draft.paragraphs[0]).toMatch(/Đây là văn bản đôn đốc lần thứ nhất\.$/);
    expect(draft.paragraphs[3]).toMatch(
      / trong 05 ngày làm việc kể từ ngày ban hành văn bản này\.$/,
    );
    expect(draft.paragraphs[4]).toMatch(
      / trong 07 ngày làm việc kể từ ngày ban hành văn bản này\.$/,
    );
    expect(draft.metadata.createdAt).toBe('2027-01-04T01:05:00.000Z');
  });

  it('names several addressees on lines of their own, with a list of them and an annex for each', () => {
    const letter = compose({
      units: [
        { name: TRAN_BIEN, rows: [row(1)] },
        { name: 'Ủy ban nhân dân xã Lộc Thành', rows: [row(2), row(3)] },
      ],
    });
    expect(letter.addressees).toEqual([
      '- Ủy ban nhân dân phường Trấn Biên;',
      '- Ủy ban nhân dân xã Lộc Thành.',
    ]);
    expect(letter.annexes.map((annex) => annex.label)).toEqual([
      'Phụ lục I',
      'Phụ lục II',
      'Phụ lục III',
    ]);
    expect(letter.paragraphs[0]).toContain('các cơ quan, đơn vị, địa phương còn 03 phản ánh');
  });

  it('names 95 communes together and lists them in the first annex', () => {
    const letter = composeReminder(reminderToAllCommunes(), settings);
    expect(letter.addressees).toEqual(['Các cơ quan, đơn vị, địa phương tại Phụ lục I']);
    expect(letter.annexes).toHaveLength(96);
    expect(letter.annexes[0]?.rows[94]).toEqual([
      '95',
      'Ủy ban nhân dân xã Mẫu 95',
      '01',
      '01',
      '',
      'XCVI',
    ]);
    expect(letter.annexes[95]?.label).toBe('Phụ lục XCVI');
  });

  it('lists the earlier letters of a third reminder', () => {
    const letter = compose({
      round: 3,
      earlierLetters: [
        { number: 7, symbol: 'VP-KSTT', issuedOn: '2026-03-02' },
        {
          number: 1024,
          symbol: 'VP-KSTT',
          issuedOn: '2026-12-28',
          outcome: { listed: 5, answered: 2, otherwise: 1, open: 2 },
        },
      ],
    });
    expect(letter.paragraphs[0]).toContain(
      'Đây là văn bản đôn đốc lần thứ 3; trước đó Văn phòng Ủy ban nhân dân thành phố Đồng Nai đã ' +
        'có 02 văn bản (Phụ lục II).',
    );
    expect(letter.annexes.map((annex) => annex.label)).toEqual(['Phụ lục I', 'Phụ lục II']);
    expect(letter.annexes[1]?.rows).toEqual([
      ['01', '07/VP-KSTT', '02/03/2026', '', '', '', ''],
      ['02', '1024/VP-KSTT', '28/12/2026', '05', '02', '01', '02'],
    ]);
  });

  it('fills in the annex of a paper letter', () => {
    const letter = composeReminder(reminder(), { ...settings, electronic: false });
    expect(letter.annexes[0]?.reference).toBe(
      '(Kèm theo Văn bản số 05/VP-KSTT ngày 05 tháng 01 năm 2027 của Văn phòng Ủy ban nhân dân ' +
        'thành phố Đồng Nai)',
    );
  });

  test.each([
    ['HOA_TOC', 'HỎA TỐC', 30],
    ['THUONG_KHAN', 'THƯỢNG KHẨN', 40],
    ['KHAN', 'KHẨN', 20],
  ] as const)('marks %s as %s in a box %d mm wide', (urgency, label, widthMm) => {
    const letter = composeReminder(reminder(), { ...settings, urgency });
    expect(letter.urgency).toEqual({ label, widthMm });
  });

  it('leaves out the counts nobody keeps, and the share without a whole', () => {
    const letter = compose({
      totals: {
        carriedOver: null,
        received: 37,
        receivedLate: null,
        overdueOpen: 3,
        lateStep: 0,
        answeredLate: null,
        publishedLate: null,
      },
    });
    expect(letter.paragraphs[0]).toContain(
      ': tiếp nhận 37; quá hạn chưa trả lời 03; chậm bước xử lý 0. Đây là',
    );
  });

  it('composes decomposed settings and data', () => {
    const decomposed = JSON.parse(JSON.stringify(settings).normalize('NFD')) as typeof settings;
    const data = JSON.parse(JSON.stringify(reminder()).normalize('NFD')) as ReminderLetter;
    expect(composeReminder(data, decomposed)).toEqual(compose());
  });
});

describe('letters that cannot be true', () => {
  const totals = reminder().totals;
  test.each<[string, Partial<ReminderLetter>]>([
    ['no addressee', { units: [] }],
    ['round 0', { round: 0 }],
    ['number 0', { number: 0 }],
    ['a subject over 500 characters', { subject: 'đ'.repeat(501) }],
    ['an impossible day', { issuedOn: '2027-02-30' }],
    ['more late than there are', { totals: { ...totals, carriedOver: 0, received: 4 } }],
  ])('refuses %s', (_, over) => {
    expect(() => compose(over)).toThrow(RangeError);
  });
});
