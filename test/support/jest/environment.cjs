const { ModuleMocker } = require('jest-mock');

/** What jest itself leaves on the global object for one test file, by the names of its symbols. */
const OF_ONE_FILE =
  /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|RETRY_.*|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY)$/;

/**
 * Runs test files in the realm of the worker itself (see `runtime.cjs`), and takes away after each what jest put there
 * for it. There are no fake timers: the product's time is `SettableClock`.
 */
module.exports = class SharedEnvironment {
  constructor() {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = null;
    this.before = {
      console: globalThis.console,
      exit: process.exit,
      atExit: new Set(process.listeners('exit')),
    };
  }

  async setup() {}

  async teardown() {
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (OF_ONE_FILE.test(symbol.description ?? '')) delete globalThis[symbol];
    }
    globalThis.console = this.before.console;
    process.exit = this.before.exit;
    for (const listener of process.listeners('exit')) {
      if (!this.before.atExit.has(listener)) process.off('exit', listener);
    }
  }

  getVmContext() {
    return globalThis;
  }

  exportConditions() {
    return ['node'];
  }
};
