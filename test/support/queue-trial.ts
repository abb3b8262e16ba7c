import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SystemClock } from '../../src/platform/clock/clock';
import { loadConfig } from '../../src/platform/config/config';
import { Nudger, type Nudge } from '../../src/platform/queue/nudger';
import { openQueueBackend, type QueueBackend } from '../../src/platform/queue/queue-backend';
import { SweepJob, type Sweep, type SweepCounts } from '../../src/platform/queue/sweep';
import { createLog, NestLog } from '../../src/platform/logging/logger';
import { WorkerModule } from '../../src/worker.module';
import { TEST_SECRETS } from './app';
import { cloneDatabase, type TestDatabase } from './databases';

/** When each run of a trial sweep began, over all workers of the test file. */
export const runs = { probe: [] as number[], ticker: [] as number[] };

/** Held shut, it keeps a run of the probe under way. */
export const gate = { wait: Promise.resolve(), open: (): void => undefined };

export function shutGate(): void {
  gate.wait = new Promise((resolve) => (gate.open = resolve));
}

/** Runs once when it is scheduled, and then for an hour only when it is nudged. */
@Injectable()
@SweepJob({ name: 'trial-probe', everySeconds: 3600, description: 'counts its runs' })
export class ProbeSweep implements Sweep {
  readonly nudge: Nudge;

  constructor(nudger: Nudger) {
    this.nudge = nudger.toward('trial-probe');
  }

  async run(): Promise<SweepCounts> {
    runs.probe.push(Date.now());
    await gate.wait;
    return { runs: runs.probe.length };
  }
}

/** Runs by the configured interval. */
@Injectable()
@SweepJob({ name: 'trial-ticker', description: 'counts its runs' })
export class TickerSweep implements Sweep {
  async run(): Promise<SweepCounts> {
    runs.ticker.push(Date.now());
    return { runs: runs.ticker.length };
  }
}

@Module({})
class TrialModule {}

/** Workers with the whole product and two sweeps more, on one database and one queue. */
export class QueueTrial {
  private database: TestDatabase | undefined;
  private readonly backends: QueueBackend[] = [];
  private readonly workers: INestApplicationContext[] = [];

  constructor(private readonly settings: Readonly<Record<string, string>>) {}

  async startWorker(
    providers: DynamicModule['providers'] = [ProbeSweep, TickerSweep],
  ): Promise<INestApplicationContext> {
    const config = loadConfig({
      LOG_LEVEL: 'silent',
      DATABASE_POOL_SIZE: '4',
      SWEEP_INTERVAL_SECONDS: '1',
      ...this.settings,
    });
    Logger.overrideLogger(new NestLog(createLog('silent')));
    this.database ??= await cloneDatabase();
    const { connection } = this.database;
    const queue = await openQueueBackend(connection, config.REDIS_URL);
    this.backends.push(queue);
    const worker = WorkerModule.register({
      config,
      secrets: TEST_SECRETS,
      clock: new SystemClock(),
      database: connection,
      queue: queue.connection,
    });
    const root = { module: TrialModule, imports: [worker], providers };
    const app = await NestFactory.createApplicationContext(root, { abortOnError: false });
    this.workers.push(app);
    return app;
  }

  async close(): Promise<void> {
    gate.open();
    for (const worker of this.workers) await worker.close();
    for (const backend of this.backends) await backend.close();
    await this.database?.drop();
  }
}

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

export async function until(isSo: () => boolean, limitMs = 20_000): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!isSo()) {
    if (performance.now() > limit) throw new Error(`not so within ${limitMs} ms: ${isSo}`);
    await sleep(10);
  }
}
