import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Length,
} from 'class-validator';
import { CHANNELS, type Channel } from '../channels';
import { Trimmed } from '../../platform/http/input.decorators';
import { OneLine } from '../../platform/http/input.decorators';

export class CreateApiClientRequest {
  /** @example "Cổng dịch vụ công" */
  @Trimmed()
  @IsString()
  @Length(1, 200)
  @OneLine()
  name: string;

  /**
   * The channels it may submit by.
   * @example ["PORTAL"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  channels: Channel[];

  /**
   * May enter petitions that were submitted earlier, so that their clock counts from then.
   * @example false
   */
  @IsBoolean()
  trusted: boolean;
}
