import { newId } from '../../platform/auth/ids';
import type { Statement, Transaction } from '../../platform/database/database';

/** What the public reads of a petition: every text masked. */
export interface PublishedText {
  title: string;
  summary: string;
  finding: string;
  cause: string | null;
  actionTaken: string;
  result: string;
  plannedOn: string | null;
  competentBody: string | null;
  legalBasis: string | null;
  contact: string | null;
}

const PUBLISH: Statement = {
  name: 'publication.publish',
  text: `
    insert into publication (id, petition_id, cycle, code, class, field, commune_code, unit_id,
      title, summary, finding, cause, action_taken, result, planned_on, competent_body,
      legal_basis, contact, published_at)
    select $2, p.id, p.cycle, p.code, p.class, p.field, p.commune_code, p.unit_id,
      $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
    from petition p where p.id = $1`,
};

const WITHDRAW: Statement = {
  name: 'publication.withdraw',
  text: `update publication set withdrawn_at = $2 where petition_id = $1 and withdrawn_at is null`,
};

/** Writes and withdraws what the public reads, in the transaction of the action that causes it. */
export const PublicationWrites = {
  /** Makes the texts public for the petition's present cycle; it stands until it is withdrawn. */
  async publish(
    tx: Transaction,
    petitionId: string,
    text: PublishedText,
    now: Date,
  ): Promise<void> {
    await tx.rows(PUBLISH, [
      petitionId,
      newId(),
      text.title,
      text.summary,
      text.finding,
      text.cause,
      text.actionTaken,
      text.result,
      text.plannedOn,
      text.competentBody,
      text.legalBasis,
      text.contact,
      now,
    ]);
  },

  /** Takes what stands out of the public's sight: the petition was reopened. Without anything published, nothing. */
  async withdraw(tx: Transaction, petitionId: string, now: Date): Promise<void> {
    await tx.rows(WITHDRAW, [petitionId, now]);
  },
};
