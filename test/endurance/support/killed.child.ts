/**
 * A worker of its own, to be killed. Loads its work (the argument names the module), waits for its orders, starts,
 * and dies where it is told. Of an order that ends by itself it says how many boundaries it crossed.
 */
import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { Boundaries } from './statement-boundaries';
import type { FatalOrder, OpenWork } from './work';

Logger.overrideLogger(false);

async function main(open: OpenWork, orders: readonly FatalOrder[]): Promise<void> {
  const works = await Promise.all(orders.map((order) => open(order)));
  const boundaries = new Boundaries();
  for (const { database, dieAt } of orders) boundaries.begin(database, dieAt);
  boundaries.watch();
  await Promise.all(
    orders.map(async ({ database, dieAt }, i) => {
      await works[i]?.run();
      // Said before it counts as ended: until then no other can end the process.
      await said({ dieAt, crossed: boundaries.crossed(database) });
      boundaries.end(database);
    }),
  );
  process.exit(0);
}

const said = (what: object): Promise<void> =>
  new Promise((resolve) => process.send?.(what, () => resolve()));

const { open } = require(process.argv[2] ?? '') as { open: OpenWork };
process.once('message', (orders) => void main(open, orders as FatalOrder[]));
