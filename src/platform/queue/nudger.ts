import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { setTimeout as pause } from 'node:timers/promises';

export const SWEEP_QUEUE = 'sweeps';

/** BullMQ waits for a Redis that is away until it comes back; whoever asked over HTTP must not. */
const PATIENCE_MS = 1000;

/** Asks for one certain sweep soon; called after the commit of what the sweep shall find. */
export type Nudge = () => Promise<void>;

/** Asks for sweeps soon. A lost nudge costs nothing but time: the schedule runs the same sweep. */
@Injectable()
export class Nudger implements OnModuleInit {
  private readonly logger = new Logger('Nudge');
  private readonly names = new Set<string>();

  constructor(@InjectQueue(SWEEP_QUEUE) private readonly queue: Queue) {}

  /** BullMQ would write to standard error what nobody listens to. */
  onModuleInit(): void {
    this.queue.on('error', (error) => this.logger.warn({ err: error }));
  }

  /** The nudge toward the sweep of this name; taken in a constructor, so that the start can check the name. */
  toward(name: string): Nudge {
    this.names.add(name);
    return () => this.nudge(name);
  }

  /** Every name that somebody may nudge; the start refuses one that no sweep carries. */
  targets(): readonly string[] {
    return [...this.names];
  }

  /** Nudges that wait already are folded into one; one that comes while the sweep runs makes it run once more. */
  private async nudge(name: string): Promise<void> {
    const deduplication = { id: `nudge-${name}`, keepLastIfActive: true };
    const options = { deduplication, removeOnComplete: true, removeOnFail: 100 };
    try {
      await Promise.race([
        this.queue.add(name, {}, options),
        pause(PATIENCE_MS, undefined, { ref: false }),
      ]);
    } catch (error) {
      this.logger.warn({ job: name, err: error });
    }
  }
}
