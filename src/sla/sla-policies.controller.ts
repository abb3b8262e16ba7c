import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { AnyStaff, CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { AccountPrincipal } from '../platform/auth/principal';
import { BodyExamples, Refuses } from '../platform/http/openapi/openapi.decorators';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { CreatePolicyRequest } from './dto/create-policy.request';
import { ListPoliciesRequest } from './dto/list-policies.request';
import { PolicyResponse, PoliciesResponse } from './dto/policy.response';
import { PolicyVersionRequest } from './dto/policy-version.request';
import { policyResponse } from './policy-response';
import { SlaPoliciesService } from './sla-policies.service';
import { CREATE_POLICY_EXAMPLES } from './dto/create-policy.examples';

@ApiTags('sla-policies')
@Controller('sla-policies')
export class SlaPoliciesController {
  constructor(private readonly policies: SlaPoliciesService) {}

  /** Every time limit and its versions. */
  @Get()
  @AnyStaff()
  async list(@Query() query: ListPoliciesRequest): Promise<PoliciesResponse> {
    return { items: (await this.policies.list(query)).map(policyResponse) };
  }

  /** Enters a time limit for a case that had none of its own. */
  @Post()
  @Refuses('SLA_POLICY_EXISTS', 'SLA_POLICY_TOO_EARLY', 'SLA_LIMIT_INVALID')
  @BodyExamples<CreatePolicyRequest>(CREATE_POLICY_EXAMPLES)
  @Roles('ADMIN')
  async create(
    @Body() input: CreatePolicyRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Idempotency() request: IdempotentRequest | null,
  ): Promise<PolicyResponse> {
    return policyResponse(await this.policies.create(input, principal.id, request));
  }

  /** Gives a time limit its next version from a day on; clocks that run keep theirs. */
  @Put(':key')
  @Refuses('SLA_POLICY_UNKNOWN', 'SLA_POLICY_TOO_EARLY', 'SLA_LIMIT_INVALID')
  @Roles('ADMIN')
  @ApiParam({
    name: 'key',
    description: 'The limit’s name through all versions.',
    example: 'outer.default',
  })
  async follow(
    @Param('key') key: string,
    @Body() input: PolicyVersionRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<PolicyResponse> {
    return policyResponse(await this.policies.follow(key, input, principal.id));
  }
}
