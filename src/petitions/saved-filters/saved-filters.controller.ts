import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { AccountPrincipal } from '../../platform/auth/principal';
import { Action, type ActionRequest } from '../../platform/http/action-request';
import { tagged } from '../../platform/http/etag';
import { Refuses, SendsHeaders } from '../../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../../platform/http/uuid';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency/idempotency';
import { ChangeSavedFilterRequest, CreateSavedFilterRequest } from './dto/saved-filter.request';
import { SavedFilterResponse, SavedFiltersResponse } from './dto/saved-filter.response';
import { savedFilterErrors } from './saved-filters.errors';
import { SavedFilters } from './saved-filters.service';

const FilterId = new UuidParam(() => savedFilterErrors.SAVED_FILTER_UNKNOWN());

/** Everybody keeps filters of their own; nobody sees another's. */
@ApiTags('petitions')
@ApiBearerAuth()
@Controller('saved-filters')
@Roles('INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD', 'SUPERVISOR', 'PROVINCIAL_OFFICE', 'AUDITOR')
export class SavedFiltersController {
  constructor(private readonly filters: SavedFilters) {}

  /** One's filters by name. */
  @Get()
  async list(@CurrentPrincipal() principal: AccountPrincipal): Promise<SavedFiltersResponse> {
    return { items: await this.filters.list(principal.id) };
  }

  /** One of one's filters. */
  @Get(':id')
  @Refuses('SAVED_FILTER_UNKNOWN')
  @SendsHeaders('ETag')
  async one(
    @Param('id', FilterId) id: string,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    return tagged(reply, await this.filters.one(principal.id, id));
  }

  /** Saves a filter of the list of petitions under a name. */
  @Post()
  @Refuses('SAVED_FILTER_NAME_TAKEN', 'SAVED_FILTERS_TOO_MANY')
  @SendsHeaders('ETag')
  async create(
    @Body() input: CreateSavedFilterRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Idempotency() request: IdempotentRequest | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    return tagged(reply, await this.filters.create(principal.id, input, request));
  }

  /** Renames a filter, or replaces what it holds. */
  @Patch(':id')
  @Refuses('SAVED_FILTER_UNKNOWN', 'SAVED_FILTER_NAME_TAKEN')
  @SendsHeaders('ETag')
  @ApiParam({ name: 'id', example: '019d6a7e-3c00-7000-8000-000000000001' })
  async change(
    @Action() action: ActionRequest,
    @Body() input: ChangeSavedFilterRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedFilterResponse> {
    return tagged(reply, await this.filters.change(action, input));
  }

  /** Deletes a filter. */
  @Delete(':id')
  @Refuses('SAVED_FILTER_UNKNOWN')
  @HttpCode(204)
  @ApiParam({ name: 'id', example: '019d6a7e-3c00-7000-8000-000000000001' })
  remove(@Action() action: ActionRequest): Promise<void> {
    return this.filters.remove(action);
  }
}
