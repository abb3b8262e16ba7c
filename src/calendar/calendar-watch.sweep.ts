import { Injectable } from '@nestjs/common';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { yearAlarms } from './calendar-watch.rules';
import { CalendarService } from './calendar.service';
import { localDateOf } from './local-time.rules';

const alarmKey = (year: number): string => `calendar-unconfirmed-${year}`;

/** Says in time that a year's days off are missing, and stops saying so when they are there. */
@SweepJob({
  name: 'calendar-watch',
  everySeconds: 3600,
  description: 'Raises an alarm when the present or next year has no announced calendar',
})
@Injectable()
export class CalendarWatchSweep implements Sweep {
  constructor(
    private readonly calendar: CalendarService,
    private readonly alarms: OperatorAlarms,
  ) {}

  async run(now: Date): Promise<SweepCounts> {
    const { confirmedYears } = await this.calendar.snapshot();
    for (const year of confirmedYears) await this.alarms.clear(alarmKey(year), now);
    const missing = yearAlarms(localDateOf(now), confirmedYears);
    for (const { year, severity } of missing) {
      await this.alarms.raise(
        {
          key: alarmKey(year),
          severity,
          vi: `Lịch nghỉ năm ${year} chưa được xác nhận đầy đủ; thời hạn rơi vào năm này chỉ là tạm tính.`,
          en: `The days off of ${year} are not all confirmed; due dates in that year are provisional.`,
          details: { year },
        },
        now,
      );
    }
    return { missing: missing.length };
  }
}
