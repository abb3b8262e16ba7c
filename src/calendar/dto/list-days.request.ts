import { IsOptional, IsString, Length } from 'class-validator';
import { IsCalendarDay } from '../../platform/http/input.decorators';

export class ListDaysRequest {
  /**
   * The first day.
   * @example "2026-04-01"
   */
  @IsCalendarDay()
  from: string;

  /**
   * The last day, at most 399 days after the first.
   * @example "2026-05-31"
   */
  @IsCalendarDay()
  to: string;

  /**
   * Also the closures of this unit.
   * @example "26041"
   */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  unitCode?: string;
}
