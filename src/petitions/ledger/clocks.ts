import type { PolicyFacts } from '../../sla/policy.rules';
import { newId } from '../../platform/auth/ids';
import { localDayOf, isoDateOf } from '../../calendar/local-time.rules';
import { clockDeadline } from '../../sla/clock.rules';
import { nextLevel, type ClockKind, type Level } from '../../sla/level.rules';
import type { ReferenceBundle } from '../references';

/** A limit about to run: a row of `sla_clock`. */
export interface NewClock {
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
  nextLevel: Level | null;
  nextLevelAt: Date | null;
}

/** A limit that runs already, as far as an action needs to know it. */
export interface RunningClock {
  id: string;
  kind: ClockKind;
  unitId: string;
  startedAt: Date;
  policyId: string;
  dueOn: string;
  dueAt: Date;
}

export interface ClockStart {
  kind: ClockKind;
  cycle: number;
  unitId: string;
  startedAt: Date;
  facts: PolicyFacts;
}

/**
 * Starts a limit: picks the policy in force on the day it starts and computes its due date (lessons 1 and 3). The
 * citizen's OUTER clock runs on the province's calendar, every other on the calendar of the unit that must act.
 * Throws SLA_POLICY_MISSING when no policy covers it.
 */
export function startClock(bundle: ReferenceBundle, start: ClockStart): NewClock {
  const startedOn = isoDateOf(localDayOf(start.startedAt));
  const policy = bundle.policies.select(start.kind, start.facts, startedOn);
  const due = clockDeadline(start, policy, bundle.calendars);
  const next = nextLevel(start.kind, due, []);
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
    nextLevel: next?.level ?? null,
    nextLevelAt: next?.at ?? null,
  };
}

/** How a limit ends: MET when the instant is still in time, MISSED from the first late instant on. */
export const clockResult = (clock: Pick<RunningClock, 'dueAt'>, at: Date): 'MET' | 'MISSED' =>
  at < clock.dueAt ? 'MET' : 'MISSED';

export interface StepColumns {
  stepKind: string | null;
  stepDueOn: string | null;
  stepDueAt: Date | null;
}

const STEP_KINDS: readonly ClockKind[] = ['RECEIVE', 'ASSIGN', 'ACCEPT', 'PUBLISH'];

/** What the petition's row shows of its steps: the running step limit that ends first. */
export function stepColumns(
  running: readonly Pick<RunningClock, 'kind' | 'dueOn' | 'dueAt'>[],
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
