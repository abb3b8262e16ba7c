import type { AttachmentPurpose, AttachmentState } from '../attachment.rules';

export class AttachmentResponse {
  id: string;

  /** @example "PETITION" */
  purpose: AttachmentPurpose;

  /**
   * Null to staff where the file may tell who sent it, for its name may too; the download has it.
   * @example "hien-truong.jpg"
   */
  name: string | null;

  /** @example "image/jpeg" */
  mediaType: string;

  /**
   * Size of what is kept; a picture's is taken after it was stripped.
   * @example 482133
   */
  bytes: number;

  /**
   * Of what is kept, in hex.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  sha256: string;

  /**
   * CLEAN and UNSCANNED can be downloaded; QUARANTINED waits for the scanner; INFECTED was removed.
   * @example "CLEAN"
   */
  state: AttachmentState;

  /** Whether it may tell who sent it: then a download needs a reason. */
  identityBearing: boolean;

  /**
   * Of a part's file that came with the letter it was split off from: the letter's code. Null for its own.
   * @example null
   */
  parentCode: string | null;

  /**
   * CITIZEN or ACCOUNT.
   * @example "CITIZEN"
   */
  uploadedBy: string;

  uploadedAt: string;
}

/** All files of a petition, and of the letter it was split off from; their number is capped, so there is one page. */
export class AttachmentListResponse {
  items: AttachmentResponse[];
}
