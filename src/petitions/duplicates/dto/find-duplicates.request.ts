import { Type } from 'class-transformer';
import {
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
import { IsInstant, Trimmed } from '../../../platform/http/input.decorators';
import { PETITION_CLASSES } from '../../../units/petition-classes';

export class PlaceRequest {
  /** @example "26041" */
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

/** A letter as far as it has been typed in. */
export class FindDuplicatesRequest {
  /** @example "Rác thải tồn đọng nhiều ngày" */
  @Trimmed()
  @IsString()
  @Length(2, 300)
  title: string;

  /** @example "Điểm tập kết rác đầu hẻm 12 đường Phan Trung đã năm ngày không có xe thu gom." */
  @Trimmed()
  @IsString()
  @Length(2, 10_000)
  content: string;

  /** @example "HIEN_TRUONG" */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceRequest)
  location?: PlaceRequest;

  /** When it was sent, if not now. @example "2026-04-03T09:30:00+07:00" */
  @IsOptional()
  @IsInstant()
  submittedAt?: string;
}
