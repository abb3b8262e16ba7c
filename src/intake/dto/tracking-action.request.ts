import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { Trimmed } from '../../platform/http/input.decorators';

export class SendSupplementRequest {
  /** @example "Vị trí ở đầu hẻm 12, cạnh trạm biến áp." */
  @Trimmed()
  @IsString()
  @Length(2, 5000)
  content: string;
}

export class WithdrawOwnRequest {
  /** @example "Rác đã được thu gom." */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 2000)
  reason?: string;
}

export class RateRequest {
  /** Whether the answer satisfies. */
  @IsBoolean()
  satisfied: boolean;

  /**
   * Shown to the unit without who wrote it.
   * @example "Đã dọn sạch, nhưng chậm."
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 2000)
  comment?: string;
}

export class ReopenOwnRequest {
  /** @example "Đến ngày 20/4 rác vẫn chưa được thu gom." */
  @Trimmed()
  @IsString()
  @Length(5, 2000)
  reason: string;
}
