import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Anyone } from '../platform/auth/access.decorators';
import { tagged } from '../platform/http/etag';
import { IfMatch } from '../platform/http/if-match.param';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { RateLimited } from '../platform/http/rate-limit';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { Visit, type TrackingVisit } from '../petitions/reading/petition-tracking-visit';
import {
  CitizenActions,
  type CitizenAttempt,
  type CitizenCommand,
} from './citizen-actions.service';
import {
  RateRequest,
  ReopenOwnRequest,
  SendSupplementRequest,
  WithdrawOwnRequest,
} from './dto/tracking-action.request';
import { TrackingResponse } from './dto/tracking.response';

/** What the sender does, by the tracking token; each answers with the petition as it then stands and its ETag. */
@ApiTags('tracking')
@Refuses('ACTION_NOT_POSSIBLE', 'SLA_POLICY_MISSING')
@SendsHeaders('ETag')
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
    @IfMatch() ifVersion: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackingResponse> {
    const attempt = { visit, ifVersion, idempotency };
    return this.act(attempt, { action: 'supplement', input }, reply);
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
    @IfMatch() ifVersion: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackingResponse> {
    const attempt = { visit, ifVersion, idempotency };
    return this.act(attempt, { action: 'withdraw', input }, reply);
  }

  /**
   * Says whether the answer satisfies, also one that was given for several; once for each answer. Who rates is kept
   * secret.
   */
  @Post('rate')
  @HttpCode(200)
  @Refuses('RATING_NOT_FOR_ANONYMOUS', 'ALREADY_RATED', 'NOT_ANSWERED')
  @Anyone()
  @RateLimited('SUBMISSION')
  rate(
    @Visit() visit: TrackingVisit,
    @Body() input: RateRequest,
    @Idempotency() idempotency: IdempotentRequest | null,
    @IfMatch() ifVersion: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackingResponse> {
    const attempt = { visit, ifVersion, idempotency };
    return this.act(attempt, { action: 'rate', input }, reply);
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
    @IfMatch() ifVersion: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackingResponse> {
    const attempt = { visit, ifVersion, idempotency };
    return this.act(attempt, { action: 'reopen', input }, reply);
  }

  private async act(
    attempt: CitizenAttempt,
    command: CitizenCommand,
    reply: FastifyReply,
  ): Promise<TrackingResponse> {
    return tagged(reply, await this.petitions.act(attempt, command)).page;
  }
}
