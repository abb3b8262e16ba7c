import { Client } from 'pg';
import { newId } from '../platform/auth/ids';
import type { ConnectionSettings } from '../platform/database/connection';
import { readSeed, type SeedContent, type SeedRow } from './seed-content';
import { seedFolder } from './seed-files';
import * as sql from './seed-statements';

/** Processes that start together seed one after the other. */
const SEED_LOCK = 0x50414b53;

/**
 * Brings what the product is delivered with into the database: units, calendar, limits, rules and ladders, in one
 * transaction. What is there already is never touched, so an administrator's change, or a rule that was
 * retired, outlives every start; a calendar that exists in any version is left alone altogether. May be run
 * by many processes at once. Throws SeedError, and loads nothing, when a line is not understood.
 */
export async function seed(
  connection: ConnectionSettings,
  now: Date,
  folder = seedFolder(),
): Promise<void> {
  const content = readSeed(folder);
  const client = new Client(connection);
  await client.connect();
  try {
    if (await isLoaded(client, content)) return;
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
    await load(client, content, now);
    await client.query('commit');
  } finally {
    // Ending the session rolls back what was not committed.
    await client.end();
  }
}

/** One look, so that an ordinary start neither waits for the lock nor moves the reference version. */
async function isLoaded(client: Client, content: SeedContent): Promise<boolean> {
  const answer = await client.query<{ loaded: boolean }>(sql.IS_LOADED, [
    json(content.units),
    json(content.aliases),
    json(content.policies),
    json(content.intakePolicies),
    json(content.rules),
    json(content.ladders.ladders),
  ]);
  return answer.rows[0]!.loaded;
}

async function load(client: Client, content: SeedContent, now: Date): Promise<void> {
  const entered = await client.query<{ id: string }>(sql.ENTER_UNITS, [withIds(content.units)]);
  const fresh = entered.rows.map((row) => row.id);
  await client.query(sql.SET_PARENTS, [json(content.units), fresh]);
  await client.query(sql.ENTER_ALIASES, [withIds(content.aliases)]);
  const first = await client.query(sql.ENTER_CALENDAR_VERSION, [now]);
  if (first.rowCount === 1) {
    await client.query(sql.ENTER_CALENDAR_DAYS, [withIds(content.days)]);
    await client.query(sql.ENTER_CALENDAR_YEARS, [json(content.years)]);
  }
  await client.query(sql.ENTER_POLICIES, [withIds(content.policies), now]);
  await client.query(sql.ENTER_INTAKE_POLICIES, [withIds(content.intakePolicies)]);
  await client.query(sql.ENTER_RULES, [withIds(content.rules), now]);
  await loadLadders(client, content, now);
}

async function loadLadders(client: Client, { ladders }: SeedContent, now: Date): Promise<void> {
  const values = [withIds(ladders.ladders), now];
  const entered = await client.query<{ key: string }>(sql.ENTER_LADDERS, values);
  const keys = entered.rows.map((row) => row.key);
  await client.query(sql.ENTER_LADDER_RUNGS, [json(ladders.rungs), keys]);
  await client.query(sql.BRING_LADDERS_INTO_FORCE, [keys, now]);
}

const json = (rows: readonly unknown[]): string => JSON.stringify(rows);

const withIds = (rows: readonly (SeedRow | object)[]): string =>
  JSON.stringify(rows.map((row) => ({ id: newId(), ...row })));
