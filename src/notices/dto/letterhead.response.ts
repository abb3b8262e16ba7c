import type { LetterUrgency } from '../letter/letter-content';

export class LetterheadSignature {
  /** @example "KT. CHÁNH VĂN PHÒNG" */
  authority: string | null;

  /** @example "PHÓ CHÁNH VĂN PHÒNG" */
  post: string;

  /**
   * Empty: named at each issue.
   * @example "Nguyễn Thị Mẫu"
   */
  name: string;
}

export class LetterheadContact {
  /** @example "Phòng Kiểm soát thủ tục hành chính" */
  department: string;

  /** @example "0251 3822 000" */
  phone: string;

  /** @example "kstt@example.vn" */
  email: string;
}

export class LetterheadWording {
  /** @example "Văn phòng Ủy ban nhân dân thành phố Đồng Nai đề nghị" */
  request: string;

  /** @example "Rà soát từng phản ánh, kiến nghị tại Phụ lục" */
  review: string;

  /** @example "làm rõ nguyên nhân, trách nhiệm của tập thể, cá nhân để chậm, quá hạn" */
  cause: string;

  /** @example "Xử lý dứt điểm, trả lời và cập nhật kết quả trên hệ thống" */
  finish: string;

  /** @example "Báo cáo kết quả, nguyên nhân và trách nhiệm về Văn phòng" */
  report: string;

  /** @example "Việc trả lời do Văn phòng chuyển đến là nhiệm vụ do Chủ tịch giao" */
  task: string;

  /** @example "trường hợp tiếp tục để chậm, quá hạn sẽ được xem xét trách nhiệm theo" */
  discipline: string;

  /** @example "Nếu dữ liệu đồng bộ sai lệch, đề nghị liên hệ" */
  contact: string;
}

/** Everything in a letter that the province sets once; see the fields of the request. */
export class LetterheadResponse {
  /** @example "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐỒNG NAI" */
  superiorBody: string;

  /** @example "VĂN PHÒNG" */
  issuingBody: string;

  /** @example "Văn phòng Ủy ban nhân dân thành phố Đồng Nai" */
  issuerInText: string;

  /** @example "Đồng Nai" */
  place: string;

  /** @example "VP-KSTT" */
  symbol: string;

  signature: LetterheadSignature;

  /** @example ["Như trên", "Lưu: VT, KSTT"] */
  recipientsFoot: string[];

  /** @example [] */
  legalBases: string[];

  /** @example "Hệ thống thông tin tiếp nhận, xử lý phản ánh, kiến nghị" */
  sourceSystemName: string;

  wording: LetterheadWording;

  /** @example "Quy chế làm việc của Ủy ban nhân dân thành phố" */
  disciplineReference: string | null;

  contact: LetterheadContact;

  /** @example "KHAN" */
  urgency: LetterUrgency | null;

  /** @example 5 */
  finishWithinDays: number;

  /** @example 7 */
  reportWithinDays: number;

  /** @example 6 */
  maxNamedAddressees: number;

  /** @example "Các cơ quan, đơn vị, địa phương tại Phụ lục I" */
  collectiveAddressee: string;

  /** @example "Chủ tịch Ủy ban nhân dân thành phố Đồng Nai" */
  chairmanAddressee: string;

  /** @example "Văn phòng kính trình Chủ tịch xem xét, chỉ đạo" */
  chairmanRequest: string;

  electronic: boolean;
}
