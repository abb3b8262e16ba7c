import { IsOptional, IsString, Length, ValidateIf } from 'class-validator';
import { Trimmed, IsCalendarDay } from '../../platform/http/input.decorators';

/** A field that may be sent as null to take its value away. */
const unlessNull = ValidateIf(
  (_unit: object, value: unknown) => value !== undefined && value !== null,
);

/** What is left out stays as it is. */
export class ChangeUnitRequest {
  /**
   * The former name stays known as an alias.
   * @example "Ủy ban nhân dân phường Trấn Biên"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(1, 200)
  name?: string;

  /** @example "Phường Trấn Biên" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(1, 100)
  shortName?: string;

  /**
   * Its last day; null takes an end back.
   * @example "2026-12-31"
   */
  @unlessNull
  @IsCalendarDay()
  validTo?: string | null;

  /**
   * Who takes over its work after the last day; null for nobody.
   * @example "SXD"
   */
  @unlessNull
  @IsString()
  @Length(1, 20)
  successorCode?: string | null;
}
