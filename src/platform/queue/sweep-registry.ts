import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { Metrics } from '../health/metrics';
import { Nudger } from './nudger';
import { queueErrors } from './queue.errors';
import { SetAsideDesk } from './set-aside/set-aside-desk';
import { SweepJob, type Sweep, type SweepCounts, type SweepOptions } from './sweep';

interface Registered {
  options: SweepOptions;
  sweep: Sweep;
}

/** Knows every sweep by its name and runs it; the schedule, a nudge and the API all come through here. */
@Injectable()
export class SweepRegistry implements OnModuleInit {
  private readonly logger = new Logger('Sweep');
  private readonly sweeps = new Map<string, Registered>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly metrics: Metrics,
    private readonly nudger: Nudger,
    private readonly setAside: SetAsideDesk,
  ) {}

  /** Refuses the start when a job name has two handlers, or is nudged and has none. */
  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: SweepJob.KEY })) {
      const options = this.discovery.getMetadataByDecorator(SweepJob, wrapper);
      if (!options) continue;
      if (this.sweeps.has(options.name)) {
        throw new Error(`job ${options.name} has more than one handler`);
      }
      this.sweeps.set(options.name, { options, sweep: wrapper.instance as Sweep });
    }
    for (const name of this.nudger.targets()) {
      if (!this.sweeps.has(name)) throw new Error(`job ${name} is nudged but has no handler`);
    }
  }

  all(): readonly SweepOptions[] {
    return [...this.sweeps.values()].map((registered) => registered.options);
  }

  /** Runs the sweep now and returns its counts. JOB_UNKNOWN when nobody handles the name. */
  async run(name: string): Promise<SweepCounts> {
    const registered = this.require(name);
    const began = performance.now();
    const startedAt = this.clock.now();
    try {
      const counts = await registered.sweep.run(startedAt);
      await this.record(name, startedAt, counts, null);
      this.metrics.sweepRan(name, (performance.now() - began) / 1000, counts);
      this.logger.log({ job: name, counts, ms: Math.round(performance.now() - began) });
      return counts;
    } catch (error) {
      this.metrics.sweepFailed(name);
      this.logger.error({ job: name, err: error });
      const failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
      await this.record(name, startedAt, null, failure).catch(() => undefined);
      throw error;
    } finally {
      await this.setAside.report(name, startedAt).catch((error: unknown) => {
        this.logger.error({ job: name, err: error });
      });
    }
  }

  /** Asks for a run soon, by whoever works through the queue. */
  soon(name: string): Promise<void> {
    return this.nudger.toward(name)();
  }

  /** JOB_UNKNOWN when nobody handles the name. */
  require(name: string): Registered {
    const registered = this.sweeps.get(name);
    if (!registered) throw queueErrors.JOB_UNKNOWN({ name });
    return registered;
  }

  private async record(
    name: string,
    startedAt: Date,
    counts: SweepCounts | null,
    failure: string | null,
  ): Promise<void> {
    await this.database.rows(
      `insert into job_run (name, started_at, finished_at, counts, failure, failures_in_a_row)
       values ($1, $2, $3, $4, $5, case when $5::text is null then 0 else 1 end)
       on conflict (name) do update set started_at = excluded.started_at,
         finished_at = excluded.finished_at, counts = excluded.counts, failure = excluded.failure,
         failures_in_a_row = case when excluded.failure is null then 0
           else job_run.failures_in_a_row + 1 end`,
      [name, startedAt, this.clock.now(), counts === null ? null : JSON.stringify(counts), failure],
    );
  }
}
