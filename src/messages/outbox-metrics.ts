import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { Metrics } from '../platform/health/metrics';
import { BACKLOG, OLDEST_DUE } from './lanes.statements';
import { COUNT_DEAD } from './outbox.statements';

/** Webhooks are looked at one by one. */
const CHANNELS_TO_MANY = ['EMAIL', 'SMS'];

/** Shows operators whether sending keeps up: what waits, since when, and what was given up. */
@Injectable()
export class OutboxMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'pakn_messages_backlog',
      'Messages that are due and not sent, and whose webhook has not asked for time; counted up to 10001.',
      () => this.number(BACKLOG.text, [this.clock.now(), CHANNELS_TO_MANY]),
    );
    this.metrics.gauge(
      'pakn_messages_oldest_seconds',
      'For how long the oldest of them has been due; 0 when none is.',
      () => this.number(OLDEST_DUE.text, [this.clock.now(), CHANNELS_TO_MANY]),
    );
    this.metrics.gauge(
      'pakn_messages_dead',
      'Messages that were given up and wait for somebody; counted up to 10001.',
      () => this.number(COUNT_DEAD.text, []),
    );
  }

  private async number(statement: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.database.rows<Record<string, number | null>>(statement, values);
    return Object.values(row ?? {})[0] ?? 0;
  }
}
