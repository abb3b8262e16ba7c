import { spawn } from 'node:child_process';

/** One program to run, and as whom. `uid` and `gid` are set only when no helper program changes the user. */
export interface Command {
  file: string;
  args: string[];
  uid?: number;
  gid?: number;
}

export interface CommandResult {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/**
 * The environment of every program started here. The server needs none of the application's secrets, and a stray
 * PGDATA or PGPORT must not change what it does. Windows programs do not run without the system's own variables.
 */
export const CHILD_ENV: NodeJS.ProcessEnv | undefined =
  process.platform === 'win32'
    ? undefined
    : {
        LC_ALL: 'C',
        TZ: 'UTC',
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      };

/** Runs a program to its end; a program that is missing or may not be run counts as failed, it never throws. */
export function run(command: Command): Promise<CommandResult> {
  return new Promise((resolve) => {
    const { file, args, uid, gid } = command;
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(CHILD_ENV && { env: CHILD_ENV }),
      ...(uid !== undefined && { uid }),
      ...(gid !== undefined && { gid }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', (error) => resolve({ ok: false, stdout, stderr: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, stdout, stderr }));
  });
}
