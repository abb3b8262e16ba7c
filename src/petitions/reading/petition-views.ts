import { Injectable } from '@nestjs/common';
import type { Principal, StaffRole } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Database, Statement, Transaction } from '../../platform/database/database';
import type { PetitionAnswer, PetitionResponse } from '../dto/petition.response';
import { PETITION_ROW, type PetitionRow } from '../ledger/petition-row';
import { latenessOf } from '../lateness.rules';
import { allowedActions } from '../petition.rules';
import { actsAt, sees, visibleUnits } from '../petition-visibility';
import { petitionErrors } from '../petitions.errors';
import type { ReferenceBundle } from '../references';

/** Instants in an answer are texts with an offset, as jsonb gives them. */
type ViewRow = PetitionRow & { answer: PetitionAnswer | null };

const VIEW: Statement = {
  name: 'petitions.view',
  text: `
    select ${PETITION_ROW}, a.answer
    from petition p
    left join lateral (
      select jsonb_build_object('number', number, 'state', state, 'finding', finding,
        'cause', cause, 'actionTaken', action_taken, 'result', result, 'plannedOn', planned_on,
        'competentBody', competent_body, 'evidence', to_jsonb(evidence),
        'legalBasis', legal_basis, 'contact', contact, 'summary', summary,
        'proposedAt', proposed_at, 'decidedAt', decided_at) as answer
      from petition_answer where petition_id = p.id order by number desc limit 1
    ) a on p.state in ('IN_PROGRESS', 'ANSWER_PROPOSED', 'ANSWERED', 'PUBLISHED')
    where p.id = $1`,
};

/** Shapes a petition for staff, field by field; the person behind it is never read here. */
@Injectable()
export class PetitionViews {
  constructor(private readonly clock: Clock) {}

  /** The petition as it stands, in one statement; PETITION_UNKNOWN when it is not there or may not be seen. */
  async one(
    db: Database | Transaction,
    petitionId: string,
    principal: Principal,
    bundle: ReferenceBundle,
  ): Promise<PetitionResponse> {
    const [row] = await db.rows<ViewRow>(VIEW, [petitionId]);
    if (!row || !sees(visibleUnits(principal, bundle.units), row.unitId)) {
      throw petitionErrors.PETITION_UNKNOWN();
    }
    return shape(row, principal, bundle, this.clock.now());
  }

  /**
   * The petition as the principal's own action has left it: shown this once even when it now lies with another
   * unit, as after a return.
   */
  async afterAction(
    tx: Transaction,
    petitionId: string,
    principal: Principal,
    bundle: ReferenceBundle,
  ): Promise<PetitionResponse> {
    const [row] = await tx.rows<ViewRow>(VIEW, [petitionId]);
    if (!row) throw petitionErrors.PETITION_UNKNOWN();
    return shape(row, principal, bundle, this.clock.now());
  }
}

function shape(
  row: ViewRow,
  principal: Principal,
  { units }: ReferenceBundle,
  now: Date,
): PetitionResponse {
  const unit = units.byId(row.unitId);
  const hasRole = (roles: readonly StaffRole[]) => actsAt(principal, roles, row.unitId, units);
  const commune = row.communeCode === null ? undefined : units.byCode(row.communeCode);
  return {
    id: row.id,
    code: row.code,
    externalCode: row.externalCode,
    state: row.state,
    version: row.version,
    class: row.class,
    field: row.field,
    channel: row.channel,
    title: row.title,
    content: row.content,
    anonymous: row.anonymous,
    location: {
      communeCode: row.communeCode,
      communeName: commune?.shortName ?? null,
      address: row.address,
      latitude: row.latitude,
      longitude: row.longitude,
    },
    dossierCode: row.dossierCode,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    proposedUnitCode: row.proposedUnitId ? (units.byId(row.proposedUnitId)?.code ?? null) : null,
    officerId: row.officerId,
    ...instants(row),
    dueOn: row.dueOn,
    dueProvisional: row.dueProvisional,
    lateness: latenessOf(row, now),
    step: stepOf(row, now),
    answer: row.answer === null ? null : shapeAnswer(row.answer),
    allowedActions: allowedActions(row, hasRole),
  };
}

const isoOrNull = (instant: Date | null): string | null => instant?.toISOString() ?? null;

function instants(row: PetitionRow) {
  return {
    submittedAt: row.submittedAt.toISOString(),
    enteredAt: row.enteredAt.toISOString(),
    receivedAt: isoOrNull(row.receivedAt),
    assignedAt: isoOrNull(row.assignedAt),
    answeredAt: isoOrNull(row.answeredAt),
    publishedAt: isoOrNull(row.publishedAt),
    endedAt: isoOrNull(row.endedAt),
  };
}

function stepOf(row: PetitionRow, now: Date): PetitionResponse['step'] {
  if (!row.stepKind || !row.stepDueOn || !row.stepDueAt) return null;
  return { kind: row.stepKind, dueOn: row.stepDueOn, late: row.stepDueAt <= now };
}

/** Instants inside jsonb come back as texts with the session's offset; clients get UTC like everywhere else. */
function shapeAnswer(answer: PetitionAnswer): PetitionAnswer {
  return {
    ...answer,
    proposedAt: new Date(answer.proposedAt).toISOString(),
    decidedAt: answer.decidedAt === null ? null : new Date(answer.decidedAt).toISOString(),
  };
}
