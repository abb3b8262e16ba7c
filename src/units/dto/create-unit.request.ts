import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { UNIT_KINDS, type UnitKind } from '../unit-directory';
import { Trimmed, IsCalendarDay } from '../../platform/http/input.decorators';

export class CreateUnitRequest {
  /**
   * A commune's official 5-digit code; an abbreviation for all others. It never changes.
   * @example "26041"
   */
  @IsString()
  @Matches(/^[A-Z0-9][A-Z0-9-]{1,19}$/)
  code: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  @Trimmed()
  @IsString()
  @Length(1, 200)
  name: string;

  /** @example "Phường Trấn Biên" */
  @Trimmed()
  @IsString()
  @Length(1, 100)
  shortName: string;

  /** @example "COMMUNE" */
  @IsIn(UNIT_KINDS)
  kind: UnitKind;

  /**
   * The unit above it.
   * @example "VPUB"
   */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  parentCode?: string;

  /**
   * Its first day.
   * @example "2026-05-01"
   */
  @IsCalendarDay()
  validFrom: string;

  /**
   * The decision that founds it.
   * @example "Nghị quyết 15/NQ-HĐND ngày 30/4/2026"
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  source: string;
}
