import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { run } from './commands';

/** Waits `ms` milliseconds; with `unref`, without keeping the process alive for it. */
export function pause(ms: number, options: { unref?: boolean } = {}): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    if (options.unref) timer.unref();
  });
}

/** The code of a system error (`ENOENT`, …), or of a PostgreSQL error (`57P03`, …); '' when it has none. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** True while the system knows this process id, be it only of a dead process that nobody has buried yet. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** True while a process with this id runs on this machine, whoever owns it. */
export function isAlive(pid: number): boolean {
  return exists(pid) && !isZombie(pid);
}

/** In a container whose first process does not reap, dead processes keep their ids for good. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
  } catch {
    return false; // it ended between the two looks, or /proc is closed to us: the caller looks again
  }
}

/** The command line of a process, a line per word where the system tells words apart; '' when it cannot be read. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', '\n');
    } catch {
      return '';
    }
  }
  return (await run({ file: 'ps', args: ['-ww', '-p', String(pid), '-o', 'command='] })).stdout;
}

/**
 * True when process `pid` is a PostgreSQL server of the cluster in `clusterDir`. A process id is soon given to another
 * program after a crash or in a restarted container, so "alive" alone proves nothing. On Windows, where the command
 * line cannot be had cheaply, an existing process counts as the server.
 */
export async function servesCluster(pid: number, clusterDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const line = await commandLine(pid);
  const program = basename(line.split(/\n| -D /, 1)[0] ?? '');
  return program.startsWith('postgres') && line.includes(clusterDir);
}
