import { Injectable } from '@nestjs/common';
import type { ActionCommand } from '../petitions/actions/action-inputs';
import { PetitionActions } from '../petitions/actions/petition-actions.service';
import { petitionErrors } from '../petitions/petitions.errors';
import { PetitionTracking } from '../petitions/reading/petition-tracking';
import { TrackingDoor } from '../petitions/reading/petition-tracking-door';
import type { TrackingVisit } from '../petitions/reading/petition-tracking-visit';
import { References, type ReferenceBundle } from '../petitions/references';
import { CITIZEN } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database, type Reader, type Transaction } from '../platform/database/database';
import { DomainError } from '../platform/errors/domain-error';
import { once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import type { TrackingResponse } from './dto/tracking.response';
import { shapeTracking, type KeptTracking } from './tracking-shape';

/** What a citizen may do with a petition of one's own. */
export type CitizenCommand = Extract<
  ActionCommand,
  { action: 'supplement' | 'withdraw' | 'rate' | 'reopen' }
>;

/** Follows a petition and acts on it, for whoever holds its tracking token. */
@Injectable()
export class CitizenActions {
  constructor(
    private readonly door: TrackingDoor,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly tracking: PetitionTracking,
    private readonly actions: PetitionActions,
  ) {}

  /** How far the petition is. Errors: those of `TrackingDoor`. */
  async follow(visit: TrackingVisit): Promise<TrackingResponse> {
    const petitionId = await this.door.enter(visit);
    return this.withTokens(
      await this.view(this.database, petitionId, await this.references.read()),
    );
  }

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
        return this.view(tx, petitionId, bundle);
      }),
    );
    return this.withTokens(kept);
  }

  private async perform(
    tx: Transaction,
    petitionId: string,
    command: CitizenCommand,
  ): Promise<ReferenceBundle> {
    try {
      return await this.actions.perform(tx, {
        command,
        petitionId,
        doer: CITIZEN,
        ifVersion: null,
      });
    } catch (error) {
      throw forCitizen(error);
    }
  }

  private async view(
    reader: Reader,
    petitionId: string,
    bundle: ReferenceBundle,
  ): Promise<KeptTracking> {
    const petition = await this.tracking.read(reader, petitionId, bundle);
    return shapeTracking(petition, bundle, this.clock.now());
  }

  private withTokens(kept: KeptTracking): TrackingResponse {
    const parts = kept.parts.map(({ id, ...part }) => ({
      ...part,
      trackingToken: this.door.tokenOfPart(id),
    }));
    return { ...kept, parts };
  }
}

/** The version counts events that are not told to the citizen, so it is not told either. */
function forCitizen(error: unknown): unknown {
  if (!(error instanceof DomainError) || error.code !== 'ACTION_NOT_POSSIBLE') return error;
  const { state, allowedActions } = error.details;
  return petitionErrors.ACTION_NOT_POSSIBLE({ state, allowedActions });
}
