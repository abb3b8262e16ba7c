import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { DRAFT_FORMS, type DraftForm } from '../notice.rules';

/** All of them: take them from GET, change them, send them back with their ETag as `If-Match`. */
export class ReminderSettingsRequest {
  /** Whether letters are drafted by themselves once a week; they are never issued by themselves. */
  @IsBoolean()
  draftWeekly: boolean;

  /**
   * Whether the week's letters go to each unit by itself, or one goes to all of them; left out, to each.
   * @example "COLLECTIVE"
   */
  @IsOptional()
  @IsIn(DRAFT_FORMS)
  draftForm?: DraftForm;

  /**
   * 1 is Monday, 7 Sunday; a day off moves it to the next working day.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(7)
  draftWeekday: number;

  /**
   * On the province's clock.
   * @example 8
   */
  @IsInt()
  @Min(0)
  @Max(23)
  draftHour: number;

  /**
   * Working days after its issue in which a unit acknowledges a letter.
   * @example 2
   */
  @IsInt()
  @Min(1)
  @Max(30)
  acknowledgeWithinDays: number;

  /**
   * Working days overdue from which a petition is on the list for the chairman.
   * @example 10
   */
  @IsInt()
  @Min(1)
  @Max(250)
  chairmanDaysOverdue: number;

  /**
   * Reminders that listed it, from which it is.
   * @example 3
   */
  @IsInt()
  @Min(1)
  @Max(50)
  chairmanTimesReminded: number;
}
