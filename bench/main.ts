import { cpus, totalmem, type as system, release } from 'node:os';
import type { BenchResult } from './bench-result';
import * as deadlineRule from './deadline-rule.bench';
import * as getById from './get-by-id.bench';
import * as submit from './submit.bench';

/** In the order in which they run; `npm run bench -- submit sweep` runs some. */
const BENCHES: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  'deadline-rule': deadlineRule.run,
  submit: submit.run,
  'get-by-id': getById.run,
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
  console.log(machine());
  console.log(table(results));
}

function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `- ${new Date().toISOString().slice(0, 16)}Z`,
    `- ${cores[0]?.model.trim()}, ${cores.length} cores, ${memory} GiB, ${system()} ${release()}`,
    `- Node ${process.versions.node}`,
    '',
  ].join('\n');
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
