import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Anyone } from '../platform/auth/access.decorators';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { RateLimited } from '../platform/http/rate-limit';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { Visit, type TrackingVisit } from '../petitions/reading/petition-tracking-visit';
import { CitizenActions } from './citizen-actions.service';
import {
  RateRequest,
  ReopenOwnRequest,
  SendSupplementRequest,
  WithdrawOwnRequest,
} from './dto/tracking-action.request';
import { TrackingResponse } from './dto/tracking.response';

/** What the sender does, by the tracking token; each answers with the petition as it then stands. */
@ApiTags('tracking')
@Refuses('ACTION_NOT_POSSIBLE', 'SLA_POLICY_MISSING')
@Controller('tracking/:code')
@ApiParam({
  name: 'code',
  description: 'Mã phản ánh. The petition’s code.',
  example: 'H19.PA.2026.000123',
})
export class CitizenActionsController {
  constructor(private readonly petitions: CitizenActions) {}

  /** Sends what was asked for; the petition goes on where it stood. */
  @Post('supplement')
  @HttpCode(200)
  @Anyone()
  @RateLimited('SUBMISSION')
  supplement(
    @Visit() visit: TrackingVisit,
    @Body() input: SendSupplementRequest,
    @Idempotency() idempotency: IdempotentRequest | null,
  ): Promise<TrackingResponse> {
    return this.petitions.act(visit, { action: 'supplement', input }, idempotency);
  }

  /** Withdraws one's petition. */
  @Post('withdraw')
  @HttpCode(200)
  @Anyone()
  @RateLimited('SUBMISSION')
  withdraw(
    @Visit() visit: TrackingVisit,
    @Body() input: WithdrawOwnRequest,
    @Idempotency() idempotency: IdempotentRequest | null,
  ): Promise<TrackingResponse> {
    return this.petitions.act(visit, { action: 'withdraw', input }, idempotency);
  }

  /** Says whether the answer satisfies, also one that was given for several; once for each answer. Who rates is kept secret. */
  @Post('rate')
  @HttpCode(200)
  @Refuses('RATING_NOT_FOR_ANONYMOUS', 'ALREADY_RATED', 'NOT_ANSWERED')
  @Anyone()
  @RateLimited('SUBMISSION')
  rate(
    @Visit() visit: TrackingVisit,
    @Body() input: RateRequest,
    @Idempotency() idempotency: IdempotentRequest | null,
  ): Promise<TrackingResponse> {
    return this.petitions.act(visit, { action: 'rate', input }, idempotency);
  }

  /**
   * Asks for it to be looked into again, within the days that are set; it gets a new due date. One that was merged goes
   * its own way from here.
   */
  @Post('reopen')
  @HttpCode(200)
  @Refuses('REOPENING_TOO_LATE', 'NOT_ANSWERED')
  @Anyone()
  @RateLimited('SUBMISSION')
  reopen(
    @Visit() visit: TrackingVisit,
    @Body() input: ReopenOwnRequest,
    @Idempotency() idempotency: IdempotentRequest | null,
  ): Promise<TrackingResponse> {
    return this.petitions.act(visit, { action: 'reopen', input }, idempotency);
  }
}
