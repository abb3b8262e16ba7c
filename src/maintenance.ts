import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { ConfigError, type Config } from './platform/config/config';
import { configFromEnvironment } from './platform/config/environment';
import type { ConnectionSettings } from './platform/database/connection';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres';
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres.error';
import { MigrationError, pendingMigrations } from './platform/database/migrate';
import { DatabaseUnusableError, openDatabase } from './platform/database/open-database';
import { MIGRATIONS } from './migrations';

/** What stops a task and the operator can mend; the message is one sentence. */
export class MaintenanceError extends Error {}

/** What a task is given: the settings, and a connection to the data, which may be in use meanwhile. */
export interface MaintenanceTask {
  config: Config;
  client: Client;
  connection: ConnectionSettings;
  /** Another process has the data open: the API answers while the task runs. */
  isInUse: boolean;
}

/** Exit code of a task that could not be done at all; a task's own codes are below it. */
const COULD_NOT = 2;

/**
 * Runs one task for an operator beside, or without, the running product, and ends the process with the code it
 * returns; only a task for that purpose is let to a database older than the code. What cannot be done is said in one
 * sentence on standard error, with exit code 2.
 */
export async function runMaintenance(
  purpose: string,
  task: (given: MaintenanceTask) => Promise<number>,
  options: { onOlderDatabase?: boolean } = {},
): Promise<void> {
  try {
    process.exitCode = await perform(task, options.onOlderDatabase ?? false);
  } catch (error) {
    process.stderr.write(`${purpose} was not done. ${sentence(error)}\n`);
    process.exitCode = COULD_NOT;
  }
}

async function perform(
  task: (given: MaintenanceTask) => Promise<number>,
  onOlderDatabase: boolean,
): Promise<number> {
  const config = configFromEnvironment();
  const database = await joinDatabase(config);
  try {
    const pending = await pendingMigrations(database.connection, MIGRATIONS);
    if (pending.length > 0 && !onOlderDatabase) {
      throw new MaintenanceError(
        'The database is of an older version: run npm run migrate, then this again.',
      );
    }
    const client = new Client({ ...database.connection, application_name: 'pakn-maintenance' });
    // A connection that breaks fails the query that waits on it; without a listener it would end node first.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { connection, isInUse } = database;
      return await task({ config, client, connection, isInUse });
    } finally {
      await client.end().catch(() => undefined);
    }
  } finally {
    await database.close();
  }
}

interface JoinedDatabase {
  connection: ConnectionSettings;
  isInUse: boolean;
  close(): Promise<unknown>;
}

/** The database of the settings as it is; the embedded one may be running already, and is never made here. */
async function joinDatabase(config: Config): Promise<JoinedDatabase> {
  if (config.DATABASE_URL) return { ...(await openDatabase(config)), isInUse: true };
  if (!existsSync(join(config.DATA_DIR, 'pgdata', 'PG_VERSION'))) {
    throw new MaintenanceError(
      `There is no data in ${config.DATA_DIR}: set DATA_DIR or DATABASE_URL to where it is.`,
    );
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.DATA_DIR, database: 'pakn' });
  return {
    connection: embedded.connection,
    isInUse: !embedded.owner,
    close: () => embedded.stop(),
  };
}

const OPERATORS_ERRORS = [
  ConfigError,
  MaintenanceError,
  EmbeddedPostgresError,
  MigrationError,
  DatabaseUnusableError,
];

function sentence(error: unknown): string {
  const { message, stack, code } = error as NodeJS.ErrnoException;
  if (OPERATORS_ERRORS.some((kind) => error instanceof kind)) return message;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message.split('\n')[0]}.`;
  const hasGone = code?.startsWith('57P') || code === 'ECONNRESET' || /terminated/.test(message);
  return hasGone ? 'The database went away meanwhile: run it again.' : `\n${stack ?? message}`;
}
