import {
  isoDateOf,
  localDayOf,
  startOfLocalDay,
  weekdayOf,
  type EpochDay,
  type IsoDate,
} from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';

/** When the weekly letters are drafted, on the province's clock. */
export interface WeeklySchedule {
  /** 1 is Monday, 7 Sunday. */
  readonly draftWeekday: number;
  /** 0 to 23. */
  readonly draftHour: number;
}

export interface WeeklyMoment {
  /** The Monday of the week whose letters these are. */
  readonly weekOn: IsoDate;
  readonly at: Date;
}

const HOUR_MS = 3_600_000;
/** More weeks of days off in a row than any calendar has. */
const WEEKS_BACK = 4;

/**
 * The latest moment of drafting that has come at an instant: a week's day and hour, moved to the next working day
 * when it is a day off, into the next week if need be. Where the moments of two weeks fall together the later
 * week's stands for both. It stays due until the next comes, so that a worker that was down catches up.
 */
export function latestMoment(
  now: Date,
  schedule: WeeklySchedule,
  province: WorkingCalendar,
): WeeklyMoment | null {
  const today = localDayOf(now);
  const thisMonday = today - (weekdayOf(today) - 1);
  for (let week = 0; week <= WEEKS_BACK; week += 1) {
    const moment = momentOf(thisMonday - 7 * week, schedule, province);
    if (moment.at <= now) return moment;
  }
  return null;
}

function momentOf(
  monday: EpochDay,
  { draftWeekday, draftHour }: WeeklySchedule,
  province: WorkingCalendar,
): WeeklyMoment {
  const day = province.nextWorkingDay(monday + draftWeekday - 1);
  const at = new Date(startOfLocalDay(day).getTime() + draftHour * HOUR_MS);
  return { weekOn: isoDateOf(monday), at };
}
