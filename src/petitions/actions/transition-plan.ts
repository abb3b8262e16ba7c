import { clockResult, startClock, stepColumns } from '../ledger/clocks';
import type { NewClock, RunningClock } from '../ledger/clocks';
import { chainEvents, type Actor, type ChainedEvent } from '../ledger/event-chain';
import type { PetitionRow } from '../ledger/petition-row';
import { isOpen, transitionOf, type PetitionAction } from '../petition.rules';
import type { ReferenceBundle } from '../references';
import type { Effects } from './effects.rules';

/** A petition under lock: its row, the end of its history, the clocks that run. */
export interface LockedPetition {
  row: PetitionRow;
  lastEventHash: string;
  running: readonly RunningClock[];
}

export interface TransitionPlan {
  row: PetitionRow;
  event: ChainedEvent;
  stops: { id: string; result: string }[];
  starts: NewClock[];
}

interface Moment {
  now: Date;
  actor: Actor;
  bundle: ReferenceBundle;
}

/** Turns an action's effects into the rows to write. The state comes from the lifecycle table, never from effects. */
export function planTransition(
  petition: LockedPetition,
  action: PetitionAction,
  effects: Effects,
  moment: Moment,
): TransitionPlan {
  const to = transitionOf(action).to;
  const changed: PetitionRow = {
    ...petition.row,
    ...effects.changes,
    state: to,
    version: petition.row.version + 1,
  };
  const clocks = planClocks(petition, changed, effects, moment);
  const [event] = chainEvents(
    changed.id,
    { seq: petition.row.version, hash: petition.lastEventHash },
    [
      {
        action,
        fromState: petition.row.state,
        toState: to,
        unitId: changed.unitId,
        occurredAt: moment.now,
        recordedAt: moment.now,
        actor: moment.actor,
        reason: effects.reason,
        data: { ...effects.data, ...clocks.redated },
      },
    ],
  );
  if (!event) throw new Error('a transition makes one event');
  const outer = clocks.starts.find((clock) => clock.kind === 'OUTER');
  return {
    row: {
      ...changed,
      ...(outer
        ? {
            dueOn: outer.dueOn,
            dueAt: outer.dueAt,
            dueSoonAt: outer.dueSoonAt,
            dueProvisional: outer.provisional,
          }
        : {}),
      ...stepColumns([...clocks.left, ...clocks.starts]),
    },
    event,
    stops: clocks.stops,
    starts: clocks.starts,
  };
}

/** A limit that is called off in time has no verdict; one that was missed by then stays missed. */
function resultOf(clock: RunningClock, cancelled: boolean, now: Date): string {
  const result = clockResult(clock, now);
  return cancelled && result === 'MET' ? 'CANCELLED' : result;
}

function planClocks(
  petition: LockedPetition,
  changed: PetitionRow,
  effects: Effects,
  { bundle, now }: Moment,
) {
  const facts = { class: changed.class, channel: changed.channel, urgency: changed.urgency };
  const begin = (kind: NewClock['kind'], startedAt: Date): NewClock =>
    startClock(bundle, {
      kind,
      cycle: changed.cycle,
      // Publishing is the office's own step: no unit is blamed for what it cannot do.
      unitId: kind === 'PUBLISH' ? bundle.units.provincialOffice().id : changed.unitId,
      startedAt,
      facts,
    });
  const starts = effects.start.map((kind) => begin(kind, now));
  const stops = petition.running.flatMap((clock) => {
    const stop = effects.stop.find((each) => each.kind === clock.kind);
    if (!stop) return [];
    return [{ id: clock.id, result: resultOf(clock, stop.cancel ?? false, now) }];
  });
  // A petition put into another class may have another limit: it is counted again from the day it was sent.
  const outer = petition.running.find((clock) => clock.kind === 'OUTER');
  const renewed = outer && isOpen(changed.state) ? begin('OUTER', outer.startedAt) : undefined;
  let redated: Record<string, unknown> = {};
  if (outer && renewed && renewed.policyId !== outer.policyId) {
    stops.push({ id: outer.id, result: 'CANCELLED' });
    starts.push(renewed);
    redated = { dueOn: { before: outer.dueOn, after: renewed.dueOn } };
  }
  const stopped = new Set(stops.map((stop) => stop.id));
  const left = petition.running.filter((clock) => !stopped.has(clock.id));
  return { starts, stops, left, redated };
}

/** The new row as JSON for the transition statement. */
export function rowJson({ row, event }: TransitionPlan): string {
  return JSON.stringify({
    state: row.state,
    version: row.version,
    open: isOpen(row.state),
    class: row.class,
    field: row.field,
    unit_id: row.unitId,
    officer_id: row.officerId,
    proposed_unit_id: row.proposedUnitId,
    received_at: row.receivedAt,
    assigned_at: row.assignedAt,
    answered_at: row.answeredAt,
    published_at: row.publishedAt,
    ended_at: row.endedAt,
    due_on: row.dueOn,
    due_at: row.dueAt,
    due_soon_at: row.dueSoonAt,
    due_provisional: row.dueProvisional,
    step_kind: row.stepKind,
    step_due_on: row.stepDueOn,
    step_due_at: row.stepDueAt,
    last_event_hash: event.hash,
  });
}
