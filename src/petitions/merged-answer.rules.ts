import type { PetitionState } from './petition.rules';

/** The petition that answers for one that was merged into it. */
export interface Answering {
  id: string;
  /** Who answered, or will. */
  unitId: string;
  answeredAt: Date | null;
}

/** What of a petition tells whether its sender has an answer and has rated it. */
export interface AnswerState {
  state: PetitionState;
  answeredAt: Date | null;
  endedAt: Date | null;
  ratingSatisfied: boolean | null;
  ratedAnswerAt: Date | null;
}

/**
 * A merged petition as its sender has to do with it: answered when the one that answers for it was, or when it came to
 * that one if that was later, for nobody can complain about what was not yet theirs; rated when that very answer was,
 * and not one that was taken back meanwhile. Any other petition as it is.
 */
export function withAnswerGiven<T extends AnswerState>(
  petition: T,
  answering: Pick<Answering, 'answeredAt'> | null,
): T {
  if (petition.state !== 'MERGED') return petition;
  const { endedAt: mergedAt, ratedAnswerAt, ratingSatisfied } = petition;
  const answerAt = answering?.answeredAt ?? null;
  if (answerAt === null) return { ...petition, answeredAt: null, ratingSatisfied: null };
  const isRated = ratedAnswerAt?.getTime() === answerAt.getTime();
  return {
    ...petition,
    answeredAt: mergedAt !== null && mergedAt > answerAt ? mergedAt : answerAt,
    ratingSatisfied: isRated ? ratingSatisfied : null,
  };
}
