import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '../platform/auth/access.decorators';
import { Action, type ActionRequest } from '../platform/http/action-request';
import { tagged } from '../platform/http/etag';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import type { ActionCommand } from './actions/action-inputs';
import { PetitionActions } from './actions/petition-actions.service';
import { NoteRequest, ReasonRequest } from './dto/petition-action.request';
import {
  AskContributionRequest,
  ContributeRequest,
  DecideExtensionRequest,
  OfferTransferRequest,
  RequestExtensionRequest,
  RequestSupplementRequest,
  SupplementRequest,
} from './dto/petition-handling.request';
import { PetitionResponse } from './dto/petition.response';

/** What happens while a petition is handled; each answers with the petition as it then stands and its ETag. */
@ApiTags('petitions')
@ApiBearerAuth()
@Refuses('PETITION_UNKNOWN', 'ACTION_NOT_POSSIBLE', 'SLA_POLICY_MISSING')
@SendsHeaders('ETag')
@Controller('petitions/:id')
export class PetitionHandlingController {
  constructor(private readonly actions: PetitionActions) {}

  /** The unit offers it to another, which has a short time to reply. */
  @Post('offer-transfer')
  @HttpCode(200)
  @Refuses(
    'ASSIGNMENT_BINDING',
    'TRANSFER_OFFERED',
    'TRANSFER_TO_ITSELF',
    'ASSIGNED_UNIT_UNKNOWN',
    'UNIT_CANNOT_HANDLE',
    'UNIT_NOT_IN_FORCE',
  )
  @Roles('UNIT_OFFICER', 'UNIT_HEAD')
  offerTransfer(
    @Action() request: ActionRequest,
    @Body() input: OfferTransferRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'offer-transfer', input }, request, reply);
  }

  /** The other unit takes it: its own clock starts, the citizen's runs on. */
  @Post('accept-transfer')
  @HttpCode(200)
  @Roles('UNIT_OFFICER', 'UNIT_HEAD')
  acceptTransfer(
    @Action() request: ActionRequest,
    @Body() input: NoteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'accept-transfer', input }, request, reply);
  }

  /** The other unit refuses; after several refusals the intake desk decides. */
  @Post('refuse-transfer')
  @HttpCode(200)
  @Roles('UNIT_OFFICER', 'UNIT_HEAD')
  refuseTransfer(
    @Action() request: ActionRequest,
    @Body() input: ReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'refuse-transfer', input }, request, reply);
  }

  /** Asks the sender for what is missing; the clocks wait meanwhile. */
  @Post('request-supplement')
  @HttpCode(200)
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE', 'UNIT_OFFICER', 'UNIT_HEAD')
  requestSupplement(
    @Action() request: ActionRequest,
    @Body() input: RequestSupplementRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'request-supplement', input }, request, reply);
  }

  /** Enters what the sender has sent on paper or said by telephone. */
  @Post('supplement')
  @HttpCode(200)
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE', 'UNIT_OFFICER', 'UNIT_HEAD')
  supplement(
    @Action() request: ActionRequest,
    @Body() input: SupplementRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'supplement', input }, request, reply);
  }

  /** The unit asks for more time: once, before the limit has passed, with a reason. */
  @Post('request-extension')
  @HttpCode(200)
  @Refuses('EXTENSION_USED', 'DEADLINE_PASSED', 'EXTENSION_TOO_LONG')
  @Roles('UNIT_OFFICER', 'UNIT_HEAD')
  requestExtension(
    @Action() request: ActionRequest,
    @Body() input: RequestExtensionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'request-extension', input }, request, reply);
  }

  /** The provincial office grants or refuses it; the sender is told. */
  @Post('decide-extension')
  @HttpCode(200)
  @Refuses('EXTENSION_NOT_ASKED', 'DEADLINE_PASSED', 'EXTENSION_TOO_LONG')
  @Roles('PROVINCIAL_OFFICE')
  decideExtension(
    @Action() request: ActionRequest,
    @Body() input: DecideExtensionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'decide-extension', input }, request, reply);
  }

  /** Asks other units to contribute; the unit that holds it leads. */
  @Post('ask-contribution')
  @HttpCode(200)
  @Refuses(
    'COORDINATING_UNIT_LEADS',
    'ASSIGNED_UNIT_UNKNOWN',
    'UNIT_CANNOT_HANDLE',
    'UNIT_NOT_IN_FORCE',
  )
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE', 'UNIT_OFFICER', 'UNIT_HEAD')
  askContribution(
    @Action() request: ActionRequest,
    @Body() input: AskContributionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'ask-contribution', input }, request, reply);
  }

  /** A co-ordinating unit gives what it was asked for, once each time it is asked. */
  @Post('contribute')
  @HttpCode(200)
  @Refuses(
    'ASSIGNED_UNIT_UNKNOWN',
    'UNIT_NOT_ASKED',
    'UNIT_NOT_YOURS',
    'ALREADY_CONTRIBUTED',
    'CONTRIBUTING_UNIT_REQUIRED',
  )
  @Roles('UNIT_OFFICER', 'UNIT_HEAD')
  contribute(
    @Action() request: ActionRequest,
    @Body() input: ContributeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'contribute', input }, request, reply);
  }

  private async act(
    command: ActionCommand,
    request: ActionRequest,
    reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return tagged(reply, await this.actions.act(command, request));
  }
}
