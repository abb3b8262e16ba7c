import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { ActionRequest } from '../../platform/http/action-request';
import { once } from '../../platform/idempotency/idempotency';
import type { ActionInputs } from '../actions/action-inputs';
import { PetitionActions } from '../actions/petition-actions.service';
import type { PetitionResponse } from '../dto/petition.response';
import { PetitionViews } from '../reading/petition-views';
import { intakeActor } from './intake-actor';
import { LetterParts } from './letter-parts';
import { LetterWrites } from './letter.statements';

/** Makes petitions of the parts of a letter that speaks of several things. */
@Injectable()
export class PetitionSplitter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly actions: PetitionActions,
    private readonly views: PetitionViews,
    private readonly parts: LetterParts,
  ) {}

  /**
   * Each part becomes a petition, received at the intake desk, its clocks counted from the day the letter was sent;
   * the letter goes on with the rest. Returns the letter with its parts. A retry with the same Idempotency-Key makes
   * no second set. Errors: those of every action, UNAVAILABLE.
   */
  async split(request: ActionRequest, input: ActionInputs['split']): Promise<PetitionResponse> {
    const { id, principal, ifVersion, idempotency } = request;
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        const command = { action: 'split', input } as const;
        const acting = { command, petitionId: id, doer: principal, ifVersion };
        const bundle = await this.actions.perform(tx, acting);
        const letter = await LetterWrites.read(tx, id);
        const actor = intakeActor('split', principal, letter, bundle.units);
        const now = this.clock.now();
        await this.parts.enter(tx, { ...input, letter, actor, now }, bundle);
        return this.views.afterAction(tx, id, principal, bundle);
      }),
    );
  }
}
