import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { Trimmed } from '../../platform/http/input.decorators';
import { MayBeAbsent } from '../../platform/http/input.decorators';

/** Where somebody is told. What is left out stays as it is; null takes an address away. */
export class AccountContactRequest {
  /** @example "binh.nv@dongnai.gov.vn" */
  @IsOptional()
  @Trimmed()
  @IsEmail()
  @Length(3, 254)
  email?: string | null;

  /** @example "0912 000 456" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 40)
  phone?: string | null;

  /**
   * The language of messages.
   * @example "vi"
   */
  @MayBeAbsent()
  @IsIn(['vi', 'en'])
  locale?: 'vi' | 'en';

  /**
   * True: no e-mail, the inbox alone.
   * @example false
   */
  @MayBeAbsent()
  @IsBoolean()
  emailOff?: boolean;
}
