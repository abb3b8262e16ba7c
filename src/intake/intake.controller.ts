import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Anyone, CurrentPrincipal } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { BodyExamples, Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { RateLimited } from '../platform/http/rate-limit';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { SubmissionResponse } from './dto/submission.response';
import { SubmitPetitionRequest } from './dto/submit-petition.request';
import { IntakeService } from './intake.service';
import { SUBMIT_EXAMPLES } from './dto/submit-petition.examples';

@ApiTags('intake')
@Controller('petitions')
export class IntakeController {
  constructor(private readonly intake: IntakeService) {}

  /** Submits a petition: by a citizen, an officer who writes it down, or a machine with an API key. */
  @Post()
  @Refuses(
    'CHANNEL_NOT_ALLOWED',
    'EXTERNAL_CODE_NOT_ALLOWED',
    'SUBMITTED_AT_NOT_ALLOWED',
    'EXTERNAL_CODE_TAKEN',
    'SUBMITTER_REQUIRED',
    'CONTACT_REQUIRED',
    'PHONE_INVALID',
    'ANONYMOUS_WITH_SUBMITTER',
    'CONTENT_UNCLEAR',
    'COMMUNE_UNKNOWN',
    'SUBMITTED_AT_IN_FUTURE',
    'SUBMITTED_AT_TOO_OLD',
    'SLA_POLICY_MISSING',
  )
  @SendsHeaders('Location')
  @BodyExamples<SubmitPetitionRequest>(SUBMIT_EXAMPLES)
  @Anyone()
  @RateLimited('SUBMISSION')
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes a retry harmless.' })
  async submit(
    @Body() request: SubmitPetitionRequest,
    @CurrentPrincipal() principal: Principal,
    @Idempotency() idempotency: IdempotentRequest | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResponse> {
    const receipt = await this.intake.submit(request, principal, idempotency);
    void reply.header('Location', `/api/v1/petitions/${receipt.id}`);
    return receipt;
  }
}
