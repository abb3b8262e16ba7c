import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import { run } from './commands';
import { discard, hasCluster, UNFINISHED_PREFIX, type DataFolder } from './data-folder';
import { EmbeddedPostgresError } from './embedded-postgres.error';
import type { Launcher } from './launcher';

export const SUPERUSER = 'postgres';
const SECRET_FILE = 'superuser.secret';

export interface ClusterMaker {
  folder: DataFolder;
  launcher: Launcher;
  binaries: Binaries;
  /** Do not wait for the disk: tests only. */
  fast: boolean;
}

/**
 * Makes the cluster if there is none. It is built under a temporary name and takes its place by one rename, so that a
 * start killed halfway leaves a leftover and never half a cluster.
 * @throws EmbeddedPostgresError START_FAILED with initdb's last words
 */
export async function ensureCluster(maker: ClusterMaker): Promise<void> {
  const { root, cluster } = maker.folder;
  if (hasCluster(cluster)) return;
  const name = `${UNFINISHED_PREFIX}${process.pid}-${randomBytes(3).toString('hex')}`;
  const unfinished = join(root, name);
  const passwordFile = `${unfinished}.secret`;
  try {
    const password = randomBytes(24).toString('base64url');
    writePrivately(passwordFile, password, maker.launcher);
    await initialise(maker, unfinished, passwordFile);
    writePrivately(join(unfinished, SECRET_FILE), password, maker.launcher);
    putInPlace(unfinished, maker.folder);
  } finally {
    discard(passwordFile);
    discard(unfinished);
  }
}

/** The superuser's password, made with the cluster and kept in a file of mode 0600 inside it. */
export function readPassword({ root, cluster }: DataFolder): string {
  try {
    return readFileSync(join(cluster, SECRET_FILE), 'utf8').trim();
  } catch (error) {
    throw new EmbeddedPostgresError(
      'START_FAILED',
      `The data folder ${root} has lost its password file pgdata/${SECRET_FILE}.`,
      { cause: error },
    );
  }
}

async function initialise(maker: ClusterMaker, target: string, secret: string): Promise<void> {
  const access = ['-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${secret}`];
  // The builtin locale sorts alike on every machine and after every upgrade of its libraries.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const options = ['-D', target, '-E', 'UTF8', ...access, ...locale];
  if (maker.fast) options.push('--no-sync');
  const made = await run(maker.launcher.command(maker.binaries.initdb, options));
  if (made.ok) return;
  const lines = made.stderr.split('\n').filter((line) => /error|fatal|could not/i.test(line));
  const reason = (lines[0] ?? made.stderr.trim().split('\n').pop()) || 'no reason given';
  throw new EmbeddedPostgresError(
    'START_FAILED',
    `The data folder ${maker.folder.root} could not be set up: ${reason.trim()}`,
  );
}

function putInPlace(unfinished: string, { root, cluster }: DataFolder): void {
  try {
    renameSync(unfinished, cluster);
  } catch (error) {
    if (!hasCluster(cluster)) throw error; // else another start was quicker, and its cluster serves as well
  }
  // Unless the rename is on disk, a power cut could bring the temporary name back, and the next start clears that away.
  if (process.platform !== 'win32') syncToDisk(root);
}

function syncToDisk(directory: string): void {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writePrivately(path: string, text: string, { uid, gid }: Launcher): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
