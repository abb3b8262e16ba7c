import type { ComparedClock } from './change-preview.rules';
import { EffectTally } from './change-preview.rules';

/** Noon of Friday 24/4/2026 in the province. */
const now = new Date('2026-04-24T05:00:00Z');
const endOf = (day: string) => new Date(`${day}T17:00:00Z`);
const clock = (
  dueOn: string,
  changedOn: string,
  rest: Partial<ComparedClock> = {},
): ComparedClock => ({
  kind: 'OUTER',
  holderId: 'ward',
  dueAt: endOf(dueOn),
  changedDueAt: endOf(changedOn),
  ...rest,
});

const effectOf = (...petitions: ComparedClock[][]) => {
  const tally = new EffectTally(now);
  for (const clocks of petitions) tally.add(clocks);
  return tally.effect();
};

describe('what a calendar change would do', () => {
  it.each([
    ['due 23/4 (late), to 24/4: on time again', '2026-04-23', '2026-04-24', [1, 1, 0]],
    ['due 22/4, to 23/4: late before and after', '2026-04-22', '2026-04-23', [1, 0, 0]],
    ['due 24/4, to 23/4: late at once', '2026-04-24', '2026-04-23', [1, 0, 1]],
    ['due 27/4, to 28/4: on time before and after', '2026-04-27', '2026-04-28', [1, 0, 0]],
    ['due 24/4, stays', '2026-04-24', '2026-04-24', [0, 0, 0]],
  ])('%s', (_case, dueOn, changedOn, [moved, becomesOnTime, becomesLate]) => {
    expect(effectOf([clock(dueOn, changedOn)])).toMatchObject({
      openPetitions: 1,
      moved,
      becomesOnTime,
      becomesLate,
    });
  });

  it('is late from the very instant of the deadline', () => {
    const [dueAt, changedDueAt] = [now, new Date(now.getTime() + 1)];
    expect(effectOf([clock('', '', { dueAt, changedDueAt })]).becomesOnTime).toBe(1);
  });

  it('counts a petition once, however many of its limits move, and by its holder', () => {
    const holding = clock('2026-04-27', '2026-04-28', { kind: 'HOLDING' });
    const step = clock('2026-04-23', '2026-04-24', { kind: 'ACCEPT' });
    expect(effectOf([holding, step, clock('2026-04-27', '2026-04-28')])).toEqual({
      openPetitions: 1,
      moved: 1,
      becomesOnTime: 0,
      becomesLate: 0,
      byUnit: [{ unitId: 'ward', moved: 1, becomesOnTime: 0, becomesLate: 0 }],
    });
  });

  it('lists only units with something that moves, and adds them up', () => {
    const effect = effectOf(
      [clock('2026-04-23', '2026-04-24')],
      [clock('2026-04-23', '2026-04-24', { holderId: 'department' })],
      [clock('2026-04-28', '2026-04-29', { holderId: 'department' })],
      [clock('2026-04-28', '2026-04-28', { holderId: 'idle' })],
    );
    expect(effect).toEqual({
      openPetitions: 4,
      moved: 3,
      becomesOnTime: 2,
      becomesLate: 0,
      byUnit: [
        { unitId: 'ward', moved: 1, becomesOnTime: 1, becomesLate: 0 },
        { unitId: 'department', moved: 2, becomesOnTime: 1, becomesLate: 0 },
      ],
    });
  });

  it('does not call an answered petition open, though its publication moves', () => {
    const publish = clock('2026-04-23', '2026-04-24', { kind: 'PUBLISH' });
    expect(effectOf([publish])).toMatchObject({ openPetitions: 0, moved: 1, becomesOnTime: 0 });
  });
});
