import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Logger } from '@nestjs/common';
import { transformSync, type Options } from '@swc/core';
import type { Database } from '../../../src/platform/database/database';
import { Workshop } from '../../support/programs';
import { openDatabaseOf, type FatalOrder, type OpenWork, type Work, type WorkOrder } from './work';
import { untilGone, type Copy, type World } from './world';

/** Runs a worker that takes the dead one's place, once; with another order if one is given. */
export type Restart = (over?: Partial<Pick<WorkOrder, 'now' | 'details'>>) => Promise<unknown>;

/** What is done, killed, done again and looked at. */
export interface Scenario {
  name: string;
  world: World;
  /** The module beside this one that exports the work as `open`. */
  module: string;
  open: OpenWork;
  now: string;
  details?: Readonly<Record<string, string>>;
  /**
   * In how many databases one process dies. Starting processes is what takes long; what acts on anything but its
   * database must die alone.
   */
  atOnce: number;
  /** Before each process is started. */
  before?: () => void;
  /** What must hold when the process is dead and nothing has taken its place. */
  whenDead: (database: Database) => Promise<void>;
  /** Starts again, as often as is sensible, and says what must hold then. */
  whenRestarted: (run: Restart, database: Database) => Promise<void>;
}

const CHILD = 'to-be-killed';

/**
 * Kills the work at its first boundary, its second, and so on, each time on a fresh copy of the world, until a run
 * ends by itself: how many boundaries there are is found, not assumed. Returns their number.
 */
export async function killAtEveryBoundary(scenario: Scenario): Promise<number> {
  // What fails on purpose is expected, not reported.
  Logger.overrideLogger(false);
  const children = new Children(scenario.module);
  const beganAt = performance.now();
  try {
    for (let first = 1; ; first += scenario.atOnce) {
      const survived = await killRow(scenario, children.next(), first);
      if (survived.length === 0) continue;
      const boundaries = Math.min(...survived) - 1;
      const seconds = ((performance.now() - beganAt) / 1000).toFixed(1);
      process.stderr.write(`${scenario.name}: killed at ${boundaries} boundaries, ${seconds} s\n`);
      return boundaries;
    }
  } finally {
    children.clear();
  }
}

/** Lets one process die at the next few boundaries; returns at which of them it did not, since there are fewer. */
async function killRow(
  scenario: Scenario,
  child: ChildProcess,
  first: number,
): Promise<readonly number[]> {
  scenario.before?.();
  const copies: Copy[] = [];
  for (let i = 0; i < scenario.atOnce; i += 1) copies.push(await scenario.world.copy());
  const orders = copies.map(({ connection, database }, i): FatalOrder => ({
    connection,
    database,
    now: scenario.now,
    details: scenario.details ?? {},
    applicationName: CHILD,
    dieAt: first + i,
  }));
  try {
    const survived = await survivors(child, orders);
    await Promise.all(orders.map((order) => lookAndRestart(scenario, order)));
    return survived;
  } finally {
    for (const copy of copies) await copy.drop();
  }
}

async function lookAndRestart(scenario: Scenario, order: FatalOrder): Promise<void> {
  await untilGone(order.connection, CHILD);
  const looker = await openDatabaseOf({ ...order, applicationName: 'looker' });
  const started: Work[] = [];
  const run: Restart = async (over) => {
    const work = await scenario.open({ ...order, ...over, applicationName: 'restarted' });
    started.push(work);
    return work.run();
  };
  try {
    await scenario.whenDead(looker.database);
    await scenario.whenRestarted(run, looker.database);
  } catch (error) {
    if (error instanceof Error) error.message = `at boundary ${order.dieAt}: ${error.message}`;
    throw error;
  } finally {
    for (const work of started) await work.close();
    await looker.close();
  }
}

/** Sends the orders and waits for the end; tells which of them were carried out to the last. */
function survivors(child: ChildProcess, orders: readonly FatalOrder[]): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const done: number[] = [];
    child.on('message', ({ dieAt, crossed }: { dieAt: number; crossed: number }) => {
      if (crossed < dieAt) done.push(dieAt);
      else reject(new Error(`outlived its boundary ${dieAt}`));
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' ? done.length < orders.length : done.length === orders.length) {
        resolve(done.toSorted((a, b) => a - b));
      } else reject(new Error(`a child ended with ${code} ${signal}`));
    });
    child.send(orders);
  });
}

/** Processes that have loaded their work before it is their turn. */
class Children {
  private readonly waiting: ChildProcess[] = [];
  private readonly started: ChildProcess[] = [];
  private readonly files: { script: string; module: string };

  constructor(module: string) {
    const folder = compiled();
    this.files = { script: join(folder, 'killed.child.js'), module: join(folder, `${module}.js`) };
    this.waiting.push(this.start());
  }

  next(): ChildProcess {
    this.waiting.push(this.start());
    return this.waiting.shift()!;
  }

  clear(): void {
    for (const child of this.started) child.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const { script, module } = this.files;
    const child = fork(script, [module], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.started.push(child);
    return child;
  }
}

/** This folder, compiled to where its imports find the compiled product; half a second less for each process. */
function compiled(): string {
  const root = join(__dirname, '../../..');
  const { $schema: _, ...swcrc } = JSON.parse(
    readFileSync(join(root, '.swcrc'), 'utf8'),
  ) as Options & { $schema?: string };
  const product = dirname(dirname(new Workshop().file('main')));
  const folder = join(product, relative(root, __dirname));
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.ts'))) {
    const filename = join(__dirname, file);
    const options = { ...swcrc, filename, swcrc: false, sourceMaps: 'inline' as const };
    const { code } = transformSync(readFileSync(filename, 'utf8'), options);
    writeFileSync(join(folder, file.replace(/ts$/, 'js')), code);
  }
  return folder;
}
