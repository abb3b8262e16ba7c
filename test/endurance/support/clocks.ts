import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tuesday 21/4/2026, 8:00: an hour at which officers may be written to. */
const TUESDAY = Date.parse('2026-04-21T01:00:00Z');

/** The clocks of two processes, each in a file. */
export class Clocks {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pakn-clocks-'));
  private readonly startMs = TUESDAY - Date.now();

  constructor() {
    this.set(0, 0);
  }

  /** Sets both, by how many milliseconds they are ahead of that Tuesday. */
  set(...ahead: [number, number]): void {
    for (const [i, ms] of ahead.entries()) {
      writeFileSync(`${this.file(i)}.new`, String(this.startMs + ms));
      renameSync(`${this.file(i)}.new`, this.file(i));
    }
  }

  settings(i: number): Record<string, string> {
    const hook = join(__dirname, 'settable-date.cjs');
    return { CLOCK_FILE: this.file(i), NODE_OPTIONS: `--require "${hook}"` };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly file = (i: number): string => join(this.folder, `clock-${i}`);
}
