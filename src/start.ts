import { Logger } from '@nestjs/common';
import type { Logger as Log } from 'pino';
import { Lifetime, StoppedWhileStarting } from './lifetime';
import { SystemClock } from './platform/clock/clock';
import { ConfigError, type Config } from './platform/config/config';
import { configFromEnvironment, isRunByNpm } from './platform/config/environment';
import { loadSecrets, refuseMissingSecrets, type Secrets } from './platform/config/secrets';
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres.error';
import {
  migrate,
  MigrationError,
  pendingMigrations,
  refuseOlderDatabase,
} from './platform/database/migrate';
import { DatabaseUnusableError, openDatabase } from './platform/database/open-database';
import { createLog, NestLog } from './platform/logging/logger';
import { openQueueBackend, QueueUnreachableError } from './platform/queue/queue-backend';
import type { PlatformOptions } from './platform/platform.module';
import { MIGRATIONS } from './migrations';
import { seed } from './seed/seed';

/** A process that is ready to start Nest: what modules are given, and where to say what it opens itself. */
export interface PreparedProcess {
  config: Config;
  secrets: Secrets;
  log: Log;
  lifetime: Lifetime;
  databaseDescription: string;
  options: Omit<PlatformOptions, 'entities'>;
}

/**
 * Runs a process from its settings to its end: prepares it, lets `begin` start Nest, and leaves it to its signals.
 * A start that fails closes what it opened and ends with one plain sentence and exit code 1.
 */
export async function runProcess(
  begin: (prepared: PreparedProcess) => Promise<void>,
): Promise<void> {
  const lifetime = new Lifetime();
  try {
    await begin(await prepareProcess(lifetime));
    lifetime.hasStarted();
  } catch (error) {
    await lifetime.close();
    if (error instanceof StoppedWhileStarting) process.exit(0);
    failToStart(error);
  }
}

/** Reads settings, opens the database, brings schema and seed up to date, and opens the queue's store. */
async function prepareProcess(lifetime: Lifetime): Promise<PreparedProcess> {
  const config = configFromEnvironment();
  refuseMissingSecrets(config);
  const log = createLog(config.LOG_LEVEL);
  Logger.overrideLogger(new NestLog(log));
  lifetime.stopOnSignal(log);
  if (isRunByNpm()) lifetime.stopWithParent(log);
  const database = await openDatabase(config);
  lifetime.holds(() => database.close());
  // Keys are made before the schema: a database that has one has had its keys.
  const pending = await pendingMigrations(database.connection, MIGRATIONS);
  if (config.MIGRATE_ON_START === 'false') refuseOlderDatabase(pending);
  const secrets = loadSecrets(config, pending.length === MIGRATIONS.length);
  await migrate(database.connection, MIGRATIONS);
  lifetime.goOn();
  const clock = new SystemClock();
  await seed(database.connection, clock.now());
  lifetime.goOn();
  const queue = await openQueueBackend(database.connection, config.REDIS_URL);
  lifetime.holds(() => queue.close());
  return {
    config,
    secrets,
    log,
    lifetime,
    databaseDescription: database.description,
    options: { config, secrets, clock, database: database.connection, queue: queue.connection },
  };
}

const OPERATORS_ERRORS = [
  ConfigError,
  EmbeddedPostgresError,
  MigrationError,
  DatabaseUnusableError,
  QueueUnreachableError,
];

/** One plain sentence for what an operator can mend, a stack only for what is our own fault; exit code 1. */
function failToStart(error: unknown): never {
  process.stderr.write(`PAKN did not start. ${sentence(error)}\n`);
  process.exit(1);
}

function sentence(error: unknown): string {
  const { message, stack, code, port, syscall } = error as NodeJS.ErrnoException & {
    port?: number;
  };
  if (OPERATORS_ERRORS.some((kind) => error instanceof kind)) return message;
  if (code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to another.`;
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo')
    return 'HOST is no address of this machine.';
  if (code === 'EACCES' && port !== undefined) {
    return `Port ${port} needs more rights: set PORT to another.`;
  }
  return `\n${stack ?? message}`;
}
