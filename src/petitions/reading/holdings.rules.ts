import { localDayOf } from '../../calendar/local-time.rules';
import { countWorkingMinutes, type OfficeHours } from '../../calendar/office-hours.rules';
import type { WorkingCalendar } from '../../calendar/working-day.rules';
import { isOpen, type PetitionState } from '../petition.rules';

/** What the history says of who holds a petition from an event on. */
export interface HoldingEvent {
  toState: PetitionState;
  unitId: string;
  recordedAt: Date;
}

/** A stretch of time in which one unit had the petition, or the citizen was asked. */
export interface Holding {
  unitId: string;
  /** The citizen had been asked for more: the time is nobody's in the administration. */
  waitingForCitizen: boolean;
  fromAt: Date;
  /** Null while it lasts. */
  untilAt: Date | null;
}

/**
 * To whom the time of a petition belongs: each stretch to the unit that held it (domain section 3). Time after the
 * answer was given belongs to no unit. Events come in their order.
 */
export function holdingsOf(events: readonly HoldingEvent[]): Holding[] {
  const holdings: Holding[] = [];
  let current: Holding | undefined;
  for (const { toState, unitId, recordedAt } of events) {
    const waitingForCitizen = toState === 'AWAITING_SUPPLEMENT';
    const goesOn =
      current?.unitId === unitId &&
      current.waitingForCitizen === waitingForCitizen &&
      isOpen(toState);
    if (goesOn) continue;
    if (current) current.untilAt = recordedAt;
    current = isOpen(toState)
      ? { unitId, waitingForCitizen, fromAt: recordedAt, untilAt: null }
      : undefined;
    if (current) holdings.push(current);
  }
  return holdings;
}

/**
 * How long a stretch was by the unit's calendar: working days after the first day through the last, as limits are
 * counted, and minutes inside office hours.
 */
export function timeHeld(
  holding: Holding,
  now: Date,
  calendar: WorkingCalendar,
  officeHours: OfficeHours,
): { workingDays: number; workingMinutes: number } {
  const until = holding.untilAt ?? now;
  return {
    workingDays: Math.max(
      0,
      calendar.countWorkingDays(localDayOf(holding.fromAt), localDayOf(until)),
    ),
    workingMinutes: countWorkingMinutes(holding.fromAt, until, calendar, officeHours),
  };
}
