import { DIVERTED_CLASSES, FOLLOWED_CLASS } from '../petition-guards.rules';
import { petitionErrors } from '../petitions.errors';
import type { ActionInputs, Classification } from './action-inputs';
import { contributionOff, plain, type EffectContext, type Effects } from './effects';
import { coordinatingUnits, namedUnit, proposedUnit } from './named-unit.rules';

/** Takes the petition in: it must have a class from here on. Errors: CLASS_REQUIRED, URGENCY_NOT_FOR_CLASS. */
export function received(input: ActionInputs['receive'], context: EffectContext): Effects {
  const { now } = context;
  const { before, after } = classified(input, context);
  if (after.class === null) throw petitionErrors.CLASS_REQUIRED();
  const changed = JSON.stringify(before) !== JSON.stringify(after);
  return plain(input.note ?? null, {
    changes: { receivedAt: now, ...after },
    stop: [{ kind: 'RECEIVE' }],
    start: [{ kind: 'ASSIGN' }, { kind: 'FORWARD' }],
    data: changed ? { before, after } : {},
  });
}

/** What the class, field and urgency are, and would be. */
function classified(input: Classification, { petition }: Pick<EffectContext, 'petition'>) {
  const { class: cls, field, urgency } = petition;
  const before = { class: cls, field, urgency };
  const after = {
    class: input.class ?? cls,
    field: input.field ?? field,
    urgency: input.urgency ?? urgency,
  };
  if (after.class === 'HIEN_TRUONG') return { before, after };
  if (input.urgency !== undefined) throw petitionErrors.URGENCY_NOT_FOR_CLASS();
  return { before, after: { ...after, urgency: null } };
}

export function refused(input: ActionInputs['refuse'], { now }: EffectContext): Effects {
  return plain(input.note ?? null, {
    changes: { endedAt: now },
    stop: [{ kind: 'RECEIVE' }, { kind: 'ASSIGN' }],
    stopRest: true,
    data: { reasonCode: input.reasonCode },
  });
}

/** A khiếu nại or tố cáo is guided or handed to the body of its own law, and its sender is kept secret. */
export function diverted(
  { class: cls, body, guidance }: ActionInputs['divert'],
  { petition, now }: EffectContext,
): Effects {
  const after = cls ?? petition.class;
  if (after === null || !DIVERTED_CLASSES.includes(after))
    throw petitionErrors.NOT_TO_BE_DIVERTED();
  return plain(null, {
    changes: { endedAt: now, class: after, urgency: null },
    stop: [{ kind: 'RECEIVE' }, { kind: 'ASSIGN' }],
    stopRest: true,
    data: { body, before: { class: petition.class }, after: { class: after } },
    message: { kind: 'GUIDANCE', content: guidance },
  });
}

/** Hands it to the lead unit, and asks others to contribute. Errors: those of naming units. */
export function assigned(input: ActionInputs['assign'], context: EffectContext): Effects {
  const { petition, now } = context;
  const unit =
    input.unitCode === undefined
      ? proposedUnit(petition.proposedUnitId, context)
      : namedUnit(input.unitCode, context);
  const others = coordinatingUnits(input.coordinatingUnitCodes ?? [], unit.id, context);
  const { before, after } = classified(input, context);
  const otherIds = others.map((other) => other.id);
  return plain(input.note ?? null, {
    changes: {
      ...after,
      unitId: unit.id,
      officerId: null,
      proposedUnitId: null,
      assignedAt: now,
      // After so many refusals the desk has decided, and its decision cannot be refused again.
      binding: petition.refusals >= context.refusalsBeforeDesk,
      participantUnitIds: [
        ...new Set([...petition.participantUnitIds, ...otherIds].filter((id) => id !== unit.id)),
      ],
      owingUnitIds: [
        ...new Set([...petition.owingUnitIds, ...otherIds].filter((id) => id !== unit.id)),
      ],
    },
    stop: [
      { kind: 'ASSIGN' },
      { kind: 'FORWARD', cancel: true },
      ...[unit.id, ...otherIds].map(contributionOff),
    ],
    start: [
      { kind: 'HOLDING' },
      { kind: 'ACCEPT' },
      ...otherIds.map((unitId) => ({ kind: 'CONTRIBUTE' as const, unitId })),
    ],
    data: {
      before: { unitId: petition.unitId, ...before },
      after: { unitId: unit.id, ...after },
      ...(otherIds.length > 0 ? { coordinatingUnitIds: otherIds } : {}),
    },
    ...(otherIds.length > 0
      ? { contribution: { kind: 'ASK' as const, unitIds: otherIds, question: input.note ?? null } }
      : {}),
  });
}

/** Out of the province. A petition about the text of a law goes to the Ministry's system and is followed there. */
export function forwarded(
  input: ActionInputs['forward'],
  { petition, now }: EffectContext,
): Effects {
  const followed = petition.class === FOLLOWED_CLASS;
  return plain(input.reason, {
    changes: { endedAt: now },
    stop: [{ kind: 'ASSIGN' }, { kind: 'FORWARD' }],
    stopRest: true,
    start: followed ? [{ kind: 'FOLLOW' }] : [],
    data: { body: input.body, followed },
  });
}

/** Ends it: after its publication; for a reason, without one, or when the body it was forwarded to has settled it. */
export function closed(
  { reason }: ActionInputs['close'],
  { petition, now }: EffectContext,
): Effects {
  if (petition.state !== 'PUBLISHED' && reason === undefined)
    throw petitionErrors.REASON_REQUIRED();
  return plain(reason ?? null, {
    changes: { endedAt: petition.endedAt ?? now },
    stop: [{ kind: 'FOLLOW' }],
    stopRest: true,
    data: { published: petition.publishedAt !== null },
  });
}

/** Its answer will be the other's: both codes stay, and nothing of its own is owed any more. */
export function merged(
  { reason }: ActionInputs['merge'],
  { now, mergeInto }: EffectContext,
): Effects {
  if (!mergeInto) throw new Error('merge needs the petition it leads to');
  return plain(reason, {
    changes: { mergedIntoId: mergeInto.id, endedAt: now, offeredUnitId: null },
    stop: [{ kind: 'RECEIVE' }, { kind: 'ASSIGN' }],
    stopRest: true,
    data: { mergedInto: mergeInto },
  });
}

/** It goes its own way again: from the intake desk, its clocks counted from where they once began. */
export function unmerged(
  { reason }: ActionInputs['unmerge'],
  { petition, units }: EffectContext,
): Effects {
  const received = petition.receivedAt !== null;
  return plain(reason, {
    to: received ? 'RECEIVED' : 'SUBMITTED',
    changes: {
      mergedIntoId: null,
      endedAt: null,
      unitId: units.intakeDesk().id,
      officerId: null,
      assignedAt: null,
      ratingSatisfied: null,
      ratedAnswerAt: null,
    },
    restart: ['OUTER', 'PORTAL', 'DECREE', ...(received ? [] : (['RECEIVE'] as const))],
    start: received ? [{ kind: 'ASSIGN' }] : [],
    data: { mergedIntoId: petition.mergedIntoId },
  });
}

/** Parts become petitions of their own; this one goes on with the rest. */
export function split(
  { parts, reason }: ActionInputs['split'],
  { petition }: EffectContext,
): Effects {
  return plain(reason, {
    changes: { partCount: petition.partCount + parts.length },
    data: { parts: parts.length, classes: parts.map((part) => part.class) },
  });
}
