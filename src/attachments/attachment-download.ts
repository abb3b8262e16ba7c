import { StreamableFile } from '@nestjs/common';
import type { AttachmentRow } from './attachment-row';
import { attachmentErrors } from './attachments.errors';
import { asDownload } from './file-name.rules';
import type { AttachmentStore } from './store/attachment-store';

/** Where the bytes lie. ATTACHMENT_QUARANTINED or ATTACHMENT_REMOVED where they cannot be had. */
export function keyToOpen(row: AttachmentRow): string {
  if (row.state === 'QUARANTINED') throw attachmentErrors.ATTACHMENT_QUARANTINED();
  if (row.storageKey === null) throw attachmentErrors.ATTACHMENT_REMOVED();
  return row.storageKey;
}

/**
 * The file as an answer that browsers save and never show. ATTACHMENT_STORE_UNAVAILABLE when the store does not give
 * it.
 */
export async function download(
  store: AttachmentStore,
  row: AttachmentRow,
): Promise<StreamableFile> {
  const stream = await store.open(keyToOpen(row));
  return new StreamableFile(stream, {
    type: row.mediaType,
    disposition: asDownload(row.name),
    length: row.bytes,
  });
}
