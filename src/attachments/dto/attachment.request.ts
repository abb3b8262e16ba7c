import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { Trimmed } from '../../platform/http/input.decorators';
import { ATTACHMENT_PURPOSES, type AttachmentPurpose } from '../attachment.rules';

export class AddAttachmentRequest {
  /**
   * PETITION or SUPPLEMENT for what the sender brought on paper, ANSWER for what supports the answer.
   * @example "ANSWER"
   */
  @IsIn(ATTACHMENT_PURPOSES)
  purpose: AttachmentPurpose;
}

export class DownloadRequest {
  /**
   * Why it is needed; required for a file that may tell who sent it, and kept in the petition's history.
   * @example "Đối chiếu ảnh hiện trường với biên bản kiểm tra"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(5, 500)
  reason?: string;
}

export class MarkAttachmentRequest {
  /**
   * Whether the file may tell who sent it.
   * @example true
   */
  @IsBoolean()
  identityBearing: boolean;

  /** @example "Đơn có họ tên và số điện thoại người gửi" */
  @Trimmed()
  @IsString()
  @Length(5, 500)
  reason: string;
}
