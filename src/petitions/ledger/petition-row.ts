import type { Extension } from '../extension.rules';
import type { PetitionState } from '../petition.rules';

/** The stored columns of a petition that decisions and views need. */
export interface PetitionRow {
  id: string;
  code: string;
  externalCode: string | null;
  state: PetitionState;
  version: number;
  cycle: number;
  class: string | null;
  field: string | null;
  channel: string;
  urgency: string | null;
  title: string;
  content: string;
  anonymous: boolean;
  communeCode: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  dossierCode: string | null;
  unitId: string;
  officerId: string | null;
  proposedUnitId: string | null;
  submittedAt: Date;
  enteredAt: Date;
  receivedAt: Date | null;
  assignedAt: Date | null;
  answeredAt: Date | null;
  publishedAt: Date | null;
  endedAt: Date | null;
  dueOn: string;
  dueAt: Date;
  dueSoonAt: Date | null;
  dueProvisional: boolean;
  stepKind: string | null;
  stepDueOn: string | null;
  stepDueAt: Date | null;
  resumeState: PetitionState | null;
  mergedIntoId: string | null;
  mergedCount: number;
  parentId: string | null;
  partCount: number;
  offeredUnitId: string | null;
  refusals: number;
  binding: boolean;
  extension: Extension | null;
  /** Units asked to contribute. */
  participantUnitIds: string[];
  /** Those of them that have not contributed yet. */
  owingUnitIds: string[];
  messageCount: number;
  ratingSatisfied: boolean | null;
  /** Of a merged petition: when the answer was given that its sender rated. */
  ratedAnswerAt: Date | null;
}

/** The select list that yields a PetitionRow; the table is called `p`. */
export const PETITION_ROW = `
  p.id, p.code, p.external_code as "externalCode", p.state, p.version, p.cycle, p.class, p.field,
  p.channel, p.urgency, p.title, p.content, p.anonymous, p.commune_code as "communeCode",
  p.address, p.latitude, p.longitude, p.dossier_code as "dossierCode", p.unit_id as "unitId",
  p.officer_id as "officerId", p.proposed_unit_id as "proposedUnitId",
  p.submitted_at as "submittedAt", p.entered_at as "enteredAt", p.received_at as "receivedAt",
  p.assigned_at as "assignedAt", p.answered_at as "answeredAt", p.published_at as "publishedAt",
  p.ended_at as "endedAt", p.due_on as "dueOn", p.due_at as "dueAt",
  p.due_soon_at as "dueSoonAt", p.due_provisional as "dueProvisional",
  p.step_kind as "stepKind", p.step_due_on as "stepDueOn", p.step_due_at as "stepDueAt",
  p.resume_state as "resumeState", p.merged_into_id as "mergedIntoId",
  p.merged_count as "mergedCount", p.parent_id as "parentId", p.part_count as "partCount",
  p.offered_unit_id as "offeredUnitId", p.refusals, p.binding, p.extension,
  p.participant_unit_ids as "participantUnitIds", p.owing_unit_ids as "owingUnitIds",
  p.message_count as "messageCount",
  p.rating_satisfied as "ratingSatisfied", p.rated_answer_at as "ratedAnswerAt"`;
