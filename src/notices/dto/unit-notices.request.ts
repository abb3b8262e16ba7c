import { IsIn, IsOptional } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { NOTICE_STATES, type NoticeState } from '../notice.rules';

export class UnitNoticesRequest extends PageRequest {
  /** @example "ISSUED" */
  @IsOptional()
  @IsIn(NOTICE_STATES)
  state?: NoticeState;
}
