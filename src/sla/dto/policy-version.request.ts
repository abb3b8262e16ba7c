import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min, ValidateIf } from 'class-validator';
import { Trimmed, IsCalendarDay } from '../../platform/http/input.decorators';
import { MAX_LIMIT_AMOUNT } from '../deadline.rules';
import { COUNTED_FROM, LIMIT_UNITS, MARKS } from '../policy-vocabulary';

/** How long a limit is from some day on, and who says so. */
export class LimitRequest {
  /**
   * How many units of time.
   * @example 15
   */
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT_AMOUNT)
  amount: number;

  /** @example "WORKING_DAY" */
  @IsIn(LIMIT_UNITS)
  unit: (typeof LIMIT_UNITS)[number];

  /**
   * Working days left at which it is due soon; null warns nobody.
   * @example 2
   */
  @ValidateIf((_request, value) => value !== null && value !== undefined)
  @IsInt()
  @Min(0)
  @Max(MAX_LIMIT_AMOUNT)
  dueSoonDays?: number | null;

  /**
   * The first day on which it is chosen, today or later. Clocks that run keep the version they started with.
   * @example "2026-07-01"
   */
  @IsCalendarDay()
  effectiveFrom: string;

  /**
   * The instrument that sets the limit.
   * @example "Quyết định 29/2026/QĐ-TTg Điều 12"
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  source: string;

  /**
   * How sure it is: text of the law, scoring specification, practice elsewhere, own proposal.
   * @example "law"
   */
  @IsIn(MARKS)
  mark: (typeof MARKS)[number];
}

export class PolicyVersionRequest extends LimitRequest {
  /**
   * The event that is day 0; absent, it stays as it was.
   * @example "SUBMITTED"
   */
  @IsOptional()
  @IsIn(COUNTED_FROM)
  countedFrom?: (typeof COUNTED_FROM)[number];
}
