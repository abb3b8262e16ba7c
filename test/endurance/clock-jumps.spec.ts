import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRedisInstalled, startRedis, type RedisServer } from '../support/redis';
import { TwoWorkers } from './support/two-workers';

const A_WEEK_MS = 7 * 86_400_000;
/** Tuesday 21/4, 8:00. What is overdue from Monday midnight on, one a second, is so for hours. */
const TUESDAY = Date.parse('2026-04-21T01:00:00Z');
/** Comes to be overdue when the workers' clock has jumped over it. */
const SUNDAY = new Date('2026-04-25T17:00:00Z');

/** The clocks of two processes, each in a file. */
class Clocks {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pakn-clocks-'));
  private readonly startMs = TUESDAY - Date.now();

  /** Sets both, by how far they are ahead of that Tuesday. */
  set(...ahead: [number, number]): void {
    for (const [i, ms] of ahead.entries()) {
      writeFileSync(`${this.file(i)}.new`, String(this.startMs + ms));
      renameSync(`${this.file(i)}.new`, this.file(i));
    }
  }

  settings(i: number): Record<string, string> {
    const hook = join(__dirname, 'support/settable-date.cjs');
    return { CLOCK_FILE: this.file(i), NODE_OPTIONS: `--require "${hook}"` };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly file = (i: number): string => join(this.folder, `clock-${i}`);
}

const STORES = isRedisInstalled() ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'];

describe.each(STORES)('two workers whose clock jumps, their queue in %s', (store) => {
  let office: TwoWorkers;
  let clocks: Clocks;
  let redis: RedisServer | undefined;
  beforeAll(async () => {
    clocks = new Clocks();
    clocks.set(0, 0);
    redis = store === 'Redis' ? await startRedis() : undefined;
    const queue: Record<string, string> = redis ? { REDIS_URL: redis.url } : {};
    office = await TwoWorkers.prepare();
    await office.start({ ...clocks.settings(0), ...queue }, { ...clocks.settings(1), ...queue });
  });
  afterAll(async () => {
    await office.close();
    await redis?.kill();
    clocks.remove();
  });

  it('raise all of the week that they were carried over, once, in the middle of a sweep', async () => {
    await office.enter(3000, 10);
    await office.enter(1000, 0, SUNDAY);
    await office.untilRaised(1);
    clocks.set(A_WEEK_MS, A_WEEK_MS);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
  });

  it('go on when one is a week ahead of the other', async () => {
    clocks.set(2 * A_WEEK_MS, A_WEEK_MS);
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
  });

  it('go on when both are set right', async () => {
    clocks.set(0, 0);
    await office.enter(300, 5);
    await office.untilDone();
    await office.expectNothingLostOrDoubled();
    await office.expectBothToStop();
  });
});
