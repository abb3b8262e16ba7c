/** How the province urges; see the fields of the request. */
export class ReminderSettingsResponse {
  draftWeekly: boolean;

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
