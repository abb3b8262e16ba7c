import type { ShieldedPetition } from '../petitions/identity/identity-access.rules';
import type { Reader } from '../platform/database/database';
import { ATTACHMENT_ROW, type AttachmentRow } from './attachment-row';
import { bearsIdentity, MOST_ROWS } from './attachment.rules';

/** A letter from which a petition was split off, directly or through another part. */
export interface Letter extends ShieldedPetition {
  id: string;
  code: string;
}

/** A petition with the letters it comes from, the nearest first; none where it is no part. */
export interface WithLetters extends ShieldedPetition {
  id: string;
  letters: readonly Letter[];
}

/** A part is seldom split again; what lies further back is looked for at the letter itself. */
const MOST_LETTERS = 5;

const LETTERS = {
  name: 'attachments.letters',
  text: `
    with recursive letter as (
      select l.id, l.code, l.class, l.state, l.parent_id, 1 as depth
      from petition p join petition l on l.id = p.parent_id where p.id = $1
      union all
      select l.id, l.code, l.class, l.state, l.parent_id, n.depth + 1
      from letter n join petition l on l.id = n.parent_id where n.depth < ${MOST_LETTERS})
    select id, code, class, state from letter order by depth`,
};

/**
 * The files that belong to a part as much as to its letter: what the sender gave. What supports the answer to the
 * letter's own rest is the affair of the unit that answers it. $2 one file or all, $3 only those the citizen sent.
 */
const FILES_OF_LETTERS = {
  name: 'attachments.of-letters',
  text: `
    select ${ATTACHMENT_ROW} from attachment a
    where a.petition_id = any($1::uuid[]) and a.purpose <> 'ANSWER'
      and ($2::uuid is null or a.id = $2) and (not $3 or a.uploader_kind = 'CITIZEN')
    order by a.id limit ${MOST_ROWS * MOST_LETTERS}`,
};

export const lettersOf = (reader: Reader, petitionId: string): Promise<Letter[]> =>
  reader.rows<Letter>(LETTERS, [petitionId]);

/** Files of a part's letters, in the order they came; none, without a look, where it is no part. */
export async function filesOfLetters(
  reader: Reader,
  { letters }: WithLetters,
  { fileId = null, citizens = false }: { fileId?: string | null; citizens?: boolean } = {},
): Promise<AttachmentRow[]> {
  if (letters.length === 0) return [];
  const ids = letters.map((letter) => letter.id);
  return reader.rows<AttachmentRow>(FILES_OF_LETTERS, [ids, fileId, citizens]);
}

/** The letter that a file came with; null for the petition's own. */
export const letterOf = (row: AttachmentRow, { letters }: WithLetters): Letter | null =>
  letters.find((letter) => letter.id === row.petitionId) ?? null;

/** Whether a file may tell who sent it, where it is seen; a letter's through a part, when it would at either. */
export function bearsIdentityAt(row: AttachmentRow, petition: WithLetters): boolean {
  const places = letterOf(row, petition) === null ? [petition] : [petition, ...petition.letters];
  return places.some((place) => bearsIdentity(row, place));
}
