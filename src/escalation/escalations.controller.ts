import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { PetitionId } from '../petitions/petition-id.pipe';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { READERS } from '../petitions/petition-visibility';
import { EscalationListResponse, PetitionEscalationsResponse } from './dto/escalation.response';
import { ListEscalationsRequest } from './dto/list-escalations.request';
import { EscalationList } from './escalation-list';

@ApiTags('escalations')
@ApiBearerAuth()
@Controller()
export class EscalationsController {
  constructor(private readonly escalations: EscalationList) {}

  /** What was raised in one's units, the newest first. */
  @Get('escalations')
  @Refuses('UNIT_UNKNOWN')
  @Roles(...READERS)
  list(
    @Query() query: ListEscalationsRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<EscalationListResponse> {
    return this.escalations.page(query, principal);
  }

  /** What was raised about one petition, and who was told; the citizen never sees it. */
  @Get('petitions/:id/escalations')
  @Refuses('PETITION_UNKNOWN')
  @Roles(...READERS)
  ofPetition(
    @Param('id', PetitionId) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PetitionEscalationsResponse> {
    return this.escalations.ofPetition(id, principal);
  }
}
