import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { CalendarDay } from '../../src/calendar/calendar-day.rules';
import { buildOfficeHours } from '../../src/calendar/office-hours.rules';
import { buildWorkingCalendar } from '../../src/calendar/working-day.rules';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { migrate } from '../../src/platform/database/migrate';
import { MIGRATIONS } from '../../src/migrations';
import { seed } from '../../src/seed/seed';
import { deadline, type Limit } from '../../src/sla/deadline.rules';
import { LOAD_CLOCKS, LOAD_PETITIONS } from './world.statements';

/** The instant at which every world stands: Monday 15 June 2026, 9:00 in the province. */
export const WORLD_NOW = new Date('2026-06-15T02:00:00Z');

/** Petitions of a world were sent on these many days before its present, as many on each. */
const DAYS = 120;
const DAY_MS = 86_400_000;

/** A server of its own with a province in the middle of its work: every petition in it is open. */
export interface World {
  connection: ConnectionSettings;
  petitions: number;
  close(): Promise<void>;
}

/** What a bench makes of the petitions just loaded, while the tables have no indexes yet. */
export type Reshape = (client: Client) => Promise<unknown>;

/**
 * Starts a durable PostgreSQL in a temporary folder, migrates, seeds, and enters `petitions` open petitions with
 * their running clocks by set-based SQL, as if sweeps had kept up: no level is left to be raised. About five in
 * six are overdue, since lateness is the norm. `close` removes everything.
 */
export async function openWorld(petitions: number, reshape?: Reshape): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pakn-bench-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({
      dataDir,
      database: 'pakn',
      settings: { shared_buffers: '512MB', max_wal_size: '4GB' },
    });
    const close = async () => {
      await server.stop();
      remove();
    };
    try {
      await migrate(server.connection, MIGRATIONS);
      await seed(server.connection, new Date(WORLD_NOW.getTime() - DAYS * DAY_MS));
      await load(server.connection, petitions, reshape);
    } catch (error) {
      await close();
      throw error;
    }
    return { connection: server.connection, petitions, close };
  } catch (error) {
    remove();
    throw error;
  }
}

async function load(
  connection: ConnectionSettings,
  petitions: number,
  reshape?: Reshape,
): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    // What is loaded is right by construction; checking a million foreign keys would double the wait.
    await client.query(`set session_replication_role = replica`);
    await client.query(`set synchronous_commit = off`);
    await client.query(`set maintenance_work_mem = '512MB'`);
    const days = JSON.stringify(await submissionDays(client));
    await withoutIndexes(client, ['petition', 'sla_clock'], async () => {
      if (petitions > 0) await client.query(LOAD_PETITIONS, [petitions, days]);
      await client.query(LOAD_CLOCKS, [days, WORLD_NOW]);
      await reshape?.(client);
    });
    await client.query(`vacuum (analyze) petition`);
    await client.query(`vacuum (analyze) sla_clock`);
    await client.query(`checkpoint`);
  } finally {
    await client.end();
  }
}

/** Building an index once over everything is several times quicker than feeding it row by row. */
async function withoutIndexes(
  client: Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const found = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[])
       and not exists (select from pg_constraint where conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of found.rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of found.rows) await client.query(definition);
}

/** The dates that each submission day leads to, by the province's own calendar and rules. */
async function submissionDays(client: Client) {
  const rows = await client.query<CalendarDay>(
    `select day::text, kind, name, source, confirmed from calendar_day where unit_id is null`,
  );
  const calendar = buildWorkingCalendar({ version: 1, days: rows.rows, confirmedYears: [2026] });
  const hours = buildOfficeHours([{ from: '07:30', to: '17:00' }]);
  const firstMs = WORLD_NOW.getTime() - DAYS * DAY_MS;
  return Array.from({ length: DAYS }, (_, index) => {
    const submittedAt = new Date(firstMs + index * DAY_MS);
    const end = (amount: number, dueSoonDays: number | null) => {
      const limit: Limit = { amount, unit: 'WORKING_DAY', dueSoonDays };
      return deadline(submittedAt, limit, calendar, hours);
    };
    return {
      day: index,
      submittedAt,
      answer: end(15, 2),
      assign: end(1, null),
      accept: end(2, null),
    };
  });
}
