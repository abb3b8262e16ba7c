import type { ActionInputs } from './action-inputs';
import { plain, type EffectContext, type Effects } from './effects';

/** Asks the citizen; the clocks wait, but for the portal's and the decree's. */
export function supplementRequested({ question }: ActionInputs['request-supplement']): Effects {
  return plain(null, {
    pause: true,
    start: [{ kind: 'SUPPLEMENT_WAIT' }],
    message: { kind: 'SUPPLEMENT_REQUEST', content: question },
  });
}

/** What was asked for has come: the petition goes on where it stood. */
export function supplemented(
  { content }: ActionInputs['supplement'],
  { petition }: EffectContext,
): Effects {
  return plain(null, {
    ...(petition.resumeState ? { to: petition.resumeState } : {}),
    resume: true,
    stop: [{ kind: 'SUPPLEMENT_WAIT' }],
    message: { kind: 'SUPPLEMENT', content },
  });
}

export function withdrawn({ reason }: ActionInputs['withdraw'], { now }: EffectContext): Effects {
  return plain(null, {
    changes: { endedAt: now, offeredUnitId: null },
    stopRest: true,
    ...(reason === undefined ? {} : { message: { kind: 'WITHDRAWAL' as const, content: reason } }),
  });
}

/**
 * Satisfied or not; of a published petition it is the end. The sender of a merged one rates the answer that came from
 * the other, and says nothing for its sender. Who rated stays secret (NĐ 224/2026 Điều 10).
 */
export function rated(
  { satisfied, comment }: ActionInputs['rate'],
  { answering }: EffectContext,
): Effects {
  return plain(null, {
    changes: { ratingSatisfied: satisfied, ratedAnswerAt: answering?.answeredAt ?? null },
    data: { satisfied },
    ...(comment === undefined ? {} : { message: { kind: 'RATING' as const, content: comment } }),
  });
}

/**
 * A new cycle begins at the intake desk, with clocks of its own; the unit that answered is proposed. A merged petition
 * leaves the one that answered for it, which stays as it is.
 */
export function reopened(
  { reason }: ActionInputs['reopen'],
  { petition, units, now, answering }: EffectContext,
): Effects {
  const { unitId, mergedIntoId } = petition;
  return plain(null, {
    changes: {
      cycle: petition.cycle + 1,
      unitId: units.intakeDesk().id,
      officerId: null,
      proposedUnitId: answering?.unitId ?? unitId,
      mergedIntoId: null,
      receivedAt: now,
      assignedAt: null,
      answeredAt: null,
      publishedAt: null,
      endedAt: null,
      extension: null,
      refusals: 0,
      binding: false,
      offeredUnitId: null,
      participantUnitIds: [],
      owingUnitIds: [],
      ratingSatisfied: null,
      ratedAnswerAt: null,
    },
    stopRest: true,
    start: [{ kind: 'OUTER' }, { kind: 'PORTAL' }, { kind: 'ASSIGN' }],
    data: {
      cycle: petition.cycle + 1,
      before: { unitId },
      ...(mergedIntoId === null ? {} : { mergedIntoId }),
    },
    message: { kind: 'REOPENING', content: reason },
  });
}
