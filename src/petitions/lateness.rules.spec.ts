import type { PetitionState } from './petition.rules';
import { latenessOf } from './lateness.rules';

// Due on Friday 24/4/2026: late from Saturday 00:00 in the province (Friday 17:00 UTC), due soon from Wednesday.
const petition = {
  state: 'IN_PROGRESS' as PetitionState,
  dueAt: new Date('2026-04-24T17:00:00Z'),
  dueSoonAt: new Date('2026-04-21T17:00:00Z'),
  stepDueAt: null as Date | null,
};

describe('lateness', () => {
  it.each([
    ['2026-04-21T16:59:59.999Z', 'ON_TIME'],
    ['2026-04-21T17:00:00.000Z', 'DUE_SOON'],
    ['2026-04-24T16:59:59.999Z', 'DUE_SOON'],
    ['2026-04-24T17:00:00.000Z', 'OVERDUE'],
  ])('at %s it is %s', (now, expected) => {
    expect(latenessOf(petition, new Date(now))).toBe(expected);
  });

  it('names a missed step while the answer may still come in time, and no longer after', () => {
    const step = { ...petition, stepDueAt: new Date('2026-04-08T17:00:00Z') };
    expect(latenessOf(step, new Date('2026-04-08T16:59:59Z'))).toBe('ON_TIME');
    expect(latenessOf(step, new Date('2026-04-08T17:00:00Z'))).toBe('LATE_STEP');
    expect(latenessOf(step, new Date('2026-04-22T00:00:00Z'))).toBe('LATE_STEP');
    expect(latenessOf(step, new Date('2026-04-25T00:00:00Z'))).toBe('OVERDUE');
  });

  it('does not call an answered petition overdue, but sees that its publication is late', () => {
    const answered = { ...petition, state: 'ANSWERED' as const };
    expect(latenessOf(answered, new Date('2026-05-20T00:00:00Z'))).toBe('ON_TIME');
    const unpublished = { ...answered, stepDueAt: new Date('2026-04-28T17:00:00Z') };
    expect(latenessOf(unpublished, new Date('2026-05-20T00:00:00Z'))).toBe('LATE_STEP');
  });

  it('is never due soon without such a day', () => {
    expect(latenessOf({ ...petition, dueSoonAt: null }, new Date('2026-04-24T10:00:00Z'))).toBe(
      'ON_TIME',
    );
  });
});
