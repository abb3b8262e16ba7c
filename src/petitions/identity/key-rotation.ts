import type { ClientBase } from 'pg';
import type { IdentityVault } from './identity-vault';

/** How far a rotation came. */
export interface RotationReport {
  /** Sealed anew in this run. */
  rotated: number;
  /** Ids of petitions whose sender opens with none of the keys; at most as many as are worth showing. */
  unreadable: string[];
  unreadableCount: number;
  /** Rows by the id of the key that seals them, after the run. */
  rowsByKey: ReadonlyMap<string, number>;
}

interface SealedRow {
  petitionId: string;
  keyId: string;
  sealed: Buffer;
}

export const ROTATION_BATCH = 200;
const SHOWN = 10;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** A row that somebody else is sealing at this moment is passed over, and met again in the next pass. */
const NEXT_BATCH = {
  name: 'rotation.next-batch',
  text: `
    select petition_id as "petitionId", key_id as "keyId", sealed
    from petition_submitter where petition_id > $1 and key_id <> $2
    order by petition_id limit ${ROTATION_BATCH} for update skip locked`,
};

const SEAL_ANEW = {
  name: 'rotation.seal-anew',
  text: `
    update petition_submitter s set key_id = $1, sealed = n.sealed
    from unnest($2::uuid[], $3::bytea[]) as n(petition_id, sealed)
    where s.petition_id = n.petition_id`,
};

/**
 * Seals every identity anew that is not sealed with the newest key. Batches are transactions of their own, so a run
 * that is killed has lost nothing and the next goes on where it stood; the API may work meanwhile, and what it adds
 * with an old key is met in a further pass. A row that does not open is left as it is and counted.
 */
export async function rotateIdentities(
  client: ClientBase,
  vault: IdentityVault,
  onBatch: (rotated: number) => void,
): Promise<RotationReport> {
  const run = new Rotation(client, vault);
  let before: number;
  do {
    before = run.rotated;
    for (let after: string | null = FIRST_ID; after !== null; onBatch(run.rotated)) {
      after = await run.batchAfter(after);
    }
  } while (run.rotated > before);
  const rowsByKey = await rowsOfKeys(client);
  return {
    rotated: run.rotated,
    unreadable: [...run.unreadable].slice(0, SHOWN),
    unreadableCount: run.unreadable.size,
    rowsByKey,
  };
}

/** How many identities each key seals. */
export async function rowsOfKeys(client: ClientBase): Promise<Map<string, number>> {
  const { rows } = await client.query<{ keyId: string; count: number }>(
    `select key_id as "keyId", count(*)::integer as count from petition_submitter
     group by key_id order by key_id`,
  );
  return new Map(rows.map(({ keyId, count }) => [keyId, count]));
}

class Rotation {
  rotated = 0;
  readonly unreadable = new Set<string>();

  constructor(
    private readonly client: ClientBase,
    private readonly vault: IdentityVault,
  ) {}

  /** One transaction; returns the last id it looked at, or null when there is nothing after. */
  async batchAfter(after: string): Promise<string | null> {
    await this.client.query('begin');
    try {
      const { rows } = await this.client.query<SealedRow>({
        ...NEXT_BATCH,
        values: [after, this.vault.newestKeyId],
      });
      const sealed = rows.flatMap((row) => this.sealedAnew(row));
      if (sealed.length > 0) {
        await this.client.query({
          ...SEAL_ANEW,
          values: [
            this.vault.newestKeyId,
            sealed.map((each) => each.petitionId),
            sealed.map((each) => each.bytes),
          ],
        });
      }
      await this.client.query('commit');
      this.rotated += sealed.length;
      return rows.at(-1)?.petitionId ?? null;
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  private sealedAnew(row: SealedRow): { petitionId: string; bytes: Buffer }[] {
    const { petitionId } = row;
    try {
      const identity = this.vault.open(petitionId, row);
      return [{ petitionId, bytes: this.vault.seal(petitionId, identity).sealed }];
    } catch {
      // Its key is not among ours, or a byte was changed: nothing we could do would make it readable.
      this.unreadable.add(petitionId);
      return [];
    }
  }
}
