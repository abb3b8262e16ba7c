import { IsBoolean, IsOptional } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { Flag } from '../../platform/http/input.decorators';

export class ListInboxRequest extends PageRequest {
  /** `true`: only what has not been read. */
  @IsOptional()
  @Flag()
  @IsBoolean()
  unread?: boolean;
}
