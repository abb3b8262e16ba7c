import {
  ArrayMaxSize,
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
} from 'class-validator';
import { CHANNELS } from '../../accounts/channels';
import { Trimmed } from '../../platform/http/input.decorators';
import { PETITION_CLASSES } from '../../units/petition-classes';
import { TARGET_KINDS, type TargetKind } from '../routing.rules';

/** A rule as it shall be from now on. A list that is left out or empty means "any". */
export class RoutingRuleRequest {
  /**
   * Rules are read from the lowest position; the first that matches decides.
   * @example 85
   */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  position: number;

  /** @example "Cây xanh đô thị gãy đổ" */
  @Trimmed()
  @IsString()
  @Length(1, 200)
  name: string;

  /** @example ["HIEN_TRUONG"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PETITION_CLASSES.length)
  @ArrayUnique()
  @IsIn(PETITION_CLASSES, { each: true })
  classes?: string[];

  /** @example ["XAY_DUNG"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, { each: true })
  fields?: string[];

  /**
   * Official codes of the communes where it happened.
   * @example []
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^\d{5}$/, { each: true })
  communeCodes?: string[];

  /** @example ["WEB", "APP"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CHANNELS.length)
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  channels?: string[];

  /**
   * Words or phrases of title or content; marks and case do not matter.
   * @example ["cây đổ", "cây gãy"]
   */
  @IsOptional()
  @Trimmed()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  keywords?: string[];

  /** @example "UNIT" */
  @IsIn(TARGET_KINDS)
  targetKind: TargetKind;

  /**
   * For targetKind UNIT only.
   * @example "SXD"
   */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  targetUnitCode?: string;

  /**
   * Who decided so.
   * @example "Thông báo phân công 12/TB-VPUB"
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  source: string;
}

export class CreateRoutingRuleRequest extends RoutingRuleRequest {
  /**
   * Names the rule through all its versions.
   * @example "fallen-trees"
   */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9.-]{1,59}$/)
  key: string;
}
