import { petitionErrors } from '../petitions.errors';
import type { ActionInputs, AnswerInput } from './action-inputs';
import {
  contributionOff,
  plain,
  type ClockStop,
  type EffectContext,
  type Effects,
} from './effects';
import { coordinatingUnits, namedUnit } from './named-unit.rules';

const HANDED_OVER: readonly ClockStop[] = [
  { kind: 'ACCEPT' },
  { kind: 'HOLDING', cancel: true },
  { kind: 'TRANSFER', cancel: true },
];

export function accepted(input: ActionInputs['accept'], { actorId }: EffectContext): Effects {
  return plain(input.note ?? null, {
    changes: { officerId: actorId },
    stop: [{ kind: 'ACCEPT' }],
  });
}

/** The unit says: not ours. The petition lies at the intake desk again, and its outer clock runs on. */
export function returned({ reason }: ActionInputs['return'], context: EffectContext): Effects {
  return backToDesk(reason, context);
}

function backToDesk(reason: string, { petition, units }: EffectContext): Effects {
  const desk = units.intakeDesk();
  return plain(reason, {
    changes: {
      unitId: desk.id,
      officerId: null,
      assignedAt: null,
      offeredUnitId: null,
      refusals: petition.refusals + 1,
    },
    stop: HANDED_OVER,
    start: [{ kind: 'ASSIGN' }],
    data: {
      before: { unitId: petition.unitId },
      after: { unitId: desk.id },
      refusals: petition.refusals + 1,
    },
  });
}

/** Offers it to another unit, which has a short time to reply; until then the offering unit answers for it. */
export function transferOffered(
  { unitCode, reason }: ActionInputs['offer-transfer'],
  context: EffectContext,
): Effects {
  const unit = namedUnit(unitCode, context);
  if (unit.id === context.petition.unitId) throw petitionErrors.TRANSFER_TO_ITSELF({ unitCode });
  return plain(reason, {
    changes: { offeredUnitId: unit.id },
    start: [{ kind: 'TRANSFER', unitId: unit.id }],
    data: { offeredUnitId: unit.id },
  });
}

/** The receiving unit's own clock begins; the citizen's is not touched (domain section 3). */
export function transferAccepted(
  { note }: ActionInputs['accept-transfer'],
  { petition, actorId, now }: EffectContext,
): Effects {
  const unitId = petition.offeredUnitId ?? petition.unitId;
  return plain(note ?? null, {
    changes: {
      unitId,
      officerId: actorId,
      offeredUnitId: null,
      assignedAt: now,
      participantUnitIds: petition.participantUnitIds.filter((id) => id !== unitId),
      owingUnitIds: petition.owingUnitIds.filter((id) => id !== unitId),
    },
    stop: [
      { kind: 'TRANSFER' },
      { kind: 'ACCEPT' },
      { kind: 'HOLDING', cancel: true },
      contributionOff(unitId),
    ],
    start: [{ kind: 'HOLDING' }],
    data: { before: { unitId: petition.unitId }, after: { unitId } },
  });
}

/** The offering unit goes on; after the last refusal that is allowed, the intake desk decides. */
export function transferRefused(
  { reason }: ActionInputs['refuse-transfer'],
  context: EffectContext,
): Effects {
  const { petition } = context;
  const refusals = petition.refusals + 1;
  const refusedBy = petition.offeredUnitId;
  if (refusals >= context.refusalsBeforeDesk) {
    const back = backToDesk(reason, context);
    return { ...back, to: 'RECEIVED', data: { ...back.data, refusedByUnitId: refusedBy } };
  }
  return plain(reason, {
    changes: { offeredUnitId: null, refusals },
    stop: [{ kind: 'TRANSFER' }],
    data: { refusedByUnitId: refusedBy, refusals },
  });
}

/** Asks for more time. Errors: EXTENSION_TOO_LONG. */
export function extensionRequested(
  { workingDays, reason }: ActionInputs['request-extension'],
  { extensionCapDays, on }: EffectContext,
): Effects {
  if (workingDays > extensionCapDays) {
    throw petitionErrors.EXTENSION_TOO_LONG({ max: extensionCapDays });
  }
  return plain(reason, {
    changes: { extension: { state: 'REQUESTED', workingDays, requestedOn: on } },
    data: { workingDays },
  });
}

/**
 * The provincial office decides; the citizen is told why. A deadline that has passed meanwhile is not moved.
 * Errors: DEADLINE_PASSED, EXTENSION_TOO_LONG.
 */
export function extensionDecided(
  { granted, workingDays, reason }: ActionInputs['decide-extension'],
  { petition, extensionCapDays, now, on }: EffectContext,
): Effects {
  const asked = petition.extension;
  if (!asked) throw petitionErrors.EXTENSION_NOT_ASKED();
  const days = workingDays ?? asked.workingDays;
  if (granted && days > extensionCapDays) {
    throw petitionErrors.EXTENSION_TOO_LONG({ max: extensionCapDays });
  }
  if (granted && petition.dueAt <= now) throw petitionErrors.DEADLINE_PASSED();
  return plain(reason, {
    changes: {
      extension: {
        ...asked,
        state: granted ? 'GRANTED' : 'REFUSED',
        workingDays: days,
        decidedOn: on,
      },
    },
    ...(granted
      ? { extendDays: days, message: { kind: 'EXTENSION' as const, content: reason } }
      : {}),
    data: { granted, workingDays: days },
  });
}

/**
 * Asks units to contribute; one that was asked before is asked anew, with a new limit. Errors: those of naming units.
 */
export function contributionAsked(
  { unitCodes, question }: ActionInputs['ask-contribution'],
  context: EffectContext,
): Effects {
  const { petition } = context;
  const unitIds = coordinatingUnits(unitCodes, petition.unitId, context).map((unit) => unit.id);
  return plain(question ?? null, {
    changes: {
      participantUnitIds: [...new Set([...petition.participantUnitIds, ...unitIds])],
      owingUnitIds: [...new Set([...petition.owingUnitIds, ...unitIds])],
    },
    stop: unitIds.map(contributionOff),
    start: unitIds.map((unitId) => ({ kind: 'CONTRIBUTE' as const, unitId })),
    data: { coordinatingUnitIds: unitIds },
    contribution: { kind: 'ASK', unitIds, question: question ?? null },
  });
}

export function contributed(
  { content }: ActionInputs['contribute'],
  { petition, actingUnitId }: EffectContext,
): Effects {
  if (actingUnitId === null) throw new Error('a contribution is given for a unit');
  return plain(null, {
    changes: { owingUnitIds: petition.owingUnitIds.filter((id) => id !== actingUnitId) },
    stop: [{ kind: 'CONTRIBUTE', unitId: actingUnitId }],
    data: { unitId: actingUnitId },
    contribution: { kind: 'GIVE', unitId: actingUnitId, content },
  });
}

/** Drafts the answer. Errors: LEGAL_BASIS_REQUIRED, PLANNED_DAY_…, COMPETENT_BODY_REQUIRED. */
export function answerProposed(answer: AnswerInput, { petition, on }: EffectContext): Effects {
  if (petition.class === 'QUY_DINH_HC' && !answer.legalBasis) {
    throw petitionErrors.LEGAL_BASIS_REQUIRED();
  }
  if (answer.result === 'PLANNED' && !answer.plannedOn) {
    throw petitionErrors.PLANNED_DAY_REQUIRED();
  }
  if (answer.plannedOn !== undefined && answer.plannedOn < on) {
    throw petitionErrors.PLANNED_DAY_PAST();
  }
  if (answer.result === 'OUT_OF_COMPETENCE' && !answer.competentBody) {
    throw petitionErrors.COMPETENT_BODY_REQUIRED();
  }
  return plain(null, {
    data: { result: answer.result, plannedOn: answer.plannedOn ?? null },
    answer: { kind: 'PROPOSE', answer },
  });
}

/** The limits to answer are met or missed at this instant. */
export function answerApproved(
  { note }: ActionInputs['approve-answer'],
  { now }: EffectContext,
): Effects {
  return plain(note ?? null, {
    changes: { answeredAt: now },
    stop: [{ kind: 'OUTER' }, { kind: 'HOLDING' }, { kind: 'PORTAL' }, { kind: 'DECREE' }],
    stopRest: true,
    start: [{ kind: 'PUBLISH' }],
    answer: { kind: 'APPROVE' },
  });
}

/** A draft goes back to the unit; so does an approved answer that the office finds unfit, and its limits run on. */
export function answerRejected(
  { reason }: ActionInputs['reject-answer'],
  { petition }: EffectContext,
): Effects {
  if (petition.state === 'ANSWER_PROPOSED') return plain(reason, { answer: { kind: 'REJECT' } });
  return plain(reason, {
    changes: { answeredAt: null, ratingSatisfied: null },
    stop: [{ kind: 'PUBLISH', cancel: true }],
    restart: ['OUTER', 'HOLDING', 'PORTAL', 'DECREE'],
    answer: { kind: 'SEND_BACK' },
  });
}
