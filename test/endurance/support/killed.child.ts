/**
 * A worker of its own, to be killed. Loads its work (the argument names the module), says so, waits for its order, starts, and
 * ends itself at the boundary it is told. If there are not so many, says how many there were.
 */
import 'reflect-metadata';
import { dieAtBoundary } from './statement-boundaries';
import type { OpenWork, WorkOrder } from './work';

async function main(open: OpenWork, order: WorkOrder & { dieAt: number }): Promise<void> {
  const work = await open(order);
  const boundaries = dieAtBoundary(order.dieAt);
  await work.run();
  process.send?.({ crossed: boundaries.crossed() });
  await work.close();
  process.disconnect();
}

const { open } = require(process.argv[2] ?? '') as { open: OpenWork };
process.once('message', (order) => void main(open, order as WorkOrder & { dieAt: number }));
process.send?.({ ready: true });
