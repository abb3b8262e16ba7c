import {
  adjustmentsSince,
  pauseBetween,
  settledPause,
  type Adjustment,
  type Pause,
} from '../../sla/adjustment.rules';
import type { ClockKind } from '../../sla/level.rules';
import {
  clockResult,
  clockUnder,
  startClock,
  startDecree,
  startOuter,
  type ClockResult,
  type KnownClock,
  type NewClock,
} from '../ledger/clocks';
import type { PetitionRow } from '../ledger/petition-row';
import { redate, type RedatedClock } from '../ledger/redated-clock.rules';
import { isOpen } from '../petition.rules';
import type { ReferenceBundle } from '../references';
import type { ClockBegin, ClockStop, Effects } from './effects';

/** Clocks that wait while the citizen is asked; the portal's and the decree's run on. */
const PAUSED: readonly ClockKind[] = ['OUTER', 'HOLDING', 'RECEIVE', 'ASSIGN', 'ACCEPT'];
const EXTENDED: readonly ClockKind[] = ['OUTER', 'HOLDING'];
/** The office's own steps: no unit is blamed for what it cannot do. */
const OF_THE_OFFICE: readonly ClockKind[] = ['PUBLISH', 'FOLLOW'];

export interface ClockPlan {
  stops: { id: string; result: ClockResult }[];
  starts: NewClock[];
  /** Running clocks whose end moved. */
  moved: ClockMove[];
  /** What runs when all is written. */
  running: (KnownClock | NewClock)[];
  /** The citizen's due date, before and after, where it changed. */
  redated: Readonly<Record<string, unknown>>;
}

/** A running clock as it is to be written: with its new end, and what moved it. */
export interface ClockMove extends RedatedClock {
  kind: ClockKind;
  adjustments: readonly Adjustment[];
}

/** What clocks are planned from: the clocks of the cycle, the row before and after, the references and now. */
export interface ClockScene {
  clocks: readonly KnownClock[];
  before: PetitionRow;
  after: PetitionRow;
  effects: Effects;
  bundle: ReferenceBundle;
  now: Date;
}

/**
 * What an action does to the petition's clocks, without a write: which stop and with what result, which start,
 * which move. A petition put into another class or urgency is counted again from where its clock began.
 */
export function planClocks(scene: ClockScene): ClockPlan {
  const stops = stopped(scene);
  const stoppedIds = new Set(stops.map((stop) => stop.id));
  let running: KnownClock[] = runningOf(scene).filter((clock) => !stoppedIds.has(clock.id));
  const begun = started(scene);
  const moved = movedClocks(scene, running, begun);
  const movedById = new Map(moved.map((clock) => [clock.id, clock]));
  running = running.map((clock) => ({ ...clock, ...movedById.get(clock.id) }));
  const starts = [...begun, ...restarted(scene), ...supplementLimit(scene)];
  const replaced = [...renewedOuter(scene, running), ...decree(scene, running)];
  for (const { old, fresh } of replaced) {
    if (old) stops.push({ id: old.id, result: 'CANCELLED' });
    if (fresh) starts.push(fresh);
    running = running.filter((clock) => clock.id !== old?.id);
  }
  const left = [...running, ...starts.filter((clock) => clock.stoppedAt === null)];
  return {
    stops,
    starts,
    moved: moved.filter((clock) => running.some((each) => each.id === clock.id)),
    running: left,
    redated: redated(scene, left),
  };
}

const runningOf = ({ clocks }: ClockScene): KnownClock[] =>
  clocks.filter((clock) => clock.stoppedAt === null);

const factsOf = ({ after }: ClockScene) => ({
  class: after.class,
  channel: after.channel,
  urgency: after.urgency,
});

/** Where the citizen's clock of this cycle counts from, unless a limit counts from the reception. */
const originOf = (row: PetitionRow): Date =>
  row.cycle === 1 ? row.submittedAt : (row.receivedAt ?? row.submittedAt);

/** A limit that is called off in time has no verdict; one that was missed by then stays missed. */
function stopped(scene: ClockScene): { id: string; result: ClockResult }[] {
  const { effects, now, before, after } = scene;
  const stops: ClockStop[] = [...effects.stop];
  // An offer ends with the state it was made in, unless the reply to it is this very action.
  if (before.offeredUnitId !== null && after.offeredUnitId === null) {
    stops.push({ kind: 'TRANSFER', cancel: true });
  }
  return runningOf(scene).flatMap((clock) => {
    const stop =
      stops.find((each) => matches(each, clock)) ??
      (effects.stopRest ? { kind: clock.kind, cancel: true } : undefined);
    if (!stop) return [];
    const result = clockResult(clock, now);
    return [{ id: clock.id, result: stop.cancel && result === 'MET' ? 'CANCELLED' : result }];
  });
}

const matches = (stop: ClockStop, clock: KnownClock): boolean =>
  stop.kind === clock.kind && (stop.unitId === undefined || stop.unitId === clock.unitId);

function started(scene: ClockScene): NewClock[] {
  const { effects, after, bundle, now } = scene;
  return effects.start.map((begin: ClockBegin): NewClock => {
    const unitId =
      begin.unitId ??
      (OF_THE_OFFICE.includes(begin.kind) ? bundle.units.provincialOffice().id : after.unitId);
    const start = { cycle: after.cycle, unitId, facts: factsOf(scene) };
    if (begin.kind === 'OUTER') {
      return startOuter(bundle, start, { originAt: now, receivedAt: after.receivedAt });
    }
    return startClock(bundle, { ...start, kind: begin.kind, startedAt: now });
  });
}

/** A limit that an answer or a merger stopped goes on from its beginning, with what had moved it. */
function restarted(scene: ClockScene): NewClock[] {
  const { effects, clocks, before, after, bundle } = scene;
  const stoppedAt = (before.answeredAt ?? before.endedAt)?.getTime();
  if (stoppedAt === undefined) return [];
  return (effects.restart ?? []).flatMap((kind) => {
    // Ids grow with time: of two that ended at one instant, the younger is the one that ran to it.
    const last = clocks
      .filter((clock) => clock.kind === kind && clock.stoppedAt?.getTime() === stoppedAt)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .at(-1);
    const policy = last && bundle.policies.byId(last.policyId);
    if (!last || !policy) return [];
    const { unitId, startedAt, adjustments } = last;
    const facts = factsOf(scene);
    const start = { kind, cycle: after.cycle, unitId, startedAt, facts, adjustments };
    return [clockUnder(bundle, start, policy)];
  });
}

/** Whether the first request for a supplement came in its own time: a limit that is over as it is known. */
function supplementLimit(scene: ClockScene): NewClock[] {
  const { effects, clocks, after, bundle, now } = scene;
  if (!effects.pause || clocks.some((clock) => clock.kind === 'SUPPLEMENT')) return [];
  const clock = startClock(bundle, {
    kind: 'SUPPLEMENT',
    cycle: after.cycle,
    unitId: after.unitId,
    startedAt: after.assignedAt ?? originOf(after),
    facts: factsOf(scene),
  });
  return [{ ...clock, stoppedAt: now, result: clockResult(clock, now) }];
}

interface Replacement {
  old: KnownClock | undefined;
  fresh: NewClock | undefined;
}

function renewedOuter(scene: ClockScene, running: readonly KnownClock[]): Replacement[] {
  const { before, after, bundle } = scene;
  const outer = running.find((clock) => clock.kind === 'OUTER');
  const same = before.class === after.class && before.urgency === after.urgency;
  if (!outer || same || !isOpen(after.state)) return [];
  const start = { cycle: after.cycle, unitId: outer.unitId, facts: factsOf(scene) };
  const from = { originAt: originOf(after), receivedAt: after.receivedAt };
  const { startedAt } = startOuter(bundle, start, from);
  // What the citizen was asked before a limit by urgency began is no part of it.
  const adjustments = adjustmentsSince(outer.adjustments, startedAt);
  const fresh = startOuter(bundle, { ...start, adjustments }, from);
  return fresh.policyId === outer.policyId ? [] : [{ old: outer, fresh }];
}

/** The decree's days run beside, from the reception, for the classes that have them. */
function decree(scene: ClockScene, running: readonly KnownClock[]): Replacement[] {
  const { before, after, bundle, effects } = scene;
  if (!isOpen(after.state) || after.receivedAt === null || effects.restart) return [];
  const settled = before.receivedAt === after.receivedAt && before.class === after.class;
  if (settled) return [];
  const old = running.find((clock) => clock.kind === 'DECREE');
  const start = { cycle: after.cycle, receivedAt: after.receivedAt, facts: factsOf(scene) };
  const fresh = startDecree(bundle, start);
  if (!fresh) return old ? [{ old, fresh: undefined }] : [];
  return old ? [] : [{ old: undefined, fresh }];
}

/** Pause, resumption and extension share one calculation, and none moves a deadline that has passed. */
function movedClocks(
  scene: ClockScene,
  running: readonly KnownClock[],
  begun: readonly NewClock[],
): ClockMove[] {
  const { effects, now } = scene;
  if (effects.pause) {
    const wait = begun.find((clock) => clock.kind === 'SUPPLEMENT_WAIT');
    if (!wait) throw new Error('the clocks pause for as long as the citizen has to reply');
    const until = { on: wait.dueOn, at: wait.dueAt };
    const pause: Adjustment = { ...pauseBetween(now, until), assumed: true };
    return running
      .filter((clock) => PAUSED.includes(clock.kind) && now < clock.dueAt)
      .map((clock) => moved(scene, clock, [...clock.adjustments, pause]));
  }
  if (effects.resume) {
    return running
      .filter((clock) => clock.adjustments.some(isAssumed))
      .map((clock) =>
        moved(
          scene,
          clock,
          clock.adjustments.map((each) => (isAssumed(each) ? settledPause(each, now) : each)),
        ),
      );
  }
  if (effects.extendDays === undefined) return otherLadders(scene, running);
  const extension: Adjustment = { kind: 'EXTENSION', workingDays: effects.extendDays };
  return running
    .filter((clock) => EXTENDED.includes(clock.kind) && now < clock.dueAt)
    .map((clock) => moved(scene, clock, [...clock.adjustments, extension]));
}

const isAssumed = (each: Adjustment): each is Pause =>
  each.kind === 'PAUSE' && each.assumed === true;

/** A petition put into another class climbs the ladders of that class from where it stands. */
function otherLadders(scene: ClockScene, running: readonly KnownClock[]): ClockMove[] {
  const { before, after, bundle } = scene;
  if (before.class === after.class) return [];
  const { class: cls, channel } = factsOf(scene);
  const ladderOf = ({ kind, unitId }: KnownClock) => {
    const unitKind = bundle.units.byId(unitId)?.kind ?? null;
    return bundle.ladders.find(kind, { class: cls, channel, unitKind })?.id ?? null;
  };
  return running
    .filter((clock) => ladderOf(clock) !== clock.ladderId)
    .map((clock) => moved(scene, clock, clock.adjustments));
}

function moved(
  scene: ClockScene,
  clock: KnownClock,
  adjustments: readonly Adjustment[],
): ClockMove {
  const { bundle } = scene;
  const policy = bundle.policies.byId(clock.policyId);
  if (!policy) throw new Error(`policy ${clock.policyId} is gone`);
  const redated = redate({ ...clock, adjustments }, policy, factsOf(scene), bundle);
  return { ...redated, kind: clock.kind, adjustments };
}

function redated({ before }: ClockScene, running: readonly (KnownClock | NewClock)[]) {
  const outer = running.find((clock) => clock.kind === 'OUTER');
  if (!outer || outer.dueOn === before.dueOn) return {};
  return { dueOn: { before: before.dueOn, after: outer.dueOn } };
}
