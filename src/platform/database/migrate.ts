import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { typeormConnection, type ConnectionSettings } from './connection';

/** Processes that start together migrate one after the other. */
const MIGRATION_LOCK = 0x50414b4e;

/** The database cannot be used by this version of the code; the message says what to do. */
export class MigrationError extends Error {}

export type MigrationClass = new () => {
  name?: string;
  up: (...args: never[]) => Promise<unknown>;
};

/**
 * Brings the schema up to the code, one transaction per migration, under an advisory lock. Returns the names
 * of those that were run, in order. Throws MigrationError when the database knows migrations that the code does not: it was
 * used by a newer version, and an older one must not write to it.
 */
export async function migrate(
  connection: ConnectionSettings,
  migrations: MigrationClass[],
): Promise<string[]> {
  const guard = new Client(connection);
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewerDatabase(guard, migrations);
    return await runPending(connection, migrations);
  } finally {
    await guard.end();
  }
}

/** A read-only check for processes that do not migrate: what is still to be run, in order. */
export async function pendingMigrations(
  connection: ConnectionSettings,
  migrations: MigrationClass[],
): Promise<string[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    await refuseNewerDatabase(client, migrations);
    const done = await ranMigrations(client);
    return migrations.map((migration) => migration.name).filter((name) => !done.includes(name));
  } finally {
    await client.end();
  }
}

/**
 * For an installation whose operator migrates himself: throws MigrationError, naming the command, when the database is
 * older than the code.
 */
export function refuseOlderDatabase(pending: readonly string[]): void {
  const [first] = pending;
  if (!first) return;
  const missing = pending.length === 1 ? '1 migration is' : `${pending.length} migrations are`;
  throw new MigrationError(
    `The database is older than this version of PAKN: ${missing} missing, from ${first} on; ` +
      'run npm run migrate, or let the start do it with MIGRATE_ON_START=true.',
  );
}

async function runPending(
  connection: ConnectionSettings,
  migrations: MigrationClass[],
): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    ...typeormConnection(connection),
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    extra: { max: 2 },
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

async function ranMigrations(client: Client): Promise<string[]> {
  const table = await client.query<{ found: string | null }>(
    `select to_regclass('migration')::text as found`,
  );
  if (!table.rows[0]?.found) return [];
  const rows = await client.query<{ name: string }>('select name from migration order by id');
  return rows.rows.map((row) => row.name);
}

async function refuseNewerDatabase(client: Client, migrations: MigrationClass[]): Promise<void> {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = (await ranMigrations(client)).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database was used by a newer version of PAKN (${unknown.join(', ')}); start that version or newer.`,
    );
  }
}
