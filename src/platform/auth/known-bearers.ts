import type { Principal } from './principal';

/** More people than a province has staff; past it, the one remembered first is checked anew. */
const KEPT = 5000;

interface Known {
  principal: Principal;
  endsAt: number;
}

/**
 * Remembers bearer tokens that passport has verified, until they end: one who works sends the same token with every
 * request, and its signature says the same each time. Nothing is known here that was not verified first.
 */
export class KnownBearers {
  private readonly known = new Map<string, Known>();

  /** Who this `Authorization` header is, if it was verified and has not ended. */
  find(header: string, now: Date): Principal | undefined {
    const known = this.known.get(header);
    if (!known) return undefined;
    if (now.getTime() < known.endsAt) return known.principal;
    this.known.delete(header);
    return undefined;
  }

  /** Keeps a verified header; a token that does not say when it ends is not kept. */
  remember(header: string, principal: Principal): void {
    const endsAt = endOf(header);
    if (endsAt === null) return;
    if (this.known.size >= KEPT) {
      const [first] = this.known.keys();
      if (first !== undefined) this.known.delete(first);
    }
    this.known.set(header, { principal, endsAt });
  }
}

/** The `exp` claim in milliseconds, read from a token whose signature was checked already. */
function endOf(header: string): number | null {
  const payload = header.split('.')[1] ?? '';
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as {
    exp?: unknown;
  };
  return typeof claims.exp === 'number' ? claims.exp * 1000 : null;
}
