import type { TestApp } from './app';

/**
 * Lets requests meet: holds what `lock` locks (an SQL statement), starts them all, waits until every one of them
 * stands before a lock in the database, and lets go. A race then happens every time instead of once in a while.
 */
export async function meeting<T>(
  t: TestApp,
  lock: string,
  requests: readonly (() => PromiseLike<T>)[],
): Promise<T[]> {
  const started: Promise<T>[] = [];
  await t.database.transaction(async (tx) => {
    await tx.rows(lock);
    started.push(...requests.map(async (request) => request()));
    await untilWaiting(t, requests.length);
  });
  return Promise.all(started);
}

/** Comes back when so many stand before a lock in the database. */
export async function untilWaiting(t: TestApp, count: number): Promise<void> {
  const giveUpAt = performance.now() + 5000;
  while (performance.now() < giveUpAt) {
    const [row] = await t.database.rows<{ waiting: number }>(
      `select count(*) as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (row && row.waiting >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`not all of ${count} requests came to stand before a lock`);
}
