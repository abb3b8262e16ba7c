import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';
import { Trimmed } from '../../platform/http/input.decorators';
import { DIVERTED_CLASSES } from '../petition-guards.rules';
import { ReasonRequest } from './petition-action.request';

export class DivertRequest {
  /**
   * KHIEU_NAI or TO_CAO, when it was not classified so yet.
   * @example "KHIEU_NAI"
   */
  @IsOptional()
  @IsIn(DIVERTED_CLASSES)
  class?: string;

  /**
   * The body that settles it under its own law.
   * @example "Thanh tra tỉnh"
   */
  @Trimmed()
  @IsString()
  @Length(3, 300)
  body: string;

  /**
   * What the sender is told to do.
   * @example "Ông/bà gửi đơn khiếu nại kèm quyết định bị khiếu nại đến Thanh tra tỉnh để được giải quyết."
   */
  @Trimmed()
  @IsString()
  @Length(10, 2000)
  guidance: string;
}

export class OfferTransferRequest extends ReasonRequest {
  /** @example "SXD" */
  @IsString()
  @Length(1, 40)
  unitCode: string;
}

export class RequestSupplementRequest {
  /**
   * What the sender is asked for.
   * @example "Đề nghị ông/bà cho biết vị trí cụ thể và gửi ảnh hiện trường."
   */
  @Trimmed()
  @IsString()
  @Length(10, 2000)
  question: string;
}

export class SupplementRequest {
  /** @example "Vị trí ở đầu hẻm 12, cạnh trạm biến áp." */
  @Trimmed()
  @IsString()
  @Length(2, 5000)
  content: string;
}

export class RequestExtensionRequest extends ReasonRequest {
  /** @example 5 */
  @IsInt()
  @Min(1)
  @Max(60)
  workingDays: number;
}

export class DecideExtensionRequest extends ReasonRequest {
  @IsBoolean()
  granted: boolean;

  /**
   * Fewer than were asked for, say; absent: what was asked for.
   * @example 3
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  workingDays?: number;
}

export class AskContributionRequest {
  /** @example ["SXD", "STNMT"] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  unitCodes: string[];

  /** @example "Đề nghị cho biết đơn vị quản lý tuyến đường" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(5, 2000)
  question?: string;
}

export class ContributeRequest {
  /** @example "Tuyến đường do Sở Xây dựng quản lý từ km 0 đến km 12." */
  @Trimmed()
  @IsString()
  @Length(5, 5000)
  content: string;

  /**
   * The co-ordinating unit that contributes; may be left out where only one of one's units still owes it.
   * @example "SXD"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;
}

export class CloseRequest {
  /**
   * Required unless the answer was published.
   * @example "Bộ Tư pháp đã trả lời ngày 20/5/2026."
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(5, 2000)
  reason?: string;
}

export class WithdrawRequest {
  /** @example "Vấn đề đã được khắc phục." */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 2000)
  reason?: string;
}
