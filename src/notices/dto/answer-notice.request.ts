import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay, Trimmed } from '../../platform/http/input.decorators';

export class AnswerPetitionRequest {
  /** One the letter lists. @example "01978d3c-5b00-7000-8000-000000000007" */
  @IsUUID()
  petitionId: string;

  /**
   * Left out, the cause of all.
   * @example "Chờ ý kiến của Sở Xây dựng"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(5, 2000)
  cause?: string;

  /**
   * The day it will be answered by; left out, the day of all.
   * @example "2026-05-12"
   */
  @IsOptional()
  @IsCalendarDay()
  promisedOn?: string;
}

/** What the unit says to a letter; sent again, it adds to what was said, and the last word counts. */
export class AnswerNoticeRequest {
  /**
   * Who answers a letter to several units; needed when the account acts for more than one of them.
   * @example "26041"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /**
   * Why they are late, and who is responsible.
   * @example "Thiếu người do sắp xếp lại bộ máy; đã phân công lại"
   */
  @Trimmed()
  @IsString()
  @Length(5, 2000)
  cause: string;

  /**
   * The day all will be answered by; not in the past.
   * @example "2026-05-08"
   */
  @IsOptional()
  @IsCalendarDay()
  promisedOn?: string;

  /**
   * Number and symbol of the unit's own letter.
   * @example "112/UBND-VP"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(1, 100)
  replyNumber?: string;

  /** What is different for single petitions. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique((petition: AnswerPetitionRequest) => petition?.petitionId)
  @ValidateNested({ each: true })
  @Type(() => AnswerPetitionRequest)
  petitions?: AnswerPetitionRequest[];
}
