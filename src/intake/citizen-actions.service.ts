import { Injectable } from '@nestjs/common';
import type { ActionCommand } from '../petitions/actions/action-inputs';
import { PetitionActions } from '../petitions/actions/petition-actions.service';
import { PetitionMergers } from '../petitions/duplicates/petition-mergers.service';
import { petitionErrors } from '../petitions/petitions.errors';
import { TrackingDoor } from '../petitions/reading/petition-tracking-door';
import type { TrackingVisit } from '../petitions/reading/petition-tracking-visit';
import type { ReferenceBundle } from '../petitions/references';
import { CITIZEN } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import { DomainError } from '../platform/errors/domain-error';
import { once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import type { TrackingResponse } from './dto/tracking.response';
import { TrackingPages } from './tracking-pages';

/** What a citizen may do with a petition of one's own. */
export type CitizenCommand = Extract<
  ActionCommand,
  { action: 'supplement' | 'withdraw' | 'rate' | 'reopen' }
>;

/** Acts on a petition, for whoever holds its tracking token. */
@Injectable()
export class CitizenActions {
  constructor(
    private readonly door: TrackingDoor,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pages: TrackingPages,
    private readonly actions: PetitionActions,
    private readonly mergers: PetitionMergers,
  ) {}

  /**
   * Does what the citizen asks and returns how the petition then stands; a retry with the same key is given the
   * first answer. Errors: those of `TrackingDoor`, ACTION_NOT_POSSIBLE with what the citizen may do instead, those
   * of the guards, IDEMPOTENCY_KEY_REUSED.
   */
  async act(
    visit: TrackingVisit,
    command: CitizenCommand,
    idempotency: IdempotentRequest | null,
  ): Promise<TrackingResponse> {
    const petitionId = await this.door.enter(visit);
    // Whoever signs in on the way, the token makes the sender; keys of different senders never meet.
    const own = idempotency && { ...idempotency, scope: `citizen:${petitionId}` };
    const kept = await this.database.transaction((tx) =>
      once(tx, own, this.clock.now(), async () => {
        const bundle = await this.perform(tx, petitionId, command);
        return this.pages.view(tx, petitionId, bundle);
      }),
    );
    return this.pages.withTokens(kept);
  }

  private async perform(
    tx: Transaction,
    petitionId: string,
    command: CitizenCommand,
  ): Promise<ReferenceBundle> {
    try {
      const acting = { petitionId, doer: CITIZEN, ifVersion: null };
      return command.action === 'reopen'
        ? await this.mergers.performReopening(tx, acting, command.input)
        : await this.actions.perform(tx, { ...acting, command });
    } catch (error) {
      throw forCitizen(error);
    }
  }
}

/** The version counts events that are not told to the citizen, so it is not told either. */
function forCitizen(error: unknown): unknown {
  if (!(error instanceof DomainError) || error.code !== 'ACTION_NOT_POSSIBLE') return error;
  const { state, allowedActions } = error.details;
  return petitionErrors.ACTION_NOT_POSSIBLE({ state, allowedActions });
}
