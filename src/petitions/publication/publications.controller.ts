import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Anyone } from '../../platform/auth/access.decorators';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { RateLimited } from '../../platform/http/rate-limit';
import { ListPublicationsRequest } from './dto/list-publications.request';
import { PublicationListResponse, PublicationResponse } from './dto/publication.response';
import { PublicationList } from './publication-list';

/** What the public reads: answers with their summaries, and nothing of who asked. */
@ApiTags('publications')
@Controller('publications')
export class PublicationsController {
  constructor(private readonly publications: PublicationList) {}

  /** Published answers, the newest first. */
  @Get()
  @Refuses('UNIT_UNKNOWN')
  @Anyone()
  @RateLimited('PUBLIC_READ')
  list(@Query() query: ListPublicationsRequest): Promise<PublicationListResponse> {
    return this.publications.page(query);
  }

  /** One published answer. */
  @Get(':code')
  @Refuses('PUBLICATION_UNKNOWN')
  @Anyone()
  @RateLimited('PUBLIC_READ')
  @ApiParam({
    name: 'code',
    description: 'Mã phản ánh. The petition’s code.',
    example: 'H19.PA.2026.000123',
  })
  one(@Param('code') code: string): Promise<PublicationResponse> {
    return this.publications.one(code);
  }
}
