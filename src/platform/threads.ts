import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Starts a module as a thread, with what it is given. From the build it runs JavaScript; from the sources, in tests,
 * it loads TypeScript as they do.
 */
export function openThread(folder: string, name: string, workerData?: unknown): Worker {
  const path = join(folder, name);
  if (__filename.endsWith('.js')) return new Worker(`${path}.js`, { workerData });
  const hook = join(__dirname, '..', '..', 'test', 'support', 'ts-hook.cjs');
  return new Worker(`${path}.ts`, { execArgv: ['-r', hook], workerData });
}
