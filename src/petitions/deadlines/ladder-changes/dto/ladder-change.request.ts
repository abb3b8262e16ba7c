import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CHANNELS, type Channel } from '../../../../accounts/channels';
import { IsCalendarDay, Trimmed } from '../../../../platform/http/input.decorators';
import {
  MAX_RUNGS,
  OFFSET_UNITS,
  STOPPING_STATES,
  TARGETS,
  type OffsetUnit,
  type StoppingState,
  type Target,
} from '../../../../sla/ladder.rules';
import { CLOCK_KINDS, LEVEL_NAME, type ClockKind } from '../../../../sla/level.rules';
import { MARKS } from '../../../../sla/policy-vocabulary';
import { PETITION_CLASSES, type PetitionClass } from '../../../../units/petition-classes';
import { UNIT_KINDS, type UnitKind } from '../../../../units/unit-directory';

export class OffsetRequest {
  /**
   * Before the due date when negative; 0 is the first late instant.
   * @example 10
   */
  @IsInt()
  @Min(-400)
  @Max(400)
  amount: number;

  /** @example "WORKING_DAY" */
  @IsIn(OFFSET_UNITS)
  unit: OffsetUnit;
}

export class RepeatRequest {
  /**
   * On every n-th working day after the last time.
   * @example 5
   */
  @IsInt()
  @Min(1)
  @Max(400)
  everyDays: number;

  /**
   * At most so many times more.
   * @example 3
   */
  @IsInt()
  @Min(1)
  @Max(39)
  times: number;
}

export class RungRequest {
  /**
   * DUE_SOON, LATE_STEP, OVERDUE, or a name of one’s own; once in a ladder.
   * @example "OVERDUE_HEAD"
   */
  @IsString()
  @Matches(LEVEL_NAME)
  level: string;

  /** Absent or null: as the limit’s own policy warns, or never where that warns nobody. */
  @IsOptional()
  @ValidateNested()
  @Type(() => OffsetRequest)
  offset?: OffsetRequest | null;

  /** @example "UNIT_HEAD" */
  @IsIn(TARGETS)
  target: Target;

  /**
   * Who is told while nobody has taken the petition; absent: the target itself.
   * @example "INTAKE_OFFICER"
   */
  @IsOptional()
  @IsIn(TARGETS)
  deskTarget?: Target | null;

  /**
   * Who is told when the holding unit’s own clock warns it as early; absent: the target itself.
   * @example "PROVINCIAL_OFFICE"
   */
  @IsOptional()
  @IsIn(TARGETS)
  warnedTarget?: Target | null;

  /**
   * Who is told in turn when nobody holds the target.
   * @example ["UNIT_OFFICER", "INTAKE_OFFICER", "ADMIN"]
   */
  @IsArray()
  @ArrayMaxSize(TARGETS.length)
  @ArrayUnique()
  @IsIn(TARGETS, { each: true })
  fallback: Target[];

  /** Absent or null: it is said once. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RepeatRequest)
  repeat?: RepeatRequest | null;

  /**
   * States of the petition in which it keeps silent.
   * @example ["ANSWER_PROPOSED"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(STOPPING_STATES.length)
  @ArrayUnique()
  @IsIn(STOPPING_STATES, { each: true })
  stopsWhen?: StoppingState[];
}

const isNewCase = (request: LadderChangeRequest, value: unknown) =>
  request.follows === undefined || value !== undefined;

export class LadderChangeRequest {
  /**
   * The key of the ladder of which this is the next version; absent, the ladder is for a case of its own.
   * @example "outer.default"
   */
  @IsOptional()
  @IsString()
  @Length(3, 80)
  follows?: string;

  /**
   * The clock a new ladder is for; needed unless it follows another.
   * @example "HOLDING"
   */
  @ValidateIf(isNewCase)
  @IsIn(CLOCK_KINDS)
  clockKind?: ClockKind;

  /**
   * Absent: any class.
   * @example "HIEN_TRUONG"
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
   * Absent: any kind of unit. Only for clocks that one unit holds from beginning to end.
   * @example "COMMUNE"
   */
  @IsOptional()
  @IsIn(UNIT_KINDS)
  unitKind?: UnitKind;

  /** The lowest first. The whole ladder: it takes no rung from another. None tells nobody. */
  @IsArray()
  @ArrayMinSize(0)
  @ArrayMaxSize(MAX_RUNGS)
  @ValidateNested({ each: true })
  @Type(() => RungRequest)
  rungs: RungRequest[];

  /**
   * The first day on which clocks climb it, those that run too; today or later.
   * @example "2026-07-01"
   */
  @IsCalendarDay()
  effectiveFrom: string;

  /**
   * The instrument that sets the ladder.
   * @example "Quy chế phối hợp 31/2026/QĐ-UBND"
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  source: string;

  /**
   * How sure it is: text of the law, scoring specification, practice elsewhere, own proposal.
   * @example "ours"
   */
  @IsIn(MARKS)
  mark: (typeof MARKS)[number];

  /**
   * Why, for whoever asks later.
   * @example "Lãnh đạo đơn vị phải biết sớm hơn"
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  reason: string;
}
