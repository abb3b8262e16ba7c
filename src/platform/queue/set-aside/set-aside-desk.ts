import { Injectable } from '@nestjs/common';
import { OperatorAlarms } from '../../alarms/operator-alarms';
import { Clock } from '../../clock/clock';
import { Database } from '../../database/database';
import { Metrics } from '../../health/metrics';
import { MOST_STANDING } from './isolation';

/** A row that stands aside, as operators see it. */
export interface StandingItem {
  itemId: string;
  itemKind: string;
  subjectId: string | null;
  code: string;
  constraint: string | null;
  times: number;
  firstAt: Date;
  lastAt: Date;
  retryAt: Date;
}

const COUNTS = `select job, count(*) as rows, array_agg(distinct code) as codes
  from set_aside where $1::text is null or job = $1 group by job order by job`;

interface Count {
  job: string;
  rows: number;
  codes: string[];
}

/** Shows operators which rows jobs have set aside, and gives them back to be tried again. */
@Injectable()
export class SetAsideDesk {
  constructor(
    private readonly database: Database,
    private readonly alarms: OperatorAlarms,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    metrics.gauge(
      'pakn_sweep_rows_set_aside',
      'Rows that made a sweep fail and are left alone until they are released or their time has passed.',
      async () => {
        const counts = await this.counts(null);
        return counts.reduce((sum, { rows }) => sum + rows, 0);
      },
    );
  }

  /** How many rows stand aside, of each job that has any. */
  async byJob(): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.counts(null)).map(({ job, rows }) => [job, rows]));
  }

  /** The rows of a job that stand aside, the oldest first; a job never has more than fit in the list. */
  of(job: string): Promise<StandingItem[]> {
    return this.database.rows<StandingItem>(
      `select item_id as "itemId", item_kind as "itemKind", subject_id as "subjectId", code,
         constraint_name as "constraint", times, first_at as "firstAt", last_at as "lastAt",
         retry_at as "retryAt"
       from set_aside where job = $1 order by first_at, item_id limit ${MOST_STANDING * 2}`,
      [job],
    );
  }

  /** Lets the job try them again in its next run: those named, or all it has. Returns how many. */
  async release(job: string, itemIds: readonly string[] | null): Promise<number> {
    const released = await this.database.rows(
      `update set_aside set retry_at = least(retry_at, $3)
       where job = $1 and ($2::uuid[] is null or item_id = any($2)) returning 1`,
      [job, itemIds, this.clock.now()],
    );
    return released.length;
  }

  /** Raises the alarm of a job while it has rows set aside, and ends it when it has none. */
  async report(job: string, now: Date): Promise<void> {
    const key = `rows-set-aside-${job}`;
    const [count] = await this.counts(job);
    if (!count) return this.alarms.clear(key, now);
    const { rows, codes } = count;
    return this.alarms.raise(
      {
        key,
        severity: 'CRITICAL',
        vi: `Công việc nền ${job} phải để riêng ${rows} dòng dữ liệu gây lỗi; xem GET /jobs/${job}/set-aside.`,
        en: `The job ${job} had to set ${rows} rows aside that make it fail: see GET /jobs/${job}/set-aside.`,
        details: { job, rows, codes },
      },
      now,
    );
  }

  private counts(job: string | null): Promise<Count[]> {
    return this.database.rows<Count>(COUNTS, [job]);
  }
}
