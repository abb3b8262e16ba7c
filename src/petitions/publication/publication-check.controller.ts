import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { Principal } from '../../platform/auth/principal';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { PetitionId } from '../petition-id.pipe';
import { PublicationCheckRequest } from './dto/publication-check.request';
import { PublicationCheckResponse } from './dto/publication-check.response';
import { PublicationCheck } from './publication-check.service';

@ApiTags('petitions')
@ApiBearerAuth()
@Controller('petitions/:id/publication-check')
export class PublicationCheckController {
  constructor(private readonly publication: PublicationCheck) {}

  /** Looks for personal data before publication; changes nothing. The answer is confirmed by publishing with it. */
  @Post()
  @HttpCode(200)
  @Refuses(
    'PETITION_UNKNOWN',
    'MUST_BE_DIVERTED',
    'NOTHING_TO_PUBLISH',
    'FINDING_UNKNOWN',
    'FINDING_CERTAIN',
  )
  @Roles('PROVINCIAL_OFFICE', 'INTAKE_OFFICER')
  check(
    @Param('id', PetitionId) id: string,
    @Body() input: PublicationCheckRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PublicationCheckResponse> {
    return this.publication.check(id, input, principal);
  }
}
