import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { Principal } from '../../platform/auth/principal';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { READERS } from '../petition-visibility';
import { ListInterimUpdatesRequest } from './dto/interim-update.request';
import { InterimUpdateListResponse } from './dto/interim-update.response';
import { InterimUpdateList } from './interim-update-list';

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('supervision/interim-updates')
export class OwedInterimUpdatesController {
  constructor(private readonly lists: InterimUpdateList) {}

  /** What word is owed to senders in one's units, the longest owed first. */
  @Get()
  @Refuses('UNIT_UNKNOWN')
  @Roles(...READERS)
  list(
    @Query() query: ListInterimUpdatesRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InterimUpdateListResponse> {
    return this.lists.owed(query, principal);
  }
}
