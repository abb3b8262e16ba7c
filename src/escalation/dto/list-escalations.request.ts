import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import type { Level } from '../../sla/level.rules';

export const LEVELS = ['DUE_SOON', 'LATE_STEP', 'OVERDUE'] as const satisfies readonly Level[];

export class ListEscalationsRequest extends PageRequest {
  /**
   * Only of petitions that this unit held.
   * @example "SXD"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /** @example "OVERDUE" */
  @IsOptional()
  @IsIn(LEVELS)
  level?: Level;
}
