/**
 * How long after its use a token may come again without being called stolen. A browser that asks twice in one
 * moment, or asks again because the answer was lost, is refused and no more; a thief who comes later ends the session.
 */
export const REUSE_GRACE_SECONDS = 10;

export interface KeptToken {
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

/**
 * What becomes of a refresh token that is presented: ROTATE it for a new pair, REFUSE it, or treat it as REUSED,
 * which ends every token that descends from the same sign-in (RFC 9700, section 4.14.2).
 */
export function judgeRefreshToken(token: KeptToken, now: Date): 'ROTATE' | 'REFUSE' | 'REUSED' {
  if (token.usedAt !== null) {
    const elapsedMs = now.getTime() - token.usedAt.getTime();
    return elapsedMs > REUSE_GRACE_SECONDS * 1000 ? 'REUSED' : 'REFUSE';
  }
  if (token.revokedAt !== null) return 'REFUSE';
  return now.getTime() < token.expiresAt.getTime() ? 'ROTATE' : 'REFUSE';
}
