import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Trimmed } from '../../platform/http/input.decorators';
import type { LetterUrgency } from '../letter/letter-content';

export class SignatureRequest {
  /**
   * The line above the post; null when the head signs.
   * @example "KT. CHÁNH VĂN PHÒNG"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 150)
  authority?: string | null;

  /** @example "PHÓ CHÁNH VĂN PHÒNG" */
  @Trimmed()
  @IsString()
  @Length(2, 150)
  post: string;

  /**
   * Without titles and degrees; empty: named at each issue.
   * @example "Nguyễn Thị Mẫu"
   */
  @Trimmed()
  @IsString()
  @MaxLength(100)
  name: string;
}

export class ContactRequest {
  /** @example "Phòng Kiểm soát thủ tục hành chính" */
  @Trimmed()
  @IsString()
  @Length(2, 200)
  department: string;

  /** Empty: not printed. @example "0251 3822 000" */
  @Trimmed()
  @IsString()
  @MaxLength(50)
  phone: string;

  /** Empty: not printed. @example "kstt@example.vn" */
  @Trimmed()
  @IsString()
  @MaxLength(200)
  email: string;
}

/** The province's own sentences, without dates, counts and full stops: the letter adds them. */
export class WordingRequest {
  /** @example "Văn phòng Ủy ban nhân dân thành phố Đồng Nai đề nghị" */
  @Trimmed()
  @IsString()
  @Length(3, 500)
  request: string;

  /** @example "Rà soát từng phản ánh, kiến nghị tại Phụ lục" */
  @Trimmed()
  @IsString()
  @Length(3, 500)
  review: string;

  /** @example "làm rõ nguyên nhân, trách nhiệm của tập thể, cá nhân để chậm, quá hạn" */
  @Trimmed()
  @IsString()
  @Length(3, 500)
  cause: string;

  /** @example "Xử lý dứt điểm, trả lời và cập nhật kết quả trên hệ thống" */
  @Trimmed()
  @IsString()
  @Length(3, 500)
  finish: string;

  /** @example "Báo cáo kết quả, nguyên nhân và trách nhiệm về Văn phòng" */
  @Trimmed()
  @IsString()
  @Length(3, 500)
  report: string;

  /** @example "Việc trả lời do Văn phòng chuyển đến là nhiệm vụ do Chủ tịch giao" */
  @Trimmed()
  @IsString()
  @Length(3, 1000)
  task: string;

  /** @example "trường hợp tiếp tục để chậm, quá hạn sẽ được xem xét trách nhiệm theo" */
  @Trimmed()
  @IsString()
  @Length(3, 500)
  discipline: string;

  /** @example "Nếu dữ liệu đồng bộ sai lệch, đề nghị liên hệ" */
  @Trimmed()
  @IsString()
  @Length(3, 500)
  contact: string;
}

/** The whole letterhead: take it from GET, change it, send it back with its ETag as `If-Match`. */
export class LetterheadRequest {
  /**
   * A line break inside is kept.
   * @example "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐỒNG NAI"
   */
  @Trimmed()
  @IsString()
  @Length(2, 200)
  superiorBody: string;

  /** @example "VĂN PHÒNG" */
  @Trimmed()
  @IsString()
  @Length(2, 200)
  issuingBody: string;

  /** @example "Văn phòng Ủy ban nhân dân thành phố Đồng Nai" */
  @Trimmed()
  @IsString()
  @Length(2, 200)
  issuerInText: string;

  /** @example "Đồng Nai" */
  @Trimmed()
  @IsString()
  @Length(2, 100)
  place: string;

  /**
   * Capitals without spaces; each symbol has a register of its own.
   * @example "VP-KSTT"
   */
  @Matches(/^[A-ZĐ][A-ZĐ0-9]*(-[A-ZĐ0-9]+)*$/)
  @MaxLength(30)
  symbol: string;

  @IsObject()
  @ValidateNested()
  @Type(() => SignatureRequest)
  signature: SignatureRequest;

  /**
   * "Nơi nhận", without dashes; the last keeps the copy.
   * @example ["Như trên", "Lưu: VT, KSTT"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Trimmed()
  @IsString({ each: true })
  @Length(2, 200, { each: true })
  recipientsFoot: string[];

  /**
   * "Căn cứ …", a line each; usually none.
   * @example []
   */
  @IsArray()
  @ArrayMaxSize(10)
  @Trimmed()
  @IsString({ each: true })
  @Length(2, 500, { each: true })
  legalBases: string[];

  /** @example "Hệ thống thông tin tiếp nhận, xử lý phản ánh, kiến nghị" */
  @Trimmed()
  @IsString()
  @Length(2, 200)
  sourceSystemName: string;

  @IsObject()
  @ValidateNested()
  @Type(() => WordingRequest)
  wording: WordingRequest;

  /**
   * The rule on discipline a letter refers to; null leaves the sentence out.
   * @example "Quy chế làm việc của Ủy ban nhân dân thành phố"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 500)
  disciplineReference?: string | null;

  @IsObject()
  @ValidateNested()
  @Type(() => ContactRequest)
  contact: ContactRequest;

  /**
   * Null for an ordinary letter.
   * @example "KHAN"
   */
  @IsOptional()
  @IsIn(['HOA_TOC', 'THUONG_KHAN', 'KHAN'])
  urgency?: LetterUrgency | null;

  /** Working days from the issue to finish within. @example 5 */
  @IsInt()
  @Min(1)
  @Max(60)
  finishWithinDays: number;

  /** Working days from the issue to report within. @example 7 */
  @IsInt()
  @Min(1)
  @Max(60)
  reportWithinDays: number;

  /** @example 6 */
  @IsInt()
  @Min(1)
  @Max(20)
  maxNamedAddressees: number;

  /** @example "Các cơ quan, đơn vị, địa phương tại Phụ lục I" */
  @Trimmed()
  @IsString()
  @Length(2, 200)
  collectiveAddressee: string;

  /**
   * Whom the list of the gravest petitions is laid before.
   * @example "Chủ tịch Ủy ban nhân dân thành phố Đồng Nai"
   */
  @Trimmed()
  @IsString()
  @Length(2, 200)
  chairmanAddressee: string;

  /**
   * The last sentence of that list.
   * @example "Văn phòng kính trình Chủ tịch xem xét, chỉ đạo"
   */
  @Trimmed()
  @IsString()
  @Length(3, 500)
  chairmanRequest: string;

  /** On an electronic document the annex's reference to number and date stays blank. */
  @IsBoolean()
  electronic: boolean;
}
