import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SECRETS } from '../../platform/config/config.token';
import type { Secrets } from '../../platform/config/secrets';

// Without 0, 1, I, O: the token is read aloud over the telephone.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 20;

/**
 * The citizen's key to one petition: 100 bits, derived from the petition's id so that a retried submission is given
 * the same one, and stored only as a hash.
 */
@Injectable()
export class TrackingTokens {
  constructor(@Inject(SECRETS) private readonly secrets: Secrets) {}

  /** The token of a petition, as five groups of four: `7KQM-…`. */
  tokenOf(petitionId: string): string {
    const bytes = createHmac('sha256', this.secrets.tracking).update(petitionId).digest();
    const letters = Array.from({ length: LENGTH }, (_, i) => ALPHABET[(bytes[i] ?? 0) % 32]);
    return (letters.join('').match(/.{4}/g) ?? []).join('-');
  }

  /** What is stored: SHA-256 of the token without its hyphens, in hex. Case and spaces do not matter. */
  hashOf(token: string): string {
    const plain = token.toUpperCase().replace(/[^0-9A-Z]/g, '');
    return createHash('sha256').update(plain).digest('hex');
  }

  /** Compares in constant time. */
  matches(token: string, storedHash: Buffer): boolean {
    const given = Buffer.from(this.hashOf(token), 'hex');
    return given.length === storedHash.length && timingSafeEqual(given, storedHash);
  }
}
