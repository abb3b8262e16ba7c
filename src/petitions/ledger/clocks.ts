import type { PolicyFacts, SlaPolicy } from '../../sla/policy.rules';
import { newId } from '../../platform/auth/ids';
import { localDateOf } from '../../calendar/local-time.rules';
import type { Adjustment } from '../../sla/adjustment.rules';
import { clockDeadline } from '../../sla/clock.rules';
import { rungColumns, type RungColumns } from '../../sla/clock-rungs.rules';
import type { ClockKind } from '../../sla/level.rules';
import type { ReferenceBundle } from '../references';

/** A limit about to run: a row of `sla_clock`. */
export interface NewClock extends RungColumns {
  id: string;
  kind: ClockKind;
  cycle: number;
  unitId: string;
  startedAt: Date;
  policyId: string;
  calendarVersion: number;
  dueOn: string;
  dueAt: Date;
  dueSoonAt: Date | null;
  provisional: boolean;
  adjustments: readonly Adjustment[];
  /** Set where a limit was over as soon as it was known: it is kept to be reported by. */
  stoppedAt: Date | null;
  result: ClockResult | null;
}

export type ClockResult = 'MET' | 'MISSED' | 'CANCELLED';

/** A limit of the present cycle, running or stopped, as far as an action needs to know it. */
export type KnownClock = Pick<
  NewClock,
  | 'id'
  | 'kind'
  | 'unitId'
  | 'startedAt'
  | 'policyId'
  | 'dueOn'
  | 'dueAt'
  | 'dueSoonAt'
  | 'ladderId'
  | 'rungs'
  | 'adjustments'
  | 'stoppedAt'
>;

export interface ClockStart {
  kind: ClockKind;
  cycle: number;
  unitId: string;
  startedAt: Date;
  facts: PolicyFacts;
  adjustments?: readonly Adjustment[];
}

/**
 * Starts a limit: picks the policy in force on the day it starts and computes its due date (lessons 1 and 3). The
 * citizen's OUTER clock runs on the province's calendar, every other on the calendar of the unit that must act.
 * Throws SLA_POLICY_MISSING when no policy covers it.
 */
export function startClock(bundle: ReferenceBundle, start: ClockStart): NewClock {
  const startedOn = localDateOf(start.startedAt);
  return clockUnder(bundle, start, bundle.policies.select(start.kind, start.facts, startedOn));
}

/** The same under a policy that is known already. */
export function clockUnder(
  bundle: ReferenceBundle,
  start: ClockStart,
  policy: SlaPolicy,
): NewClock {
  const adjustments = start.adjustments ?? [];
  const due = clockDeadline({ ...start, adjustments }, policy, bundle.calendars);
  return {
    id: newId(),
    kind: start.kind,
    cycle: start.cycle,
    unitId: start.unitId,
    startedAt: start.startedAt,
    policyId: policy.id,
    calendarVersion: bundle.calendars.calendarVersion,
    dueOn: due.dueOn,
    dueAt: due.lateAt,
    dueSoonAt: due.dueSoonAt,
    provisional: due.provisional,
    ...rungColumns(start, due, start.facts, bundle),
    adjustments,
    stoppedAt: null,
    result: null,
  };
}

/**
 * The citizen's clock. It counts from the day sent (of a reopened petition, the day it was reopened), but a limit by
 * urgency counts from the reception (domain section 3, policy column `counted_from`).
 */
export function startOuter(
  bundle: ReferenceBundle,
  start: Omit<ClockStart, 'kind' | 'startedAt'>,
  from: { originAt: Date; receivedAt: Date | null },
): NewClock {
  const originOn = localDateOf(from.originAt);
  const policy = bundle.policies.select('OUTER', start.facts, originOn);
  const counted =
    policy.countedFrom === 'RECEIVED' ? (from.receivedAt ?? from.originAt) : from.originAt;
  return clockUnder(bundle, { ...start, kind: 'OUTER', startedAt: counted }, policy);
}

/**
 * The limit of NĐ 20/2008, which runs beside the citizen's from the reception and is the provincial office's to keep;
 * null for a class that has none.
 */
export function startDecree(
  bundle: ReferenceBundle,
  { receivedAt, ...start }: Pick<ClockStart, 'cycle' | 'facts'> & { receivedAt: Date },
): NewClock | null {
  const policy = bundle.policies.find('DECREE', start.facts, localDateOf(receivedAt));
  if (!policy) return null;
  const unitId = bundle.units.provincialOffice().id;
  return clockUnder(bundle, { ...start, kind: 'DECREE', unitId, startedAt: receivedAt }, policy);
}

/** How a limit ends: MET when the instant is still in time, MISSED from the first late instant on. */
export const clockResult = (clock: Pick<KnownClock, 'dueAt'>, at: Date): 'MET' | 'MISSED' =>
  at < clock.dueAt ? 'MET' : 'MISSED';

export interface StepColumns {
  stepKind: string | null;
  stepDueOn: string | null;
  stepDueAt: Date | null;
}

/** Steps of whoever holds the petition; what citizens and other units owe is not held against it. */
const STEP_KINDS: readonly ClockKind[] = ['RECEIVE', 'ASSIGN', 'ACCEPT', 'PUBLISH', 'FOLLOW'];

/** What the petition's row shows of its steps: the running step limit that ends first. */
export function stepColumns(
  running: readonly Pick<KnownClock, 'kind' | 'dueOn' | 'dueAt'>[],
): StepColumns {
  const [first] = running
    .filter((clock) => STEP_KINDS.includes(clock.kind))
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return {
    stepKind: first?.kind ?? null,
    stepDueOn: first?.dueOn ?? null,
    stepDueAt: first?.dueAt ?? null,
  };
}
