import { accessSync, chmodSync, chownSync, constants, existsSync, lchownSync } from 'node:fs';
import { mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error';
import type { Launcher } from './launcher';
import { errorCode, isAlive } from './processes';

/** Where things lie: the caller's folder, the cluster inside it, the server's log. */
export interface DataFolder {
  root: string;
  cluster: string;
  log: string;
}

export const UNFINISHED_PREFIX = 'unfinished-';
const UNFINISHED_LIMIT_MS = 10 * 60_000;

/**
 * Makes the data folder if need be and checks that it can be used by this process.
 * @throws EmbeddedPostgresError DATA_DIR_NOT_WRITABLE, DATA_DIR_OTHER_OWNER
 */
export function openDataFolder(dataDir: string): DataFolder {
  const wanted = resolve(dataDir);
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    const root = realpathSync(wanted);
    const folder = { root, cluster: join(root, 'pgdata'), log: join(root, 'postgres.log') };
    refuseForeignCluster(folder);
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      'DATA_DIR_NOT_WRITABLE',
      `The data folder ${wanted} cannot be written to (${errorCode(error) || String(error)}).`,
      { cause: error },
    );
  }
}

/** Root may use anybody's cluster (as its owner); everybody else only their own. */
function refuseForeignCluster({ root, cluster }: DataFolder): void {
  const self = process.getuid?.();
  if (self === undefined || self === 0) return;
  const owner = clusterOwner(cluster, root)?.uid;
  if (owner === undefined || owner === self) return;
  throw new EmbeddedPostgresError(
    'DATA_DIR_OTHER_OWNER',
    `The data folder ${root} belongs to another user (uid ${owner}): ` +
      'start as that user, or hand the folder over with chown -R.',
  );
}

/** Who owns the cluster; undefined when there is none yet. A closed folder's owner counts as the cluster's. */
export function clusterOwner(cluster: string, root: string): Stats | undefined {
  try {
    return statSync(cluster);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (errorCode(error) === 'EACCES') return statSync(root);
    throw error;
  }
}

/**
 * Refuses a cluster that another major version of PostgreSQL made; says nothing when there is no cluster yet.
 * @throws EmbeddedPostgresError DATA_DIR_OTHER_VERSION
 */
export function refuseOtherVersion({ root, cluster }: DataFolder, majorVersion: number): void {
  if (!hasCluster(cluster)) return;
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made === String(majorVersion)) return;
  throw new EmbeddedPostgresError(
    'DATA_DIR_OTHER_VERSION',
    `The data folder ${root} was made by PostgreSQL ${made}, but the bundled server is ` +
      `version ${majorVersion}: move the data with pg_dump, or use another folder.`,
  );
}

export function hasCluster(cluster: string): boolean {
  return existsSync(join(cluster, 'PG_VERSION'));
}

/** Hands the folder to the user who will run the server, and closes the cluster to everybody else. */
export function grantAccess({ root, cluster }: DataFolder, launcher: Launcher): void {
  const { uid, gid } = launcher;
  if (uid !== undefined && gid !== undefined) {
    if (statSync(root).uid !== uid) chownSync(root, uid, gid);
    if (existsSync(cluster) && statSync(cluster).uid !== uid) chownAll(cluster, uid, gid);
  }
  // The server refuses a cluster that others may read, which a careless copy or chmod leaves behind.
  if (existsSync(cluster) && (statSync(cluster).mode & 0o027) !== 0) chmodSync(cluster, 0o700);
}

function chownAll(path: string, uid: number, gid: number): void {
  lchownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) chownAll(inside, uid, gid);
    else lchownSync(inside, uid, gid);
  }
}

/** Removes what starts that died halfway left behind; the name of such a leftover carries its maker's process id. */
export function removeLeftovers(root: string): void {
  for (const name of readdirSync(root)) {
    const maker = new RegExp(`^${UNFINISHED_PREFIX}(\\d+)-`).exec(name)?.[1];
    if (maker === undefined) continue;
    const path = join(root, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    const abandoned = !isAlive(Number(maker)) || Date.now() - stat.mtimeMs > UNFINISHED_LIMIT_MS;
    if (abandoned) discard(path);
  }
}

/** Removes a leftover; one that cannot go now (its dying initdb still writes) is left to the next start. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  } catch (error) {
    if (!['ENOTEMPTY', 'EBUSY', 'EPERM', 'EACCES'].includes(errorCode(error))) throw error;
  }
}
