import { Injectable } from '@nestjs/common';
import { identityErrors } from '../petitions/identity/identity.errors';
import { IdentityReveal } from '../petitions/identity/identity-reveal.service';
import { PetitionJournal, type JournalNote } from '../petitions/ledger/petition-journal';
import type { Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import type { Transaction } from '../platform/database/database';

/** The shield around the sender, held before files that may tell who it is. */
@Injectable()
export class AttachmentShield {
  constructor(
    private readonly identities: IdentityReveal,
    private readonly journal: PetitionJournal,
    private readonly clock: Clock,
  ) {}

  /**
   * Refuses whoever may not be shown the sender, by the very rule of the sender's own reveal: IDENTITY_NOT_YOURS,
   * IDENTITY_NOT_GRANTED, IDENTITY_SECRET, IDENTITY_OF_COMPLAINANT. Of an anonymous petition a file may still tell.
   * For a file of the letters a part comes from, their secrecy counts as well.
   */
  async refuseShielded(
    petitionId: string,
    principal: Principal,
    letterIds: readonly string[] = [],
  ): Promise<void> {
    const refusal = await this.identities.refusal(petitionId, principal, letterIds);
    if (refusal === null) return;
    throw identityErrors[refusal]();
  }

  /** Leaves the trace in the petition's history. IDENTITY_IN_REASON when the reason repeats who the sender is. */
  async trace(
    tx: Transaction,
    petitionId: string,
    note: JournalNote & { reason: string },
  ): Promise<void> {
    await this.journal.note(tx, petitionId, note, this.clock.now());
    await this.identities.refuseNaming(tx, petitionId, note.reason);
  }
}
