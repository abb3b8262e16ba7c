import { InjectQueue } from '@nestjs/bullmq';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { SWEEP_QUEUE } from '../platform/queue/nudger';
import type { SweepOptions } from '../platform/queue/sweep';
import { SweepRegistry } from '../platform/queue/sweep-registry';

/** How long sweeps may be on no schedule before somebody looks, at most. */
const LOOK_EVERY_SECONDS = 60;
/** More than there will ever be. */
const MOST = 200;

/**
 * Keeps every sweep on its schedule; a schedule that no sweep carries any more is taken off. The schedules lie in the
 * queue's store, and a Redis may come back empty without a word to anybody: so each worker looks again and again, and
 * puts back what is gone.
 */
@Injectable()
export class SweepScheduler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Schedule');
  private watch: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    @InjectQueue(SWEEP_QUEUE) private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly registry: SweepRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const sweep of this.registry.all()) await this.schedule(sweep);
    const names = new Set(this.registry.all().map((sweep) => sweep.name));
    for (const name of await this.scheduled()) {
      if (!names.has(name)) await this.queue.removeJobScheduler(name);
    }
    const seconds = Math.min(this.config.SWEEP_INTERVAL_SECONDS, LOOK_EVERY_SECONDS);
    this.watch = setInterval(() => void this.look(), seconds * 1000);
    this.watch.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.watch);
  }

  /** One look at a time: while Redis is away, BullMQ lets us wait. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      await this.putBack();
    } catch (error) {
      this.logger.warn({ err: error });
    } finally {
      this.looking = false;
    }
  }

  private async putBack(): Promise<void> {
    const scheduled = await this.scheduled();
    const gone = this.registry.all().filter((sweep) => !scheduled.has(sweep.name));
    for (const sweep of gone) await this.schedule(sweep);
    if (gone.length > 0) this.logger.warn({ putBack: gone.map((sweep) => sweep.name) });
  }

  private async scheduled(): Promise<ReadonlySet<string>> {
    const schedulers = await this.queue.getJobSchedulers(0, MOST);
    return new Set(schedulers.map((scheduler) => scheduler.key));
  }

  private async schedule({ name, everySeconds }: SweepOptions): Promise<void> {
    const every = (everySeconds ?? this.config.SWEEP_INTERVAL_SECONDS) * 1000;
    await this.queue.upsertJobScheduler(
      name,
      { every },
      { name, opts: { removeOnComplete: true, removeOnFail: 100 } },
    );
  }
}
