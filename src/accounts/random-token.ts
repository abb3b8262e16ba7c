import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as 43 letters: what refresh tokens and API keys are made of. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of such a token. It cannot be guessed, so a plain hash does; a password needs a slow one. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
