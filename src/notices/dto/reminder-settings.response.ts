import type { DraftForm } from '../notice.rules';

/** How the province urges; see the fields of the request. */
export class ReminderSettingsResponse {
  draftWeekly: boolean;

  /** @example "SEPARATE" */
  draftForm: DraftForm;

  /** @example 1 */
  draftWeekday: number;

  /** @example 8 */
  draftHour: number;

  /** @example 2 */
  acknowledgeWithinDays: number;

  /** @example 10 */
  chairmanDaysOverdue: number;

  /** @example 3 */
  chairmanTimesReminded: number;
}
