import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CHANNELS } from '../../accounts/channels';
import { IsCalendarDay } from '../../platform/http/input.decorators';
import { PETITION_CLASSES } from '../../units/petition-classes';

export class TryRouteLocation {
  /**
   * Official code of the commune where it happened.
   * @example "26041"
   */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  communeCode?: string;
}

export class TryRouteRequest {
  /** @example "HIEN_TRUONG" */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: string;

  /** @example "DIEN" */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  field?: string;

  /** @example "WEB" */
  @IsIn(CHANNELS)
  channel: string;

  /** @example "Cột điện nghiêng" */
  @IsString()
  @MaxLength(500)
  title: string;

  /** @example "Cột điện trước số nhà 12 nghiêng ra đường." */
  @IsString()
  @MaxLength(20_000)
  content: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TryRouteLocation)
  location?: TryRouteLocation;

  /**
   * The day whose units count; today when left out.
   * @example "2026-04-06"
   */
  @IsOptional()
  @IsCalendarDay()
  asOf?: string;
}
