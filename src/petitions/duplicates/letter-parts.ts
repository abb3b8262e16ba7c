import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../../platform/auth/ids';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import type { Transaction } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { PartInput } from '../actions/action-inputs';
import { IdentityVault } from '../identity/identity-vault';
import { TrackingTokens } from '../identity/tracking-tokens';
import type { Actor } from '../ledger/event-chain';
import { clocksJson, eventsJson } from '../ledger/columns';
import { petitionJson, type Submission } from '../ledger/submission-plan';
import { SUBMIT } from '../ledger/submission.statement';
import { identityJson } from '../petition-submissions.service';
import type { ReferenceBundle } from '../references';
import { LetterWrites, type Letter } from './letter.statements';
import { planPart } from './part-plan';

/** The parts of one letter, and by whom and why they are made. */
export interface Splitting {
  letter: Letter;
  parts: readonly PartInput[];
  actor: Actor;
  reason: string;
  now: Date;
}

/** Enters the parts of a mixed letter into the ledger. */
@Injectable()
export class LetterParts {
  constructor(
    private readonly vault: IdentityVault,
    private readonly tokens: TrackingTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Makes a petition of each part, with a code and a tracking token of its own and the letter's sender sealed anew;
   * all or none, in the caller's transaction. UNAVAILABLE when the reference data moved at this very moment.
   */
  async enter(tx: Transaction, splitting: Splitting, bundle: ReferenceBundle): Promise<void> {
    const { letter } = splitting;
    const sealFor = await LetterWrites.sealFor(tx, this.vault, letter.id);
    const ids: string[] = [];
    for (const part of splitting.parts) {
      const submission = this.submissionOf(part, splitting);
      const plan = planPart(submission, splitting, bundle);
      const entered = await tx.rows(SUBMIT, [
        bundle.version,
        petitionJson(submission, plan, this.config.CODE_PREFIX),
        identityJson(sealFor(submission.id)),
        eventsJson(plan.events),
        clocksJson(plan.clocks),
      ]);
      if (entered.length === 0) throw platformErrors.UNAVAILABLE();
      ids.push(submission.id);
    }
    await LetterWrites.link(tx, ids, letter.id);
  }

  private submissionOf(part: PartInput, { letter, actor, now }: Splitting): Submission {
    const id = newId();
    return {
      id,
      externalCode: null,
      channel: letter.channel,
      class: part.class,
      field: part.field ?? null,
      title: part.title,
      content: part.content,
      anonymous: letter.anonymous,
      communeCode: letter.communeCode,
      address: letter.address,
      latitude: letter.latitude,
      longitude: letter.longitude,
      dossierCode: null,
      submittedAt: letter.submittedAt,
      enteredAt: now,
      actor,
      trackingTokenHash: this.tokens.hashOf(this.tokens.tokenOf(id)),
    };
  }
}
