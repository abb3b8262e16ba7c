import { DiscoveryService } from '@nestjs/core';
import type { Config } from '../config/config';

/** What a run did, by name of the count: `{ raised: 12, batches: 1 }`. */
export type SweepCounts = Readonly<Record<string, number>>;

/**
 * Background work without input: reads what is due at `now`, handles bounded batches in due order until none is
 * left, each in a short transaction, and reports counts. Running it twice, or in two places at once, is harmless.
 */
export interface Sweep {
  run(now: Date): Promise<SweepCounts>;
}

export interface SweepOptions {
  /** The job's name, e.g. `escalate`; exactly one class may carry it. */
  name: string;
  /** How often the schedule runs it; absent: the configured interval. */
  everySeconds?: number;
  /** What it does, for people who look at `GET /jobs`. */
  description: string;
}

/** The job's rhythm: its own, or that of the settings. */
export const everySeconds = (
  { everySeconds: own }: SweepOptions,
  { SWEEP_INTERVAL_SECONDS: usual }: Pick<Config, 'SWEEP_INTERVAL_SECONDS'>,
): number => own ?? usual;

/** Marks a provider as the one handler of a job name. */
export const SweepJob = DiscoveryService.createDecorator<SweepOptions>();
