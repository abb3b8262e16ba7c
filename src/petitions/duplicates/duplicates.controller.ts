import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { PetitionId } from '../petition-id.pipe';
import { READERS } from '../petition-visibility';
import { DuplicatesResponse } from './dto/duplicates.response';
import { FindDuplicatesRequest } from './dto/find-duplicates.request';
import { DuplicateFinder } from './duplicate-finder.service';

/** Petitions that are likely about the same thing; an officer decides whether they are. */
@ApiTags('petitions')
@ApiBearerAuth()
@Controller('petitions')
export class DuplicatesController {
  constructor(
    private readonly finder: DuplicateFinder,
    private readonly clock: Clock,
  ) {}

  /** Those like this one, of thirty days before and after, as far as this account may see them. */
  @Get(':id/duplicates')
  @Refuses('PETITION_UNKNOWN')
  @Roles(...READERS)
  async ofPetition(
    @Param('id', PetitionId) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DuplicatesResponse> {
    return { items: await this.finder.ofPetition(id, principal) };
  }

  /** Those like a letter that is being typed in; nothing of it is kept. */
  @Post('duplicates')
  @HttpCode(200)
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  async ofLetter(
    @Body() { title, content, location, submittedAt, ...letter }: FindDuplicatesRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DuplicatesResponse> {
    const matter = {
      title,
      content,
      class: letter.class ?? null,
      communeCode: location?.communeCode ?? null,
      address: location?.address ?? null,
      latitude: location?.latitude ?? null,
      longitude: location?.longitude ?? null,
      submittedAt: submittedAt === undefined ? this.clock.now() : new Date(submittedAt),
    };
    return { items: await this.finder.ofLetter(matter, principal) };
  }
}
