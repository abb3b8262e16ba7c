import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { PageRequest } from '../../../platform/database/page.request';
import { IsInstant, Trimmed } from '../../../platform/http/input.decorators';
import { PETITION_CLASSES } from '../../../units/petition-classes';

export class ListPublicationsRequest extends PageRequest {
  /** @example "HIEN_TRUONG" */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: string;

  /** @example "RAC_THAI" */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/)
  field?: string;

  /**
   * Official code of the commune it is about.
   * @example "26041"
   */
  @IsOptional()
  @IsString()
  @Matches(/^\d{5}$/)
  communeCode?: string;

  /**
   * The unit that answered.
   * @example "SXD"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /**
   * A code, or words of title and summary, without regard to diacritics and case.
   * @example "rac thai"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 200)
  q?: string;

  /**
   * Published at or after this instant.
   * @example "2026-04-06T00:00:00+07:00"
   */
  @IsOptional()
  @IsInstant()
  from?: string;

  /** Published before this instant. */
  @IsOptional()
  @IsInstant()
  to?: string;
}
