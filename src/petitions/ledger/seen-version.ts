import type { Statement, Transaction } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';

/** The same lock as an action takes. */
const LOCK_VERSION: Statement = {
  name: 'petitions.lock-version',
  text: `select version, state from petition where id = $1 for no key update`,
};

/**
 * Locks a petition as somebody saw it, where they said which version that was: VERSION_MISMATCH when it is another by
 * now. One that is not there is left to whoever reads it next.
 */
export async function lockAsSeen(
  tx: Transaction,
  petitionId: string,
  ifVersion: number | null,
): Promise<void> {
  if (ifVersion === null) return;
  const [row] = await tx.rows<{ version: number; state: string }>(LOCK_VERSION, [petitionId]);
  if (row && row.version !== ifVersion) {
    throw platformErrors.VERSION_MISMATCH({ version: row.version, state: row.state });
  }
}
