import { IsIn, IsOptional } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';

export class ListInboxRequest extends PageRequest {
  /**
   * `true`: only what has not been read.
   * @example "true"
   */
  @IsOptional()
  @IsIn(['true', 'false'])
  unread?: 'true' | 'false';
}
