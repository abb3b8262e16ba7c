import type { Statement, Transaction } from '../../platform/database/database';
import type { IdentityVault, SealedIdentity } from '../identity/identity-vault';
import { readSubmitter } from '../identity/submitter-reading';
import { petitionErrors } from '../petitions.errors';
import type { Involvement } from '../petition-visibility';

/** What the parts of a mixed letter take over from it. */
export interface Letter extends Involvement {
  id: string;
  code: string;
  channel: string;
  anonymous: boolean;
  communeCode: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  submittedAt: Date;
}

const READ_LETTER: Statement = {
  name: 'duplicates.read-letter',
  text: `
    select id, code, channel, anonymous, commune_code as "communeCode", address, latitude,
      longitude, submitted_at as "submittedAt", unit_id as "unitId",
      offered_unit_id as "offeredUnitId", participant_unit_ids as "participantUnitIds"
    from petition where id = $1`,
};

/** The unit whose official a letter complains about does not learn from a part of it who wrote it either. */
const LINK_PARTS: Statement = {
  name: 'duplicates.link-parts',
  text: `
    update petition part set parent_id = letter.id, about_unit_id = letter.about_unit_id
    from petition letter where part.id = any($1::uuid[]) and letter.id = $2`,
};

/** Reads and writes of splitting; each within the caller's transaction, which holds the letter's lock. */
export const LetterWrites = {
  async read(tx: Transaction, id: string): Promise<Letter> {
    const [letter] = await tx.rows<Letter>(READ_LETTER, [id]);
    if (!letter) throw petitionErrors.PETITION_UNKNOWN();
    return letter;
  },

  /** The sender's identity sealed anew for each part, since a seal is bound to one petition; null for nobody's. */
  async sealFor(
    tx: Transaction,
    vault: IdentityVault,
    letterId: string,
  ): Promise<(partId: string) => SealedIdentity | null> {
    const sender = await readSubmitter(tx, letterId);
    if (!sender) return () => null;
    const identity = vault.open(sender.petitionId, sender);
    return (partId) => vault.seal(partId, identity);
  },

  async link(tx: Transaction, partIds: readonly string[], letterId: string): Promise<void> {
    await tx.rows(LINK_PARTS, [partIds, letterId]);
  },
};
