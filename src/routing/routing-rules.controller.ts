import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { AccountPrincipal } from '../platform/auth/principal';
import { ifVersion } from '../platform/http/etag';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { ListVersionsRequest } from './dto/list-versions.request';
import { CreateRoutingRuleRequest, RoutingRuleRequest } from './dto/routing-rule.request';
import {
  RoutingRuleResponse,
  RoutingRulesResponse,
  RoutingRuleVersionsResponse,
} from './dto/routing-rule.response';
import { TryRouteRequest } from './dto/try-route.request';
import { TryRouteResponse } from './dto/try-route.response';
import { RouteTrialService } from './route-trial.service';
import { ruleResponse, trialResponse } from './routing-rules.responses';
import { RoutingRulesService } from './routing-rules.service';

const Readers = () =>
  Roles('ADMIN', 'PROVINCIAL_OFFICE', 'INTAKE_OFFICER', 'SUPERVISOR', 'AUDITOR');
const IfMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The version to replace, as `"3"`; 412 when another is in force.',
  });

@ApiTags('routing')
@Controller('routing-rules')
export class RoutingRulesController {
  constructor(
    private readonly rules: RoutingRulesService,
    private readonly trials: RouteTrialService,
  ) {}

  /** The rules in force, in the order they are read. */
  @Get()
  @Readers()
  async list(): Promise<RoutingRulesResponse> {
    return { items: (await this.rules.current()).map(ruleResponse) };
  }

  /** Every version of a rule, the newest first. */
  @Get(':key/versions')
  @Refuses('ROUTING_RULE_NOT_FOUND')
  @Readers()
  @ApiParam({
    name: 'key',
    description: 'The rule’s name through all versions.',
    example: 'fallen-trees',
  })
  async versions(
    @Param('key') key: string,
    @Query() query: ListVersionsRequest,
  ): Promise<RoutingRuleVersionsResponse> {
    const page = await this.rules.versions(key, query);
    return { items: page.items.map(ruleResponse), nextCursor: page.nextCursor };
  }

  /** Puts a rule in force. */
  @Post()
  @Refuses(
    'ROUTING_RULE_KEY_TAKEN',
    'ROUTING_RULES_TOO_MANY',
    'UNIT_UNKNOWN',
    'ROUTING_COMMUNE_UNKNOWN',
    'ROUTING_KEYWORD_WITHOUT_WORD',
    'ROUTING_TARGET_INVALID',
  )
  @Roles('ADMIN')
  async create(
    @Body() input: CreateRoutingRuleRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Idempotency() request: IdempotentRequest | null,
  ): Promise<RoutingRuleResponse> {
    return ruleResponse(await this.rules.create(input, principal.id, request));
  }

  /** Replaces a rule by its next version; the former one stays on record. */
  @Put(':key')
  @Refuses(
    'ROUTING_RULE_NOT_FOUND',
    'UNIT_UNKNOWN',
    'ROUTING_COMMUNE_UNKNOWN',
    'ROUTING_KEYWORD_WITHOUT_WORD',
    'ROUTING_TARGET_INVALID',
  )
  @Roles('ADMIN')
  @IfMatch()
  @ApiParam({
    name: 'key',
    description: 'The rule’s name through all versions.',
    example: 'fallen-trees',
  })
  async replace(
    @Param('key') key: string,
    @Body() input: RoutingRuleRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Headers('if-match') ifMatch?: string,
  ): Promise<RoutingRuleResponse> {
    const change = { accountId: principal.id, expectedVersion: ifVersion(ifMatch) };
    return ruleResponse(await this.rules.replace(key, input, change));
  }

  /** Takes a rule out of force; its versions stay on record. */
  @Delete(':key')
  @Refuses('ROUTING_RULE_NOT_FOUND')
  @HttpCode(204)
  @Roles('ADMIN')
  @IfMatch()
  @ApiParam({
    name: 'key',
    description: 'The rule’s name through all versions.',
    example: 'fallen-trees',
  })
  async retire(
    @Param('key') key: string,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    await this.rules.retire(key, { accountId: principal.id, expectedVersion: ifVersion(ifMatch) });
  }

  /** Where a petition would go and why, rule by rule; nothing is written. */
  @Post('try')
  @HttpCode(200)
  @Readers()
  async try(@Body() input: TryRouteRequest): Promise<TryRouteResponse> {
    return trialResponse(await this.trials.try(input));
  }
}
