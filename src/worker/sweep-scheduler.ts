import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { SWEEP_QUEUE } from '../platform/queue/nudger';
import { SweepRegistry } from '../platform/queue/sweep-registry';

/** Puts every sweep on its schedule; a schedule that no sweep carries any more is taken off. */
@Injectable()
export class SweepScheduler implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SWEEP_QUEUE) private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly registry: SweepRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const names = new Set(this.registry.all().map((sweep) => sweep.name));
    for (const sweep of this.registry.all()) {
      const every = (sweep.everySeconds ?? this.config.SWEEP_INTERVAL_SECONDS) * 1000;
      await this.queue.upsertJobScheduler(
        sweep.name,
        { every },
        { name: sweep.name, opts: { removeOnComplete: true, removeOnFail: 100 } },
      );
    }
    for (const scheduled of await this.queue.getJobSchedulers(0, 200)) {
      if (!names.has(scheduled.key)) await this.queue.removeJobScheduler(scheduled.key);
    }
  }
}
