import { IsOptional, IsString, Length } from 'class-validator';
import { IsCalendarDay, Trimmed } from '../../platform/http/input.decorators';

export class AcknowledgeNoticeRequest {
  /**
   * Who acknowledges a letter to several units; needed when the account acts for more than one of them.
   * @example "26041"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;
}

export class IssueNoticeRequest {
  /**
   * The day of issue; only today's is accepted.
   * @example "2026-04-28"
   */
  @IsOptional()
  @IsCalendarDay()
  issuedOn?: string;

  /**
   * Without titles and degrees; left out, the letterhead's signer.
   * @example "Nguyễn Thị Mẫu"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 100)
  signerName?: string;

  /**
   * Left out, the letterhead's.
   * @example "CHÁNH VĂN PHÒNG"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 150)
  signerPost?: string;

  /**
   * The line above the post. Left out, the letterhead's, or none when another post signs.
   * @example "KT. CHÁNH VĂN PHÒNG"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 150)
  signerAuthority?: string;
}

export class CancelNoticeRequest {
  /** @example "Đơn vị đã báo cáo bằng văn bản" */
  @Trimmed()
  @IsString()
  @Length(5, 1000)
  reason: string;
}
