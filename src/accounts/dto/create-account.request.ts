import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { GrantRequest } from './grant.request';
import { Trimmed } from '../../platform/http/input.decorators';
import { OneLine } from '../../platform/http/input.decorators';

export class CreateAccountRequest {
  /**
   * 3 to 64 small letters, digits and `. _ -`.
   * @example "nguyen.van.binh"
   */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9._-]{2,63}$/)
  username: string;

  /**
   * 12 to 200 characters.
   * @example "một câu dài dễ nhớ"
   */
  @IsString()
  @Length(12, 200)
  password: string;

  /** @example "Nguyễn Văn Bình" */
  @Trimmed()
  @IsString()
  @Length(1, 200)
  @OneLine()
  displayName: string;

  /** What the account may do, and where. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => GrantRequest)
  grants: GrantRequest[];
}
