import { IsBoolean, IsIn, IsString, Length } from 'class-validator';
import { CHANNELS } from '../../accounts/channels';
import { Trimmed } from '../../platform/http/input.decorators';
import { PETITION_CLASSES } from '../../units/petition-classes';

export class IntakePolicyRequest {
  /** @example "HIEN_TRUONG" */
  @IsIn(PETITION_CLASSES)
  class: string;

  /** @example "WEB" */
  @IsIn(CHANNELS)
  channel: string;

  /** @example true */
  @IsBoolean()
  autoReceive: boolean;

  /** @example false */
  @IsBoolean()
  autoAssign: boolean;

  /**
   * Who decided so.
   * @example "Thông báo phân công 12/TB-VPUB"
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  source: string;
}
