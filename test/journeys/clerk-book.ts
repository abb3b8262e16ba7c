import { localDay, NaiveCalendar } from '../support/naive-calendar';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../support/seed-calendar';

const calendar = new NaiveCalendar({
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: [...SEED_CONFIRMED_YEARS],
});
const OFFICE = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
];
const OFFICE_DAY_MINUTES = 480;
const WAIT_DAYS = 10;

/** 24:00 of a day of the province, which is 17:00 UTC of the same date. */
const endOf = (day: string): Date => new Date(`${day}T17:00:00Z`);

/** One limit in the clerk's own book. */
export interface Entry {
  readonly dueOn: string;
  /** The first late instant. */
  readonly lateAt: Date;
  /** The citizen is asked; says whether that stops the limit, which it does until it has passed. */
  ask(at: Date): boolean;
  reply(at: Date): void;
  extend(at: Date, days: number): void;
}

/** A limit in working days: the day it began, its days, and what moved it. */
export class DayEntry implements Entry {
  private extra = 0;
  private asked: { on: string; until: string } | null = null;
  private readonly from: string;

  constructor(
    startedAt: Date,
    private readonly days: number,
  ) {
    this.from = localDay(startedAt);
  }

  get dueOn(): string {
    const waiting = this.asked ? calendar.count(this.asked.on, this.asked.until) : 0;
    return calendar.add(calendar.add(this.from, this.days), this.extra + waiting);
  }

  get lateAt(): Date {
    return endOf(this.dueOn);
  }

  ask(at: Date): boolean {
    const on = localDay(at);
    if (on > this.dueOn) return false;
    this.asked = { on, until: calendar.add(on, WAIT_DAYS) };
    return true;
  }

  reply(at: Date): void {
    if (!this.asked) return;
    const on = localDay(at);
    const until = on < this.asked.until ? on : this.asked.until;
    this.extra += calendar.count(this.asked.on, until);
    this.asked = null;
  }

  extend(at: Date, days: number): void {
    if (localDay(at) <= this.dueOn) this.extra += days;
  }
}

/**
 * A limit in office hours, as with a stop-watch: it is stopped when the citizen is asked, and what is left runs on
 * from the reply, or from the end of the citizen's time. Every instant is a whole minute.
 */
export class HourEntry implements Entry {
  private left: number;
  private stopped = false;

  constructor(
    private runsSince: Date,
    hours: number,
  ) {
    this.left = hours * 60;
  }

  get lateAt(): Date {
    return calendar.addMinutes(this.runsSince, this.left, OFFICE);
  }

  get dueOn(): string {
    return localDay(new Date(this.lateAt.getTime() - 1));
  }

  ask(at: Date): boolean {
    if (at >= this.lateAt) return false;
    this.left -= calendar.countMinutes(this.runsSince, at, OFFICE);
    this.runsSince = endOf(calendar.add(localDay(at), WAIT_DAYS));
    this.stopped = true;
    return true;
  }

  reply(at: Date): void {
    if (this.stopped && at < this.runsSince) this.runsSince = at;
    this.stopped = false;
  }

  extend(at: Date, days: number): void {
    if (at < this.lateAt) this.left += days * OFFICE_DAY_MINUTES;
  }
}
