import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { SWEEP_QUEUE } from '../platform/queue/nudger';
import { SweepRegistry } from '../platform/queue/sweep-registry';
import type { SweepCounts } from '../platform/queue/sweep';

/** Hands a queued job to the sweep of its name. */
@Processor(SWEEP_QUEUE, { concurrency: 2 })
export class SweepProcessor extends WorkerHost {
  constructor(private readonly registry: SweepRegistry) {
    super();
  }

  async process(job: Job): Promise<SweepCounts> {
    return this.registry.run(job.name);
  }
}
