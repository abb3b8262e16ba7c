import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/auth/access.decorators';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { IntakePolicyRequest } from './dto/intake-policy.request';
import { IntakePoliciesResponse, IntakePolicyResponse } from './dto/intake-policy.response';
import { IntakePoliciesService, type StoredIntakePolicy } from './intake-policies.service';

@ApiTags('routing')
@Controller('intake-policies')
@Roles('ADMIN')
export class IntakePoliciesController {
  constructor(private readonly policies: IntakePoliciesService) {}

  /** Which classes and channels are received, and assigned, without an officer. */
  @Get()
  async list(): Promise<IntakePoliciesResponse> {
    return { items: (await this.policies.list()).map(intakePolicyResponse) };
  }

  /** Sets the policy of one class and channel. */
  @Put()
  @Refuses('INTAKE_POLICY_INVALID')
  async set(@Body() input: IntakePolicyRequest): Promise<IntakePolicyResponse> {
    await this.policies.set(input);
    return intakePolicyResponse(input);
  }
}

const intakePolicyResponse = (policy: StoredIntakePolicy): IntakePolicyResponse => ({
  class: policy.class,
  channel: policy.channel,
  autoReceive: policy.autoReceive,
  autoAssign: policy.autoAssign,
  source: policy.source,
});
