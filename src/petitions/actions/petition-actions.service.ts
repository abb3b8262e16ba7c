import { Injectable } from '@nestjs/common';
import { isoDateOf, localDayOf } from '../../calendar/local-time.rules';
import { newId } from '../../platform/auth/ids';
import type { StaffRole } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Transaction } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { ActionRequest } from '../../platform/http/action-request';
import { once } from '../../platform/idempotency/idempotency';
import { currentReferenceVersion } from '../../platform/reference/reference-cache';
import type { PetitionResponse } from '../dto/petition.response';
import { clocksJson, eventsJson } from '../ledger/columns';
import type { RunningClock } from '../ledger/clocks';
import type { PetitionRow } from '../ledger/petition-row';
import {
  DECIDE_ANSWER,
  LOCK_PETITION,
  PROPOSE_ANSWER,
  RUNNING_CLOCKS,
  SUMMARISE_ANSWER,
  WRITE_TRANSITION,
} from '../ledger/transition.statements';
import { allowedActions, guardRefusal, transitionOf } from '../petition.rules';
import { petitionErrors } from '../petitions.errors';
import { actsAt, sees, visibleUnits } from '../petition-visibility';
import { PetitionViews } from '../reading/petition-views';
import { References, type ReferenceBundle } from '../references';
import type { ActionCommand } from './action-inputs';
import { effectsOf, type AnswerWrite } from './effects.rules';
import {
  planTransition,
  rowJson,
  type LockedPetition,
  type TransitionPlan,
} from './transition-plan';

/** Carries out the actions of the lifecycle: one row lock, one transaction, one event each. */
@Injectable()
export class PetitionActions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly views: PetitionViews,
  ) {}

  /**
   * Does what is asked and returns the petition as it then stands. Errors: PETITION_UNKNOWN (also when it may not
   * be seen), VERSION_MISMATCH, ACTION_NOT_POSSIBLE, FORBIDDEN, the guards' and the effects' own.
   */
  async act(command: ActionCommand, request: ActionRequest): Promise<PetitionResponse> {
    return this.database.transaction((tx) =>
      once(tx, request.idempotency, this.clock.now(), () => this.perform(tx, command, request)),
    );
  }

  private async perform(
    tx: Transaction,
    command: ActionCommand,
    request: ActionRequest,
  ): Promise<PetitionResponse> {
    const petition = await lock(tx, request.id);
    const bundle = await this.newestReferences(tx);
    this.refuseUnlessPossible(command, petition.row, request, bundle);
    const now = this.clock.now();
    const effects = effectsOf(command, {
      petition: petition.row,
      actorId: request.principal.id,
      now,
      on: isoDateOf(localDayOf(now)),
      units: bundle.units,
    });
    const { roles } = transitionOf(command.action);
    const role = roles.find((each) =>
      actsAt(request.principal, [each], petition.row.unitId, bundle.units),
    );
    const actor = { kind: 'ACCOUNT' as const, id: request.principal.id, role: role ?? null };
    const plan = planTransition(petition, command.action, effects, { now, actor, bundle });
    await writeTransition(tx, plan, now);
    if (effects.answer) await writeAnswer(tx, effects.answer, { plan, actorId: actor.id, now });
    return this.views.afterAction(tx, request.id, request.principal, bundle);
  }

  private async newestReferences(tx: Transaction): Promise<ReferenceBundle> {
    const bundle = await this.references.read();
    if (bundle.version === (await currentReferenceVersion(tx))) return bundle;
    this.references.invalidate();
    return this.references.read();
  }

  private refuseUnlessPossible(
    command: ActionCommand,
    row: PetitionRow,
    { principal, ifVersion }: ActionRequest,
    bundle: ReferenceBundle,
  ): void {
    if (!sees(visibleUnits(principal, bundle.units), row.unitId)) {
      throw petitionErrors.PETITION_UNKNOWN();
    }
    if (ifVersion !== null && ifVersion !== row.version) {
      throw platformErrors.VERSION_MISMATCH({ version: row.version, state: row.state });
    }
    const transition = transitionOf(command.action);
    const hasRole = (roles: readonly StaffRole[]) =>
      actsAt(principal, roles, row.unitId, bundle.units);
    if (!transition.from.includes(row.state)) {
      throw petitionErrors.ACTION_NOT_POSSIBLE({
        state: row.state,
        version: row.version,
        allowedActions: allowedActions(row, hasRole),
      });
    }
    if (!hasRole(transition.roles)) throw platformErrors.FORBIDDEN();
    for (const guard of transition.guards) {
      const refusal = guardRefusal(guard, { class: classAfter(command, row) });
      if (refusal) throw petitionErrors[refusal]();
    }
  }
}

/** An officer may classify in the same breath; a guard looks at what will stand then. */
const classAfter = (command: ActionCommand, row: PetitionRow): string | null =>
  (command.action === 'assign' ? command.input.class : undefined) ?? row.class;

async function lock(tx: Transaction, petitionId: string): Promise<LockedPetition> {
  const [row] = await tx.rows<PetitionRow & { lastEventHash: string }>(LOCK_PETITION, [petitionId]);
  if (!row) throw petitionErrors.PETITION_UNKNOWN();
  const running = await tx.rows<RunningClock>(RUNNING_CLOCKS, [petitionId]);
  return { row, lastEventHash: row.lastEventHash, running };
}

async function writeTransition(tx: Transaction, plan: TransitionPlan, now: Date): Promise<void> {
  await tx.rows(WRITE_TRANSITION, [
    plan.row.id,
    rowJson(plan),
    eventsJson([plan.event]),
    JSON.stringify(plan.stops),
    now,
    clocksJson(plan.starts),
  ]);
}

async function writeAnswer(
  tx: Transaction,
  write: AnswerWrite,
  { plan, actorId, now }: { plan: TransitionPlan; actorId: string; now: Date },
): Promise<void> {
  const { id, cycle } = plan.row;
  if (write.kind === 'APPROVE') await tx.rows(DECIDE_ANSWER, [id, 'APPROVED', now, actorId]);
  else if (write.kind === 'REJECT') await tx.rows(DECIDE_ANSWER, [id, 'REJECTED', now, actorId]);
  else if (write.kind === 'SUMMARISE') await tx.rows(SUMMARISE_ANSWER, [id, write.summary]);
  else {
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
      actorId,
    ]);
  }
}
