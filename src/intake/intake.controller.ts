import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Anyone, CurrentPrincipal } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { RateLimited } from '../platform/http/rate-limit';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { SubmissionResponse } from './dto/submission.response';
import { SubmitPetitionRequest } from './dto/submit-petition.request';
import { IntakeService } from './intake.service';

@ApiTags('intake')
@Controller('petitions')
export class IntakeController {
  constructor(private readonly intake: IntakeService) {}

  /** Submits a petition: by a citizen, an officer who writes it down, or a machine with an API key. */
  @Post()
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
