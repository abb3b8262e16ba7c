import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AnyStaff, Unasked, CurrentPrincipal } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { platformErrors } from '../platform/errors/platform.errors';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { RateLimited } from '../platform/http/rate-limit';
import { AccountsService, type AccountView } from './accounts.service';
import { AccountContactRequest } from './dto/account-contact.request';
import { LoginRequest } from './dto/login.request';
import { MeResponse } from './dto/me.response';
import { RefreshRequest } from './dto/refresh.request';
import { SessionResponse } from './dto/session.response';
import { SessionsService } from './sessions.service';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
  ) {}

  /** Signs in with username and password. */
  @Post('login')
  @Refuses('SIGN_IN_REFUSED')
  @HttpCode(200)
  @Unasked()
  @RateLimited('SIGN_IN')
  async login(@Body() body: LoginRequest): Promise<SessionResponse> {
    return this.sessions.open(body.username, body.password);
  }

  /** Exchanges a refresh token for a new pair of tokens; each refresh token works once. */
  @Post('refresh')
  @Refuses('REFRESH_TOKEN_REFUSED', 'REFRESH_TOKEN_REUSED')
  @HttpCode(200)
  @Unasked()
  @RateLimited('SIGN_IN')
  async refresh(@Body() body: RefreshRequest): Promise<SessionResponse> {
    return this.sessions.refresh(body.refreshToken);
  }

  /** Signs out: ends the session that the refresh token belongs to. */
  @Post('logout')
  @HttpCode(204)
  @Unasked()
  @RateLimited('SIGN_IN')
  async logout(@Body() body: RefreshRequest): Promise<void> {
    await this.sessions.close(body.refreshToken);
  }

  /** Who is signed in, and with which roles. */
  @Get('me')
  @Refuses('ACCOUNT_UNKNOWN')
  @ApiBearerAuth()
  @AnyStaff()
  async me(@CurrentPrincipal() principal: Principal): Promise<MeResponse> {
    if (principal.kind !== 'ACCOUNT') throw platformErrors.FORBIDDEN();
    return meOf(await this.accounts.require(principal.id));
  }

  /** Changes where one is told, and in which language. */
  @Patch('me')
  @Refuses('ACCOUNT_UNKNOWN', 'ACCOUNT_PHONE_INVALID')
  @ApiBearerAuth()
  @AnyStaff()
  async changeMe(
    @Body() body: AccountContactRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MeResponse> {
    if (principal.kind !== 'ACCOUNT') throw platformErrors.FORBIDDEN();
    return meOf(await this.accounts.changeOwnContact(principal.id, body));
  }
}

const meOf = (account: AccountView): MeResponse => ({
  id: account.id,
  username: account.username,
  displayName: account.displayName,
  email: account.email,
  phone: account.phone,
  locale: account.locale,
  emailOff: account.emailOff,
  grants: account.grants.map((grant) => ({ ...grant })),
});
