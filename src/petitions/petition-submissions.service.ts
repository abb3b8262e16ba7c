import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { Database } from '../platform/database/database';
import { platformErrors } from '../platform/errors/platform.errors';
import type { IdempotentRequest } from '../platform/idempotency/idempotency';
import { channelsOn } from '../messages/channels-on';
import type { SealedIdentity, Way } from './identity/identity-vault';
import { TrackingTokens } from './identity/tracking-tokens';
import { clocksJson, eventsJson } from './ledger/columns';
import {
  planSubmission,
  petitionJson,
  type Route,
  type Submission,
} from './ledger/submission-plan';
import { KEPT_ANSWER, SUBMIT, SUBMIT_ONCE } from './ledger/submission.statement';
import { petitionErrors } from './petitions.errors';
import { References, type ReferenceBundle } from './references';

/** What the sender is told; the tracking token is shown only here and in retries of the same request. */
export interface SubmissionReceipt {
  id: string;
  code: string;
  state: string;
  unitCode: string;
  submittedAt: string;
  dueOn: string;
  trackingToken: string;
}

type AnswerWithoutSecrets = Omit<SubmissionReceipt, 'code' | 'trackingToken'>;

interface KeptRow {
  fingerprint: Buffer;
  response: AnswerWithoutSecrets;
  code: string;
}

/** The reference data can move under a submission; each try decides anew, and one is nearly always enough. */
const TRIES = 5;

/** Writes submissions into the ledger. */
@Injectable()
export class PetitionSubmissions {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly tokens: TrackingTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Enters a petition in one statement and returns the receipt. `route` is asked again when units, calendar,
   * policies or rules changed meanwhile. A retry with the same Idempotency-Key gets the first receipt.
   * Errors: EXTERNAL_CODE_TAKEN, IDEMPOTENCY_KEY_REUSED.
   */
  async submit(
    submission: Submission,
    identity: SealedIdentity | null,
    route: (bundle: ReferenceBundle) => Route,
    idempotency: IdempotentRequest | null,
  ): Promise<SubmissionReceipt> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const bundle = await this.references.read();
      const receipt = await this.write(
        { submission, identity, bundle, idempotency },
        route(bundle),
      );
      if (receipt) return receipt;
      const kept = await this.keptReceipt(idempotency);
      if (kept) return kept;
      this.references.invalidate();
    }
    throw platformErrors.UNAVAILABLE();
  }

  private async write(
    given: {
      submission: Submission;
      identity: SealedIdentity | null;
      bundle: ReferenceBundle;
      idempotency: IdempotentRequest | null;
    },
    route: Route,
  ): Promise<SubmissionReceipt | null> {
    const { submission, identity, bundle, idempotency } = given;
    const plan = planSubmission(submission, route, bundle);
    const answer: AnswerWithoutSecrets = {
      id: submission.id,
      state: plan.state,
      unitCode: bundle.units.byId(plan.unitId)?.code ?? '',
      submittedAt: submission.submittedAt.toISOString(),
      dueOn: plan.outer.dueOn,
    };
    const values = [
      bundle.version,
      petitionJson(submission, plan, this.config.CODE_PREFIX, this.wayTo(identity)),
      identityJson(identity),
      eventsJson(plan.events),
      clocksJson(plan.clocks),
    ];
    const key = idempotency
      ? [idempotency.scope, idempotency.key, idempotency.fingerprint, JSON.stringify(answer)]
      : [];
    const rows = await this.database
      .rows<{ code: string }>(idempotency ? SUBMIT_ONCE : SUBMIT, [...values, ...key])
      .catch(asPetitionError);
    return rows[0] ? this.receipt(answer, rows[0].code) : null;
  }

  private wayTo(identity: SealedIdentity | null): Way | null {
    const on: readonly string[] = channelsOn(this.config);
    return identity?.reachableBy.find((way) => on.includes(way)) ?? null;
  }

  private async keptReceipt(request: IdempotentRequest | null): Promise<SubmissionReceipt | null> {
    if (!request) return null;
    const [kept] = await this.database.rows<KeptRow>(KEPT_ANSWER, [request.scope, request.key]);
    if (!kept) return null;
    if (!kept.fingerprint.equals(request.fingerprint)) {
      throw platformErrors.IDEMPOTENCY_KEY_REUSED();
    }
    return this.receipt(kept.response, kept.code);
  }

  private receipt(answer: AnswerWithoutSecrets, code: string): SubmissionReceipt {
    const { id, state, unitCode, submittedAt, dueOn } = answer;
    const trackingToken = this.tokens.tokenOf(id);
    return { id, code, state, unitCode, submittedAt, dueOn, trackingToken };
  }
}

/** The sealed sender as JSON for the submission statement. */
export function identityJson(identity: SealedIdentity | null): string | null {
  if (!identity) return null;
  return JSON.stringify({
    kind: identity.kind,
    key_id: identity.keyId,
    sealed: identity.sealed.toString('hex'),
    phone_index: identity.phoneIndex?.toString('hex') ?? null,
    reachable_by: identity.reachableBy,
  });
}

function asPetitionError(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505' && constraint === 'uq_petition_external_code') {
    throw petitionErrors.EXTERNAL_CODE_TAKEN();
  }
  throw error;
}
