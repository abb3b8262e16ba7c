import { Inject, Injectable } from '@nestjs/common';
import { localDateOf } from '../../calendar/local-time.rules';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Database, type Transaction } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { ActionRequest } from '../../platform/http/action-request';
import { once } from '../../platform/idempotency/idempotency';
import { currentReferenceVersion } from '../../platform/reference/reference-cache';
import type { UnitDirectory } from '../../units/unit-directory';
import { channelsOn } from '../../messages/channels-on';
import type { PetitionResponse } from '../dto/petition.response';
import { clocksJson, eventsJson } from '../ledger/columns';
import type { KnownClock } from '../ledger/clocks';
import type { PetitionRow } from '../ledger/petition-row';
import {
  ANSWERING,
  CYCLE_CLOCKS,
  LOCK_PETITION,
  WRITE_TRANSITION,
} from '../ledger/transition.statements';
import { extensionCapDays, guardMoment } from '../life-limits';
import { withAnswerGiven, type Answering } from '../merged-answer.rules';
import { allowedActions, guardRefusal, isClassifying } from '../petition-guards.rules';
import { transitionFrom, type Transition } from '../petition.rules';
import { petitionErrors } from '../petitions.errors';
import { involvedUnits, sees, visibleUnits } from '../petition-visibility';
import { PublicationCheck } from '../publication/publication-check.service';
import { PublicationWrites, type PublishedText } from '../publication/publication-writes';
import { PetitionViews } from '../reading/petition-views';
import { References, type ReferenceBundle } from '../references';
import type { ActionCommand } from './action-inputs';
import type { EffectContext } from './effects';
import { contributingUnit } from './contributing-unit.rules';
import { effectsOf } from './effects.rules';
import { actorOf, standingOf, type Doer } from './standing';
import {
  planTransition,
  rowJson,
  type LockedPetition,
  type TransitionPlan,
} from './transition-plan';
import { tellSender } from './tell-sender';
import { writeWords } from './write-words';

/** An action that is asked for; a citizen has shown the tracking token. */
export type ActRequest = Omit<ActionRequest, 'principal'> & { principal: Principal };

/** One action under way. */
interface Acting {
  command: ActionCommand;
  petitionId: string;
  doer: Doer;
  ifVersion: number | null;
  mergeInto?: EffectContext['mergeInto'];
}

/** Carries out the actions of the lifecycle: one row lock, one transaction, one event each. */
@Injectable()
export class PetitionActions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly views: PetitionViews,
    private readonly publication: PublicationCheck,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Does what is asked and returns the petition as it then stands. Errors: PETITION_UNKNOWN (also when it may not
   * be seen), VERSION_MISMATCH, ACTION_NOT_POSSIBLE, FORBIDDEN, the guards' and the effects' own.
   */
  async act(command: ActionCommand, request: ActRequest): Promise<PetitionResponse> {
    const { id: petitionId, principal, ifVersion, idempotency } = request;
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        const bundle = await this.perform(tx, { command, petitionId, doer: principal, ifVersion });
        return this.views.afterAction(tx, petitionId, principal, bundle);
      }),
    );
  }

  /**
   * The same inside a transaction that does more, or by the system: the lifecycle's table, its guards and its event
   * are kept, whoever asks. Returns the references it was decided by.
   */
  async perform(tx: Transaction, acting: Acting): Promise<ReferenceBundle> {
    const petition = await lock(tx, acting.petitionId);
    const bundle = await this.newestReferences(tx);
    const now = this.clock.now();
    const answering = await answeringFor(tx, petition.row);
    const given = withAnswerGiven(petition.row, answering);
    const { transition, standing } = refuseUnlessPossible(acting, given, bundle, now);
    const actor = actorOf(acting.doer, standing.role);
    const published = await this.publishedText(tx, acting);
    const effects = effectsOf(acting.command, {
      petition: petition.row,
      actorId: actor.id,
      actingUnitId: standing.unitId,
      now,
      on: localDateOf(now),
      units: bundle.units,
      extensionCapDays: extensionCapDays(bundle, petition.row, now),
      answering,
      refusalsBeforeDesk: this.config.REFUSALS_BEFORE_DESK_DECIDES,
      ...(acting.mergeInto ? { mergeInto: acting.mergeInto } : {}),
      ...(published ? { publishedSummary: published.summary } : {}),
    });
    const plan = planTransition(petition, transition, effects, { now, actor, bundle });
    await writeTransition(tx, plan, now);
    await writeWords(tx, effects, { row: plan.row, actor, now });
    await tellSender(tx, plan.row, acting.command, { ways: channelsOn(this.config), now });
    if (published) await PublicationWrites.publish(tx, petition.row.id, published, now);
    // What is looked into again is not for the public to read as the last word.
    if (acting.command.action === 'reopen') {
      await PublicationWrites.withdraw(tx, petition.row.id, now);
    }
    return bundle;
  }

  /** The masked texts, for `publish` alone; refuses what nobody has confirmed. */
  private async publishedText(
    tx: Transaction,
    { command, petitionId }: Acting,
  ): Promise<PublishedText | null> {
    if (command.action !== 'publish') return null;
    return this.publication.forPublishing(tx, petitionId, command.input);
  }

  private async newestReferences(tx: Transaction): Promise<ReferenceBundle> {
    const bundle = await this.references.read();
    if (bundle.version === (await currentReferenceVersion(tx))) return bundle;
    this.references.invalidate();
    return this.references.read();
  }
}

function refuseUnlessPossible(
  { command, doer, ifVersion }: Acting,
  row: PetitionRow,
  bundle: ReferenceBundle,
  now: Date,
) {
  const { units } = bundle;
  if (!maySee(doer, row, bundle)) throw petitionErrors.PETITION_UNKNOWN();
  if (ifVersion !== null && ifVersion !== row.version) {
    throw platformErrors.VERSION_MISMATCH({ version: row.version, state: row.state });
  }
  const moment = guardMoment(bundle, row, now);
  const may = (each: Transition) => standingOf(doer, each, row, units) !== null;
  const transition = transitionFrom(command.action, row.state);
  if (!transition) {
    throw petitionErrors.ACTION_NOT_POSSIBLE({
      state: row.state,
      version: row.version,
      allowedActions: allowedActions(row, may, moment),
    });
  }
  const standing =
    command.action === 'contribute'
      ? contributorOf(doer, transition, { row, units, unitCode: command.input.unitCode })
      : standingOf(doer, transition, row, units);
  if (!standing) throw platformErrors.FORBIDDEN();
  for (const guard of transition.guards) {
    const refusal = guardRefusal(guard, { ...row, class: classAfter(command, row) }, moment);
    if (refusal) throw petitionErrors[refusal]();
  }
  return { transition, standing };
}

/** For which unit, and in which role, somebody contributes. Errors: those of `contributingUnit`. */
function contributorOf(
  doer: Doer,
  transition: Transition,
  asked: { row: PetitionRow; units: UnitDirectory; unitCode: string | undefined },
) {
  const { row, units, unitCode } = asked;
  const standingAt = (unitId: string) =>
    standingOf(doer, transition, { ...row, owingUnitIds: [unitId] }, units);
  const { participantUnitIds, owingUnitIds } = row;
  const actsFor = (unitId: string) => standingAt(unitId) !== null;
  const question = { unitCode, participantUnitIds, owingUnitIds, actsFor, units };
  const unitId = contributingUnit(question);
  return unitId === null ? null : standingAt(unitId);
}

/** A citizen has shown the token, and the system sees everything. */
function maySee(doer: Doer, row: PetitionRow, { units }: ReferenceBundle): boolean {
  if (doer === 'SYSTEM' || doer.kind === 'CITIZEN') return true;
  return sees(visibleUnits(doer, units), involvedUnits(row));
}

/** An officer may classify in the same breath; a guard looks at what will stand then. */
const classAfter = ({ action, input }: ActionCommand, row: PetitionRow): string | null =>
  (isClassifying(action) && 'class' in input ? input.class : undefined) ?? row.class;

async function lock(tx: Transaction, petitionId: string): Promise<LockedPetition> {
  const [row] = await tx.rows<PetitionRow & { lastEventHash: string }>(LOCK_PETITION, [petitionId]);
  if (!row) throw petitionErrors.PETITION_UNKNOWN();
  const clocks = await tx.rows<KnownClock>(CYCLE_CLOCKS, [petitionId, row.cycle]);
  return { row, lastEventHash: row.lastEventHash, clocks };
}

async function answeringFor(tx: Transaction, { mergedIntoId }: PetitionRow) {
  if (mergedIntoId === null) return null;
  const [answering] = await tx.rows<Answering>(ANSWERING, [mergedIntoId]);
  return answering ?? null;
}

async function writeTransition(tx: Transaction, plan: TransitionPlan, now: Date): Promise<void> {
  await tx.rows(WRITE_TRANSITION, [
    plan.row.id,
    rowJson(plan),
    eventsJson([plan.event]),
    JSON.stringify(plan.stops),
    now,
    clocksJson(plan.starts),
    JSON.stringify(
      plan.moved.map((clock) => ({
        id: clock.id,
        adjustments: clock.adjustments,
        calendar_version: clock.calendarVersion,
        due_on: clock.dueOn,
        due_at: clock.dueAt,
        due_soon_at: clock.dueSoonAt,
        provisional: clock.provisional,
        next_level: clock.nextLevel,
        next_level_at: clock.nextLevelAt,
        ladder_id: clock.ladderId,
        ladder_edition: clock.ladderEdition,
        rungs: clock.rungs,
        rung_ats: clock.rungAts,
      })),
    ),
  ]);
}
