import type { Client } from 'pg';
import { chooseAddress } from './embedded/address';
import { findBinaries } from './embedded/binaries';
import { ensureCluster, readPassword, SUPERUSER } from './embedded/cluster';
import { run } from './embedded/commands';
import { clusterOwner, grantAccess, openDataFolder } from './embedded/data-folder';
import { refuseOtherVersion, removeLeftovers, type DataFolder } from './embedded/data-folder';
import { EmbeddedPostgresError } from './embedded/embedded-postgres.error';
import { launchers, type Launcher } from './embedded/launcher';
import { openServer, type OpenServer } from './embedded/open-server';
import { keepOwnership, maintenance } from './embedded/owner-session';
import { errorCode } from './embedded/processes';
import { defaultSettings, stopServer } from './embedded/server-process';
import type { ServerPlan, ServerSettings } from './embedded/server-process';

export interface EmbeddedPostgresOptions {
  /** Everything the server needs lies here; made when missing. */
  dataDir: string;
  /** Made when missing. */
  database: string;
  /** Speed instead of safety: for tests only, a power cut would destroy the data. */
  fast?: boolean;
  /** Refuse to share the server with another running owner. */
  exclusive?: boolean;
  /** PostgreSQL settings on top of ours. */
  settings?: ServerSettings;
}

/** A running server. A guest shares it with its owner; only the owner's `stop` stops it. */
export interface EmbeddedPostgres {
  connection: { host: string; port: number; user: string; password: string; database: string };
  owner: boolean;
  /** The server's process id. */
  pid: number;
  /** Gives the server back; its owner's call shuts it down, within a second as a rule and 30 seconds at most. */
  stop(): Promise<void>;
}

/**
 * Starts, or joins, the PostgreSQL server that comes with the installation, on the given data folder. The folder
 * survives restarts and `kill -9`; the server ends with the process that started it.
 * @throws EmbeddedPostgresError with a code and one plain sentence
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const plan = await prepare(options);
  const password = readPassword(plan.folder);
  const server = await openServer(plan, password, options.exclusive ?? false);
  const release = server.owner
    ? keepOwnership(server.client, maintenance(plan.address, password))
    : () => server.client.end();
  const stop = once(() => giveBack(plan, server, release));
  try {
    await ensureDatabase(server.client, options.database);
  } catch (error) {
    await stop();
    throw error;
  }
  const { host, port } = plan.address;
  const connection = { host, port, user: SUPERUSER, password, database: options.database };
  return { connection, owner: server.owner, pid: server.pid, stop };
}

/** Everything up to the point where a server can be started: folder, user, programs, cluster, address. */
async function prepare(options: EmbeddedPostgresOptions): Promise<ServerPlan> {
  const fast = options.fast ?? false;
  const folder = openDataFolder(options.dataDir);
  const launcher = await chooseLauncher(folder);
  const binaries = await findBinaries(launcher, folder.root);
  refuseOtherVersion(folder, binaries.majorVersion);
  removeLeftovers(folder.root);
  await ensureCluster({ folder, launcher, binaries, fast });
  const address = await chooseAddress(folder.cluster, launcher);
  const settings = { ...defaultSettings(fast), ...options.settings };
  return { folder, launcher, binaries, address, settings };
}

/** The first way to run the server that reaches the data folder. */
async function chooseLauncher(folder: DataFolder): Promise<Launcher> {
  const ways = await launchers(clusterOwner(folder.cluster, folder.root));
  for (const launcher of ways) {
    grantAccess(folder, launcher);
    if (process.platform === 'win32') return launcher;
    const test = 'test -r "$0" && test -w "$0" && test -x "$0"';
    if ((await run(launcher.command('/bin/sh', ['-c', test, folder.root]))).ok) return launcher;
  }
  throw new EmbeddedPostgresError(
    'START_FAILED',
    `PostgreSQL does not run as root, and no other user of this system can reach ${folder.root}: ` +
      'start as a plain user, or set DATABASE_URL.',
  );
}

async function ensureDatabase(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return;
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // Another start made it in the same moment: the name exists, or its row does.
    if (!['42P04', '23505'].includes(errorCode(error))) throw error;
  }
}

async function giveBack(
  plan: ServerPlan,
  server: OpenServer,
  release: () => Promise<void>,
): Promise<void> {
  await release();
  if (server.owner) await stopServer(server.pid, plan, server.started);
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}
