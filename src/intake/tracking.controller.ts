import { Controller, Get } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Anyone } from '../platform/auth/access.decorators';
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

  /** How far a petition is and what comes next, for whoever holds its tracking token. */
  @Get()
  @Anyone()
  @RateLimited('PUBLIC_READ')
  track(@Visit() visit: TrackingVisit): Promise<TrackingResponse> {
    return this.pages.follow(visit);
  }
}
