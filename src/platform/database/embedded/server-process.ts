import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import type { Binaries } from './binaries';
import { CHILD_ENV, run } from './commands';
import type { DataFolder } from './data-folder';
import type { Launcher } from './launcher';
import { readServerRecord, type Address } from './lock-files';
import { starterSetting } from './owner-session';
import { isAlive, pause } from './processes';

export type ServerSettings = Record<string, string | number | boolean>;

/** Everything that is needed to start a server on a cluster. */
export interface ServerPlan {
  folder: DataFolder;
  launcher: Launcher;
  binaries: Binaries;
  address: Address;
  settings: ServerSettings;
}

/** A server process that we started, and its words so far. */
export interface ServerProcess {
  pid: number | undefined;
  hasEnded(): boolean;
  /** The last lines it wrote that name a failure, joined to one line. */
  lastWords(): string;
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const STOP_LIMIT_MS = 30_000;
const STOP_POLL_MS = 20;

/** Settings of every embedded server, before the caller's own. */
export function defaultSettings(fast: boolean): ServerSettings {
  return {
    max_connections: 100,
    shared_buffers: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    // A failed statement, its message and its values hold citizens' words, which have no place in a log file; the
    // application is told the error anyway. `log` ranks above `error` here.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
}

/** Starts the server in a process group of its own, so that Ctrl-C reaches the application and not its database. */
export function spawnServer(plan: ServerPlan): ServerProcess {
  const { folder, launcher, binaries } = plan;
  rotateLog(folder.log);
  const from = existsSync(folder.log) ? statSync(folder.log).size : 0;
  const output = openSync(folder.log, 'a', 0o600);
  if (launcher.uid !== undefined && launcher.gid !== undefined) {
    fchownSync(output, launcher.uid, launcher.gid);
  }
  const { file, args, uid, gid } = launcher.command(binaries.postgres, serverArguments(plan));
  const child = spawn(file, args, {
    stdio: ['ignore', output, output],
    detached: true,
    windowsHide: true,
    ...(CHILD_ENV && { env: CHILD_ENV }),
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
  closeSync(output);
  child.unref();
  return watch(child, folder.log, from);
}

function watch(child: ChildProcess, log: string, from: number): ServerProcess {
  let spawnFailure: string | undefined;
  child.once('error', (error) => (spawnFailure = error.message));
  return {
    pid: child.pid,
    hasEnded: () =>
      spawnFailure !== undefined || child.exitCode !== null || child.signalCode !== null,
    lastWords: () => spawnFailure ?? failureLines(readFrom(log, from)),
  };
}

function serverArguments({ folder, address, settings }: ServerPlan): string[] {
  const unixSocket = process.platform !== 'win32';
  const all: ServerSettings = {
    ...settings,
    cluster_name: starterSetting(),
    listen_addresses: unixSocket ? '' : address.host,
    // The list is split at commas unless quoted, and a folder's name may hold one.
    unix_socket_directories: unixSocket ? `"${address.host.replaceAll('"', '""')}"` : '',
    unix_socket_permissions: '0700',
    port: address.port,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', folder.cluster, ...options];
}

/**
 * Stops the server by a fast shutdown (open transactions are rolled back, the data are written) and waits up to 30
 * seconds; after that it is told to quit at once, which loses nothing either but makes the next start recover.
 */
export async function stopServer(
  pid: number,
  plan: ServerPlan,
  started?: ServerProcess,
): Promise<void> {
  const gone = started
    ? () => started.hasEnded()
    : () => !isAlive(pid) || readServerRecord(plan.folder.cluster)?.pid !== pid;
  if (gone()) return;
  await signal(pid, 'INT', plan);
  const limit = performance.now() + STOP_LIMIT_MS;
  while (performance.now() < limit) {
    if (gone()) return;
    await pause(STOP_POLL_MS);
  }
  await signal(pid, 'QUIT', plan);
}

async function signal(pid: number, name: 'INT' | 'QUIT', plan: ServerPlan): Promise<void> {
  if (process.platform === 'win32') {
    await run(plan.launcher.command(plan.binaries.pgCtl, ['kill', name, String(pid)]));
    return;
  }
  if (isAlive(pid)) process.kill(pid, `SIG${name}`);
}

/** One older log is kept, so that a server that runs for years does not fill the disk with words. */
function rotateLog(log: string): void {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.old`);
}

function readFrom(file: string, from: number): string {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, from));
  } finally {
    closeSync(handle);
  }
}

function failureLines(text: string): string {
  // Those who knocked too early, we among them, are in the log as failures too.
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('FATAL:  the database system is'));
  const failures = lines.filter((line) => /FATAL|PANIC|ERROR|error:|cannot|not found/.test(line));
  const told = (failures.length > 0 ? failures : lines).slice(-2);
  return told.map((line) => line.replace(/^[\d-]+ [\d:.]+ UTC \[\d+\] /, '').trim()).join(' / ');
}
