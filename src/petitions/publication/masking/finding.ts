/** What must not be read by the public (domain sections 5a and 8). */
export const PERSONAL_DATA_KINDS = [
  'NAME',
  'PHONE',
  'EMAIL',
  'IDENTITY_CARD',
  'PLATE',
  'ADDRESS',
  'BANK_ACCOUNT',
] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** CERTAIN is never published; SUSPECTED a person may look at and keep. */
export type Confidence = 'CERTAIN' | 'SUSPECTED';

/** A piece of personal data: `text` stands in the original from offset `from` up to, not including, `to`. */
export interface Finding {
  kind: PersonalDataKind;
  from: number;
  to: number;
  text: string;
  confidence: Confidence;
}

/** What is known of the people behind a petition; it finds them however the text writes them. */
export interface KnownPeople {
  names: readonly string[];
  /** As E.164 or as they were written. */
  phones: readonly string[];
  emails: readonly string[];
  addresses: readonly string[];
}

export const NOBODY: KnownPeople = { names: [], phones: [], emails: [], addresses: [] };

/** A text with its twin in small letters without diacritics, of the same length. */
export interface Reading {
  text: string;
  folded: string;
}
