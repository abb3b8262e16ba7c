import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../app.module';
import { SettableClock } from '../../platform/clock/clock';
import { loadConfig, type Config } from '../../platform/config/config';
import { loadSecrets } from '../../platform/config/secrets';
import type { ConnectionSettings } from '../../platform/database/connection';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres';
import { migrate } from '../../platform/database/migrate';
import { configureHttp, createAdapter } from '../../platform/http/http-app';
import { createLog, NestLog } from '../../platform/logging/logger';
import { openQueueBackend } from '../../platform/queue/queue-backend';
import { MIGRATIONS } from '../../migrations';
import { seed } from '../../seed/seed';

/** The running product, with a clock that is moved by hand. */
export interface Stage {
  app: NestFastifyApplication;
  clock: SettableClock;
  url: string;
  /** Stops everything and removes the temporary folder. */
  close(): Promise<void>;
}

/** Things to let go of, the last opened first. */
class Opened {
  private readonly releases: (() => unknown)[] = [];

  add(release: () => unknown): void {
    this.releases.unshift(release);
  }

  async close(): Promise<void> {
    for (const release of this.releases.splice(0)) await release();
  }
}

/**
 * Starts the whole product on a database server of its own in a temporary folder. The jobs are not scheduled by
 * the wall clock: the demo runs them at instants of its simulated days, so that every run is the same.
 */
export async function openStage(startAt: Date): Promise<Stage> {
  const opened = new Opened();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'pakn-demo-'));
    opened.add(() => rmSync(folder, { recursive: true, force: true }));
    const server = await startEmbeddedPostgres({ dataDir: folder, database: 'pakn', fast: true });
    opened.add(server.stop);
    await migrate(server.connection, MIGRATIONS);
    await seed(server.connection, startAt);
    const clock = new SettableClock(startAt);
    const app = await startApp(settings(folder), server.connection, clock, opened);
    return { app, clock, url: await app.getUrl(), close: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function settings(folder: string): Config {
  return loadConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    // Six weeks pass in a minute, so the limits per minute must not count.
    PUBLIC_SUBMISSIONS_PER_MINUTE: '100000',
    PUBLIC_READS_PER_MINUTE: '100000',
    SIGN_INS_PER_MINUTE: '100000',
    STAFF_REQUESTS_PER_MINUTE: '1000000',
  });
}

async function startApp(
  config: Config,
  connection: ConnectionSettings,
  clock: SettableClock,
  opened: Opened,
): Promise<NestFastifyApplication> {
  const log = createLog(config.LOG_LEVEL);
  Logger.overrideLogger(new NestLog(log));
  const queue = await openQueueBackend(connection, undefined);
  opened.add(queue.close);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register({
      config,
      secrets: loadSecrets(config),
      clock,
      database: connection,
      queue: queue.connection,
    }),
    createAdapter(config),
    { abortOnError: false },
  );
  opened.add(() => app.close());
  await configureHttp(app, config, log);
  await app.listen(0, '127.0.0.1');
  return app;
}
