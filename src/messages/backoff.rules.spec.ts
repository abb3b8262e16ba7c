import { waitAfter } from './backoff.rules';

describe('the wait after a failed attempt', () => {
  // Worked out by hand: half a minute, doubled until six hours.
  it.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [4, 240],
    [5, 480],
    [6, 960],
    [7, 1920],
    [8, 3840],
    [9, 7680],
    [10, 15_360],
    [11, 21_600],
    [12, 21_600],
    [13, 21_600],
  ])('attempt %i: %i seconds, a fifth less or more by chance', (attempt, seconds) => {
    expect(waitAfter(attempt, 0.5)).toBeCloseTo(seconds, 6);
    expect(waitAfter(attempt, 0)).toBeCloseTo(seconds * 0.8, 6);
    expect(waitAfter(attempt, 0.999999)).toBeLessThan(seconds * 1.2);
    expect(waitAfter(attempt, 0.75)).toBeCloseTo(seconds * 1.1, 6);
  });

  it.each([
    // Attempt, chance, asked, waited: half a minute is our own first wait.
    [1, 0.5, 0, 30],
    [1, 0.5, 10, 30],
    [1, 0.5, 100, 110],
    [1, 0, 100, 100],
    [6, 0.5, 600, 960],
    [6, 0.5, 1000, 1100],
    [13, 0.5, 21_600, 21_600],
  ])('attempt %i, chance %f, asked for %i seconds: %i', (attempt, chance, asked, seconds) => {
    expect(waitAfter(attempt, chance, asked)).toBeCloseTo(seconds, 6);
  });

  it('is no wait but the end after the fourteenth', () => {
    expect(waitAfter(14, 0.5)).toBeNull();
    expect(waitAfter(15, 0.5)).toBeNull();
    expect(waitAfter(14, 0.5, 60)).toBeNull();
  });
});
