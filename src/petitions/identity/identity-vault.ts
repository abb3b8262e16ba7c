import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SECRETS } from '../../platform/config/config.token';
import type { IdentityKey, Secrets } from '../../platform/config/secrets';

/** The person or organisation behind a petition. */
export interface Identity {
  kind: 'INDIVIDUAL' | 'ORGANISATION';
  name: string;
  phone: string | null;
  email: string | null;
  address: string | null;
}

/** An identity as it is stored: readable only with the key it names, findable only by telephone number. */
export interface SealedIdentity {
  kind: Identity['kind'];
  keyId: string;
  /** 12 bytes nonce, 16 bytes tag, ciphertext. */
  sealed: Buffer;
  phoneIndex: Buffer | null;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps identities apart and sealed with AES-256-GCM, bound to their petition (domain section 8). */
@Injectable()
export class IdentityVault {
  private keys: readonly IdentityKey[];

  constructor(@Inject(SECRETS) private readonly secrets: Secrets) {
    this.keys = secrets.identity;
  }

  /** The id of the key that seals. */
  get newestKeyId(): string {
    return this.newest().id;
  }

  /** Seals with the newest key; the petition's id is authenticated too, so a row cannot be moved to another. */
  seal(petitionId: string, identity: Identity): SealedIdentity {
    const newest = this.newest();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', newest.key, nonce);
    cipher.setAAD(Buffer.from(petitionId));
    const body = Buffer.concat([cipher.update(JSON.stringify(identity), 'utf8'), cipher.final()]);
    return {
      kind: identity.kind,
      keyId: newest.id,
      sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]),
      phoneIndex: identity.phone === null ? null : this.phoneIndex(identity.phone),
    };
  }

  /** Opens what `seal` made; throws when the key is gone or one byte was changed. */
  open(petitionId: string, stored: Pick<SealedIdentity, 'keyId' | 'sealed'>): Identity {
    const held = this.keyOf(stored.keyId);
    if (!held) throw new Error(`identity key ${stored.keyId} is not among IDENTITY_KEYS`);
    const nonce = stored.sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', held.key, nonce);
    decipher.setAAD(Buffer.from(petitionId));
    decipher.setAuthTag(stored.sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = stored.sealed.subarray(NONCE_BYTES + TAG_BYTES);
    const text = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    return JSON.parse(text) as Identity;
  }

  private newest(): IdentityKey {
    const [newest] = this.keys;
    if (!newest) throw new Error('there is no identity key');
    return newest;
  }

  /** A key that was added after the start is found where the keys are kept, and seals from then on. */
  private keyOf(id: string): IdentityKey | undefined {
    const known = this.keys.find((key) => key.id === id);
    if (known || !this.secrets.rereadIdentity) return known;
    this.keys = this.secrets.rereadIdentity();
    return this.keys.find((key) => key.id === id);
  }

  /** A keyed fingerprint of an E.164 number: equal numbers are found, and none can be read from it. */
  phoneIndex(phone: string): Buffer {
    return createHmac('sha256', this.secrets.phoneIndex).update(phone).digest();
  }
}
