/** Where the sender of a petition can be told, and what only that person may read. Never stored, never logged. */
export interface CitizenContact {
  email: string | null;
  /** E.164, of a telephone that takes messages. */
  phone: string | null;
  /** Added to the payload for this one message: the secret to follow the petition by. */
  secrets: Readonly<Record<string, string>>;
}

/** What this folder needs of whoever keeps the sealed identities, which stands to the right of it. */
export interface CitizenContacts {
  /** Null when nobody is known. Throws when what is sealed does not open. */
  contactOf(petitionId: string): Promise<CitizenContact | null>;
}

export const CITIZEN_CONTACTS = Symbol('CITIZEN_CONTACTS');
