/**
 * Gives a process a clock that can be set while it runs: `node --require …`, with the name of a file in CLOCK_FILE
 * that holds by how many milliseconds the process is ahead of this machine. All of it jumps, as when a machine's clock is
 * set: the product, the queue's library, everything that asks what time it is. Timers do not, as they do not then.
 */
const { readFileSync } = require('node:fs');

const RealDate = Date;
let aheadMs = 0;

function look() {
  const ahead = Number(readFileSync(process.env.CLOCK_FILE, 'utf8'));
  if (Number.isFinite(ahead)) aheadMs = ahead;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, self) =>
    Reflect.construct(target, given.length === 0 ? [target.now() + aheadMs] : given, self),
  apply: (target) => new target(target.now() + aheadMs).toString(),
  get: (target, name) =>
    name === 'now' ? () => target.now() + aheadMs : Reflect.get(target, name, target),
});

look();
setInterval(look, 20).unref();
