import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { SWEEP_QUEUE } from '../platform/queue/nudger';
import { SweepRegistry } from '../platform/queue/sweep-registry';
import type { SweepCounts } from '../platform/queue/sweep';

/** Hands a queued job to the sweep of its name. */
@Processor(SWEEP_QUEUE, { concurrency: 2 })
export class SweepProcessor extends WorkerHost {
  private readonly logger = new Logger('Sweep');

  constructor(private readonly registry: SweepRegistry) {
    super();
  }

  async process(job: Job): Promise<SweepCounts> {
    return this.registry.run(job.name);
  }

  /** BullMQ would write to standard error what nobody listens to; it tries again by itself. */
  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.logger.warn({ err: error });
  }
}
