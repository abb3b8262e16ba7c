import { identitySecret, type ShieldedPetition } from '../petitions/identity/identity-access.rules';

export const ATTACHMENT_PURPOSES = ['PETITION', 'ANSWER', 'SUPPLEMENT'] as const;
/** Sent with the petition, to support the answer, or when more was asked for. */
export type AttachmentPurpose = (typeof ATTACHMENT_PURPOSES)[number];

/**
 * QUARANTINED waits for the scanner and cannot be had; CLEAN was scanned; UNSCANNED was kept while no scanner was set
 * up; of INFECTED only the row is left.
 */
export type AttachmentState = 'QUARANTINED' | 'CLEAN' | 'UNSCANNED' | 'INFECTED';

/** Files of one petition that can be kept. */
export const MOST_FILES = 10;
/** With those that were infected and removed: else one petition could be given rows without end. */
export const MOST_ROWS = 30;

interface Marked {
  purpose: AttachmentPurpose;
  /** An officer's decision; null: nobody decided. */
  identityBearing: boolean | null;
}

/**
 * Whether a file may tell who sent it. An officer's decision holds; without one, it is what the sender gave to a
 * petition whose class is secret, or that was diverted as a complaint or denunciation.
 */
export function bearsIdentity(file: Marked, petition: ShieldedPetition): boolean {
  if (file.identityBearing !== null) return file.identityBearing;
  return identitySecret(petition) && file.purpose !== 'ANSWER';
}

/** What a citizen's file is for: what was asked for while the petition waits for it, else part of the petition. */
export const citizensPurpose = (petitionState: string): AttachmentPurpose =>
  petitionState === 'AWAITING_SUPPLEMENT' ? 'SUPPLEMENT' : 'PETITION';

/** Whether there is room for one more file. */
export const hasRoom = (count: { kept: number; all: number }): boolean =>
  count.kept < MOST_FILES && count.all < MOST_ROWS;

/** Where a file lies in the store: in one of 256 folders, by the random end of its id. */
export const storageKeyOf = (id: string): string => `${id.slice(-2)}/${id}`;
