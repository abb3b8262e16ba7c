import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../../platform/auth/access.decorators';
import type { AccountPrincipal } from '../../../platform/auth/principal';
import { BodyExamples, Refuses } from '../../../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../../../platform/http/uuid';
import { Idempotency, type IdempotentRequest } from '../../../platform/idempotency/idempotency';
import { slaErrors } from '../../../sla/sla.errors';
import { POLICY_CHANGE_EXAMPLES } from './dto/policy-change.examples';
import { PolicyChangeRequest } from './dto/policy-change.request';
import { PolicyChangeResponse } from './dto/policy-change.response';
import { PolicyChangesService } from './policy-changes.service';

const ChangeId = new UuidParam(() => slaErrors.SLA_POLICY_CHANGE_UNKNOWN());

@ApiTags('sla-policies')
@Controller('sla-policies/changes')
export class PolicyChangesController {
  constructor(private readonly changes: PolicyChangesService) {}

  /** Previews a change of a time limit: how many running limits would move, and flip between late and on time. */
  @Post()
  @Refuses(
    'SLA_POLICY_UNKNOWN',
    'SLA_POLICY_EXISTS',
    'SLA_POLICY_CASE_FIXED',
    'SLA_POLICY_COUNTED_ANEW',
    'SLA_POLICY_TOO_EARLY',
    'SLA_LIMIT_INVALID',
  )
  @BodyExamples<PolicyChangeRequest>(POLICY_CHANGE_EXAMPLES)
  @Roles('ADMIN')
  async propose(
    @Body() input: PolicyChangeRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Idempotency() request: IdempotentRequest | null,
  ): Promise<PolicyChangeResponse> {
    return this.changes.propose(input, principal.id, request);
  }

  /** A change of a time limit with its preview, and whether all that runs has followed. */
  @Get(':id')
  @Refuses('SLA_POLICY_CHANGE_UNKNOWN')
  @Roles('ADMIN', 'AUDITOR')
  async get(@Param('id', ChangeId) id: string): Promise<PolicyChangeResponse> {
    return this.changes.get(id);
  }

  /** Makes a previewed change the limit’s next version; running due dates follow in the background where asked. */
  @Post(':id/apply')
  @Refuses(
    'SLA_POLICY_CHANGE_UNKNOWN',
    'SLA_POLICY_CHANGED',
    'SLA_POLICY_UNKNOWN',
    'SLA_POLICY_EXISTS',
    'SLA_POLICY_TOO_EARLY',
  )
  @HttpCode(200)
  @Roles('ADMIN')
  async apply(
    @Param('id', ChangeId) id: string,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<PolicyChangeResponse> {
    return this.changes.apply(id, principal.id);
  }
}
