import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { UNIT_KINDS, type UnitKind } from '../unit-directory';
import { Trimmed, IsCalendarDay } from '../../platform/http/input.decorators';

export class ListUnitsRequest extends PageRequest {
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
}
