import type { AttachmentPurpose, AttachmentState } from './attachment.rules';

export interface AttachmentRow {
  id: string;
  petitionId: string;
  purpose: AttachmentPurpose;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: Buffer;
  storageKey: string | null;
  state: AttachmentState;
  identityBearing: boolean | null;
  uploadedAt: Date;
  uploaderKind: string;
}

/** The columns of an `AttachmentRow` of table `a`. */
export const ATTACHMENT_ROW = `
  a.id, a.petition_id as "petitionId", a.purpose, a.name, a.media_type as "mediaType", a.bytes, a.sha256,
  a.storage_key as "storageKey", a.state, a.identity_bearing as "identityBearing",
  a.uploaded_at as "uploadedAt", a.uploader_kind as "uploaderKind"`;
