import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { NOTICE_STATES, type NoticeState } from '../notice.rules';

export class ListNoticesRequest extends PageRequest {
  /** @example "ISSUED" */
  @IsOptional()
  @IsIn(NOTICE_STATES)
  state?: NoticeState;

  /** @example "26041" */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;
}
