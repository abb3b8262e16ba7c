import { RateWindows } from './rate-windows';

const MINUTE_MS = 60_000;

describe('counting requests per caller', () => {
  let now: number;
  let windows: RateWindows;
  const ask = (caller = 'one', limit = 2) => windows.increment(caller, MINUTE_MS, limit);

  beforeEach(() => {
    now = 5_000;
    windows = new RateWindows(() => now);
  });

  it('lets as many through as the limit says, and blocks the next', async () => {
    expect(await ask()).toMatchObject({ totalHits: 1, isBlocked: false, timeToBlockExpire: 0 });
    expect(await ask()).toMatchObject({ totalHits: 2, isBlocked: false });
    expect(await ask()).toMatchObject({ totalHits: 3, isBlocked: true });
  });

  it('tells the blocked in how many seconds the window ends, and lets them in again then', async () => {
    await ask();
    await ask();
    now += 20_500;
    expect(await ask()).toMatchObject({ isBlocked: true, timeToBlockExpire: 40 });
    now += 39_499;
    expect(await ask()).toMatchObject({ isBlocked: true, timeToBlockExpire: 1 });
    now += 1;
    expect(await ask()).toMatchObject({ isBlocked: false, totalHits: 1, timeToExpire: 60 });
  });

  it('tells, without counting, how long a caller who has used up the limit must wait', async () => {
    expect(windows.secondsExhausted('one', 2)).toBe(0);
    await ask();
    expect(windows.secondsExhausted('one', 2)).toBe(0);
    await ask();
    expect(windows.secondsExhausted('one', 2)).toBe(60);
    now += 59_001;
    expect(windows.secondsExhausted('one', 2)).toBe(1);
    expect(windows.secondsExhausted('two', 2)).toBe(0);
    now += 999;
    expect(windows.secondsExhausted('one', 2)).toBe(0);
  });

  it('counts each caller alone', async () => {
    await ask('one', 1);
    expect(await ask('one', 1)).toMatchObject({ isBlocked: true });
    expect(await ask('two', 1)).toMatchObject({ isBlocked: false });
  });

  it('does not lose a running window when it forgets the ended ones', async () => {
    await ask('early');
    now += 59_000;
    await ask('late', 1);
    now += 2_000;
    await ask('early');
    expect(await ask('late', 1)).toMatchObject({ isBlocked: true, totalHits: 2 });
  });
});
