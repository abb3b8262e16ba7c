import { IsIn, IsOptional, IsString, Length, Matches, ValidateIf } from 'class-validator';
import { CHANNELS, type Channel } from '../../../../accounts/channels';
import { Trimmed } from '../../../../platform/http/input.decorators';
import { LimitRequest } from '../../../../sla/dto/policy-version.request';
import { COUNTED_FROM, POLICY_KINDS, URGENCIES } from '../../../../sla/policy-vocabulary';
import { PETITION_CLASSES, type PetitionClass } from '../../../../units/petition-classes';

export const APPLIES_TO = ['NEW_ONLY', 'RUNNING'] as const;
export type AppliesTo = (typeof APPLIES_TO)[number];

const isNewCase = (request: PolicyChangeRequest) => request.follows === undefined;
const isGiven = (_request: PolicyChangeRequest, value: unknown) => value !== undefined;

export class PolicyChangeRequest extends LimitRequest {
  /**
   * The key of the limit of which this is the next version; absent, the limit is for a case of its own.
   * @example "outer.default"
   */
  @IsOptional()
  @IsString()
  @Length(3, 80)
  follows?: string;

  /**
   * The name of a new limit through all its versions; made from what it applies to when absent.
   * @example "outer.hoi-dap.phone"
   */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
  @Length(3, 80)
  key?: string;

  /**
   * The clock a new limit is for; needed unless it follows another.
   * @example "OUTER"
   */
  @ValidateIf((request, value) => isNewCase(request) || isGiven(request, value))
  @IsIn(POLICY_KINDS)
  clockKind?: (typeof POLICY_KINDS)[number];

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
   * The event that is day 0; needed unless it follows another limit, of which it then keeps it.
   * @example "SUBMITTED"
   */
  @ValidateIf((request, value) => isNewCase(request) || isGiven(request, value))
  @IsIn(COUNTED_FROM)
  countedFrom?: (typeof COUNTED_FROM)[number];

  /**
   * Whether limits that run keep the version they began with, or move to this one when it comes into force.
   * @example "RUNNING"
   */
  @IsIn(APPLIES_TO)
  appliesTo: AppliesTo;

  /**
   * Why, for whoever asks later about a moved due date.
   * @example "Quyết định 31/2026/QĐ-UBND rút ngắn thời hạn trả lời"
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  reason: string;
}
