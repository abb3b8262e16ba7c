import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { freemem, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOM = 3 * 2 ** 30;
const PREFIX = `pakn-test-${userInfo().uid}-`;

/**
 * Makes the folder of this run of the tests, in memory where the machine has room for it: files copy a database some
 * two hundred times, which takes a disk ten times as long. What it holds goes with the run, or with the next one.
 */
export function makeRunFolder(): string {
  const place = hasRoom(MEMORY) ? MEMORY : tmpdir();
  removeLeftovers(place);
  const folder = join(place, `${PREFIX}${process.pid}`);
  // The second is for what `ts-hook.cjs` has compiled.
  for (const each of [folder, join(folder, 'stripped')]) {
    mkdirSync(each);
    // As open as any folder for what is temporary: what root starts may run as another user.
    chmodSync(each, 0o1777);
  }
  return folder;
}

function hasRoom(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= ROOM && freemem() >= ROOM;
  } catch {
    return false;
  }
}

/** Folders of this user's runs that were killed. */
function removeLeftovers(place: string): void {
  for (const name of readdirSync(place).filter((each) => each.startsWith(PREFIX))) {
    if (isRunning(Number(name.slice(PREFIX.length)))) continue;
    rmSync(join(place, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
