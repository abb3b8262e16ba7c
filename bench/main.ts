import type { BenchResult } from './bench-result';
import * as deadlineRule from './deadline-rule.bench';
import * as digests from './digests.bench';
import * as drafting from './drafting.bench';
import * as getById from './get-by-id.bench';
import * as letters from './letters.bench';
import * as life from './life.bench';
import * as messages from './messages.bench';
import * as overduePage from './overdue-page.bench';
import * as submit from './submit.bench';
import * as search from './search.bench';
import { machineFacts } from './support/machine';
import * as sweep from './sweep.bench';

/** In the order in which they run; `npm run bench -- submit sweep` runs some. */
const BENCHES: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  'deadline-rule': deadlineRule.run,
  submit: submit.run,
  'get-by-id': getById.run,
  'overdue-page': overduePage.run,
  search: search.run,
  life: life.run,
  sweep: sweep.run,
  digests: digests.run,
  drafting: drafting.run,
  letters: letters.run,
  messages: messages.run,
};

/** Runs the benches one after the other and prints a table; a missed target is a finding, not a failure. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    throw new Error(`No bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  }
  const results: BenchResult[] = [];
  for (const [name, run] of Object.entries(BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const beganMs = performance.now();
    process.stderr.write(`${name} ...`);
    results.push(...(await run()));
    process.stderr.write(` ${Math.round((performance.now() - beganMs) / 1000)} s\n`);
  }
  console.log(`${machineFacts(new Date())}\n\n${table(results)}`);
}

function table(results: readonly BenchResult[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(['claim', 'measured', 'ratio', 'target', 'verdict']),
    row(['---', '---', '---:', '---', '---']),
    ...results.map((result) =>
      row([
        result.claim,
        result.measured,
        result.ratio === undefined ? '' : result.ratio.toFixed(2),
        result.target,
        result.ok ? 'met' : '**missed**',
      ]),
    ),
  ].join('\n');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
