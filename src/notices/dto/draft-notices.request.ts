import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
} from 'class-validator';
import { IsInstant } from '../../platform/http/input.decorators';
import { DRAFT_FORMS, type DraftForm } from '../notice.rules';

export class DraftNoticesRequest {
  /**
   * Units to write to; left out, every unit with anything late.
   * @example ["26041"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  unitCodes?: string[];

  /**
   * The instant at which lateness is judged, not in the future and at most 31 days back; left out, now.
   * @example "2026-04-27T08:00:00+07:00"
   */
  @IsOptional()
  @IsInstant()
  asOf?: string;

  /**
   * A letter for each unit, or one letter to all of them with an annex for each; left out, separate.
   * @example "COLLECTIVE"
   */
  @IsOptional()
  @IsIn(DRAFT_FORMS)
  form?: DraftForm;
}
