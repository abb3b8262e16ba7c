import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { PageRequest } from '../../platform/database/page.request';
import { LEVEL_NAME, type Level } from '../../sla/level.rules';

export class ListEscalationsRequest extends PageRequest {
  /**
   * Only of petitions that this unit held.
   * @example "SXD"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  unitCode?: string;

  /**
   * The name of a level, as a ladder gives it.
   * @example "OVERDUE"
   */
  @IsOptional()
  @IsString()
  @Matches(LEVEL_NAME)
  level?: Level;
}
