import { epochDayOf } from '../calendar/local-time.rules';
import type {
  TrackedLimit,
  TrackedPetition,
  TrackedStep,
  TrackedWords,
} from '../petitions/reading/petition-tracking';
import type { MessageKind } from '../petitions/actions/effects';
import type { ReferenceBundle } from '../petitions/references';
import type { UnitDirectory } from '../units/unit-directory';
import type { TrackingResponse } from './dto/tracking.response';
import { dueMoves } from './tracking-moves.rules';
import { limitInWords, moveInWords } from './tracking-sentences.rules';
import { COMING_STEPS, REFUSAL_LABELS, STATE_LABELS, STEP_LABELS } from './tracking-words';

/**
 * With the petition's version, and without the tokens of the parts: those are written nowhere, so they are added
 * last.
 */
export type KeptTracking = Omit<TrackingResponse, 'parts'> & {
  version: number;
  parts: (Omit<TrackingResponse['parts'][number], 'trackingToken'> & { id: string })[];
};

/** What a citizen reads, field by field and in plain Vietnamese; no officer's name and no officer's note. */
export function shapeTracking(
  petition: TrackedPetition,
  { units, calendars }: ReferenceBundle,
  now: Date,
): KeptTracking {
  const { row, steps, mergedInto } = petition;
  const refused = steps.findLast((step) => step.action === 'refuse');
  return {
    version: row.version,
    code: row.code,
    state: row.state,
    stateLabel: STATE_LABELS[row.state],
    title: row.title,
    unitName: units.byId(row.unitId)?.name ?? '',
    submittedAt: row.submittedAt.toISOString(),
    dueOn: mergedInto?.dueOn ?? row.dueOn,
    dueProvisional: mergedInto?.dueProvisional ?? row.dueProvisional,
    dueMoves: mergedInto ? [] : shapeMoves(petition, calendars),
    steps: steps.flatMap((step) => shapeStep(step, units)),
    comingSteps: shapeComing(mergedInto?.limits ?? petition.limits, now),
    supplementRequest: shapeQuestion(petition),
    interimUpdates: shapeUpdates(petition),
    answer: shapeAnswer(petition),
    refusal: refused ? (REFUSAL_LABELS[String(refused.data.reasonCode)] ?? null) : null,
    guidance: shapeGuidance(petition),
    forwardedTo: bodyOf(steps, 'forward'),
    parts: petition.parts.map(({ id, code, state, dueOn }) => ({
      id,
      code,
      state,
      stateLabel: STATE_LABELS[state],
      dueOn,
    })),
    mergedInto: mergedInto && {
      code: mergedInto.code,
      state: mergedInto.state,
      stateLabel: STATE_LABELS[mergedInto.state],
    },
    reopenableUntilOn: petition.reopenableUntilOn,
    rating: shapeRating(petition),
    allowedActions: petition.allowedActions.filter(isOfTheSender),
  };
}

const SENDERS_ACTIONS = ['supplement', 'withdraw', 'rate', 'reopen'] as const;
type SendersAction = (typeof SENDERS_ACTIONS)[number];

const isOfTheSender = (action: string): action is SendersAction =>
  SENDERS_ACTIONS.some((each) => each === action);

function shapeStep({ action, at, unitId }: TrackedStep, units: UnitDirectory) {
  const label = STEP_LABELS[action];
  if (label === undefined) return [];
  const unitName = units.byId(unitId)?.name ?? '';
  return [{ step: action, label, at: new Date(at).toISOString(), unitName }];
}

function shapeComing(limits: readonly TrackedLimit[], now: Date) {
  return limits.flatMap(({ kind, dueOn, dueAt }) => {
    const coming = COMING_STEPS[kind];
    if (!coming) return [];
    const lateAt = new Date(dueAt);
    const label = limitInWords({ label: coming.label, dueOn, lateAt }, now);
    return [{ step: coming.step, label, dueOn, late: lateAt <= now }];
  });
}

function shapeMoves(petition: TrackedPetition, { province }: ReferenceBundle['calendars']) {
  const reason = lastWords(petition, 'EXTENSION')?.content ?? null;
  return dueMoves(petition.steps).map((move) => {
    const workingDays = province.countWorkingDays(epochDayOf(move.before), epochDayOf(move.after));
    const { cause, before, after, movedOn, pending } = move;
    const explanation = moveInWords({ ...move, workingDays }, reason);
    return { cause, before, after, movedOn, pending, explanation };
  });
}

function shapeQuestion(petition: TrackedPetition): TrackingResponse['supplementRequest'] {
  const asked = lastWords(petition, 'SUPPLEMENT_REQUEST');
  if (petition.row.state !== 'AWAITING_SUPPLEMENT' || !asked) return null;
  const wait = petition.limits.find((limit) => limit.kind === 'SUPPLEMENT_WAIT');
  const askedAt = new Date(asked.at).toISOString();
  return { question: asked.content, askedAt, dueOn: wait?.dueOn ?? null };
}

function shapeUpdates({
  updates,
  mergedInto,
}: TrackedPetition): TrackingResponse['interimUpdates'] {
  return [...updates, ...(mergedInto?.updates ?? [])]
    .map(({ text, at }) => ({ text, sentAt: new Date(at).toISOString() }))
    .toSorted((one, other) => one.sentAt.localeCompare(other.sentAt));
}

function shapeAnswer({ row, answer, mergedInto }: TrackedPetition): TrackingResponse['answer'] {
  const shown = mergedInto ? mergedInto.answer : answer;
  const answeredAt = mergedInto ? mergedInto.answeredAt : row.answeredAt;
  return shown && answeredAt ? { ...shown, answeredAt: answeredAt.toISOString() } : null;
}

function shapeGuidance(petition: TrackedPetition): TrackingResponse['guidance'] {
  const body = bodyOf(petition.steps, 'divert');
  const guidance = lastWords(petition, 'GUIDANCE');
  return body !== null && guidance ? { body, guidance: guidance.content } : null;
}

function shapeRating(petition: TrackedPetition): TrackingResponse['rating'] {
  const satisfied = petition.row.ratingSatisfied;
  if (satisfied === null) return null;
  return { satisfied, comment: lastWords(petition, 'RATING')?.content ?? null };
}

const lastWords = ({ words }: TrackedPetition, kind: MessageKind): TrackedWords | undefined =>
  words.findLast((each) => each.kind === kind);

function bodyOf(steps: readonly TrackedStep[], action: string): string | null {
  const body = steps.findLast((step) => step.action === action)?.data.body;
  return typeof body === 'string' ? body : null;
}
