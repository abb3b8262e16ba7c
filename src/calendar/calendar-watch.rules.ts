import type { IsoDate } from './local-time.rules';
import { civilDateOf, epochDayOf } from './local-time.rules';

/** A year whose calendar somebody must see to. */
export interface YearAlarm {
  year: number;
  severity: 'WARNING' | 'CRITICAL';
}

/**
 * Which years lack their announced days off on a day: the present year at once, the next one from 1 November,
 * when deadlines begin to reach into it, and urgently from 15 December (lesson 2).
 */
export function yearAlarms(today: IsoDate, confirmedYears: readonly number[]): YearAlarm[] {
  const { year, month, dayOfMonth } = civilDateOf(epochDayOf(today));
  const alarms: YearAlarm[] = [{ year, severity: 'CRITICAL' }];
  if (month >= 11) {
    const urgent = month === 12 && dayOfMonth >= 15;
    alarms.push({ year: year + 1, severity: urgent ? 'CRITICAL' : 'WARNING' });
  }
  return alarms.filter((alarm) => !confirmedYears.includes(alarm.year));
}
