import { IsIn, IsOptional } from 'class-validator';
import { IsCalendarDay } from '../../platform/http/input.decorators';
import { POLICY_KINDS } from '../policy-vocabulary';
import { PETITION_CLASSES, type PetitionClass } from '../../units/petition-classes';

export class ListPoliciesRequest {
  /**
   * Only limits of this clock.
   * @example "OUTER"
   */
  @IsOptional()
  @IsIn(POLICY_KINDS)
  clockKind?: (typeof POLICY_KINDS)[number];

  /**
   * Only limits made for this class.
   * @example "HIEN_TRUONG"
   */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: PetitionClass;

  /**
   * Only versions in force on this day; absent: every version, past and coming.
   * @example "2026-04-06"
   */
  @IsOptional()
  @IsCalendarDay()
  on?: string;
}
