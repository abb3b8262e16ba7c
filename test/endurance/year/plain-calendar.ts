import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The year as it hangs on the wall, and counting with a finger on it: one day after the other, one office period after
 * the other. Written for the test alone; it shares no code with the product.
 */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const AHEAD = 7 * HOUR;
const OFFICE = [
  [7.5, 11.5],
  [13, 17],
] as const;

/** 'YYYY-MM-DD' of an instant in the province. */
export const dayOf = (ms: number): string => new Date(ms + AHEAD).toISOString().slice(0, 10);

/** 00:00 of a day in the province. */
export const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`) - AHEAD;

const following = new Map<string, string>();

export function nextDay(day: string): string {
  const known = following.get(day);
  if (known !== undefined) return known;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
  following.set(day, next);
  return next;
}

const isWeekend = (day: string): boolean =>
  [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

export class PlainCalendar {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly rows: ReadonlyMap<string, string>) {}

  /** The days that the product is delivered with. */
  static ofSeed(): PlainCalendar {
    const file = join(__dirname, '..', '..', '..', 'seed', 'calendar_days.csv');
    const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
    const cells = lines.map((line) => line.split(','));
    return new PlainCalendar(new Map(cells.map(([day, kind]) => [day!, kind!])));
  }

  with(days: readonly { day: string; kind: string }[]): PlainCalendar {
    return new PlainCalendar(new Map([...this.rows, ...days.map((d) => [d.day, d.kind] as const)]));
  }

  works(day: string): boolean {
    const known = this.known.get(day);
    if (known !== undefined) return known;
    const row = this.rows.get(day);
    const works = row === undefined ? !isWeekend(day) : row === 'MAKEUP_WORKDAY';
    this.known.set(day, works);
    return works;
  }

  /** The n-th working day after a day. */
  add(day: string, n: number): string {
    let left = n;
    let current = day;
    while (left > 0) {
      current = nextDay(current);
      if (this.works(current)) left -= 1;
    }
    return current;
  }

  /** The day itself if it is worked on, else the next that is. */
  orNext(day: string): string {
    let current = day;
    while (!this.works(current)) current = nextDay(current);
    return current;
  }

  /** Working days after one day through another. */
  count(after: string, through: string): number {
    let counted = 0;
    for (let day = after; day < through;) {
      day = nextDay(day);
      if (this.works(day)) counted += 1;
    }
    return counted;
  }

  /** The instant at which so much office time has passed. */
  addOffice(from: number, hours: number): number {
    let left = hours * HOUR;
    for (let day = dayOf(from); ; day = nextDay(day)) {
      if (!this.works(day)) continue;
      for (const [opens, closes] of OFFICE) {
        const begins = Math.max(from, midnight(day) + opens * HOUR);
        const open = midnight(day) + closes * HOUR - begins;
        if (open <= 0) continue;
        if (left <= open) return begins + left;
        left -= open;
      }
    }
  }
}
