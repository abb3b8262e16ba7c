import type { Database } from '../../src/platform/database/database';
import { ALL_DUE, enterOverdue, state, told } from '../jobs/escalate-many';
import { startTestApp } from '../support/app';
import { signIn } from '../support/people';
import { DESK } from '../support/petitions';
import { open } from './support/escalate.work';
import { killAtEveryBoundary } from './support/kill-at-every';
import { worldOf, type World } from './support/world';

/** One full batch and a part of another. */
const OVERDUE = 1100;

describe('the worker is killed at each statement of a sweep of escalations', () => {
  let world: World;
  beforeAll(async () => {
    const t = await startTestApp();
    // Two readers of every escalation, so that a message to one without the other would be seen.
    await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    await signIn(t, [{ role: 'INTAKE_OFFICER' }]);
    await enterOverdue(t, OVERDUE);
    world = await worldOf(t);
  });
  afterAll(() => world.drop());

  const both = async (database: Database) => ({
    ...(await state({ database })),
    ...(await told({ database })),
  });

  it('and nothing is lost or doubled: every escalation once, and one message to each reader', async () => {
    const seen = new Set<number>();
    const boundaries = await killAtEveryBoundary({
      name: 'escalating',
      world,
      module: 'escalate.work',
      open,
      now: ALL_DUE.toISOString(),
      atOnce: 8,
      // Whole batches or nothing, each escalation with its two messages.
      whenDead: async (database) => {
        const { raised, waiting, messages, once } = await both(database);
        expect([0, 1000, OVERDUE]).toContain(raised);
        expect(raised + waiting).toBe(OVERDUE);
        expect([messages, once]).toEqual([2 * raised, 2 * raised]);
        seen.add(raised);
      },
      whenRestarted: async (run, database) => {
        const before = (await state({ database })).raised;
        expect(await run()).toMatchObject({ raised: OVERDUE - before });
        expect(await run()).toMatchObject({ raised: 0 });
        expect(await both(database)).toEqual({
          waiting: 0,
          raised: OVERDUE,
          clocks: OVERDUE,
          messages: 2 * OVERDUE,
          once: 2 * OVERDUE,
        });
      },
    });
    // Two batches of five statements, look, begin, plan, raise, commit, and two looks that find nothing.
    expect(boundaries).toBeGreaterThanOrEqual(2 * (2 * 5 + 2));
    // It was really killed before the first batch, between them and after the last.
    expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1000, OVERDUE]);
  });
});
