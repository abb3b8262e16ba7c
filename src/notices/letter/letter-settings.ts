import type { LetterSettings } from './letter-content';

/**
 * What the settings are before anybody changes them: the province the product was made for. The
 * signer's name is left empty, since a person is chosen, never assumed.
 */
export const DEFAULT_LETTER_SETTINGS: LetterSettings = {
  superiorBody: 'ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐỒNG NAI',
  issuingBody: 'VĂN PHÒNG',
  issuerInText: 'Văn phòng Ủy ban nhân dân thành phố Đồng Nai',
  place: 'Đồng Nai',
  symbol: 'VP-KSTT',
  signature: { authority: 'KT. CHÁNH VĂN PHÒNG', post: 'PHÓ CHÁNH VĂN PHÒNG', name: '' },
  recipientsFoot: [
    'Như trên',
    'Chủ tịch, các PCT UBND thành phố (để báo cáo)',
    'Chánh Văn phòng, các PCVP',
    'Lưu: VT, KSTT',
  ],
  legalBases: [],
  sourceSystemName: 'Hệ thống thông tin tiếp nhận, xử lý phản ánh, kiến nghị',
  wording: {
    request: 'Văn phòng Ủy ban nhân dân thành phố Đồng Nai đề nghị',
    review: 'Rà soát từng phản ánh, kiến nghị tại Phụ lục',
    cause: 'làm rõ nguyên nhân, trách nhiệm của tập thể, cá nhân để chậm, quá hạn',
    finish: 'Xử lý dứt điểm, trả lời và cập nhật kết quả trên hệ thống',
    report:
      'Báo cáo kết quả, nguyên nhân và trách nhiệm về Văn phòng Ủy ban nhân dân thành phố Đồng Nai',
    task:
      'Việc trả lời phản ánh, kiến nghị do Văn phòng chuyển đến là nhiệm vụ do Chủ tịch ' +
      'Ủy ban nhân dân thành phố Đồng Nai giao',
    discipline: 'trường hợp tiếp tục để chậm, quá hạn sẽ được xem xét trách nhiệm theo',
    contact: 'Nếu dữ liệu đồng bộ sai lệch, đề nghị liên hệ',
  },
  disciplineReference: null,
  contact: { department: 'Phòng Kiểm soát thủ tục hành chính', phone: '', email: '' },
  urgency: null,
  finishWithinDays: 5,
  reportWithinDays: 7,
  maxNamedAddressees: 6,
  collectiveAddressee: 'Các cơ quan, đơn vị, địa phương tại Phụ lục I',
  chairmanAddressee: 'Chủ tịch Ủy ban nhân dân thành phố Đồng Nai',
  chairmanRequest:
    'Văn phòng kính trình Chủ tịch Ủy ban nhân dân thành phố Đồng Nai xem xét, chỉ đạo',
  electronic: true,
};
