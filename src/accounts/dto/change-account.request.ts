import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  IsBoolean,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { AccountContactRequest } from './account-contact.request';
import { GrantRequest } from './grant.request';
import { Trimmed } from '../../platform/http/input.decorators';
import { MayBeAbsent, OneLine } from '../../platform/http/input.decorators';

/** What is left out stays as it is. */
export class ChangeAccountRequest extends AccountContactRequest {
  /** @example "Nguyễn Văn Bình" */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, 200)
  @OneLine()
  displayName?: string;

  /**
   * 12 to 200 characters. Ends the account's sessions.
   * @example "một câu dài dễ nhớ"
   */
  @MayBeAbsent()
  @IsString()
  @Length(12, 200)
  password?: string;

  /**
   * True ends the account's sessions and refuses new ones.
   * @example false
   */
  @MayBeAbsent()
  @IsBoolean()
  disabled?: boolean;

  /** Replaces all grants; holds from the next access token on. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => GrantRequest)
  grants?: GrantRequest[];
}
