import {
  epochDayOf,
  localDayOf,
  startOfLocalDay,
  type EpochDay,
} from '../calendar/local-time.rules';
import type { OfficeHours } from '../calendar/office-hours.rules';
import { addWorkingMinutes, subtractWorkingMinutes } from '../calendar/office-hours.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { Deadline } from './deadline.rules';
import type { Ladder, Offset, Rung, StoppingState } from './ladder.rules';
import { instantsOf } from './ladder.rules';

/** A rung that a clock has still to reach: which of its ladder, the how-manyeth time, and the instant from which on. */
export interface PendingRung {
  /** The rung's place in its ladder, from 1. */
  ordinal: number;
  /** 0, and one more each time that it is said again. */
  repetition: number;
  at: Date;
}

/** What the instants of rungs are counted from, beside the ladder. */
export interface RungScene {
  startedAt: Date;
  due: Pick<Deadline, 'dueOn' | 'lateAt' | 'dueSoonAt'>;
  calendar: WorkingCalendar;
  officeHours: OfficeHours;
}

/** `OVERDUE 0`: a rung by its name and how often it was said before. What was climbed is remembered by it. */
export type RungName = string;

/**
 * The instants at which a ladder's rungs are reached, in their order (domain section 4):
 *
 * - before the due date by n working days: 00:00 of the first day with n or fewer left, as `deadline` warns, though not
 *   before the day the clock started; by n office hours: when so many are left, though not before it started;
 * - 0: the first late instant;
 * - after it by n working days: 00:00 of the n-th working day after the due date, the day that counts as n days
 *   overdue; by n office hours: when so many have passed since the first late instant;
 * - again: 00:00 of every n-th working day after the day of the time before (BLDS Điều 147: the day itself is day 0).
 *
 * A rung without an offset stands where the limit's own policy warns, and is left out where that warns nobody.
 */
export function rungInstants(ladder: Pick<Ladder, 'rungs'>, scene: RungScene): PendingRung[] {
  const all = ladder.rungs.flatMap((rung, index): PendingRung[] => {
    const first = rung.offset ? instantAt(rung.offset, scene) : scene.due.dueSoonAt;
    if (!first) return [];
    const ordinal = index + 1;
    return [{ ordinal, repetition: 0, at: first }, ...repetitions(rung, ordinal, first, scene)];
  });
  return all.toSorted(inOrder);
}

/**
 * The instants that are left when some rungs were climbed. Neither what was climbed comes back, nor what stands before
 * the last rung of it: nobody is told of a warning that a later word has overtaken. Where repetitions stand on another
 * ladder says nothing about that, so only first times are looked at.
 */
export function pendingRungs(
  ladder: Pick<Ladder, 'rungs'>,
  scene: RungScene,
  climbed: ReadonlySet<RungName>,
): PendingRung[] {
  const all = rungInstants(ladder, scene);
  if (climbed.size === 0) return all;
  const isClimbed = (each: PendingRung): boolean => climbed.has(nameOf(ladder, each));
  const last = all.findLastIndex((each) => each.repetition === 0 && isClimbed(each));
  return all.slice(last + 1).filter((each) => !isClimbed(each));
}

/** What of a ladder is not pending any more. */
export function climbedOf(
  ladder: Pick<Ladder, 'rungs'>,
  pending: readonly Pick<PendingRung, 'ordinal' | 'repetition'>[],
): Set<RungName> {
  const left = new Set(pending.map((each) => nameOf(ladder, each)));
  const all = ladder.rungs.flatMap((rung, index) =>
    Array.from({ length: instantsOf(rung) }, (_, repetition) =>
      nameOf(ladder, { ordinal: index + 1, repetition }),
    ),
  );
  return new Set(all.filter((name) => !left.has(name)));
}

/**
 * What a clock raises at an instant: of the rungs it has reached only the highest, or null. Left out are those that
 * keep silent in the petition's state, and a warning once the limit has passed: nobody is told that something will
 * be late which is late already. All that was reached is climbed, raised or not.
 */
export function rungToRaise(
  ladder: Pick<Ladder, 'rungs'>,
  pending: readonly PendingRung[],
  at: { now: Date; dueAt: Date; state: string },
): PendingRung | null {
  const speaks = (each: PendingRung): boolean => {
    const silent = ladder.rungs[each.ordinal - 1]?.stopsWhen.includes(at.state as StoppingState);
    return !silent && !(each.at < at.dueAt && at.dueAt <= at.now);
  };
  const reached = pending.filter((each) => each.at <= at.now && speaks(each));
  return reached.toSorted(highestFirst)[0] ?? null;
}

function instantAt({ amount, unit }: Offset, scene: RungScene): Date {
  const { lateAt } = scene.due;
  if (amount === 0) return lateAt;
  return unit === 'WORKING_DAY' ? dayInstant(amount, scene) : hourInstant(amount, scene);
}

function dayInstant(days: number, { startedAt, due, calendar }: RungScene): Date {
  const dueOrdinal = calendar.workingDaysThrough(epochDayOf(due.dueOn));
  if (days > 0) return startOfLocalDay(calendar.workingDayAt(dueOrdinal + days));
  const startDay = localDayOf(startedAt);
  const ordinal = dueOrdinal + days;
  const day =
    ordinal > calendar.workingDaysThrough(startDay) ? calendar.workingDayAt(ordinal) : startDay;
  return startOfLocalDay(day);
}

function hourInstant(hours: number, { startedAt, due, calendar, officeHours }: RungScene): Date {
  const minutes = Math.abs(hours) * 60;
  if (hours > 0) return addWorkingMinutes(due.lateAt, minutes, calendar, officeHours);
  const at = subtractWorkingMinutes(due.lateAt, minutes, calendar, officeHours);
  return at < startedAt ? startedAt : at;
}

function repetitions(
  { repeat }: Rung,
  ordinal: number,
  first: Date,
  { calendar }: RungScene,
): PendingRung[] {
  if (!repeat) return [];
  const day: EpochDay = localDayOf(first);
  return Array.from({ length: repeat.times }, (_, index) => ({
    ordinal,
    repetition: index + 1,
    at: startOfLocalDay(calendar.addWorkingDays(day, (index + 1) * repeat.everyDays)),
  }));
}

const nameOf = (
  ladder: Pick<Ladder, 'rungs'>,
  { ordinal, repetition }: Pick<PendingRung, 'ordinal' | 'repetition'>,
): RungName => `${ladder.rungs[ordinal - 1]?.level} ${repetition}`;

const inOrder = (one: PendingRung, other: PendingRung): number =>
  one.at.getTime() - other.at.getTime() ||
  one.ordinal - other.ordinal ||
  one.repetition - other.repetition;

const highestFirst = (one: PendingRung, other: PendingRung): number =>
  other.ordinal - one.ordinal || other.repetition - one.repetition;
