import type { ComparedLimit } from './takeover-preview.rules';
import { EXAMPLES, TakeoverTally } from './takeover-preview.rules';

/** Noon of Friday 24/4/2026 in the province. */
const now = new Date('2026-04-24T05:00:00Z');
const limit = (
  dueOn: string,
  changedDueOn: string,
  rest: Partial<ComparedLimit> = {},
): ComparedLimit => ({
  petitionId: 'petition',
  unitId: 'ward',
  dueOn,
  dueAt: new Date(`${dueOn}T17:00:00Z`),
  changedDueOn,
  changedDueAt: new Date(`${changedDueOn}T17:00:00Z`),
  ...rest,
});
const effectOf = (...limits: ComparedLimit[]) => {
  const tally = new TakeoverTally(now);
  for (const each of limits) tally.add(each);
  return tally.effect();
};

describe('what another version would do to limits that run', () => {
  it.each([
    ['due 23/4 (late), to 24/4: on time again', '2026-04-23', '2026-04-24', [1, 1, 0]],
    ['due 22/4, to 23/4: late before and after', '2026-04-22', '2026-04-23', [1, 0, 0]],
    ['due 24/4, to 23/4: late at once', '2026-04-24', '2026-04-23', [1, 0, 1]],
    ['due 28/4, to 24/4: on time before and after', '2026-04-28', '2026-04-24', [1, 0, 0]],
    ['due 24/4, stays', '2026-04-24', '2026-04-24', [0, 0, 0]],
  ])('%s', (_case, dueOn, changedDueOn, [moved, becomesOnTime, becomesLate]) => {
    expect(effectOf(limit(dueOn, changedDueOn))).toMatchObject({
      moved,
      becomesOnTime,
      becomesLate,
    });
  });

  it('is late from the very instant of the deadline', () => {
    const [dueAt, changedDueAt] = [now, new Date(now.getTime() + 1)];
    expect(effectOf(limit('2026-04-24', '2026-04-24', { dueAt, changedDueAt }))).toMatchObject({
      becomesOnTime: 1,
    });
  });

  it('adds up by unit, and names only units with something that moves', () => {
    const effect = effectOf(
      limit('2026-04-24', '2026-04-23'),
      limit('2026-04-23', '2026-04-24', { unitId: 'department' }),
      limit('2026-04-28', '2026-04-29', { unitId: 'department' }),
      limit('2026-04-28', '2026-04-28', { unitId: 'idle' }),
    );
    expect(effect).toMatchObject({ moved: 3, becomesOnTime: 1, becomesLate: 1 });
    expect(effect.byUnit).toEqual([
      { unitId: 'ward', moved: 1, becomesOnTime: 0, becomesLate: 1 },
      { unitId: 'department', moved: 2, becomesOnTime: 1, becomesLate: 0 },
    ]);
  });

  it('keeps a few examples, those that become late first, however many there are', () => {
    const many = Array.from({ length: 1000 }, () => limit('2026-04-28', '2026-04-29'));
    const { examples } = effectOf(
      ...many,
      limit('2026-04-23', '2026-04-24', { petitionId: 'saved' }),
      limit('2026-04-24', '2026-04-23', { petitionId: 'lost' }),
    );
    expect(examples).toHaveLength(EXAMPLES);
    expect(examples.slice(0, 3).map(({ petitionId, becomes }) => [petitionId, becomes])).toEqual([
      ['lost', 'LATE'],
      ['saved', 'ON_TIME'],
      ['petition', null],
    ]);
  });
});
