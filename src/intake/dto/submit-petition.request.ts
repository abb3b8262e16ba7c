import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { CHANNELS, type Channel } from '../../accounts/channels';
import { IsInstant, Trimmed } from '../../platform/http/input.decorators';
import { PETITION_CLASSES, type PetitionClass } from '../../units/petition-classes';

export class SubmitterRequest {
  /** @example "INDIVIDUAL" */
  @IsIn(['INDIVIDUAL', 'ORGANISATION'])
  kind: 'INDIVIDUAL' | 'ORGANISATION';

  /** @example "Nguyễn Thị Hạnh" */
  @Trimmed()
  @IsString()
  @Length(2, 200)
  name: string;

  /** @example "0912 000 123" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(6, 30)
  phone?: string;

  /** @example "hanh.nguyen@example.vn" */
  @IsOptional()
  @Trimmed()
  @IsEmail()
  @Length(3, 200)
  email?: string;

  /** @example "12/3 đường Phan Trung, phường Trấn Biên" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(5, 300)
  address?: string;
}

export class LocationRequest {
  /**
   * Official code of the commune where it happened: five digits, never a name.
   * @example "26041"
   */
  @IsOptional()
  @Matches(/^\d{5}$/)
  communeCode?: string;

  /** @example "Đầu hẻm 12, đường Phan Trung" */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(3, 300)
  address?: string;

  /** @example 10.951 */
  @IsOptional()
  @IsNumber()
  @IsLatitude()
  latitude?: number;

  /** @example 106.822 */
  @IsOptional()
  @IsNumber()
  @IsLongitude()
  longitude?: number;
}

export class SubmitPetitionRequest {
  /** @example "WEB" */
  @IsIn(CHANNELS)
  channel: Channel;

  /**
   * Left out, the intake desk classifies it.
   * @example "HIEN_TRUONG"
   */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: PetitionClass;

  /** @example "RAC_THAI" */
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/)
  field?: string;

  /** @example "Rác thải tồn đọng nhiều ngày" */
  @Trimmed()
  @IsString()
  @Length(5, 300)
  title: string;

  /** @example "Điểm tập kết rác đầu hẻm 12 đường Phan Trung đã năm ngày không có xe thu gom, mùi hôi rất khó chịu." */
  @Trimmed()
  @IsString()
  @Length(10, 10_000)
  content: string;

  /** Required unless `anonymous`; kept sealed, apart from the petition. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SubmitterRequest)
  submitter?: SubmitterRequest;

  /** Only for HIEN_TRUONG: nobody to reply to, nobody to rate. */
  @IsOptional()
  @IsBoolean()
  anonymous?: boolean;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LocationRequest)
  location?: LocationRequest;

  /** @example "H19.12-260401-0007" */
  @IsOptional()
  @Matches(/^[A-Z]\d{2}\.\d{2}(\.\d{2})?-\d{6}-\d{4,6}$/)
  dossierCode?: string;

  /** Code of the national portal. @example "PAKN.20260406.0042" */
  @IsOptional()
  @Matches(/^PAKN\.\d{8}\.\d{4,6}$/)
  externalCode?: string;

  /**
   * When it was sent, if not now: a letter typed in late. Officers and trusted clients only.
   * @example "2026-04-03T09:30:00+07:00"
   */
  @IsOptional()
  @IsInstant()
  submittedAt?: string;
}
