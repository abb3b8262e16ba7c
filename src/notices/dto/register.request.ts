import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { NotPaged } from '../../platform/http/input.decorators';

export class RegisterRequest extends PageRequest {
  /**
   * Left out, this year's.
   * @example 2026
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  /**
   * Left out, all symbols, one register after the other.
   * @example "VP-KSTT"
   */
  @IsOptional()
  @IsString()
  @Length(1, 30)
  symbol?: string;
}

/** The whole register at once. */
export class RegisterFileRequest extends RegisterRequest {
  @NotPaged()
  declare cursor?: string;

  @NotPaged()
  declare limit?: number;
}
