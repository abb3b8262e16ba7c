import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageRequest } from '../../../platform/database/page.request';
import { Flag, MayBeAbsent, Trimmed } from '../../../platform/http/input.decorators';

export class ProposeInterimUpdateRequest {
  /**
   * What the sender is to read: what was done since, what is left, and by when.
   * @example "Sở đã kiểm tra hồ sơ ngày 04/5/2026 và lấy ý kiến phòng chuyên môn; dự kiến trả lời trước ngày 15/5/2026."
   */
  @Trimmed()
  @IsString()
  @Length(20, 4000)
  text: string;
}

export class SendInterimUpdateRequest {
  /**
   * In place of what the unit proposed; required when it has proposed nothing.
   * @example "Sở đang lấy ý kiến phòng chuyên môn; dự kiến trả lời trước ngày 15/5/2026."
   */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(20, 4000)
  text?: string;

  /**
   * What may be personal data was looked at and is none.
   * @example false
   */
  @MayBeAbsent()
  @IsBoolean()
  confirmed?: boolean;
}

export class ListInterimUpdatesRequest extends PageRequest {
  /**
   * Only of petitions that this unit holds.
   * @example "SXD"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /**
   * Only what waits for the unit (ASKED), or for the office (PROPOSED).
   * @example "PROPOSED"
   */
  @IsOptional()
  @IsIn(['ASKED', 'PROPOSED'])
  state?: 'ASKED' | 'PROPOSED';

  /**
   * True: only where a week has passed without a word to the sender.
   * @example true
   */
  @IsOptional()
  @Flag()
  @IsBoolean()
  overdue?: boolean;
}
