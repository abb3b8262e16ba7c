import { Injectable } from '@nestjs/common';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { Database } from '../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';

const ALARM = 'deadlines-provisional';

/** Says when due dates that citizens were told rest on days off that nobody has announced yet. */
@SweepJob({
  name: 'provisional-watch',
  everySeconds: 3600,
  description: 'Raises an alarm while running clocks rest on unannounced days off',
})
@Injectable()
export class ProvisionalWatchSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly alarms: OperatorAlarms,
  ) {}

  async run(now: Date): Promise<SweepCounts> {
    const [row] = await this.database.rows<{ clocks: number }>(
      `select count(*) as clocks from sla_clock where stopped_at is null and provisional`,
    );
    const clocks = row?.clocks ?? 0;
    if (clocks === 0) await this.alarms.clear(ALARM, now);
    else {
      await this.alarms.raise(
        {
          key: ALARM,
          severity: 'WARNING',
          vi: `${clocks} thời hạn đang chạy dựa trên ngày nghỉ chưa được công bố và có thể thay đổi.`,
          en: `${clocks} running limits rest on days off that are not announced and may move.`,
          details: { clocks },
        },
        now,
      );
    }
    return { provisional: clocks };
  }
}
