import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { Database } from '../platform/database/database';
import { PageRequest } from '../platform/database/page.request';
import { tagged } from '../platform/http/etag';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { ClocksResponse } from './dto/clock.response';
import { ExplainResponse } from './dto/explain.response';
import { HoldingsResponse } from './dto/holdings.response';
import { ListPetitionsRequest } from './dto/list-petitions.request';
import {
  PetitionEventsResponse,
  PetitionListResponse,
  PetitionResponse,
} from './dto/petition.response';
import { shapeExplanation } from './reading/explain.shape';
import { PetitionId } from './petition-id.pipe';
import { PetitionHistory } from './reading/petition-history';
import { PetitionList } from './reading/petition-list';
import { PetitionViews } from './reading/petition-views';
import { References } from './references';

@ApiTags('petitions')
@ApiBearerAuth()
@Controller('petitions')
@Roles('INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD', 'SUPERVISOR', 'PROVINCIAL_OFFICE', 'AUDITOR')
export class PetitionsController {
  constructor(
    private readonly list_: PetitionList,
    private readonly views: PetitionViews,
    private readonly history: PetitionHistory,
    private readonly references: References,
    private readonly database: Database,
  ) {}

  /** Petitions of one's units, searched and filtered; the newest first unless another order is asked for. */
  @Get()
  @Refuses('UNIT_UNKNOWN', 'PHONE_SEARCH_FORBIDDEN', 'SAVED_FILTER_UNKNOWN')
  list(
    @Query() query: ListPetitionsRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PetitionListResponse> {
    return this.list_.page(query, principal);
  }

  /** One petition, with what this account may do with it now. */
  @Get(':id')
  @Refuses('PETITION_UNKNOWN')
  @SendsHeaders('ETag')
  async one(
    @Param('id', PetitionId) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    const bundle = await this.references.read();
    return tagged(reply, await this.views.one(this.database, id, principal, bundle));
  }

  /** Its history, each event sealed by the one before. */
  @Get(':id/events')
  @Refuses('PETITION_UNKNOWN')
  events(
    @Param('id', PetitionId) id: string,
    @Query() page: PageRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PetitionEventsResponse> {
    return this.history.events(id, principal, page);
  }

  /** Every limit that ran or runs for it. */
  @Get(':id/clocks')
  @Refuses('PETITION_UNKNOWN')
  async clocks(
    @Param('id', PetitionId) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ClocksResponse> {
    return { items: await this.history.clocks(id, principal) };
  }

  /** Who had it for how long, in working days and hours. */
  @Get(':id/holdings')
  @Refuses('PETITION_UNKNOWN')
  async holdings(
    @Param('id', PetitionId) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HoldingsResponse> {
    return { items: await this.history.holdings(id, principal) };
  }

  /** Why the newest clock of a kind is due when it is: each day, and whether it counts. */
  @Get(':id/clocks/:kind/explain')
  @Refuses('PETITION_UNKNOWN', 'CLOCK_UNKNOWN')
  @ApiParam({
    name: 'kind',
    description: 'OUTER, HOLDING, RECEIVE, ASSIGN, ACCEPT or PUBLISH.',
    example: 'OUTER',
  })
  async explain(
    @Param('id', PetitionId) id: string,
    @Param('kind') kind: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ExplainResponse> {
    return shapeExplanation(await this.history.explain(id, kind, principal));
  }
}
