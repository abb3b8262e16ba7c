/** The middle of what was measured. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** How many milliseconds the work took. */
export async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await work();
  return performance.now() - beganMs;
}

/** Medians in milliseconds of the same work at two sizes. */
export interface Turns {
  small: number;
  large: number;
  rounds: number;
}

/** Times the same work at two sizes one after the other, so often after a warm-up: what disturbs one disturbs both. */
export async function inTurns(
  { warmUp, rounds }: { warmUp: number; rounds: number },
  small: () => Promise<unknown>,
  large: () => Promise<unknown>,
): Promise<Turns> {
  const smallMs: number[] = [];
  const largeMs: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const one = await elapsedMs(small);
    const other = await elapsedMs(large);
    if (round < 0) continue;
    smallMs.push(one);
    largeMs.push(other);
  }
  return { small: median(smallMs), large: median(largeMs), rounds };
}

/** The same as a sentence for the table. */
export const inWords = ({ small, large, rounds }: Turns): string =>
  `${rounded(large)} ms against ${rounded(small)} ms (medians of ${rounds}, in turns)`;

export const rounded = (value: number): number => Math.round(value * 100) / 100;
