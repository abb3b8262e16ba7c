import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { CHANNELS, type Channel } from '../../accounts/channels';
import { COUNTED_FROM, POLICY_KINDS, URGENCIES } from '../policy-vocabulary';
import { PETITION_CLASSES, type PetitionClass } from '../../units/petition-classes';
import { LimitRequest } from './policy-version.request';

export class CreatePolicyRequest extends LimitRequest {
  /**
   * Its name through all versions; made from what it applies to when absent.
   * @example "outer.hoi-dap"
   */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
  @Matches(/^.{3,80}$/)
  key?: string;

  /**
   * The clock it limits.
   * @example "OUTER"
   */
  @IsIn(POLICY_KINDS)
  clockKind: (typeof POLICY_KINDS)[number];

  /**
   * Absent: any class.
   * @example "HOI_DAP"
   */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: PetitionClass;

  /**
   * Absent: any channel.
   * @example "PHONE"
   */
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  /**
   * Absent: any urgency, and none.
   * @example "URGENT"
   */
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: (typeof URGENCIES)[number];

  /**
   * The event that is day 0.
   * @example "SUBMITTED"
   */
  @IsIn(COUNTED_FROM)
  countedFrom: (typeof COUNTED_FROM)[number];
}
