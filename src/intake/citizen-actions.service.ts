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
import { TrackingPages, type TrackedPage } from './tracking-pages';

/** What a citizen may do with a petition of one's own. */
export type CitizenCommand = Extract<
  ActionCommand,
  { action: 'supplement' | 'withdraw' | 'rate' | 'reopen' }
>;

/** Somebody at the tracking page who wants something done, and under which conditions. */
export interface CitizenAttempt {
  visit: TrackingVisit;
  /** The version they saw; null when they did not say. */
  ifVersion: number | null;
  idempotency: IdempotentRequest | null;
}

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
   * first answer. Errors: those of `TrackingDoor`, VERSION_MISMATCH, ACTION_NOT_POSSIBLE with what the citizen may do
   * instead, those of the guards, IDEMPOTENCY_KEY_REUSED.
   */
  async act(
    { visit, ifVersion, idempotency }: CitizenAttempt,
    command: CitizenCommand,
  ): Promise<TrackedPage> {
    const petitionId = await this.door.enter(visit);
    // Whoever signs in on the way, the token makes the sender; keys of different senders never meet.
    const own = idempotency && { ...idempotency, scope: `citizen:${petitionId}` };
    const kept = await this.database.transaction((tx) =>
      once(tx, own, this.clock.now(), async () => {
        const acting = { petitionId, doer: CITIZEN, ifVersion };
        const bundle = await this.perform(tx, acting, command);
        return this.pages.view(tx, petitionId, bundle);
      }),
    );
    return this.pages.withTokens(kept);
  }

  private async perform(
    tx: Transaction,
    acting: { petitionId: string; doer: typeof CITIZEN; ifVersion: number | null },
    command: CitizenCommand,
  ): Promise<ReferenceBundle> {
    try {
      return command.action === 'reopen'
        ? await this.mergers.performReopening(tx, acting, command.input)
        : await this.actions.perform(tx, { ...acting, command });
    } catch (error) {
      throw forCitizen(error);
    }
  }
}

/**
 * What can be done instead; the version, which counts what is not told to the citizen, stands in the ETag and in
 * VERSION_MISMATCH.
 */
function forCitizen(error: unknown): unknown {
  if (!(error instanceof DomainError) || error.code !== 'ACTION_NOT_POSSIBLE') return error;
  const { state, allowedActions } = error.details;
  return petitionErrors.ACTION_NOT_POSSIBLE({ state, allowedActions });
}
