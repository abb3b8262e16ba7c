import { Logger } from '@nestjs/common';
import type { Logger as Log } from 'pino';
import { SystemClock } from './platform/clock/clock';
import { ConfigError, type Config } from './platform/config/config';
import { configFromEnvironment } from './platform/config/environment';
import { loadSecrets, type Secrets } from './platform/config/secrets';
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres.error';
import { migrate, MigrationError } from './platform/database/migrate';
import { DatabaseUnusableError, openDatabase } from './platform/database/open-database';
import { createLog, NestLog } from './platform/logging/logger';
import { openQueueBackend, QueueUnreachableError } from './platform/queue/queue-backend';
import type { PlatformOptions } from './platform/platform.module';
import { MIGRATIONS } from './schema';
import { seed } from './seed/seed';
import { SeedError } from './seed/seed-files';

/** A process that is ready to start Nest: what modules are given, and how to let everything go again. */
export interface PreparedProcess {
  config: Config;
  secrets: Secrets;
  log: Log;
  databaseDescription: string;
  options: Omit<PlatformOptions, 'entities'>;
  /** Runs last, in reverse order of opening: queue, then database. */
  release(): Promise<void>;
}

/** Reads settings, opens the database, brings schema and seed up to date, and opens the queue's store. */
export async function prepareProcess(): Promise<PreparedProcess> {
  const config = configFromEnvironment();
  const log = createLog(config.LOG_LEVEL);
  Logger.overrideLogger(new NestLog(log));
  const database = await openDatabase(config);
  try {
    const secrets = loadSecrets(config);
    await migrate(database.connection, MIGRATIONS);
    const clock = new SystemClock();
    await seed(database.connection, clock.now());
    const queue = await openQueueBackend(database.connection, config.REDIS_URL);
    return {
      config,
      secrets,
      log,
      databaseDescription: database.description,
      options: {
        config,
        secrets,
        clock,
        database: database.connection,
        queue: queue.connection,
      },
      release: async () => {
        await queue.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Ends the process in one order, whoever asks: HTTP and jobs first, with what is in flight answered, then the
 * queue's store, then the database. A second signal ends it at once.
 */
export function stopOnSignal(log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      log.info({ signal }, 'stopping');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
}

/** One plain sentence for what an operator can mend, a stack only for what is our own fault; exit code 1. */
export function failToStart(error: unknown): never {
  const plain = [
    ConfigError,
    EmbeddedPostgresError,
    MigrationError,
    DatabaseUnusableError,
    QueueUnreachableError,
    SeedError,
  ].some((kind) => error instanceof kind);
  const { message, stack, code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (plain) process.stderr.write(`PAKN did not start. ${message}\n`);
  else if (code === 'EADDRINUSE') {
    process.stderr.write(`PAKN did not start. Port ${port} is taken: set PORT to another.\n`);
  } else if (code === 'EACCES' && port !== undefined) {
    process.stderr.write(
      `PAKN did not start. Port ${port} needs more rights: set PORT to another.\n`,
    );
  } else process.stderr.write(`PAKN did not start.\n${stack ?? message}\n`);
  process.exit(1);
}
