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
  Matches,
  ValidateNested,
} from 'class-validator';
import { Trimmed } from '../../../platform/http/input.decorators';
import { PETITION_CLASSES } from '../../../units/petition-classes';
import { ReasonRequest } from '../../dto/petition-action.request';

export class MergeRequest extends ReasonRequest {
  /**
   * Code of the petition whose answer will be this one's too.
   * @example "H19.PA.2026.000100"
   */
  @Trimmed()
  @IsString()
  @Length(5, 60)
  intoCode: string;
}

/** One matter of a mixed letter. */
export class PartRequest {
  /** @example "Cán bộ tiếp nhận hồ sơ hẹn nhiều lần" */
  @Trimmed()
  @IsString()
  @Length(5, 300)
  title: string;

  /** @example "Tôi nộp hồ sơ ngày 10/3/2026, cán bộ một cửa hẹn lại ba lần không nêu lý do." */
  @Trimmed()
  @IsString()
  @Length(10, 10_000)
  content: string;

  /** @example "HANH_VI_CBCC" */
  @IsIn(PETITION_CLASSES)
  class: string;

  /** @example "DAT_DAI" */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/)
  field?: string;
}

export class SplitRequest extends ReasonRequest {
  /** Each becomes a petition of its own; what is not among them stays with the letter. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PartRequest)
  parts: PartRequest[];
}
