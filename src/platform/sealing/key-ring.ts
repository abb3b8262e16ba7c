import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { IdentityKey, Secrets } from '../config/secrets';

/** A text that only the key it names opens. */
export interface SealedText {
  keyId: string;
  /** 12 bytes nonce, 16 bytes tag, ciphertext. */
  sealed: Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals with AES-256-GCM and the keys of IDENTITY_KEYS: the newest seals, all of them open. */
export class KeyRing {
  private keys: readonly IdentityKey[];

  constructor(private readonly secrets: Pick<Secrets, 'identity' | 'rereadIdentity'>) {
    this.keys = secrets.identity;
  }

  /** The id of the key that seals. */
  get newestKeyId(): string {
    return this.newest().id;
  }

  /** Seals with the newest key; the owner's id is authenticated too, so a row cannot be moved to another. */
  seal(ownerId: string, text: string): SealedText {
    const newest = this.newest();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', newest.key, nonce);
    cipher.setAAD(Buffer.from(ownerId));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { keyId: newest.id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
  }

  /** Opens what `seal` made; throws when the key is gone or one byte was changed. */
  open(ownerId: string, stored: SealedText): string {
    const held = this.keyOf(stored.keyId);
    if (!held) throw new Error(`identity key ${stored.keyId} is not among IDENTITY_KEYS`);
    const nonce = stored.sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', held.key, nonce);
    decipher.setAAD(Buffer.from(ownerId));
    decipher.setAuthTag(stored.sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = stored.sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
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
}
