import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { PageRequest } from '../../../platform/database/page.request';
import { PETITION_CLASSES } from '../../../units/petition-classes';
import type { PetitionClass } from '../../../units/petition-classes';

export class SupervisionRequest extends PageRequest {
  /** @example "SXD" */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /** @example "HIEN_TRUONG" */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: PetitionClass;

  /**
   * Late by at least so many working days of the province; what is only due soon is late by none.
   * @example 10
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(400)
  minWorkingDaysOverdue?: number;
}

export class SupervisionSummaryRequest {
  /** @example "unit" */
  @IsOptional()
  @IsIn(['unit', 'class'])
  groupBy?: 'unit' | 'class';

  /** @example "SXD" */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /** @example "HIEN_TRUONG" */
  @IsOptional()
  @IsIn(PETITION_CLASSES)
  class?: PetitionClass;
}
