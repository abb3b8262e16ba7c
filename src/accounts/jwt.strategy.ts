import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { JWT_STRATEGY } from '../platform/auth/access.guard';
import type { AccountPrincipal } from '../platform/auth/principal';
import { SECRETS } from '../platform/config/config.token';
import type { Secrets } from '../platform/config/secrets';
import { AccessTokens, type AccessClaims } from './access-tokens';

/** Knows an account by the bearer token it sends. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, JWT_STRATEGY) {
  constructor(
    @Inject(SECRETS) secrets: Secrets,
    private readonly tokens: AccessTokens,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // The types know text and buffers only, but a ready KeyObject spares making the key for every request.
      secretOrKey: secrets.jwt as unknown as Buffer,
      algorithms: ['HS256'],
      // The library looks at the system's time; our clock decides in `principalOf`.
      ignoreExpiration: true,
    });
  }

  validate(claims: AccessClaims): AccountPrincipal | null {
    return this.tokens.principalOf(claims);
  }
}
