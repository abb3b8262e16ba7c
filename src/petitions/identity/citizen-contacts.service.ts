import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { takesMessages } from '../../platform/telephone';
import type { CitizenContact, CitizenContacts } from '../../messages/citizen-contacts';
import { IdentityVault } from './identity-vault';
import { readSubmitter } from './submitter-reading';
import { TrackingTokens } from './tracking-tokens';

/**
 * Finds where a sender can be told, for the one message that is being sent: nobody sees it, and nothing is kept. What
 * was sent, and when, is the outbox's own trace.
 */
@Injectable()
export class SealedContacts implements CitizenContacts {
  constructor(
    private readonly database: Database,
    private readonly vault: IdentityVault,
    private readonly tokens: TrackingTokens,
  ) {}

  async contactOf(petitionId: string): Promise<CitizenContact | null> {
    const submitter = await readSubmitter(this.database, petitionId);
    if (!submitter) return null;
    const { phone, email } = this.vault.open(submitter.petitionId, submitter);
    return {
      email,
      phone: phone !== null && takesMessages(phone) ? phone : null,
      secrets: { trackingToken: this.tokens.tokenOf(petitionId) },
    };
  }
}
