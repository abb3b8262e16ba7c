import type { Urgency } from '../../sla/policy-vocabulary';
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

/** What intake may settle about a petition in the same breath. */
export interface Classification {
  class?: string;
  field?: string;
  urgency?: Urgency;
}

/** A part of a mixed letter that becomes a petition of its own. */
export interface PartInput {
  title: string;
  content: string;
  class: string;
  field?: string;
}

/** What each action is told, by its name. */
export interface ActionInputs {
  receive: Classification & { note?: string };
  refuse: { reasonCode: RefusalReason; note?: string };
  divert: { class?: string; body: string; guidance: string };
  assign: Classification & { unitCode?: string; coordinatingUnitCodes?: string[]; note?: string };
  accept: { note?: string };
  return: { reason: string };
  forward: { body: string; reason: string };
  split: { parts: PartInput[]; reason: string };
  merge: { intoCode: string; reason: string };
  unmerge: { reason: string };
  'offer-transfer': { unitCode: string; reason: string };
  'accept-transfer': { note?: string };
  'refuse-transfer': { reason: string };
  'request-supplement': { question: string };
  supplement: { content: string };
  'request-extension': { workingDays: number; reason: string };
  'decide-extension': { granted: boolean; workingDays?: number; reason: string };
  'ask-contribution': { unitCodes: string[]; question?: string };
  contribute: { content: string; unitCode?: string };
  'propose-answer': AnswerInput;
  'approve-answer': { note?: string };
  'reject-answer': { reason: string };
  publish: { summary: string; confirmation?: string };
  close: { reason?: string };
  withdraw: { reason?: string };
  rate: { satisfied: boolean; comment?: string };
  reopen: { reason: string };
}

/** One asked-for action with its input; the name decides the input's shape. */
export type ActionCommand = {
  [A in PetitionAction]: { action: A; input: ActionInputs[A] };
}[PetitionAction];
