import type { ThrottlerStorage } from '@nestjs/throttler';

type Count = Awaited<ReturnType<ThrottlerStorage['increment']>>;

interface Window {
  hits: number;
  endsAtMs: number;
}

/**
 * Counts of requests for @nestjs/throttler, in the process's memory: one number per caller and bucket, over a
 * window that begins with the caller's first request. A request costs the same however many came before it; the
 * package's own store walks through every request of the last minute, which a busy gateway would feel.
 */
export class RateWindows implements ThrottlerStorage {
  private readonly windows = new Map<string, Window>();
  private sweepAtMs = 0;

  /** `nowMs` must never go back; milliseconds of any origin. */
  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Counts one more request of `key`; blocked from the first one over `limit` until its window ends. */
  async increment(key: string, ttlMs: number, limit: number): Promise<Count> {
    const now = this.nowMs();
    const window = this.windowOf(key, now, ttlMs);
    window.hits += 1;
    const secondsLeft = Math.ceil((window.endsAtMs - now) / 1000);
    const isBlocked = window.hits > limit;
    return {
      totalHits: window.hits,
      timeToExpire: secondsLeft,
      isBlocked,
      timeToBlockExpire: isBlocked ? secondsLeft : 0,
    };
  }

  /** Seconds until the window of `key` ends, when it has counted `limit` or more; 0 while there is room. Counts nothing. */
  secondsExhausted(key: string, limit: number): number {
    const window = this.windows.get(key);
    if (!window || window.hits < limit) return 0;
    return Math.max(0, Math.ceil((window.endsAtMs - this.nowMs()) / 1000));
  }

  private windowOf(key: string, now: number, ttlMs: number): Window {
    this.forgetEnded(now, ttlMs);
    const held = this.windows.get(key);
    if (held && now < held.endsAtMs) return held;
    const fresh = { hits: 0, endsAtMs: now + ttlMs };
    this.windows.set(key, fresh);
    return fresh;
  }

  /** Once per window's length, so that memory follows the callers of the last two windows at most. */
  private forgetEnded(now: number, ttlMs: number): void {
    if (now < this.sweepAtMs) return;
    this.sweepAtMs = now + ttlMs;
    for (const [key, window] of this.windows) {
      if (window.endsAtMs <= now) this.windows.delete(key);
    }
  }
}
