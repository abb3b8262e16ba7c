import type { Calendars } from '../../calendar/calendar-snapshot.rules';
import type { Adjustment } from '../../sla/adjustment.rules';
import { clockDeadline } from '../../sla/clock.rules';
import type { ClockKind, Level } from '../../sla/level.rules';
import { nextLevel, raisedBefore } from '../../sla/level.rules';
import type { SlaPolicy } from '../../sla/policy.rules';

/** A running clock as the sweep reads it. */
export interface StoredClock {
  id: string;
  petitionId: string;
  kind: ClockKind;
  unitId: string;
  startedAt: Date;
  policyId: string;
  calendarVersion: number;
  dueOn: string;
  dueAt: Date;
  nextLevel: Level | null;
  adjustments: readonly Adjustment[];
}

/** What a clock's row shows when it is computed again. */
export interface RedatedClock {
  id: string;
  calendarVersion: number;
  dueOn: string;
  dueAt: Date;
  dueSoonAt: Date | null;
  provisional: boolean;
  nextLevel: Level | null;
  nextLevelAt: Date | null;
}

/**
 * The clock computed again from its start, by this policy, with what moved it since, under these calendars. A deadline
 * that had passed moves too, for a day off is law; but what was raised stays raised, and is not raised again.
 */
export function redate(
  clock: Pick<StoredClock, 'id' | 'kind' | 'unitId' | 'startedAt' | 'nextLevel' | 'adjustments'>,
  policy: Pick<SlaPolicy, 'limit'>,
  calendars: Calendars,
): RedatedClock {
  const due = clockDeadline(clock, policy, calendars);
  const next = nextLevel(clock.kind, due, raisedBefore(clock.kind, clock.nextLevel));
  return {
    id: clock.id,
    calendarVersion: calendars.calendarVersion,
    dueOn: due.dueOn,
    dueAt: due.lateAt,
    dueSoonAt: due.dueSoonAt,
    provisional: due.provisional,
    nextLevel: next?.level ?? null,
    nextLevelAt: next?.at ?? null,
  };
}
