import { Inject, Injectable } from '@nestjs/common';
import { SECRETS } from '../../platform/config/config.token';
import type { Secrets } from '../../platform/config/secrets';
import { KeyRing, type SealedText } from '../../platform/sealing/key-ring';

/** The secrets of a webhook as they are kept. */
export interface SealedSecrets extends SealedText {
  id: string;
  formerKeyId: string | null;
  formerSealed: Buffer | null;
  formerUntil: Date | null;
}

/** Seals webhooks' secrets with the keys that seal identities, bound to their webhook. */
@Injectable()
export class WebhookSecrets {
  private readonly ring: KeyRing;

  constructor(@Inject(SECRETS) secrets: Secrets) {
    this.ring = new KeyRing(secrets);
  }

  seal(webhookId: string, secret: string): SealedText {
    return this.ring.seal(webhookId, secret);
  }

  /** The secrets that hold, the newest first; null when what is sealed does not open with any of our keys. */
  open(row: SealedSecrets, now: Date): readonly string[] | null {
    const { id, formerKeyId, formerSealed, formerUntil } = row;
    try {
      const present = this.ring.open(id, row);
      const holds = formerUntil !== null && formerUntil > now;
      if (!holds || formerKeyId === null || formerSealed === null) return [present];
      return [present, this.ring.open(id, { keyId: formerKeyId, sealed: formerSealed })];
    } catch {
      // Its key is gone, or a byte was changed: the caller says so by a code, and an alarm follows.
      return null;
    }
  }
}
