import { localDateOf } from '../../calendar/local-time.rules';
import type { RoutingDecision } from '../../routing/routing.rules';
import { newId } from '../../platform/auth/ids';
import type { Way } from '../identity/identity-vault';
import type { PetitionState } from '../petition.rules';
import type { ReferenceBundle } from '../references';
import { startClock, startDecree, startOuter, stepColumns, type NewClock } from './clocks';
import { chainEvents, SYSTEM, type Actor, type ChainedEvent, type EventDraft } from './event-chain';

/** What intake hands over: checked, routed, with the identity already sealed. */
export interface Submission {
  id: string;
  externalCode: string | null;
  channel: string;
  class: string | null;
  field: string | null;
  title: string;
  content: string;
  anonymous: boolean;
  communeCode: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  dossierCode: string | null;
  submittedAt: Date;
  enteredAt: Date;
  actor: Actor;
  trackingTokenHash: string;
}

/** Where the petition goes, and how far it may go by itself (policy per class and channel). */
export interface Route {
  decision: RoutingDecision;
  autoReceive: boolean;
  autoAssign: boolean;
}

export interface SubmissionPlan {
  state: PetitionState;
  unitId: string;
  proposedUnitId: string | null;
  receivedAt: Date | null;
  assignedAt: Date | null;
  outer: NewClock;
  clocks: NewClock[];
  events: ChainedEvent[];
}

/**
 * Decides how a submission enters the ledger: as SUBMITTED at the intake desk, or received and assigned at once
 * where policy allows and a unit was found (design section 4). The citizen's clock and the limit to receive count
 * from the day sent, even when a letter is typed in late (domain section 3); the later steps from the moment it was
 * entered.
 */
export function planSubmission(
  submission: Submission,
  route: Route,
  bundle: ReferenceBundle,
): SubmissionPlan {
  const desk = bundle.units.intakeDesk();
  const target = route.decision.viaIntakeDesk ? null : route.decision.unit;
  const assigned = target !== null && route.autoReceive && route.autoAssign;
  const received = route.autoReceive && target !== null;
  const unitId = assigned ? target.id : desk.id;
  const facts = { class: submission.class, channel: submission.channel, urgency: null };
  const start = (kind: NewClock['kind'], startedAt: Date): NewClock =>
    startClock(bundle, { kind, cycle: 1, unitId, startedAt, facts });
  const now = submission.enteredAt;
  const { submittedAt } = submission;
  const outer = startOuter(
    bundle,
    { cycle: 1, unitId, facts },
    { originAt: submittedAt, receivedAt: received ? now : null },
  );
  const steps = assigned
    ? [start('HOLDING', now), start('ACCEPT', now)]
    : received
      ? [start('ASSIGN', now), start('FORWARD', now)]
      : [start('RECEIVE', submittedAt)];
  const decree = received ? startDecree(bundle, { cycle: 1, receivedAt: now, facts }) : null;
  return {
    state: assigned ? 'ASSIGNED' : received ? 'RECEIVED' : 'SUBMITTED',
    unitId,
    proposedUnitId: assigned ? null : (target?.id ?? null),
    receivedAt: received ? now : null,
    assignedAt: assigned ? now : null,
    outer,
    clocks: [outer, start('PORTAL', submittedAt), ...steps, ...(decree ? [decree] : [])],
    events: chainEvents(
      submission.id,
      null,
      eventDrafts(submission, route, { deskId: desk.id, received, assigned }),
    ),
  };
}

/** How a petition was routed, as its history keeps it. */
export const routingData = (decision: RoutingDecision) => ({
  unitId: decision.unit.id,
  rule: decision.rule ? { key: decision.rule.key, version: decision.rule.version } : null,
  viaIntakeDesk: decision.viaIntakeDesk,
  matchedKeyword: decision.matchedKeyword,
  succeededFrom: decision.succeededFrom,
});

function eventDrafts(
  submission: Submission,
  { decision }: Route,
  outcome: { deskId: string; received: boolean; assigned: boolean },
): EventDraft[] {
  const routing = routingData(decision);
  const base = { recordedAt: submission.enteredAt, reason: null };
  const submit: EventDraft = {
    ...base,
    action: 'submit',
    fromState: null,
    toState: 'SUBMITTED',
    unitId: outcome.deskId,
    occurredAt: submission.submittedAt,
    actor: submission.actor,
    data: {
      channel: submission.channel,
      class: submission.class,
      field: submission.field,
      routing,
    },
  };
  const drafts = [submit];
  const automatic = { ...base, occurredAt: submission.enteredAt, actor: SYSTEM };
  if (outcome.received) {
    drafts.push({
      ...automatic,
      action: 'receive',
      fromState: 'SUBMITTED',
      toState: 'RECEIVED',
      unitId: outcome.deskId,
      data: { automatic: true },
    });
  }
  if (outcome.assigned) {
    drafts.push({
      ...automatic,
      action: 'assign',
      fromState: 'RECEIVED',
      toState: 'ASSIGNED',
      unitId: decision.unit.id,
      data: { automatic: true, rule: routing.rule },
    });
  }
  return drafts;
}

/** The row of `petition` as JSON for the submission statement, and by which way its sender is told that it came. */
export function petitionJson(
  submission: Submission,
  plan: SubmissionPlan,
  codePrefix: string,
  acknowledgeBy: Way | null = null,
): string {
  const step = stepColumns(plan.clocks);
  return JSON.stringify({
    id: submission.id,
    code_prefix: codePrefix,
    code_year: Number(localDateOf(submission.enteredAt).slice(0, 4)),
    external_code: submission.externalCode,
    state: plan.state,
    version: plan.events.length,
    class: submission.class,
    field: submission.field,
    channel: submission.channel,
    title: submission.title,
    content: submission.content,
    anonymous: submission.anonymous,
    commune_code: submission.communeCode,
    address: submission.address,
    latitude: submission.latitude,
    longitude: submission.longitude,
    dossier_code: submission.dossierCode,
    unit_id: plan.unitId,
    proposed_unit_id: plan.proposedUnitId,
    submitted_at: submission.submittedAt,
    entered_at: submission.enteredAt,
    received_at: plan.receivedAt,
    assigned_at: plan.assignedAt,
    due_on: plan.outer.dueOn,
    due_at: plan.outer.dueAt,
    due_soon_at: plan.outer.dueSoonAt,
    due_provisional: plan.outer.provisional,
    step_kind: step.stepKind,
    step_due_on: step.stepDueOn,
    step_due_at: step.stepDueAt,
    tracking_token_hash: submission.trackingTokenHash,
    last_event_hash: plan.events.at(-1)?.hash,
    ...(acknowledgeBy ? { acknowledge: { id: newId(), channel: acknowledgeBy } } : {}),
  });
}
