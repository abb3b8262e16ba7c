import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp } from '../support/app';
import { productSources, ROOT } from './sources';

const PAGE = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

/** What the first column of the tables under a heading names. */
function named(heading: string): string[] {
  const [, after = ''] = PAGE.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  const cells = [...section.matchAll(/^\| (`[^|]*?) \|/gm)].map((match) => match[1] ?? '');
  return sorted(cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)));
}

/** The keys a file gives its alarms: `const ALARM = '…'`, `alarmKey = … => …`, `key: '…'`; a `*` for what varies. */
function alarmKeys(text: string): string[] {
  const literals = text.matchAll(/\b\w*(?:key|alarm)\b[^;'"`]*?[=:]>?\s*(['`])([^'`\n]+)\1/gi);
  return [...literals]
    .map(([, , key]) => key!.replace(/\$\{[^}]*\}/g, '*'))
    .filter((key) => /^[a-z]+(-([a-z]+|\*))+$/.test(key));
}

describe('docs/operations.md', () => {
  it('says of every alarm what it means, and of no other', () => {
    const raising = productSources().filter(({ text }) => /alarms\.raise\(/i.test(text));
    const nameless = raising.filter(({ text }) => alarmKeys(text).length === 0);
    // An alarm's key stands as a literal in the file that raises it, so that it can be found by whoever sees it.
    expect(nameless.map(({ path }) => path)).toEqual([]);
    const keys = sorted(raising.flatMap(({ text }) => alarmKeys(text)));
    expect(keys.length).toBeGreaterThanOrEqual(7);
    expect(named('Alarms')).toEqual(keys);
  });

  it('says of every metric what it tells, and names no other', () => {
    const metrics = sorted(
      productSources().flatMap(({ text }) =>
        [...text.matchAll(/'(pakn_[a-z_]*[a-z])'/g)].map(([, name]) => name!),
      ),
    );
    expect(metrics.length).toBeGreaterThanOrEqual(12);
    expect(named('What to watch').filter((name) => name.startsWith('pakn_'))).toEqual(metrics);
    const used = [...PAGE.matchAll(/\bpakn_[a-z_]+/g)].map(([name]) => name);
    const parts = metrics.flatMap((name) => [name, `${name}_bucket`, `${name}_count`]);
    expect(sorted(used).filter((name) => !parts.includes(name))).toEqual([]);
  });

  it('says of every job what it does, and names no other', async () => {
    const t = await startTestApp();
    const jobs = t.app.get(SweepRegistry).all();
    await t.close();
    expect(named('Jobs')).toEqual(sorted(jobs.map((job) => job.name)));
  });
});
