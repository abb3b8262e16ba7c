import type { Reader, Statement } from '../../platform/database/database';

/** A sealed identity, and the petition it is bound to: to be opened with both. */
export interface SubmitterRow {
  petitionId: string;
  keyId: string;
  sealed: Buffer;
}

const READ_SUBMITTER: Statement = {
  name: 'identity.read-submitter',
  text: `
    select s.petition_id as "petitionId", s.key_id as "keyId", s.sealed
    from petition p join petition_submitter s on s.petition_id in (p.id, p.parent_id)
    where p.id = $1 order by s.petition_id = p.id desc limit 1`,
};

/** Who sent a petition; of a part split off a mixed letter, who sent the letter. Undefined when nobody is known. */
export async function readSubmitter(
  reader: Reader,
  petitionId: string,
): Promise<SubmitterRow | undefined> {
  const [submitter] = await reader.rows<SubmitterRow>(READ_SUBMITTER, [petitionId]);
  return submitter;
}

/** Own senders, and those of the letters that parts were split off. */
const READ_SUBMITTERS: Statement = {
  name: 'identity.read-submitters',
  text: `
    select petition_id as "petitionId", key_id as "keyId", sealed from petition_submitter
    where petition_id in (
      select unnest($1::uuid[]) union
      select parent_id from petition where id = any($1::uuid[]) and parent_id is not null)`,
};

/** Who sent these petitions, or the letters they are parts of; in no order. */
export const readSubmitters = (
  reader: Reader,
  petitionIds: readonly string[],
): Promise<SubmitterRow[]> => reader.rows<SubmitterRow>(READ_SUBMITTERS, [petitionIds]);
