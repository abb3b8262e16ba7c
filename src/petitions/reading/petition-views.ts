import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Database, Statement, Transaction } from '../../platform/database/database';
import type {
  PetitionAnswer,
  PetitionContributionView,
  PetitionPart,
  PetitionResponse,
} from '../dto/petition.response';
import { PETITION_ROW, type PetitionRow } from '../ledger/petition-row';
import { latenessOf } from '../lateness.rules';
import { standingOf } from '../actions/standing';
import { identitySecret } from '../identity/identity-access.rules';
import { guardMoment } from '../life-limits';
import { withAnswerGiven } from '../merged-answer.rules';
import { answerWarnings } from '../publication/answer-warnings.rules';
import { allowedActions } from '../petition-guards.rules';
import type { Transition } from '../petition.rules';
import { refuseUnseen } from '../petition-visibility';
import { petitionErrors } from '../petitions.errors';
import type { ReferenceBundle } from '../references';
import type { UnitDirectory } from '../../units/unit-directory';

interface ContributionJson {
  unitId: string;
  askedAt: string;
  question: string | null;
  content: string | null;
  contributedAt: string | null;
}

/** Instants in an answer are texts with an offset, as jsonb gives them. */
type ViewRow = PetitionRow & {
  answer: Omit<PetitionAnswer, 'warnings'> | null;
  portalDueOn: string | null;
  contributions: ContributionJson[] | null;
  mergedIntoCode: string | null;
  mergedAnsweredAt: Date | null;
  mergedCodes: string[] | null;
  parentCode: string | null;
  parts: PetitionPart[] | null;
};

/** What few petitions have is looked up only where the row says that there is any. */
const VIEW: Statement = {
  name: 'petitions.view',
  text: `
    select ${PETITION_ROW}, a.answer,
      (select k.due_on from sla_clock k where k.petition_id = p.id and k.kind = 'PORTAL'
       order by k.started_at desc limit 1) as "portalDueOn",
      case when p.participant_unit_ids <> '{}' then (
        select jsonb_agg(jsonb_build_object('unitId', c.unit_id, 'askedAt', c.asked_at,
          'question', c.question, 'content', c.content, 'contributedAt', c.contributed_at)
          order by c.asked_at, c.id)
        from petition_contribution c where c.petition_id = p.id and c.cycle = p.cycle)
      end as contributions,
      case when p.merged_into_id is not null then (
        select m.code from petition m where m.id = p.merged_into_id) end as "mergedIntoCode",
      case when p.merged_into_id is not null then (
        select m.answered_at from petition m where m.id = p.merged_into_id)
      end as "mergedAnsweredAt",
      case when p.merged_count > 0 then (
        select jsonb_agg(m.code order by m.id)
        from (select id, code from petition where merged_into_id = p.id
              order by id desc limit 500) m)
      end as "mergedCodes",
      case when p.parent_id is not null then (
        select m.code from petition m where m.id = p.parent_id) end as "parentCode",
      case when p.part_count > 0 then (
        select jsonb_agg(jsonb_build_object('code', m.code, 'class', m.class, 'state', m.state,
          'dueOn', m.due_on) order by m.id)
        from petition m where m.parent_id = p.id) end as parts
    from petition p
    left join lateral (
      select jsonb_build_object('number', number, 'state', state, 'finding', finding,
        'cause', cause, 'actionTaken', action_taken, 'result', result, 'plannedOn', planned_on,
        'competentBody', competent_body, 'evidence', to_jsonb(evidence),
        'legalBasis', legal_basis, 'contact', contact, 'summary', summary,
        'proposedAt', proposed_at, 'decidedAt', decided_at) as answer
      from petition_answer where petition_id = p.id and cycle = p.cycle
      order by number desc limit 1
    ) a on p.state in ('IN_PROGRESS', 'ANSWER_PROPOSED', 'ANSWERED', 'PUBLISHED', 'CLOSED')
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
    refuseUnseen(row, principal, bundle.units);
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
  bundle: ReferenceBundle,
  now: Date,
): PetitionResponse {
  const { units } = bundle;
  const given = withAnswerGiven(row, { answeredAt: row.mergedAnsweredAt });
  const unit = units.byId(row.unitId);
  const may = (transition: Transition) => standingOf(principal, transition, row, units) !== null;
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
    urgency: row.urgency,
    cycle: row.cycle,
    ...instants(row),
    dueOn: row.dueOn,
    dueProvisional: row.dueProvisional,
    lateness: latenessOf(row, now),
    step: stepOf(row, now),
    portalDueOn: row.portalDueOn,
    extension: row.extension,
    offeredUnitCode: row.offeredUnitId ? (units.byId(row.offeredUnitId)?.code ?? null) : null,
    refusals: row.refusals,
    binding: row.binding,
    contributions: (row.contributions ?? []).map((each) => shapeContribution(each, units)),
    messageCount: row.messageCount,
    mergedIntoCode: row.mergedIntoCode,
    mergedCodes: row.mergedCodes ?? [],
    parentCode: row.parentCode,
    parts: (row.parts ?? []).map((part) => ({ ...part })),
    rating: given.ratingSatisfied === null ? null : { satisfied: given.ratingSatisfied },
    identitySecret: identitySecret(row),
    answer: row.answer === null ? null : shapeAnswer(row.answer, row.class),
    allowedActions: allowedActions(given, may, guardMoment(bundle, row, now)),
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

function shapeContribution(each: ContributionJson, units: UnitDirectory): PetitionContributionView {
  return {
    unitCode: units.byId(each.unitId)?.code ?? '',
    askedAt: new Date(each.askedAt).toISOString(),
    question: each.question,
    content: each.content,
    contributedAt: each.contributedAt && new Date(each.contributedAt).toISOString(),
  };
}

/** Instants inside jsonb come back as texts with the session's offset; clients get UTC like everywhere else. */
function shapeAnswer(answer: Omit<PetitionAnswer, 'warnings'>, cls: string | null): PetitionAnswer {
  return {
    ...answer,
    proposedAt: new Date(answer.proposedAt).toISOString(),
    decidedAt: answer.decidedAt === null ? null : new Date(answer.decidedAt).toISOString(),
    warnings: answerWarnings(answer, cls),
  };
}
