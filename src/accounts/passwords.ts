import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id as OWASP's Password Storage Cheat Sheet asks: 19 MiB, two passes, one lane. It is the library's default kind. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One person types "ế" as one character, another keyboard as two: both are the same password. */
const normalised = (password: string): string => password.normalize('NFC');

/** The hash to keep, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), COST);
}

/** Whether the password belongs to the hash. */
export function passwordFits(kept: string, password: string): Promise<boolean> {
  return verify(kept, normalised(password));
}

/**
 * A hash in full form that no known password has. Checked against when there is no such account, it costs the
 * same effort as a real one, so that the time of an answer does not tell which usernames exist.
 */
export function unfittingHash(): string {
  const unpadded = (bytes: number): string =>
    randomBytes(bytes).toString('base64').replace(/=+$/, '');
  const { memoryCost, timeCost, parallelism } = COST;
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${unpadded(16)}$${unpadded(32)}`;
}

/** A password that nobody can guess, of letters and digits a person can type: 120 random bits. */
export function makePassword(): string {
  return randomBytes(15).toString('base64url');
}
