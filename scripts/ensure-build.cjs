// `npm start` works on a bare clone: builds dist/ when it is missing or older than what it is made from. Says nothing
// when all is fresh. Two starts at once make one build: the second waits for the first, then looks again.
const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync, readFileSync } = require('node:fs');
const { renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const main = join(root, 'dist', 'src', 'main.js');
const cache = join(root, 'node_modules', '.cache');
const lock = join(cache, 'build.lock');
const LOCK_LIMIT_MS = 10 * 60_000;

const SOURCES = ['src', 'migrations', 'package-lock.json', 'nest-cli.json', '.swcrc'];
/** Written by the build itself, or no part of it. */
const isOutside = (name) => name === 'metadata.ts' || name.endsWith('.spec.ts');

/** The latest change below a path, in ms; a folder's own time counts, since it tells of files that were removed. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter((name) => !isOutside(name));
  return Math.max(stat.mtimeMs, ...inside.map((name) => newest(join(path, name))));
}

function isFresh() {
  const built = statSync(main, { throwIfNoEntry: false });
  return built !== undefined && SOURCES.every((path) => newest(join(root, path)) <= built.mtimeMs);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock; false while another build holds it. A lock of a dead build means that dist/ is half made. */
function takeLock() {
  mkdirSync(cache, { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isAbandoned()) breakLock();
  return false;
}

function isAbandoned() {
  const stat = statSync(lock, { throwIfNoEntry: false });
  if (!stat) return false;
  const ageMs = Date.now() - stat.mtimeMs;
  const pid = Number(readFileSync(lock, 'utf8'));
  // An empty lock is one that is being written, unless it is old.
  return ageMs > LOCK_LIMIT_MS || (pid > 0 ? !isAlive(pid) : ageMs > 5000);
}

/** Only one of several waiting starts succeeds in renaming the lock, and only that one clears the half-made build. */
function breakLock() {
  const mine = `${lock}.${process.pid}`;
  try {
    renameSync(lock, mine);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  rmSync(main, { force: true });
  rmSync(mine, { force: true });
}

function build() {
  const nest = require.resolve('@nestjs/cli/bin/nest.js', { paths: [root] });
  console.log('Building (once, some seconds) ...');
  const made = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: 'inherit' });
  if (made.status === 0 && existsSync(main)) return;
  rmSync(main, { force: true }); // else the next start would take the failed build for a fresh one
  console.error('The build failed; the lines above say why.');
  process.exitCode = 1;
}

function canBuild() {
  try {
    require.resolve('@nestjs/cli/bin/nest.js', { paths: [root] });
    return true;
  } catch {
    return false;
  }
}

async function ensureBuild() {
  const isInterrupted = existsSync(lock);
  if (!isInterrupted && isFresh()) return;
  if (!canBuild()) {
    if (existsSync(main)) return; // an installation without development packages runs what it was given
    console.error('dist/ is missing and the build tools are not installed: run npm ci first.');
    process.exitCode = 1;
    return;
  }
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    if (!isFresh()) build();
  } finally {
    rmSync(lock, { force: true });
  }
}

void ensureBuild();
