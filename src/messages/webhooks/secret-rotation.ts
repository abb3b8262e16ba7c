import type { ClientBase } from 'pg';
import type { KeyRing, SealedText } from '../../platform/sealing/key-ring';

interface SecretRow extends SealedText {
  id: string;
  name: string;
  formerKeyId: string | null;
  formerSealed: Buffer | null;
}

/** What was sealed anew, which webhooks opened with none of the keys, and which keys are still needed. */
export interface SecretRotation {
  rotated: number;
  unreadable: string[];
  keyIds: ReadonlySet<string>;
}

const LOCKED = `select id, name, key_id as "keyId", sealed, former_key_id as "formerKeyId",
    former_sealed as "formerSealed" from webhook order by id for update`;

/** Seals every webhook's secrets with the newest key: a few, so in one transaction. */
export async function rotateWebhookSecrets(
  client: ClientBase,
  ring: KeyRing,
): Promise<SecretRotation> {
  const report = { rotated: 0, unreadable: [] as string[], keyIds: new Set<string>() };
  await client.query('begin');
  try {
    const { rows } = await client.query<SecretRow>(LOCKED);
    for (const row of rows) {
      const anew = sealedAnew(row, ring);
      if (!anew) report.unreadable.push(row.name);
      const kept = anew ?? row;
      for (const keyId of [kept.keyId, kept.formerKeyId]) if (keyId) report.keyIds.add(keyId);
      if (!anew || (row.keyId === anew.keyId && row.formerKeyId === anew.formerKeyId)) continue;
      await client.query(
        `update webhook set key_id = $2, sealed = $3, former_key_id = $4, former_sealed = $5
         where id = $1`,
        [row.id, anew.keyId, anew.sealed, anew.formerKeyId, anew.formerSealed],
      );
      report.rotated += 1;
    }
    await client.query('commit');
    return report;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function sealedAnew(row: SecretRow, ring: KeyRing): Omit<SecretRow, 'id' | 'name'> | null {
  try {
    const present = ring.seal(row.id, ring.open(row.id, row));
    if (row.formerKeyId === null || row.formerSealed === null) {
      return { ...present, formerKeyId: null, formerSealed: null };
    }
    const former = ring.open(row.id, { keyId: row.formerKeyId, sealed: row.formerSealed });
    const again = ring.seal(row.id, former);
    return { ...present, formerKeyId: again.keyId, formerSealed: again.sealed };
  } catch {
    // Its key is not among ours, or a byte was changed: nothing we could do would make it readable.
    return null;
  }
}
