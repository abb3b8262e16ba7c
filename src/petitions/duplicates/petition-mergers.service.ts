import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database, type Transaction } from '../../platform/database/database';
import type { ActionRequest } from '../../platform/http/action-request';
import { once } from '../../platform/idempotency/idempotency';
import type { UnitDirectory } from '../../units/unit-directory';
import type { ActionCommand, ActionInputs } from '../actions/action-inputs';
import { PetitionActions } from '../actions/petition-actions.service';
import { actorOf, type Doer } from '../actions/standing';
import type { PetitionResponse } from '../dto/petition.response';
import type { Actor } from '../ledger/event-chain';
import { PetitionJournal } from '../ledger/petition-journal';
import { involvedUnits, sees, visibleUnits } from '../petition-visibility';
import { petitionErrors } from '../petitions.errors';
import { PetitionViews } from '../reading/petition-views';
import { References, type ReferenceBundle } from '../references';
import { duplicateErrors } from './duplicates.errors';
import { intakeActor } from './intake-actor';
import { MergeWrites, type MergingRow } from './merge.statements';
import { targetRefusal } from './merge-target.rules';

/** A petition that is to leave the one into which it was merged, by whom and how. */
interface TakingOff {
  petitionId: string;
  doer: Doer;
  ifVersion: number | null;
  command: Extract<ActionCommand, { action: 'unmerge' | 'reopen' }>;
}

/** Lets one petition answer for others that say the same, and undoes it. */
@Injectable()
export class PetitionMergers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly actions: PetitionActions,
    private readonly views: PetitionViews,
    private readonly journal: PetitionJournal,
  ) {}

  /**
   * Merges a petition into the one with that code, and with it whatever had been merged into it, so that nobody's
   * answer is ever two steps away. Both histories name the other. Returns the merged petition. Errors: those of every
   * action, MERGE_TARGET_UNKNOWN, MERGE_INTO_ITSELF, MERGE_TARGET_UNFIT, MERGE_TARGET_DIVERTED_CLASS.
   */
  async merge(request: ActionRequest, input: ActionInputs['merge']): Promise<PetitionResponse> {
    const { id, principal, ifVersion, idempotency } = request;
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        await MergeWrites.lockMergers(tx);
        const target = await MergeWrites.targetOf(tx, input.intoCode);
        if (!target || target.id === id) return this.refuseTarget(tx, request, input.intoCode);
        const rows = await MergeWrites.lock(tx, [id, target.id]);
        const command = { action: 'merge', input } as const;
        const bundle = await this.actions.perform(tx, {
          command,
          petitionId: id,
          doer: principal,
          ifVersion,
          mergeInto: target,
        });
        const actor = refuseUnfit(request, present(rows.get(target.id)), bundle.units);
        await this.hangOn(tx, { petition: present(rows.get(id)), target, actor, input });
        return this.views.afterAction(tx, id, principal, bundle);
      }),
    );
  }

  /**
   * Lets a merged petition go its own way again, from the intake desk, its clock counted from where it once began.
   * Errors: those of every action.
   */
  async unmerge(request: ActionRequest, input: ActionInputs['unmerge']): Promise<PetitionResponse> {
    const { id, principal, ifVersion, idempotency } = request;
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        const command = { action: 'unmerge', input } as const;
        const taken = { petitionId: id, doer: principal, ifVersion, command };
        const bundle = await this.takeOff(tx, taken);
        return this.views.afterAction(tx, id, principal, bundle);
      }),
    );
  }

  /**
   * Takes a petition up again in a new cycle, off the one that had answered for it where it was merged; that one and
   * the others stay as they are. Errors: those of every action, NOT_ANSWERED, REOPENING_TOO_LATE.
   */
  async reopen(request: ActionRequest, input: ActionInputs['reopen']): Promise<PetitionResponse> {
    const { id, principal, ifVersion, idempotency } = request;
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        const taken = { petitionId: id, doer: principal, ifVersion };
        const bundle = await this.performReopening(tx, taken, input);
        return this.views.afterAction(tx, id, principal, bundle);
      }),
    );
  }

  /** The same inside a transaction that does more. Returns the references it was decided by. */
  async performReopening(
    tx: Transaction,
    taken: Omit<TakingOff, 'command'>,
    input: ActionInputs['reopen'],
  ): Promise<ReferenceBundle> {
    return this.takeOff(tx, { ...taken, command: { action: 'reopen', input } });
  }

  /**
   * Unmerges by the system, for a petition that hangs on one which will answer nobody. False when it hangs there no
   * longer.
   */
  async release(petitionId: string, fromId: string, reason: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await MergeWrites.lockMergers(tx);
      if ((await MergeWrites.mergedInto(tx, petitionId)) !== fromId) return false;
      const command = { action: 'unmerge', input: { reason } } as const;
      await this.takeOff(tx, { petitionId, doer: 'SYSTEM', ifVersion: null, command });
      return true;
    });
  }

  /** What was not merged can be reopened all the same; only under the mergers' lock is it certain that it is not. */
  private async takeOff(tx: Transaction, taken: TakingOff): Promise<ReferenceBundle> {
    const { petitionId, doer, command } = taken;
    await MergeWrites.lockMergers(tx);
    const targetId = await MergeWrites.mergedInto(tx, petitionId);
    const rows = await MergeWrites.lock(tx, [petitionId, ...(targetId ? [targetId] : [])]);
    const bundle = await this.actions.perform(tx, taken);
    if (targetId === undefined) return bundle;
    const petition = present(rows.get(petitionId));
    const actor = takerOff(doer, petition, bundle.units);
    await MergeWrites.count(tx, [targetId]);
    const reopened = command.action === 'reopen';
    const unmerged = { id: petitionId, code: petition.code };
    const data = { unmerged, ...(reopened ? { reopened } : {}) };
    // A sender's words stand with the sender's petition, and in no history.
    const reason = reopened ? null : command.input.reason;
    const note = { action: 'merged-out', actor, reason, data };
    await this.journal.note(tx, targetId, note, this.clock.now());
    return bundle;
  }

  /** Says what is wrong with the code, once it is certain that the petition itself may be seen. */
  private async refuseTarget(
    tx: Transaction,
    { id, principal }: ActionRequest,
    intoCode: string,
  ): Promise<never> {
    const petition = await this.views.one(tx, id, principal, await this.references.read());
    if (petition.code === intoCode.trim().toUpperCase()) {
      throw duplicateErrors.MERGE_INTO_ITSELF({ code: petition.code });
    }
    throw petitionErrors.MERGE_TARGET_UNKNOWN({ code: intoCode });
  }

  private async hangOn(
    tx: Transaction,
    merge: {
      petition: MergingRow;
      target: { id: string; code: string };
      actor: Actor;
      input: ActionInputs['merge'];
    },
  ): Promise<void> {
    const { petition, target, actor, input } = merge;
    const now = this.clock.now();
    const moved = await MergeWrites.moveMerged(tx, petition.id, target.id);
    // The petition itself was moved to the target by its own action, before.
    await MergeWrites.count(tx, [petition.id, target.id]);
    const { id, code } = petition;
    const common = { actor, reason: input.reason };
    const data = { merged: { id, code }, moved: moved.map((each) => each.code) };
    await this.journal.note(tx, target.id, { ...common, action: 'merged-in', data }, now);
    for (const each of moved) {
      const from = { mergedInto: target, instead: { id, code } };
      await this.journal.note(tx, each.id, { ...common, action: 'merged-on', data: from }, now);
    }
  }
}

/** Who takes it off: its own sender, or an officer in the role in which they merge. */
const takerOff = (doer: Doer, petition: MergingRow, units: UnitDirectory): Actor =>
  doer !== 'SYSTEM' && doer.kind === 'CITIZEN'
    ? actorOf(doer, null)
    : intakeActor('merge', doer, petition, units);

/** Who merges, when the target may be seen and touched by them and can answer for another. */
function refuseUnfit(request: ActionRequest, target: MergingRow, units: UnitDirectory): Actor {
  const { code, state } = target;
  if (!sees(visibleUnits(request.principal, units), involvedUnits(target))) {
    throw petitionErrors.MERGE_TARGET_UNKNOWN({ code });
  }
  const actor = intakeActor('merge', request.principal, target, units);
  const refusal = targetRefusal(target);
  if (refusal === 'MERGE_TARGET_UNFIT') throw petitionErrors.MERGE_TARGET_UNFIT({ code, state });
  if (refusal !== null) throw duplicateErrors[refusal]({ code });
  return actor;
}

/** Petitions are never deleted: what was found by its id is there. */
function present(row: MergingRow | undefined): MergingRow {
  if (!row) throw petitionErrors.PETITION_UNKNOWN();
  return row;
}
