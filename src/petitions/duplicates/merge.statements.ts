import type { Statement, Transaction } from '../../platform/database/database';
import type { Involvement } from '../petition-visibility';
import type { PetitionState } from '../petition.rules';

/** What merging looks at of either petition. */
export interface MergingRow extends Involvement {
  id: string;
  code: string;
  state: PetitionState;
  class: string | null;
  mergedIntoId: string | null;
}

/** One lock for all mergers: which petitions hang on which changes only under it. */
const MERGERS_LOCK = 0x50414b4d;

const LOCK_MERGERS: Statement = {
  name: 'duplicates.lock-mergers',
  text: 'select pg_advisory_xact_lock($1)',
};

/** The same lock as an action takes, one after the other in the order of ids. */
const LOCK_IN_ORDER: Statement = {
  name: 'duplicates.lock-in-order',
  text: `
    select id, code, state, class, unit_id as "unitId", offered_unit_id as "offeredUnitId",
      participant_unit_ids as "participantUnitIds", merged_into_id as "mergedIntoId"
    from petition where id = any($1::uuid[]) order by id for no key update`,
};

const FIND_TARGET: Statement = {
  name: 'duplicates.find-target',
  text: 'select id, code from petition where code = $1',
};

const FIND_MERGED_INTO: Statement = {
  name: 'duplicates.find-merged-into',
  text: 'select merged_into_id as id from petition where id = $1 and merged_into_id is not null',
};

/** What was merged into $1 hangs on $2 from now on. */
const MOVE_MERGED: Statement = {
  name: 'duplicates.move-merged',
  text: `
    update petition set merged_into_id = $2 where merged_into_id = $1 returning id, code`,
};

const COUNT_MERGED: Statement = {
  name: 'duplicates.count-merged',
  text: `
    update petition p set merged_count =
      (select count(*) from petition m where m.merged_into_id = p.id)
    where p.id = any($1::uuid[])`,
};

interface Named {
  id: string;
  code: string;
}

/** The writes and locks of merging; each within the caller's transaction. */
export const MergeWrites = {
  /** Taken before any petition is locked: mergers wait for each other here and nowhere else. */
  async lockMergers(tx: Transaction): Promise<void> {
    await tx.rows(LOCK_MERGERS, [MERGERS_LOCK]);
  },

  async lock(tx: Transaction, ids: readonly string[]): Promise<Map<string, MergingRow>> {
    const rows = await tx.rows<MergingRow>(LOCK_IN_ORDER, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  },

  async targetOf(tx: Transaction, code: string): Promise<Named | undefined> {
    const [found] = await tx.rows<Named>(FIND_TARGET, [code.trim().toUpperCase()]);
    return found;
  },

  async mergedInto(tx: Transaction, petitionId: string): Promise<string | undefined> {
    const [found] = await tx.rows<{ id: string }>(FIND_MERGED_INTO, [petitionId]);
    return found?.id;
  },

  /** The petitions that were moved, in the order of their ids. */
  async moveMerged(tx: Transaction, fromId: string, toId: string): Promise<Named[]> {
    const moved = await tx.rows<Named>(MOVE_MERGED, [fromId, toId]);
    return moved.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  },

  async count(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.rows(COUNT_MERGED, [ids]);
  },
};
