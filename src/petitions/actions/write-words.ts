import { newId } from '../../platform/auth/ids';
import type { Transaction } from '../../platform/database/database';
import type { Actor } from '../ledger/event-chain';
import type { PetitionRow } from '../ledger/petition-row';
import {
  ASK_CONTRIBUTIONS,
  DECIDE_ANSWER,
  GIVE_CONTRIBUTION,
  PROPOSE_ANSWER,
  SEND_ANSWER_BACK,
  SUMMARISE_ANSWER,
  WRITE_MESSAGE,
} from '../ledger/transition.statements';
import type { AnswerWrite, ContributionWrite, Effects } from './effects';

interface Writing {
  row: PetitionRow;
  actor: Actor;
  now: Date;
}

/** Writes what an action has people say: answer, message, contribution. In the action's own transaction. */
export async function writeWords(
  tx: Transaction,
  { answer, message, contribution }: Effects,
  writing: Writing,
): Promise<void> {
  if (answer) await writeAnswer(tx, answer, writing);
  if (contribution) await writeContribution(tx, contribution, writing);
  if (message) {
    const { row, actor, now } = writing;
    const { kind, content } = message;
    await tx.rows(WRITE_MESSAGE, [
      newId(),
      row.id,
      row.cycle,
      kind,
      content,
      now,
      actor.kind,
      actor.id,
    ]);
  }
}

async function writeAnswer(
  tx: Transaction,
  write: AnswerWrite,
  { row: { id, cycle }, actor, now }: Writing,
): Promise<void> {
  switch (write.kind) {
    case 'APPROVE':
      await tx.rows(DECIDE_ANSWER, [id, 'APPROVED', now, actor.id]);
      return;
    case 'REJECT':
      await tx.rows(DECIDE_ANSWER, [id, 'REJECTED', now, actor.id]);
      return;
    case 'SEND_BACK':
      await tx.rows(SEND_ANSWER_BACK, [id, now, actor.id]);
      return;
    case 'SUMMARISE':
      await tx.rows(SUMMARISE_ANSWER, [id, write.summary]);
      return;
    case 'PROPOSE': {
      const { answer } = write;
      await tx.rows(PROPOSE_ANSWER, [
        newId(),
        id,
        cycle,
        answer.finding,
        answer.cause ?? null,
        answer.actionTaken,
        answer.result,
        answer.plannedOn ?? null,
        answer.competentBody ?? null,
        answer.evidence ?? [],
        answer.legalBasis ?? null,
        answer.contact ?? null,
        now,
        actor.id,
      ]);
    }
  }
}

async function writeContribution(
  tx: Transaction,
  write: ContributionWrite,
  { row: { id, cycle }, actor, now }: Writing,
): Promise<void> {
  if (write.kind === 'ASK') {
    const ids = write.unitIds.map(() => newId());
    const asked = [id, ids, write.unitIds, cycle, now, actor.id, write.question];
    await tx.rows(ASK_CONTRIBUTIONS, asked);
    return;
  }
  const given = [id, cycle, write.unitId, write.content, now, actor.id];
  await tx.rows(GIVE_CONTRIBUTION, given);
}
