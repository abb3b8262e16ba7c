import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SECRETS } from '../../platform/config/config.token';
import type { Secrets } from '../../platform/config/secrets';
import { takesMessages } from '../../platform/telephone';
import { KeyRing, type SealedText } from '../../platform/sealing/key-ring';

/** The person or organisation behind a petition. */
export interface Identity {
  kind: 'INDIVIDUAL' | 'ORGANISATION';
  name: string;
  phone: string | null;
  email: string | null;
  address: string | null;
}

/** A way by which a sender can be told, without the address. */
export type Way = 'SMS' | 'EMAIL';

/** An identity as it is stored: readable only with the key it names, findable only by telephone number. */
export interface SealedIdentity extends SealedText {
  kind: Identity['kind'];
  phoneIndex: Buffer | null;
  reachableBy: readonly Way[];
}

/** Keeps identities apart and sealed with AES-256-GCM, bound to their petition (domain section 8). */
@Injectable()
export class IdentityVault {
  private readonly ring: KeyRing;

  constructor(@Inject(SECRETS) private readonly secrets: Secrets) {
    this.ring = new KeyRing(secrets);
  }

  /** The id of the key that seals. */
  get newestKeyId(): string {
    return this.ring.newestKeyId;
  }

  /** Seals with the newest key; the petition's id is authenticated too, so a row cannot be moved to another. */
  seal(petitionId: string, identity: Identity): SealedIdentity {
    return {
      kind: identity.kind,
      ...this.ring.seal(petitionId, JSON.stringify(identity)),
      phoneIndex: identity.phone === null ? null : this.phoneIndex(identity.phone),
      reachableBy: waysTo(identity),
    };
  }

  /** Opens what `seal` made; throws when the key is gone or one byte was changed. */
  open(petitionId: string, stored: SealedText): Identity {
    return JSON.parse(this.ring.open(petitionId, stored)) as Identity;
  }

  /** A keyed fingerprint of an E.164 number: equal numbers are found, and none can be read from it. */
  phoneIndex(phone: string): Buffer {
    return createHmac('sha256', this.secrets.phoneIndex).update(phone).digest();
  }
}

/** A text message before an e-mail: it is read within the five minutes. */
function waysTo({ phone, email }: Identity): Way[] {
  return [
    ...(phone !== null && takesMessages(phone) ? (['SMS'] as const) : []),
    ...(email === null ? [] : (['EMAIL'] as const)),
  ];
}
