import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in ticks of 10 ms, whatever the kernel's own clock. */
const TICK_MICROS = 10_000;

/** Processor time that a process has used so far, in microseconds; 0 where there is no /proc. */
export function processMicros(pid: number): number {
  const ticks = ticksOf(pid);
  return ticks ? (ticks.own + ticks.endedChildren) * TICK_MICROS : 0;
}

/** The same for a PostgreSQL server and all processes it started, the ended ones too. */
export function serverMicros(postmasterPid: number): number {
  let total = processMicros(postmasterPid);
  for (const pid of allPids()) {
    const ticks = ticksOf(pid);
    if (ticks?.parent === postmasterPid) total += ticks.own * TICK_MICROS;
  }
  return total;
}

interface Ticks {
  parent: number;
  own: number;
  endedChildren: number;
}

function ticksOf(pid: number): Ticks | null {
  const text = textOf(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The second field is the program's name in brackets and may itself hold spaces: count from behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const number = (field: number): number => Number(fields[field - 3]);
  return {
    parent: number(4),
    own: number(14) + number(15),
    endedChildren: number(16) + number(17),
  };
}

function allPids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended, or the system has no /proc.
    return null;
  }
}
