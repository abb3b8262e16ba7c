import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { SECRETS } from '../platform/config/config.token';
import type { Secrets } from '../platform/config/secrets';
import { UnitsModule } from '../units/units.module';
import { AccessTokens } from './access-tokens';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { ApiClientsController } from './api-clients.controller';
import { ApiClientsService } from './api-clients.service';
import { ApiKeyStrategy } from './api-key.strategy';
import { AuthController } from './auth.controller';
import { ForgetSessionsSweep } from './forget-sessions.sweep';
import { Grants } from './grants';
import { JwtStrategy } from './jwt.strategy';
import { SessionsService } from './sessions.service';

/** Who works here and which systems may call: accounts, sign-in, API clients. */
@Module({
  imports: [
    UnitsModule,
    JwtModule.registerAsync({
      inject: [SECRETS],
      useFactory: (secrets: Secrets) => ({
        secret: secrets.jwt,
        signOptions: { algorithm: 'HS256' },
      }),
    }),
  ],
  controllers: [AuthController, AccountsController, ApiClientsController],
  providers: [
    AccessTokens,
    AccountsService,
    ApiClientsService,
    ApiKeyStrategy,
    ForgetSessionsSweep,
    Grants,
    JwtStrategy,
    SessionsService,
  ],
  exports: [AccountsService],
})
export class AccountsModule {}
