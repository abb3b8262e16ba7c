import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { Metrics } from '../platform/health/metrics';
import { BACKLOG, OLDEST_WAITING } from './escalate.statement';

/** Shows operators whether escalation keeps up: how much waits to be raised, and since when. */
@Injectable()
export class EscalationMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'pakn_escalations_backlog',
      'Clocks whose next level is due and not raised; counted up to 10001.',
      () => this.backlog(),
    );
    this.metrics.gauge(
      'pakn_escalations_oldest_seconds',
      'For how long the oldest of them has been due; 0 when none is.',
      () => this.oldestSeconds(),
    );
  }

  private async backlog(): Promise<number> {
    const [row] = await this.database.rows<{ waiting: number }>(BACKLOG, [this.clock.now()]);
    return row?.waiting ?? 0;
  }

  private async oldestSeconds(): Promise<number> {
    const [row] = await this.database.rows<{ seconds: number }>(OLDEST_WAITING, [this.clock.now()]);
    return row?.seconds ?? 0;
  }
}
