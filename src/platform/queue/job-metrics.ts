import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { Database } from '../database/database';
import { Metrics } from '../health/metrics';
import { everySeconds } from './sweep';
import { SweepRegistry } from './sweep-registry';

interface RunRow {
  name: string;
  startedAt: Date;
  failures: number;
}

/**
 * Shows operators, at the API's door, how jobs fare wherever they run: a worker has no door of its own, so its state
 * is read from the table in which every run is written down.
 */
@Injectable()
export class JobMetrics implements OnModuleInit {
  private readonly begunAt: Date;

  constructor(
    private readonly metrics: Metrics,
    private readonly registry: SweepRegistry,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.begunAt = clock.now();
  }

  onModuleInit(): void {
    this.metrics.gaugeBy(
      'pakn_job_overdue_seconds',
      'For how long a job should have begun again and has not; 0 while the schedule keeps up.',
      'job',
      () => this.overdue(),
    );
    this.metrics.gaugeBy(
      'pakn_job_failures_in_a_row',
      'How often a job has failed since it last succeeded.',
      'job',
      () => this.failures(),
    );
  }

  /** One that never ran is counted from the start of this process. */
  private async overdue(): Promise<Map<string, number>> {
    const runs = await this.runs();
    const nowMs = this.clock.now().getTime();
    return new Map(
      this.registry.all().map((job) => {
        const last = runs.get(job.name)?.startedAt ?? this.begunAt;
        const dueMs = last.getTime() + everySeconds(job, this.config) * 1000;
        return [job.name, Math.max(0, nowMs - dueMs) / 1000];
      }),
    );
  }

  private async failures(): Promise<Map<string, number>> {
    const runs = await this.runs();
    return new Map(this.registry.all().map(({ name }) => [name, runs.get(name)?.failures ?? 0]));
  }

  private async runs(): Promise<Map<string, RunRow>> {
    const rows = await this.database.rows<RunRow>(
      `select name, started_at as "startedAt", failures_in_a_row as failures from job_run`,
    );
    return new Map(rows.map((row) => [row.name, row]));
  }
}
