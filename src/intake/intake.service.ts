import { Injectable } from '@nestjs/common';
import { localDateOf } from '../calendar/local-time.rules';
import { newId } from '../platform/auth/ids';
import type { Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import type { IdempotentRequest } from '../platform/idempotency/idempotency';
import { IdentityVault } from '../petitions/identity/identity-vault';
import { TrackingTokens } from '../petitions/identity/tracking-tokens';
import type { Route, Submission } from '../petitions/ledger/submission-plan';
import {
  PetitionSubmissions,
  type SubmissionReceipt,
} from '../petitions/petition-submissions.service';
import type { ReferenceBundle } from '../petitions/references';
import { identityOf } from './contact';
import type { SubmitPetitionRequest } from './dto/submit-petition.request';
import { intakeErrors } from './intake.errors';
import { assertChannel, isTrusted, submittedAtOf, submittingActor } from './submission-rights';

const CLEAR_WORDS = /\p{L}{2,}.*\p{L}{2,}/su;

/** Takes petitions in: checks the record, seals the identity, routes, and hands over to the ledger. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly clock: Clock,
    private readonly vault: IdentityVault,
    private readonly tokens: TrackingTokens,
    private readonly submissions: PetitionSubmissions,
  ) {}

  /**
   * Enters a petition and returns the receipt with its code, due day and tracking token. Nobody's petition is lost
   * for want of a class, a rule or a confirmed calendar. Errors: those of `intake.errors.ts`,
   * EXTERNAL_CODE_TAKEN, IDEMPOTENCY_KEY_REUSED.
   */
  async submit(
    request: SubmitPetitionRequest,
    principal: Principal,
    idempotency: IdempotentRequest | null,
  ): Promise<SubmissionReceipt> {
    const submission = this.submissionOf(request, principal);
    const identity = identityOf({
      class: submission.class,
      anonymous: submission.anonymous,
      submitter: request.submitter,
    });
    const sealed = identity && this.vault.seal(submission.id, identity);
    return this.submissions.submit(
      submission,
      sealed,
      (bundle) => routeOf(submission, bundle),
      idempotency,
    );
  }

  private submissionOf(request: SubmitPetitionRequest, principal: Principal): Submission {
    assertChannel(principal, request.channel);
    if (request.externalCode !== undefined && !isTrusted(principal)) {
      throw intakeErrors.EXTERNAL_CODE_NOT_ALLOWED();
    }
    const { title, content } = request;
    if (!CLEAR_WORDS.test(title) || !CLEAR_WORDS.test(content)) {
      throw intakeErrors.CONTENT_UNCLEAR();
    }
    const now = this.clock.now();
    const id = newId();
    return {
      id,
      externalCode: request.externalCode ?? null,
      channel: request.channel,
      class: request.class ?? null,
      field: request.field ?? null,
      title,
      content,
      anonymous: request.anonymous ?? false,
      communeCode: request.location?.communeCode ?? null,
      address: request.location?.address ?? null,
      latitude: request.location?.latitude ?? null,
      longitude: request.location?.longitude ?? null,
      dossierCode: request.dossierCode ?? null,
      submittedAt: submittedAtOf(principal, request.submittedAt, now),
      enteredAt: now,
      actor: submittingActor(principal),
      trackingTokenHash: this.tokens.hashOf(this.tokens.tokenOf(id)),
    };
  }
}

/** Where the rules send it on the day it is entered; COMMUNE_UNKNOWN when its place names no commune of ours. */
function routeOf(submission: Submission, bundle: ReferenceBundle): Route {
  const { communeCode, channel } = submission;
  if (communeCode !== null && !bundle.units.commune(communeCode)) {
    throw intakeErrors.COMMUNE_UNKNOWN({ communeCode });
  }
  const decision = bundle.routing.decide(
    {
      class: submission.class,
      field: submission.field,
      communeCode,
      channel,
      text: `${submission.title}\n${submission.content}`,
    },
    bundle.units,
    localDateOf(submission.enteredAt),
  );
  return { decision, ...bundle.routing.intakePolicy(submission.class, channel) };
}
