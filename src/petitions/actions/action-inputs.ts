import type { PetitionAction } from '../petition.rules';

/** Why intake may refuse (NĐ 20/2008 Điều 9). Being outside one's competence is not among them. */
export const REFUSAL_REASONS = [
  'NOT_VIETNAMESE',
  'NO_CLEAR_CONTENT',
  'NO_IDENTITY',
  'COMPLAINT_OR_DENUNCIATION',
  'ALREADY_ANSWERED',
  'SENT_TO_RIGHT_BODY',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const ANSWER_RESULTS = ['DONE', 'PLANNED', 'OUT_OF_COMPETENCE', 'UNFOUNDED'] as const;
export type AnswerResult = (typeof ANSWER_RESULTS)[number];

/** The fields of a good answer (domain section 5a). */
export interface AnswerInput {
  finding: string;
  cause?: string;
  actionTaken: string;
  result: AnswerResult;
  plannedOn?: string;
  competentBody?: string;
  evidence?: string[];
  legalBasis?: string;
  contact?: string;
}

/** What each action is told, by its name. */
export interface ActionInputs {
  receive: { class?: string; field?: string; note?: string };
  refuse: { reasonCode: RefusalReason; note?: string };
  assign: { unitCode?: string; class?: string; field?: string; note?: string };
  accept: { note?: string };
  return: { reason: string };
  forward: { body: string; reason: string };
  'propose-answer': AnswerInput;
  'approve-answer': { note?: string };
  'reject-answer': { reason: string };
  publish: { summary: string };
}

/** One asked-for action with its input; the name decides the input's shape. */
export type ActionCommand = {
  [A in PetitionAction]: { action: A; input: ActionInputs[A] };
}[PetitionAction];
