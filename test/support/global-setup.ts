import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { runMigrations } from 'bullmq';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { migrate } from '../../src/platform/database/migrate';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres';
import { MIGRATIONS } from '../../src/migrations';
import { seed } from '../../src/seed/seed';
import { atDatabase, TEMPLATE } from './databases';
import { makeRunFolder } from './run-folder';

declare global {
  var paknTestServer: EmbeddedPostgres | undefined;
}

/** The day on which every test's world begins; the seed is made then. */
export const SEEDED_AT = new Date('2026-01-01T00:00:00Z');

/**
 * Once per run: a real PostgreSQL server (or the one at TEST_DATABASE_URL) with one migrated and seeded template
 * database, which every test file clones.
 */
export default async function setup(): Promise<void> {
  // What tests write goes there too: `tmpdir()` of the workers, which are started after this.
  process.env.TMPDIR = process.env.PAKN_TEST_RUN = makeRunFolder();
  const server = await serverForTests();
  const admin = new Client(atDatabase(server, 'postgres'));
  await admin.connect();
  try {
    await dropLeftovers(admin);
    await admin.query(`create database ${TEMPLATE}`);
    await migrate(atDatabase(server, TEMPLATE), MIGRATIONS);
    await prepareQueue(atDatabase(server, TEMPLATE));
    await seed(atDatabase(server, TEMPLATE), SEEDED_AT);
  } finally {
    await admin.end();
  }
  process.env.PAKN_TEST_SERVER = JSON.stringify(server);
  // Below node_modules, so that compiled files find their packages, and git and lint leave them alone.
  process.env.PAKN_TEST_BUILD = join(__dirname, `../../node_modules/.pakn-test-${process.pid}`);
}

async function serverForTests(): Promise<ConnectionSettings> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { connectionString: url };
  globalThis.paknTestServer = await startEmbeddedPostgres({
    dataDir: process.env.PAKN_TEST_DIR ?? join(process.env.PAKN_TEST_RUN!, 'server'),
    database: 'postgres',
    fast: true,
    // Tests empty tables and fill them again at once. Were they vacuumed in between, the planner would hold the full
    // tables to be empty until the next analysis, and choose plans that no real office would ever meet.
    settings: { max_connections: 200, autovacuum: 'off' },
  });
  return globalThis.paknTestServer.connection;
}

/** Databases of runs that were killed. */
async function dropLeftovers(admin: Client): Promise<void> {
  const left = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname like 'pakn\\_test\\_%'`,
  );
  for (const row of left.rows) await admin.query(`drop database "${row.datname}" with (force)`);
}

async function prepareQueue(connection: ConnectionSettings): Promise<void> {
  const pool = new Pool({ ...connection, max: 1, options: '-c search_path=bullmq' });
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release(true);
    await pool.end();
  }
}
