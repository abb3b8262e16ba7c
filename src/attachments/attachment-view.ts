import { MOST_ROWS } from './attachment.rules';
import { ATTACHMENT_ROW, type AttachmentRow } from './attachment-row';
import type { AttachmentResponse } from './dto/attachment.response';
import { bearsIdentityAt, letterOf, type WithLetters } from './letters';

/** All files of a petition, in the order they came; never more than the cap lets in. */
export const FILES_OF_PETITION = {
  name: 'attachments.of-petition',
  text: `select ${ATTACHMENT_ROW} from attachment a where a.petition_id = $1
    order by a.id limit ${MOST_ROWS}`,
};

/** A file as staff see it: without a name that may itself be the sender's. */
export function shownToStaff(row: AttachmentRow, petition: WithLetters): AttachmentResponse {
  const file = shown(row, petition);
  return { ...file, name: file.identityBearing ? null : row.name };
}

/** A file as its sender sees it. */
export const shownToCitizen = (row: AttachmentRow, petition: WithLetters): AttachmentResponse =>
  shown(row, petition);

function shown(row: AttachmentRow, petition: WithLetters): AttachmentResponse {
  return {
    id: row.id,
    purpose: row.purpose,
    name: row.name,
    mediaType: row.mediaType,
    bytes: row.bytes,
    sha256: row.sha256.toString('hex'),
    state: row.state,
    identityBearing: bearsIdentityAt(row, petition),
    parentCode: letterOf(row, petition)?.code ?? null,
    uploadedBy: row.uploaderKind,
    uploadedAt: row.uploadedAt.toISOString(),
  };
}
