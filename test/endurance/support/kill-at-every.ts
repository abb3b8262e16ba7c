import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync, type Options } from '@swc/core';
import { Workshop } from '../../support/programs';
import { openDatabaseOf, type OpenWork, type Work, type WorkOrder } from './work';
import { untilGone, type World } from './world';
import type { Database } from '../../../src/platform/database/database';
import type { TestDatabase } from '../../support/databases';

const HERE = __dirname;
const ROOT = join(HERE, '../../..');
/** Children and what they share; compiled beside the product, so that each starts in half a second. */
const SHARED = ['killed.child', 'statement-boundaries', 'work'];

/** What is done, killed, done again and looked at. */
export interface Scenario {
  name: string;
  world: World;
  /** The module beside this one that exports the work as `open`. */
  module: string;
  open: OpenWork;
  /** The order of a run on a fresh copy of the world. */
  order: () => Pick<WorkOrder, 'now' | 'details'>;
  /** What must hold when the process is dead and nothing has taken its place. */
  whenDead: (database: Database) => Promise<void>;
  /** Starts again, as often as is sensible, and says what must hold then. */
  whenRestarted: (run: (now?: string) => Promise<unknown>, database: Database) => Promise<void>;
}

const CHILD = 'to-be-killed';

/**
 * Kills the work at its first boundary, its second, and so on, each time on a fresh copy of the world, until a run
 * ends by itself: how many boundaries there are is found, not assumed. Returns their number.
 */
export async function killAtEveryBoundary(scenario: Scenario): Promise<number> {
  const children = new Children(scenario.module);
  const beganAt = performance.now();
  try {
    for (let dieAt = 1; ; dieAt += 1) {
      const database = await scenario.world.copy();
      const crossed = await oneKill(scenario, children.next(), database, dieAt);
      await database.drop();
      if (crossed === null) continue;
      const seconds = ((performance.now() - beganAt) / 1000).toFixed(1);
      process.stderr.write(`${scenario.name}: killed at ${dieAt - 1} boundaries, ${seconds} s\n`);
      expect(crossed).toBeLessThan(dieAt);
      return dieAt - 1;
    }
  } finally {
    children.clear();
  }
}

/** Null when the process was killed; how many boundaries it crossed when it was not. */
async function oneKill(
  scenario: Scenario,
  child: ChildProcess,
  { connection }: TestDatabase,
  dieAt: number,
): Promise<number | null> {
  const order = { ...scenario.order(), connection };
  const crossed = await endOf(child, { ...order, applicationName: CHILD, dieAt });
  await untilGone(connection, CHILD);
  const looker = await openDatabaseOf({ ...order, applicationName: 'looker' });
  const started: Work[] = [];
  const run = async (now = order.now): Promise<unknown> => {
    const work = await scenario.open({ ...order, now, applicationName: 'restarted' });
    started.push(work);
    return work.run();
  };
  try {
    await scenario.whenDead(looker.database);
    await scenario.whenRestarted(run, looker.database);
  } catch (error) {
    if (error instanceof Error) error.message = `killed at boundary ${dieAt}: ${error.message}`;
    throw error;
  } finally {
    for (const work of started) await work.close();
    await looker.close();
  }
  return crossed;
}

function endOf(child: ChildProcess, order: WorkOrder & { dieAt: number }): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let crossed: number | null = null;
    child.on('message', (said: { crossed?: number; ready?: boolean }) => {
      if (said.crossed !== undefined) crossed = said.crossed;
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || (code === 0 && crossed !== null)) resolve(crossed);
      else reject(new Error(`a child ended with ${code} ${signal}`));
    });
    child.send(order);
  });
}

/** Processes that have loaded their work before it is their turn. */
class Children {
  private readonly waiting: ChildProcess[] = [];
  private readonly started: ChildProcess[] = [];
  private readonly script: string;
  private readonly module: string;

  constructor(module: string) {
    const folder = dirname(dirname(new Workshop().file('main')));
    for (const name of [...SHARED, module]) compile(name, folder);
    this.script = join(folder, 'test/endurance/support/killed.child.js');
    this.module = join(folder, `test/endurance/support/${module}.js`);
    this.waiting.push(this.start(), this.start());
  }

  next(): ChildProcess {
    this.waiting.push(this.start());
    return this.waiting.shift()!;
  }

  clear(): void {
    for (const child of this.started) child.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const child = fork(this.script, [this.module], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.started.push(child);
    return child;
  }
}

/** One of our own files, to the place that its imports expect in the compiled product. */
function compile(name: string, folder: string): void {
  const { $schema: _, ...swcrc } = JSON.parse(
    readFileSync(join(ROOT, '.swcrc'), 'utf8'),
  ) as Options & { $schema?: string };
  const filename = join(HERE, `${name}.ts`);
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    ...swcrc,
    filename,
    swcrc: false,
    sourceMaps: false,
  });
  const target = join(folder, 'test/endurance/support', `${name}.js`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}
