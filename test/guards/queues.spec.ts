import { Nudger } from '../../src/platform/queue/nudger';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, type TestApp } from '../support/app';
import { productSources } from './sources';

/** Every background job, written by hand: operators schedule alarms by these names. */
const JOBS = [
  'ask-interim-updates',
  'calendar-watch',
  'close-settled',
  'draft-notices',
  'escalate',
  'escalation-target-watch',
  'forget-idempotency-keys',
  'forget-sessions',
  'print-letters',
  'provisional-watch',
  'recompute-deadlines',
  'recompute-ladders',
  'release-merged',
  'scan-attachments',
  'send-messages',
  'tell-unacknowledged',
  'tidy-attachments',
  'write-digests',
];

describe('the jobs', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
  });
  afterAll(() => t.close());

  it('are these, each with a description for whoever looks at them', () => {
    const sweeps = t.app.get(SweepRegistry).all();
    expect(sweeps.map((sweep) => sweep.name).toSorted()).toEqual(JOBS);
    for (const sweep of sweeps) {
      // BullMQ takes no colon in a name, and a name made of digits would be a job's id.
      expect(sweep.name).toMatch(/^[a-z][a-z-]+$/);
      expect(sweep.description).toMatch(/\S.{10,}/);
    }
  });

  it('are all registered: none is written and then forgotten in its module', () => {
    const marked = productSources().flatMap(({ text }) => text.match(/^@SweepJob\(/gm) ?? []);
    const written = productSources().flatMap(({ text }) => text.match(/implements Sweep\b/g) ?? []);
    expect(marked).toHaveLength(JOBS.length);
    expect(written).toHaveLength(JOBS.length);
  });

  it('are nudged by names that have a handler', () => {
    const targets = t.app.get(Nudger).targets();
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((name) => !JOBS.includes(name))).toEqual([]);
  });
});
