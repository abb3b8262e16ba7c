import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { Principal } from '../../platform/auth/principal';
import { PageRequest } from '../../platform/database/page.request';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { PetitionMessagesResponse } from '../dto/petition-message.response';
import { PetitionId } from '../petition-id.pipe';
import { READERS } from '../petition-visibility';
import { PetitionMessages } from './petition-messages';

@ApiTags('petitions')
@ApiBearerAuth()
@Controller('petitions/:id/messages')
export class PetitionMessagesController {
  constructor(private readonly messages: PetitionMessages) {}

  /** What the sender and the administration said to each other, the oldest first. */
  @Get()
  @Refuses('PETITION_UNKNOWN')
  @Roles(...READERS)
  list(
    @Param('id', PetitionId) id: string,
    @Query() page: PageRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PetitionMessagesResponse> {
    return this.messages.page(id, principal, page);
  }
}
