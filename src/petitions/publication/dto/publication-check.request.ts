import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Trimmed } from '../../../platform/http/input.decorators';

export class PublicationCheckRequest {
  /**
   * What the public would read beside the answer.
   * @example "Người dân phản ánh rác tồn đọng; UBND phường đã thu gom ngày 08/4/2026."
   */
  @Trimmed()
  @IsString()
  @Length(20, 2000)
  summary: string;

  /**
   * Keys of suspected findings that are none after all and stay readable.
   * @example []
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(/^[a-zA-Z]{1,20}:\d{1,5}$/, { each: true })
  keep?: string[];
}
