import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { UNIT_KINDS, type UnitKind } from '../unit-directory';
import { Trimmed, IsCalendarDay } from '../../platform/http/input.decorators';

export class ListUnitsRequest {
  /**
   * Only units of this kind.
   * @example "COMMUNE"
   */
  @IsOptional()
  @IsIn(UNIT_KINDS)
  kind?: UnitKind;

  /**
   * Only units that exist on this day.
   * @example "2026-05-01"
   */
  @IsOptional()
  @IsCalendarDay()
  validOn?: string;

  /**
   * The code, or the beginning of a word in a name, present or former; marks and case do not matter.
   * @example "tran bien"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  q?: string;

  /**
   * How many on a page.
   * @example 50
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  /** Where the last page ended: its `nextCursor`. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
