import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { ConnectionSettings } from '../../../src/platform/database/connection';
import type { TestApp } from '../../support/app';
import { atDatabase, testServer } from '../../support/databases';

/** A database in a certain state, to be copied as often as one likes. */
export interface World {
  copy(): Promise<Copy>;
  drop(): Promise<void>;
}

export interface Copy {
  connection: ConnectionSettings;
  database: string;
  drop(): Promise<void>;
}

/** Ends the application and keeps what it wrote: its database becomes a template. */
export async function worldOf(t: TestApp): Promise<World> {
  const [row] = await t.database.rows<{ name: string }>('select current_database() as name');
  const name = row!.name;
  await t.app.close();
  // The queue's connections idle still, and a database can be copied only when nobody is in it.
  await asAdmin((admin) =>
    admin.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1`, [
      name,
    ]),
  );
  return { copy: () => copyOf(name), drop: () => dropped(name) };
}

async function copyOf(template: string): Promise<Copy> {
  const database = `pakn_test_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) =>
    admin.query(`create database ${database} template ${template} strategy file_copy`),
  );
  return {
    connection: atDatabase(testServer(), database),
    database,
    drop: () => dropped(database),
  };
}

const dropped = (name: string): Promise<void> =>
  asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));

async function asAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client(atDatabase(testServer(), 'postgres'));
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

/** Comes back when the server has noticed that a killed process is gone and has undone what it left open. */
export async function untilGone(
  connection: ConnectionSettings,
  applicationName: string,
): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    const giveUpAt = performance.now() + 20_000;
    for (;;) {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where datname = current_database() and application_name = $1`,
        [applicationName],
      );
      if (rowCount === 0) return;
      if (performance.now() > giveUpAt) throw new Error('sessions of the dead are still there');
      await new Promise((wake) => setTimeout(wake, 5));
    }
  } finally {
    await client.end();
  }
}
