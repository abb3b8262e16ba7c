import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay, Trimmed } from '../../platform/http/input.decorators';
import type { LetterUrgency } from '../letter/letter-content';
import { SignatureRequest } from './letterhead.request';

export const REVISED_URGENCIES = ['HOA_TOC', 'THUONG_KHAN', 'KHAN', 'NONE'] as const;

/** Sentences of one letter, in the place of the letterhead's; without full stops. */
export class RevisedWordingRequest {
  /** @example "Văn phòng Ủy ban nhân dân thành phố Đồng Nai yêu cầu" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 500)
  request?: string;

  /** @example "Rà soát từng phản ánh, kiến nghị tại Phụ lục" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 500)
  review?: string;

  /** Empty: left out. @example "làm rõ trách nhiệm của người đứng đầu" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(500)
  cause?: string;

  /** @example "Xử lý dứt điểm, trả lời và cập nhật kết quả trên hệ thống" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 500)
  finish?: string;

  /** @example "Báo cáo bằng văn bản về Văn phòng" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 500)
  report?: string;

  /** Empty: the paragraph is left out. @example "Đây là nhiệm vụ do Chủ tịch giao" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  task?: string;

  /** Empty: left out. @example "trường hợp tiếp tục để quá hạn sẽ bị phê bình theo" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(500)
  discipline?: string;

  /** Empty: the paragraph is left out. @example "Nếu dữ liệu sai lệch, đề nghị liên hệ" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(500)
  contact?: string;
}

/** What is different in this letter. A field left out stays as it was; null takes it back to the letterhead's. */
export class ReviseNoticeRequest {
  /**
   * Without "V/v".
   * @example "đôn đốc xử lý phản ánh, kiến nghị về rác thải"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(5, 400)
  subject?: string | null;

  /** Replaces the sentences changed before. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RevisedWordingRequest)
  wording?: RevisedWordingRequest | null;

  /**
   * A paragraph of its own, after the orders.
   * @example "Đề nghị Chủ tịch phường trực tiếp chỉ đạo"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(5, 2000)
  addition?: string | null;

  /**
   * "Nơi nhận", without dashes; the last keeps the copy.
   * @example ["Như trên", "Sở Nội vụ (để theo dõi)", "Lưu: VT, KSTT"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Trimmed()
  @IsString({ each: true })
  @Length(2, 200, { each: true })
  recipientsFoot?: string[] | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SignatureRequest)
  signature?: SignatureRequest | null;

  /**
   * NONE for an ordinary letter where the letterhead has a mark.
   * @example "THUONG_KHAN"
   */
  @IsOptional()
  @IsIn(REVISED_URGENCIES)
  urgency?: LetterUrgency | 'NONE' | null;

  /**
   * After today, also on the day of issue.
   * @example "2026-05-08"
   */
  @IsOptional()
  @IsCalendarDay()
  finishBeforeOn?: string | null;

  /** @example "2026-05-12" */
  @IsOptional()
  @IsCalendarDay()
  reportBeforeOn?: string | null;
}
