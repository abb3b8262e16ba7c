import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';

export const SWEEP_QUEUE = 'sweeps';

/** Asks for a sweep soon. A lost nudge costs nothing but time: the schedule runs the same sweep. */
@Injectable()
export class Nudger {
  private readonly logger = new Logger('Nudge');

  constructor(@InjectQueue(SWEEP_QUEUE) private readonly queue: Queue) {}

  /** Queues the sweep after the caller's commit; nudges that wait already are folded into one. */
  async nudge(name: string): Promise<void> {
    try {
      await this.queue.add(
        name,
        {},
        { deduplication: { id: `nudge-${name}` }, removeOnComplete: true, removeOnFail: 100 },
      );
    } catch (error) {
      this.logger.warn({ job: name, err: error });
    }
  }
}
