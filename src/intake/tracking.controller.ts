import { Controller, Get, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Anyone } from '../platform/auth/access.decorators';
import { tagged } from '../platform/http/etag';
import { SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { RateLimited } from '../platform/http/rate-limit';
import { Visit, type TrackingVisit } from '../petitions/reading/petition-tracking-visit';
import { TrackingPages } from './tracking-pages';
import { TrackingResponse } from './dto/tracking.response';

@ApiTags('tracking')
@Controller('tracking/:code')
@ApiParam({
  name: 'code',
  description: 'Mã phản ánh. The petition’s code.',
  example: 'H19.PA.2026.000123',
})
export class TrackingController {
  constructor(private readonly pages: TrackingPages) {}

  /**
   * How far a petition is and what comes next, for whoever holds its tracking token; its ETag is good for `If-Match`.
   */
  @Get()
  @SendsHeaders('ETag')
  @Anyone()
  @RateLimited('PUBLIC_READ')
  async track(
    @Visit() visit: TrackingVisit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackingResponse> {
    return tagged(reply, await this.pages.follow(visit)).page;
  }
}
