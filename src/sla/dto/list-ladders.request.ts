import { IsIn, IsOptional } from 'class-validator';
import { CLOCK_KINDS, type ClockKind } from '../level.rules';

export class ListLaddersRequest {
  /**
   * Only ladders of this clock.
   * @example "OUTER"
   */
  @IsOptional()
  @IsIn(CLOCK_KINDS)
  clockKind?: ClockKind;
}
