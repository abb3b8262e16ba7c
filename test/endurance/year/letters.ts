import type { Book, Entry } from './book';
import { DAY, dayOf, HOUR, midnight } from './plain-calendar';

/** A letter as it must be: which round to which unit, and what it lists. */
export interface Letter {
  unit: string;
  year: string;
  number: number;
  round: number;
  listed: string[];
}

interface Series {
  round: number;
  listed: Set<number>;
}

const STEPS = ['RECEIVE', 'ASSIGN', 'ACCEPT'];

/** The reminders of the year, worked out from the book: who is written to in which week, and the how-manyeth time. */
export class Letters {
  readonly issued: Letter[] = [];
  /** What each standing draft lists, by unit. */
  readonly drafts = new Map<string, string[]>();
  private readonly seen = new Set<string>();
  /** When each unit was last written to. */
  private readonly writtenAt = new Map<string, number>();
  private readonly series = new Map<string, Series>();
  private readonly reminded = new Map<number, number>();
  private readonly numbers = new Map<string, number>();

  constructor(private readonly book: Book) {}

  /** The round of one instant: the units whose week's letter is drafted then. */
  draft(now: number): string[] {
    const moment = this.moment(now);
    const due = this.lateBy(moment.at);
    const lateNow = this.lateBy(now);
    const unseen = [...due.keys()].filter((unit) => !this.seen.has(`${unit} ${moment.weekOn}`));
    for (const unit of unseen) this.seen.add(`${unit} ${moment.weekOn}`);
    // One letter a week is enough, if it was written by hand and sent.
    const drawn = unseen.filter(
      (unit) => (this.writtenAt.get(unit) ?? -Infinity) < midnight(moment.weekOn),
    );
    for (const unit of drawn) this.drafts.set(unit, lateNow.get(unit)!);
    return drawn;
  }

  /** What is late at an instant, by the unit that holds it. */
  private lateBy(instant: number): Map<string, string[]> {
    const units = new Map<string, string[]>();
    for (const entry of this.book.active) {
      const late = lateness(entry, instant);
      if (!late) continue;
      const lines = units.get(entry.unit) ?? [];
      units.set(entry.unit, lines);
      lines.push(`${entry.life.n} ${late}`);
    }
    return units;
  }

  /** All is drafted again by hand and signed: by unit, each with the next number of the year. */
  issue(now: number): void {
    const year = dayOf(now).slice(0, 4);
    const late = this.lateBy(now);
    for (const unit of [...late.keys()].toSorted()) {
      const listed = late.get(unit)!.toSorted();
      this.writtenAt.set(unit, now);
      const before = this.series.get(unit);
      const goesOn = before && [...before.listed].some((n) => this.isOpenAt(n, unit));
      const series = goesOn
        ? { round: before.round + 1, listed: before.listed }
        : { round: 1, listed: new Set<number>() };
      for (const line of listed) {
        const n = Number(line.split(' ')[0]);
        series.listed.add(n);
        this.reminded.set(n, (this.reminded.get(n) ?? 0) + 1);
      }
      this.series.set(unit, series);
      const number = (this.numbers.get(year) ?? 0) + 1;
      this.numbers.set(year, number);
      this.issued.push({ unit, year, number, round: series.round, listed });
    }
    this.drafts.clear();
  }

  /** What is laid before the chairman: late, and so for ten working days or after three letters. */
  grave(now: number): string[] {
    return [...this.book.active].flatMap((entry) => {
      const late = lateness(entry, now);
      if (!late) return [];
      const { n } = entry.life;
      const { dueOn } = entry.running.get('OUTER')!;
      const isGrave =
        this.book.calendar.count(dueOn, dayOf(now)) >= 10 || (this.reminded.get(n) ?? 0) >= 3;
      return isGrave ? [`${n} ${late}`] : [];
    });
  }

  /** Mondays at eight, or on the next working day. */
  private moment(now: number): { weekOn: string; at: number } {
    const today = midnight(dayOf(now));
    const weekday = (new Date(today + 7 * HOUR).getUTCDay() + 6) % 7;
    for (let back = weekday; ; back += 7) {
      const weekOn = dayOf(today - back * DAY);
      const at = midnight(this.book.calendar.orNext(weekOn)) + 8 * HOUR;
      if (at <= now) return { weekOn, at };
    }
  }

  private isOpenAt(n: number, unit: string): boolean {
    const entry = this.book.entry(n);
    return entry.open && entry.unit === unit;
  }
}

/** How an open petition is late at an instant; the publication of an answer is none of it. */
export function lateness(entry: Entry, now: number): 'OVERDUE' | 'LATE_STEP' | null {
  if (!entry.open) return null;
  if (entry.running.get('OUTER')!.at <= now) return 'OVERDUE';
  return STEPS.some((kind) => (entry.running.get(kind)?.at ?? Infinity) <= now)
    ? 'LATE_STEP'
    : null;
}

/** What supervision shows of each unit: open, due soon, late in a step, overdue. */
export function summaryOf(book: Book, now: number): Map<string, number[]> {
  const units = new Map<string, number[]>();
  for (const entry of book.active) {
    const outer = entry.running.get('OUTER');
    const step = [...STEPS, 'PUBLISH'].some((k) => (entry.running.get(k)?.at ?? Infinity) <= now);
    const overdue = entry.open && outer!.at <= now;
    const soon = entry.open && !overdue && outer!.warnedAt! <= now;
    const shown = [entry.open, soon, step && !overdue, overdue].map(Number);
    if (!entry.open && !step) continue;
    const sum = units.get(entry.unit) ?? [0, 0, 0, 0];
    units.set(
      entry.unit,
      sum.map((count, index) => count + shown[index]!),
    );
  }
  return units;
}
