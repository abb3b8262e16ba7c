import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { SECRETS } from '../platform/config/config.token';
import type { Secrets } from '../platform/config/secrets';
import { AccessTokens } from './access-tokens';
import { JwtStrategy } from './jwt.strategy';

/** Who works here and which systems may call: accounts, sign-in, API clients. */
@Module({
  imports: [
    JwtModule.registerAsync({
      inject: [SECRETS],
      useFactory: (secrets: Secrets) => ({
        secret: secrets.jwt,
        signOptions: { algorithm: 'HS256' },
      }),
    }),
  ],
  providers: [AccessTokens, JwtStrategy],
})
export class AccountsModule {}
