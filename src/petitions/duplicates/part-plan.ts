import { localDateOf } from '../../calendar/local-time.rules';
import type { RoutingDecision } from '../../routing/routing.rules';
import { startClock, startDecree, startOuter, type NewClock } from '../ledger/clocks';
import { chainEvents, type Actor } from '../ledger/event-chain';
import { routingData, type Submission, type SubmissionPlan } from '../ledger/submission-plan';
import type { ReferenceBundle } from '../references';

/** From which letter, by whom and why. */
export interface PartOrigin {
  letter: { id: string; code: string };
  actor: Actor;
  reason: string;
}

/** Where the rules would send a part, by what it says and where the letter came from. */
function partRoute(part: Submission, bundle: ReferenceBundle): RoutingDecision {
  const { class: cls, field, communeCode, channel, title, content, enteredAt } = part;
  return bundle.routing.decide(
    { class: cls, field, communeCode, channel, text: `${title}\n${content}` },
    bundle.units,
    localDateOf(enteredAt),
  );
}

/**
 * How a part of a mixed letter enters the ledger: received by the officer who split it, at the intake desk, with a
 * unit proposed and none assigned. Its citizen's clock and the portal's count from the day the letter was sent: the
 * sender does not wait longer for having written of two things (domain section 3).
 */
export function planPart(
  part: Submission,
  origin: PartOrigin,
  bundle: ReferenceBundle,
): SubmissionPlan {
  const desk = bundle.units.intakeDesk();
  const decision = partRoute(part, bundle);
  const outer = outerOf(part, desk.id, bundle);
  return {
    state: 'RECEIVED',
    unitId: desk.id,
    proposedUnitId: decision.viaIntakeDesk ? null : decision.unit.id,
    receivedAt: part.enteredAt,
    assignedAt: null,
    outer,
    clocks: [outer, ...otherClocks(part, desk.id, bundle)],
    events: events(part, origin, decision, desk.id),
  };
}

const factsOf = (part: Submission) => ({ class: part.class, channel: part.channel, urgency: null });

function outerOf(part: Submission, deskId: string, bundle: ReferenceBundle): NewClock {
  return startOuter(
    bundle,
    { cycle: 1, unitId: deskId, facts: factsOf(part) },
    { originAt: part.submittedAt, receivedAt: part.enteredAt },
  );
}

function otherClocks(part: Submission, deskId: string, bundle: ReferenceBundle): NewClock[] {
  const facts = factsOf(part);
  const { submittedAt, enteredAt } = part;
  const start = (kind: NewClock['kind'], startedAt: Date): NewClock =>
    startClock(bundle, { kind, cycle: 1, unitId: deskId, startedAt, facts });
  const decree = startDecree(bundle, { cycle: 1, receivedAt: enteredAt, facts });
  return [
    start('PORTAL', submittedAt),
    start('ASSIGN', enteredAt),
    start('FORWARD', enteredAt),
    ...(decree ? [decree] : []),
  ];
}

function events(
  part: Submission,
  { letter, actor, reason }: PartOrigin,
  decision: RoutingDecision,
  deskId: string,
) {
  const { id, channel, class: cls, field, submittedAt, enteredAt } = part;
  const routing = routingData(decision);
  const common = { unitId: deskId, recordedAt: enteredAt, actor };
  return chainEvents(id, null, [
    {
      ...common,
      action: 'submit',
      fromState: null,
      toState: 'SUBMITTED',
      occurredAt: submittedAt,
      reason: null,
      data: { channel, class: cls, field, routing, parentId: letter.id, parentCode: letter.code },
    },
    {
      ...common,
      action: 'receive',
      fromState: 'SUBMITTED',
      toState: 'RECEIVED',
      occurredAt: enteredAt,
      reason,
      data: { parentId: letter.id },
    },
  ]);
}
