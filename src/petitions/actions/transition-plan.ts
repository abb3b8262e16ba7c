import { stepColumns, type KnownClock, type NewClock } from '../ledger/clocks';
import { chainEvents, type Actor, type ChainedEvent } from '../ledger/event-chain';
import type { PetitionRow } from '../ledger/petition-row';
import { isOpen, targetsOf, type PetitionState, type Transition } from '../petition.rules';
import type { ReferenceBundle } from '../references';
import { planClocks, type ClockPlan } from './clock-plan';
import type { Effects } from './effects';

/** A petition under lock: its row, the end of its history, the clocks of its present cycle. */
export interface LockedPetition {
  row: PetitionRow;
  lastEventHash: string;
  clocks: readonly KnownClock[];
}

export interface TransitionPlan extends Pick<ClockPlan, 'stops' | 'starts' | 'moved'> {
  row: PetitionRow;
  event: ChainedEvent;
}

export interface Moment {
  now: Date;
  actor: Actor;
  bundle: ReferenceBundle;
}

/** Turns an action's effects into the rows to write. The state comes from the lifecycle table, never from effects. */
export function planTransition(
  petition: LockedPetition,
  transition: Transition,
  effects: Effects,
  moment: Moment,
): TransitionPlan {
  const before = petition.row;
  const to = targetOf(transition, before.state, effects);
  const after: PetitionRow = {
    ...before,
    ...effects.changes,
    state: to,
    version: before.version + 1,
    messageCount: before.messageCount + (effects.message ? 1 : 0),
    resumeState: to === 'AWAITING_SUPPLEMENT' && before.state !== to ? before.state : null,
  };
  if (to === 'AWAITING_SUPPLEMENT' && before.state === to) after.resumeState = before.resumeState;
  if (to !== before.state) after.offeredUnitId = null;
  const { now, bundle } = moment;
  const clocks = planClocks({ clocks: petition.clocks, before, after, effects, bundle, now });
  const event = eventOf(petition, after, { transition, effects, clocks }, moment);
  return {
    row: { ...after, ...outerColumns(clocks), ...stepColumns(clocks.running) },
    event,
    stops: clocks.stops,
    starts: clocks.starts,
    moved: clocks.moved,
  };
}

/** Where the table lets the action lead; what effects choose must be among it. */
function targetOf(transition: Transition, from: PetitionState, effects: Effects): PetitionState {
  const targets = targetsOf(transition, from);
  const to = effects.to ?? targets[0];
  if (to === undefined || !targets.includes(to)) {
    throw new Error(`${transition.action} cannot lead from ${from} to ${to}`);
  }
  return to;
}

function eventOf(
  petition: LockedPetition,
  after: PetitionRow,
  done: { transition: Transition; effects: Effects; clocks: ClockPlan },
  { now, actor }: Moment,
): ChainedEvent {
  const [event] = chainEvents(
    after.id,
    { seq: petition.row.version, hash: petition.lastEventHash },
    [
      {
        action: done.transition.action,
        fromState: petition.row.state,
        toState: after.state,
        unitId: after.unitId,
        occurredAt: now,
        recordedAt: now,
        actor,
        reason: done.effects.reason,
        data: { ...done.effects.data, ...done.clocks.redated },
      },
    ],
  );
  if (!event) throw new Error('a transition makes one event');
  return event;
}

/** The citizen's due date as the lists read it; a petition with no such clock keeps its last one. */
function outerColumns({ running, starts, moved }: ClockPlan): Partial<PetitionRow> {
  const changed: Pick<NewClock, 'kind' | 'dueOn' | 'dueAt' | 'dueSoonAt' | 'provisional'>[] = [
    ...starts.filter((clock) => clock.stoppedAt === null),
    ...moved,
  ];
  const outer = changed.find((clock) => clock.kind === 'OUTER');
  if (!outer || !running.some((clock) => clock.kind === 'OUTER')) return {};
  return {
    dueOn: outer.dueOn,
    dueAt: outer.dueAt,
    dueSoonAt: outer.dueSoonAt,
    dueProvisional: outer.provisional,
  };
}

/** The new row as JSON for the transition statement. */
export function rowJson({ row, event }: TransitionPlan): string {
  return JSON.stringify({
    state: row.state,
    version: row.version,
    cycle: row.cycle,
    open: isOpen(row.state),
    class: row.class,
    field: row.field,
    urgency: row.urgency,
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
    resume_state: row.resumeState,
    merged_into_id: row.mergedIntoId,
    part_count: row.partCount,
    offered_unit_id: row.offeredUnitId,
    refusals: row.refusals,
    binding: row.binding,
    extension: row.extension,
    participant_unit_ids: row.participantUnitIds,
    owing_unit_ids: row.owingUnitIds,
    message_count: row.messageCount,
    rating_satisfied: row.ratingSatisfied,
    rated_answer_at: row.ratedAnswerAt,
    last_event_hash: event.hash,
  });
}
