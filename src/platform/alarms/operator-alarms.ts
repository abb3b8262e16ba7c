import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { Metrics } from '../health/metrics';
import type { Sentence } from '../i18n/language';

export interface Alarm extends Sentence {
  /** What is wrong, stable while it lasts: `calendar-missing-2028`. */
  key: string;
  severity: 'WARNING' | 'CRITICAL';
  details: Readonly<Record<string, unknown>>;
}

export interface OpenAlarm extends Alarm {
  raisedAt: Date;
  seenAt: Date;
}

/** What an operator must look at. Raising the same alarm again only renews it; it ends when it is cleared. */
@Injectable()
export class OperatorAlarms {
  constructor(
    private readonly database: Database,
    metrics: Metrics,
  ) {
    metrics.gauge('pakn_operator_alarms', 'Alarms an operator must look at.', () =>
      this.countOpen(),
    );
  }

  async raise(alarm: Alarm, now: Date): Promise<void> {
    await this.database.rows(
      `insert into operator_alarm
         (key, severity, message_vi, message_en, details, raised_at, seen_at)
       values ($1, $2, $3, $4, $5, $6, $6)
       on conflict (key) do update set severity = excluded.severity,
         message_vi = excluded.message_vi, message_en = excluded.message_en,
         details = excluded.details, seen_at = excluded.seen_at, cleared_at = null,
         raised_at = case when operator_alarm.cleared_at is null then operator_alarm.raised_at
           else excluded.raised_at end`,
      [alarm.key, alarm.severity, alarm.vi, alarm.en, JSON.stringify(alarm.details), now],
    );
  }

  async clear(key: string, now: Date): Promise<void> {
    await this.database.rows(
      `update operator_alarm set cleared_at = $2 where key = $1 and cleared_at is null`,
      [key, now],
    );
  }

  /** Ends what stands under keys that begin so, but for these: of many like ones, those still to be seen to are known. */
  async clearOthers(beginning: string, standing: readonly string[], now: Date): Promise<void> {
    await this.database.rows(
      `update operator_alarm set cleared_at = $3
       where starts_with(key, $1) and key <> all($2::text[]) and cleared_at is null`,
      [beginning, standing, now],
    );
  }

  /** The alarms that stand, the oldest first; at most 200. */
  async open(): Promise<OpenAlarm[]> {
    return this.database.rows<OpenAlarm>(
      `select key, severity, message_vi as vi, message_en as en, details,
              raised_at as "raisedAt", seen_at as "seenAt"
       from operator_alarm where cleared_at is null order by raised_at, key limit 200`,
    );
  }

  async countOpen(): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `select count(*) as count from operator_alarm where cleared_at is null`,
    );
    return row?.count ?? 0;
  }
}
