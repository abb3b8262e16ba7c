import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { PageRequest } from '../platform/database/page.request';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../platform/http/uuid';
import { accountErrors } from './accounts.errors';
import { AccountsService, type AccountView } from './accounts.service';
import { AccountResponse, AccountsResponse } from './dto/account.response';
import { ChangeAccountRequest } from './dto/change-account.request';
import { CreateAccountRequest } from './dto/create-account.request';

const USUAL_PAGE = 50;

const AccountId = new UuidParam(() => accountErrors.ACCOUNT_UNKNOWN());

/** No Idempotency-Key here: its kept fingerprint would be a fast hash of a password; the username guards a retry. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  /** Makes an account for a member of staff. */
  @Post()
  @Refuses(
    'USERNAME_TAKEN',
    'GRANT_NEEDS_UNIT',
    'GRANT_TAKES_NO_UNIT',
    'UNIT_UNKNOWN',
    'PASSWORD_IS_USERNAME',
  )
  @Roles('ADMIN')
  async create(
    @Body() body: CreateAccountRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AccountResponse> {
    return shape(await this.accounts.create(body, principal));
  }

  /** Lists the accounts by username. */
  @Get()
  @Roles('ADMIN')
  async list(@Query() query: PageRequest): Promise<AccountsResponse> {
    const page = await this.accounts.list(query.cursor, query.limit ?? USUAL_PAGE);
    return { items: page.items.map(shape), nextCursor: page.nextCursor };
  }

  /** Changes an account: name, password, contact, grants, or whether it is disabled. */
  @Patch(':id')
  @Refuses(
    'ACCOUNT_UNKNOWN',
    'ACCOUNT_PHONE_INVALID',
    'LAST_ADMINISTRATOR',
    'GRANT_NEEDS_UNIT',
    'GRANT_TAKES_NO_UNIT',
    'UNIT_UNKNOWN',
    'PASSWORD_IS_USERNAME',
  )
  @Roles('ADMIN')
  async change(
    @Param('id', AccountId) id: string,
    @Body() body: ChangeAccountRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AccountResponse> {
    return shape(await this.accounts.change(id, body, principal));
  }
}

const shape = (account: AccountView): AccountResponse => ({
  id: account.id,
  username: account.username,
  displayName: account.displayName,
  email: account.email,
  phone: account.phone,
  locale: account.locale,
  emailOff: account.emailOff,
  grants: account.grants.map(({ role, unitCode }) => ({ role, unitCode })),
  disabledAt: account.disabledAt?.toISOString() ?? null,
  createdAt: account.createdAt.toISOString(),
});
