import type { INestApplicationContext } from '@nestjs/common';
import { gate, ProbeSweep, QueueTrial, runs, shutGate, sleep, until } from './queue-trial';

/** What the queue must do, whatever it is stored in. */
export function describeQueue(settings: () => Readonly<Record<string, string>>): void {
  let trial: QueueTrial;
  let first: INestApplicationContext;
  beforeAll(async () => {
    trial = new QueueTrial(settings());
    first = await trial.startWorker();
    await until(() => runs.probe.length === 1 && runs.ticker.length >= 1);
  });
  afterAll(() => trial.close());

  const nudge = (): Promise<void> => first.get(ProbeSweep).nudge();

  it('runs a sweep by its schedule', async () => {
    const before = runs.ticker.length;
    await until(() => runs.ticker.length >= before + 3);
    const [a = 0, , c = 0] = runs.ticker.slice(before);
    // Two intervals of a second lie between three runs, give or take a busy machine.
    expect(c - a).toBeGreaterThan(1000);
  });

  it('runs a sweep at once when it is nudged', async () => {
    const before = runs.probe.length;
    await nudge();
    await until(() => runs.probe.length === before + 1, 5000);
    await sleep(300);
    expect(runs.probe).toHaveLength(before + 1);
  });

  it('runs it once more, and only once, for all nudges that come while it runs', async () => {
    const before = runs.probe.length;
    shutGate();
    await nudge();
    await until(() => runs.probe.length === before + 1);
    for (let count = 0; count < 5; count++) await nudge();
    await sleep(200);
    expect(runs.probe).toHaveLength(before + 1);
    gate.open();
    await until(() => runs.probe.length === before + 2);
    await sleep(500);
    expect(runs.probe).toHaveLength(before + 2);
  });

  it('gives a job to one of two workers, and the schedule is not doubled by the second', async () => {
    await trial.startWorker();
    const probed = runs.probe.length;
    await nudge();
    await until(() => runs.probe.length > probed);
    const ticked = runs.ticker.length;
    await sleep(3000);
    expect(runs.probe).toHaveLength(probed + 1);
    expect(runs.ticker.length - ticked).toBeLessThanOrEqual(4);
  });

  it('goes on by its schedule when one of two workers stops', async () => {
    await first.close();
    const before = runs.ticker.length;
    await until(() => runs.ticker.length >= before + 2);
  });
}
