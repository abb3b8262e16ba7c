import type { Logger as Log } from 'pino';

/** Orchestrators kill after 30 seconds; what hangs until then must not take the tidy part of the end with it. */
const STOP_LIMIT_MS = 25_000;
/** Ctrl-C under `npm start` arrives twice, from the terminal and from npm; only what comes later is impatience. */
const SAME_SIGNAL_MS = 1000;
const PARENT_POLL_MS = 500;

/** A signal came while the process was starting: what is open is closed, and that is no failure. */
export class StoppedWhileStarting extends Error {}

/**
 * What a process holds open, and its end in one order, whoever asks: the reverse of the order of opening, so
 * requests and jobs first, with what is in flight answered, then the queue's store, then the database.
 */
export class Lifetime {
  private readonly closers: (() => Promise<unknown>)[] = [];
  private stoppingSinceMs: number | undefined;
  private started = false;

  /** Remembers how to close what was just opened. Throws StoppedWhileStarting when a signal came meanwhile. */
  holds(close: () => Promise<unknown>): void {
    this.closers.push(close);
    this.goOn();
  }

  /** Between two steps of the start. Throws StoppedWhileStarting when a signal came meanwhile. */
  goOn(): void {
    if (this.stoppingSinceMs !== undefined) throw new StoppedWhileStarting();
  }

  /** The start is over: from now on a signal closes everything at once. */
  hasStarted(): void {
    this.goOn();
    this.started = true;
  }

  /**
   * Ends the process when its parent has died. For a process that npm runs: npm passes SIGTERM to the shell in
   * between, which dies of it and leaves its child running where nobody sees it.
   */
  stopWithParent(log: Log): void {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      this.stop('parent ended', log);
    }, PARENT_POLL_MS);
    watch.unref();
  }

  /** Ends the process on SIGTERM and SIGINT with exit code 0; a second signal ends it where it stands. */
  stopOnSignal(log: Log): void {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => this.stop(signal, log));
    }
  }

  private stop(signal: string, log: Log): void {
    const nowMs = performance.now();
    if (this.stoppingSinceMs !== undefined) {
      if (nowMs - this.stoppingSinceMs > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    this.stoppingSinceMs = nowMs;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    if (this.started) void this.end(log);
  }

  /** Closes everything, the last opened first; what fails to close does not keep the rest open. */
  async close(log?: Log): Promise<boolean> {
    let clean = true;
    for (const close of this.closers.splice(0).toReversed()) {
      try {
        await close();
      } catch (error) {
        clean = false;
        log?.error({ err: error }, 'did not stop cleanly');
      }
    }
    return clean;
  }

  private async end(log: Log): Promise<void> {
    process.exit((await this.close(log)) ? 0 : 1);
  }
}
