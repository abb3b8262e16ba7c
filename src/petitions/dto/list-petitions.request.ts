import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { IsInstant, Trimmed } from '../../platform/http/input.decorators';
import { PETITION_CLASSES } from '../../units/petition-classes';
import { PETITION_STATES } from '../petition.rules';

export class ListPetitionsRequest extends PageRequest {
  /** @example "IN_PROGRESS" */
  @IsOptional()
  @IsIn(PETITION_STATES)
  state?: string;

  /** @example "SXD" */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /** @example "HIEN_TRUONG" */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: string;

  /** `true`: only those with any limit missed; `false`: only those with none. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  late?: boolean;

  /**
   * A code, a national code, or words of title and content, without regard to diacritics and case.
   * @example "rac thai"
   */
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(2, 200)
  q?: string;

  /** @example "2026-04-06T00:00:00+07:00" */
  @IsOptional()
  @IsInstant()
  submittedFrom?: string;

  /** Before this instant. */
  @IsOptional()
  @IsInstant()
  submittedTo?: string;
}
