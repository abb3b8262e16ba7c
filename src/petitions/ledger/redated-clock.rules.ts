import type { Adjustment } from '../../sla/adjustment.rules';
import { rungColumns, type LadderReading, type RungColumns } from '../../sla/clock-rungs.rules';
import { clockDeadline } from '../../sla/clock.rules';
import type { ClockKind } from '../../sla/level.rules';
import type { PolicyFacts, SlaPolicy } from '../../sla/policy.rules';

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
  ladderId: string | null;
  rungs: readonly number[];
  adjustments: readonly Adjustment[];
}

/** What a clock's row shows when it is computed again. */
export interface RedatedClock extends RungColumns {
  id: string;
  calendarVersion: number;
  dueOn: string;
  dueAt: Date;
  dueSoonAt: Date | null;
  provisional: boolean;
}

type Redatable = Pick<
  StoredClock,
  'id' | 'kind' | 'unitId' | 'startedAt' | 'ladderId' | 'rungs' | 'adjustments'
>;

/**
 * The clock computed again from its start, by this policy, with what moved it since, under these calendars and ladders.
 * A deadline that had passed moves too, for a day off is law; but what was raised stays raised, and is not raised
 * again.
 */
export function redate(
  clock: Redatable,
  policy: Pick<SlaPolicy, 'limit'>,
  facts: PolicyFacts,
  reading: LadderReading,
): RedatedClock {
  const { calendars } = reading;
  const due = clockDeadline(clock, policy, calendars);
  return {
    id: clock.id,
    calendarVersion: calendars.calendarVersion,
    dueOn: due.dueOn,
    dueAt: due.lateAt,
    dueSoonAt: due.dueSoonAt,
    provisional: due.provisional,
    ...rungColumns({ ...clock, before: clock }, due, facts, reading),
  };
}
