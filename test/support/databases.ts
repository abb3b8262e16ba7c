import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { ConnectionSettings } from '../../src/platform/database/connection';

/** The migrated and seeded database that every test file clones. */
export const TEMPLATE = 'pakn_test_template';

/** The same server, another database. */
export function atDatabase(server: ConnectionSettings, database: string): ConnectionSettings {
  if (!('connectionString' in server)) return { ...server, database };
  const url = new URL(server.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.toString() };
}

export function testServer(): ConnectionSettings {
  const text = process.env.PAKN_TEST_SERVER;
  if (!text) throw new Error('the global set-up did not run');
  return JSON.parse(text) as ConnectionSettings;
}

export interface TestDatabase {
  connection: ConnectionSettings;
  drop(): Promise<void>;
}

/** A fresh copy of the template for one test file. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `pakn_test_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) =>
    admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`),
  );
  return {
    connection: atDatabase(testServer(), name),
    drop: () => asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

/** An empty database: no schema, no seed. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `pakn_test_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) => admin.query(`create database ${name}`));
  return {
    connection: atDatabase(testServer(), name),
    drop: () => asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

async function asAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client(atDatabase(testServer(), 'postgres'));
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
