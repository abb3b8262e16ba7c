import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '../platform/auth/access.decorators';
import { Action, type ActionRequest } from '../platform/http/action-request';
import { tagged } from '../platform/http/etag';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import type { ActionCommand } from './actions/action-inputs';
import { PetitionActions } from './actions/petition-actions.service';
import { ReasonRequest } from './dto/petition-action.request';
import { CloseRequest, DivertRequest, WithdrawRequest } from './dto/petition-handling.request';
import { PetitionMergers } from './duplicates/petition-mergers.service';
import { PetitionResponse } from './dto/petition.response';

/** How a petition ends, and begins again; each answers with the petition as it then stands and its ETag. */
@ApiTags('petitions')
@ApiBearerAuth()
@Refuses('PETITION_UNKNOWN', 'ACTION_NOT_POSSIBLE', 'SLA_POLICY_MISSING')
@SendsHeaders('ETag')
@Controller('petitions/:id')
export class PetitionEndingsController {
  constructor(
    private readonly actions: PetitionActions,
    private readonly mergers: PetitionMergers,
  ) {}

  /** Guides a complaint or denunciation to the body of its own law; its sender is kept secret. */
  @Post('divert')
  @HttpCode(200)
  @Refuses('NOT_TO_BE_DIVERTED')
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  divert(
    @Action() request: ActionRequest,
    @Body() input: DivertRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'divert', input }, request, reply);
  }

  /** Ends it: after publication; for a reason, without one, or when the body it was forwarded to has settled it. */
  @Post('close')
  @HttpCode(200)
  @Refuses('REASON_REQUIRED')
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  close(
    @Action() request: ActionRequest,
    @Body() input: CloseRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'close', input }, request, reply);
  }

  /** Withdraws it on behalf of the sender, who asked on paper or by telephone. */
  @Post('withdraw')
  @HttpCode(200)
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  withdraw(
    @Action() request: ActionRequest,
    @Body() input: WithdrawRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'withdraw', input }, request, reply);
  }

  /** Takes it up again on behalf of the sender, in a new cycle; a merged one off the petition that answered for it. */
  @Post('reopen')
  @HttpCode(200)
  @Refuses('REOPENING_TOO_LATE', 'NOT_ANSWERED')
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  async reopen(
    @Action() request: ActionRequest,
    @Body() input: ReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return tagged(reply, await this.mergers.reopen(request, input));
  }

  private async act(
    command: ActionCommand,
    request: ActionRequest,
    reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return tagged(reply, await this.actions.act(command, request));
  }
}
