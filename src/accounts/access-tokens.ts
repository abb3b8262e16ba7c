import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { AccountPrincipal, Grant, StaffRole } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';

/** What an access token says: whose it is, the grants, and when it was made and ends, in seconds. */
export interface AccessClaims {
  sub: string;
  un: string;
  g: readonly (readonly [StaffRole, string | null])[];
  iat: number;
  exp: number;
}

export interface TokenHolder {
  id: string;
  username: string;
  grants: readonly Grant[];
}

/**
 * Makes and reads access tokens. They carry the grants, so that no request asks the database who calls; the price
 * is that a disabled account, or a grant taken away, still counts until the token ends (ACCESS_TOKEN_MINUTES).
 */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get lifetimeSeconds(): number {
    return this.config.ACCESS_TOKEN_MINUTES * 60;
  }

  /** A signed token (HS256) for the account, good from now for `lifetimeSeconds`. */
  sign(holder: TokenHolder): string {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const claims: AccessClaims = {
      sub: holder.id,
      un: holder.username,
      g: holder.grants.map((grant) => [grant.role, grant.unitId] as const),
      iat,
      exp: iat + this.lifetimeSeconds,
    };
    return this.jwt.sign(claims);
  }

  /** The account behind claims whose signature was already checked; null once they have expired on our clock. */
  principalOf(claims: AccessClaims): AccountPrincipal | null {
    if (this.clock.now().getTime() >= claims.exp * 1000) return null;
    return {
      kind: 'ACCOUNT',
      id: claims.sub,
      username: claims.un,
      grants: claims.g.map(([role, unitId]) => ({ role, unitId })),
    };
  }
}
