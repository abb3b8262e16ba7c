import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { Metrics } from '../../platform/health/metrics';
import { WRITE_DIGESTS, WriteDigestsSweep } from './write-digests.sweep';

/** Shows operators whether the digests of the day were written. */
@Injectable()
export class DigestMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sweep: WriteDigestsSweep,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'pakn_digests_behind_seconds',
      'For how long the digests of the day have been due and no run has written them all; 0 when one has.',
      () => this.behindSeconds(),
    );
  }

  private async behindSeconds(): Promise<number> {
    const now = this.clock.now();
    const day = await this.sweep.dueDay(now);
    if (!day) return 0;
    const written = await this.database.rows(
      `select from job_run where name = $1 and failure is null and started_at >= $2`,
      [WRITE_DIGESTS, day.at],
    );
    return written.length > 0 ? 0 : (now.getTime() - day.at.getTime()) / 1000;
  }
}
