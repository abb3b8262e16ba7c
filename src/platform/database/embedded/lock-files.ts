import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, exists, servesCluster } from './processes';

/** Where a server listens: a folder with a Unix socket in it, or a host name; the port names the socket file too. */
export interface Address {
  host: string;
  port: number;
}

/** What a running (or dead) server wrote about itself. */
export interface ServerRecord {
  pid: number;
  address: Address | undefined;
}

/** A server writes its lock file at once after making it; one still empty after this long is a crash's remains. */
const EMPTY_LIMIT_MS = 10_000;

/** Reads `postmaster.pid`: process id, folder, start, port, socket folder, listen address, a line each. */
export function readServerRecord(cluster: string): ServerRecord | undefined {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined;
  const [, , , port, socketFolder, listenAddress] = lines;
  const host = socketFolder || listenAddress;
  return { pid, address: host && port ? { host, port: Number(port) } : undefined };
}

/**
 * Removes lock files that would keep PostgreSQL from starting though no server of this cluster runs: those whose
 * process id now belongs to another program, and those a power cut left empty. Files of dead processes PostgreSQL
 * clears itself; should processes of a dead server still hold its shared memory, it refuses to start, and rightly so.
 */
export async function removeStaleLocks(cluster: string, address: Address): Promise<void> {
  const files = [
    join(cluster, 'postmaster.pid'),
    join(address.host, `.s.PGSQL.${address.port}.lock`),
  ];
  for (const file of files) {
    if (await isStale(file, cluster)) rmSync(file, { force: true });
  }
}

async function isStale(file: string, cluster: string): Promise<boolean> {
  const lines = readLines(file);
  if (!lines) return false;
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat !== undefined && Date.now() - stat.mtimeMs > EMPTY_LIMIT_MS;
  }
  return exists(pid) && !(await servesCluster(pid, cluster));
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return undefined;
    throw error;
  }
}
