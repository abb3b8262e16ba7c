import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { PageRequest } from '../platform/database/page.request';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../platform/http/uuid';
import { accountErrors } from './accounts.errors';
import { ApiClientsService, type ApiClientView } from './api-clients.service';
import {
  ApiClientResponse,
  ApiClientsResponse,
  NewApiClientResponse,
} from './dto/api-client.response';
import { ChangeApiClientRequest } from './dto/change-api-client.request';
import { CreateApiClientRequest } from './dto/create-api-client.request';

const USUAL_PAGE = 50;

const ClientId = new UuidParam(() => accountErrors.API_CLIENT_UNKNOWN());

/** No Idempotency-Key here: the kept answer would hold the key in the clear; the name guards a retry. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('api-clients')
export class ApiClientsController {
  constructor(private readonly clients: ApiClientsService) {}

  /** Lets another system in; its key is shown in this answer only. */
  @Post()
  @Refuses('API_CLIENT_NAME_TAKEN')
  @Roles('ADMIN')
  async create(
    @Body() body: CreateApiClientRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<NewApiClientResponse> {
    const { client, key } = await this.clients.create(body, principal);
    return { ...shape(client), key };
  }

  /** Lists the API clients by name, without their keys. */
  @Get()
  @Roles('ADMIN')
  async list(@Query() query: PageRequest): Promise<ApiClientsResponse> {
    const page = await this.clients.list(query.cursor, query.limit ?? USUAL_PAGE);
    return { items: page.items.map(shape), nextCursor: page.nextCursor };
  }

  /** Disables an API client, or lets it in again with the key it has. */
  @Patch(':id')
  @Refuses('API_CLIENT_UNKNOWN')
  @Roles('ADMIN')
  async change(
    @Param('id', ClientId) id: string,
    @Body() body: ChangeApiClientRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ApiClientResponse> {
    return shape(await this.clients.setDisabled(id, body.disabled, principal));
  }
}

const shape = (client: ApiClientView): ApiClientResponse => ({
  id: client.id,
  name: client.name,
  channels: [...client.channels],
  trusted: client.trusted,
  disabledAt: client.disabledAt?.toISOString() ?? null,
  createdAt: client.createdAt.toISOString(),
});
