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
import { everySeconds, type SweepOptions } from '../platform/queue/sweep';
import { SweepRegistry } from '../platform/queue/sweep-registry';

/** How long sweeps may be off their schedule before somebody looks, at most. */
const LOOK_EVERY_SECONDS = 60;
/** More than there will ever be. */
const MOST = 200;

/**
 * Keeps every sweep on its schedule; a schedule that no sweep carries any more is taken off. The schedules lie in the
 * queue's store. A Redis may come back empty without a word to anybody, and a machine's clock that was ahead for a
 * moment leaves sweeps waiting for a day that is far off: so each worker looks again and again, and puts right what
 * it finds.
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
    for (const name of (await this.nextRuns()).keys()) {
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
      await this.putRight();
    } catch (error) {
      this.logger.warn({ err: error });
    } finally {
      this.looking = false;
    }
  }

  private async putRight(): Promise<void> {
    const nextRuns = await this.nextRuns();
    const latest = (sweep: SweepOptions): number =>
      Date.now() + this.intervalMs(sweep) + LOOK_EVERY_SECONDS * 1000;
    for (const sweep of this.registry.all()) {
      const next = nextRuns.get(sweep.name);
      if (next !== undefined && next <= latest(sweep)) continue;
      this.logger.warn({ putOnScheduleAgain: sweep.name, next });
      if (next !== undefined) await this.queue.removeJobScheduler(sweep.name);
      await this.schedule(sweep);
    }
  }

  /** When each sweep that is on a schedule will run next, in milliseconds of this machine's clock. */
  private async nextRuns(): Promise<ReadonlyMap<string, number>> {
    const schedulers = await this.queue.getJobSchedulers(0, MOST);
    return new Map(schedulers.map(({ key, next }) => [key, next ?? 0]));
  }

  private intervalMs(sweep: SweepOptions): number {
    return everySeconds(sweep, this.config) * 1000;
  }

  private async schedule(sweep: SweepOptions): Promise<void> {
    await this.queue.upsertJobScheduler(
      sweep.name,
      { every: this.intervalMs(sweep) },
      { name: sweep.name, opts: { removeOnComplete: true, removeOnFail: 100 } },
    );
  }
}
