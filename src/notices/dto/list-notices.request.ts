import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { Flag } from '../../platform/http/input.decorators';
import { NOTICE_KINDS, NOTICE_STATES, type NoticeKind, type NoticeState } from '../notice.rules';

export class ListNoticesRequest extends PageRequest {
  /** @example "ISSUED" */
  @IsOptional()
  @IsIn(NOTICE_STATES)
  state?: NoticeState;

  /** @example "CHAIRMAN_LIST" */
  @IsOptional()
  @IsIn(NOTICE_KINDS)
  kind?: NoticeKind;

  /** @example "26041" */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /** `true`: issued letters whose unit has not acknowledged them in the time it has. */
  @IsOptional()
  @Flag()
  @IsBoolean()
  unacknowledged?: boolean;

  /** `true`: letters with a petition that is still open although the day its unit promised has passed. */
  @IsOptional()
  @Flag()
  @IsBoolean()
  promiseBroken?: boolean;
}
