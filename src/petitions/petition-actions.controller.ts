import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '../platform/auth/access.decorators';
import { Action, type ActionRequest } from '../platform/http/action-request';
import { tagged } from '../platform/http/etag';
import { BodyExamples, Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import type { ActionCommand } from './actions/action-inputs';
import { PetitionActions } from './actions/petition-actions.service';
import {
  AssignRequest,
  ForwardRequest,
  NoteRequest,
  ProposeAnswerRequest,
  PublishRequest,
  ReasonRequest,
  ReceiveRequest,
  RefuseRequest,
} from './dto/petition-action.request';
import { PetitionResponse } from './dto/petition.response';
import { PROPOSE_ANSWER_EXAMPLES } from './dto/propose-answer.examples';

/** The actions of the lifecycle; each answers with the petition as it then stands and its ETag. */
@ApiTags('petitions')
@ApiBearerAuth()
@Refuses('PETITION_UNKNOWN', 'ACTION_NOT_POSSIBLE', 'SLA_POLICY_MISSING')
@SendsHeaders('ETag')
@Controller('petitions/:id')
export class PetitionActionsController {
  constructor(private readonly actions: PetitionActions) {}

  /** Receives the petition, and classifies it where need be. */
  @Post('receive')
  @HttpCode(200)
  @Refuses('CLASS_REQUIRED', 'URGENCY_NOT_FOR_CLASS')
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  receive(
    @Action() request: ActionRequest,
    @Body() input: ReceiveRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'receive', input }, request, reply);
  }

  /** Refuses it for one of the reasons of the decree. */
  @Post('refuse')
  @HttpCode(200)
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  refuse(
    @Action() request: ActionRequest,
    @Body() input: RefuseRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'refuse', input }, request, reply);
  }

  /** Assigns it to the responsible unit, whose own clock starts. */
  @Post('assign')
  @Refuses(
    'CLASS_REQUIRED',
    'MUST_BE_DIVERTED',
    'UNIT_REQUIRED',
    'ASSIGNED_UNIT_UNKNOWN',
    'UNIT_CANNOT_HANDLE',
    'UNIT_NOT_IN_FORCE',
    'COORDINATING_UNIT_LEADS',
    'URGENCY_NOT_FOR_CLASS',
  )
  @HttpCode(200)
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  assign(
    @Action() request: ActionRequest,
    @Body() input: AssignRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'assign', input }, request, reply);
  }

  /** The unit takes it; the officer who does becomes its officer. */
  @Post('accept')
  @HttpCode(200)
  @Roles('UNIT_OFFICER', 'UNIT_HEAD')
  accept(
    @Action() request: ActionRequest,
    @Body() input: NoteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'accept', input }, request, reply);
  }

  /** The unit says: not ours. It goes back to the intake desk. */
  @Post('return')
  @HttpCode(200)
  @Refuses('ASSIGNMENT_BINDING')
  @Roles('UNIT_OFFICER', 'UNIT_HEAD')
  return(
    @Action() request: ActionRequest,
    @Body() input: ReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'return', input }, request, reply);
  }

  /** Forwards it to a body outside the province. */
  @Post('forward')
  @HttpCode(200)
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  forward(
    @Action() request: ActionRequest,
    @Body() input: ForwardRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'forward', input }, request, reply);
  }

  /** The unit drafts its answer. */
  @Post('propose-answer')
  @Refuses(
    'LEGAL_BASIS_REQUIRED',
    'PLANNED_DAY_REQUIRED',
    'PLANNED_DAY_PAST',
    'COMPETENT_BODY_REQUIRED',
  )
  @BodyExamples<ProposeAnswerRequest>(PROPOSE_ANSWER_EXAMPLES)
  @HttpCode(200)
  @Roles('UNIT_OFFICER', 'UNIT_HEAD')
  proposeAnswer(
    @Action() request: ActionRequest,
    @Body() input: ProposeAnswerRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'propose-answer', input }, request, reply);
  }

  /** The head of the unit approves the answer: the limit to answer is met or missed at this instant. */
  @Post('approve-answer')
  @HttpCode(200)
  @Roles('UNIT_HEAD')
  approveAnswer(
    @Action() request: ActionRequest,
    @Body() input: NoteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'approve-answer', input }, request, reply);
  }

  /** The head of the unit sends the draft back, or the provincial office an unfit answer before publication. */
  @Post('reject-answer')
  @HttpCode(200)
  @Roles('UNIT_HEAD', 'PROVINCIAL_OFFICE')
  rejectAnswer(
    @Action() request: ActionRequest,
    @Body() input: ReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'reject-answer', input }, request, reply);
  }

  /** The provincial office publishes the answer with a summary. */
  @Post('publish')
  @Refuses('MUST_BE_DIVERTED', 'NOTHING_TO_PUBLISH', 'PUBLICATION_UNCONFIRMED')
  @HttpCode(200)
  @Roles('PROVINCIAL_OFFICE')
  publish(
    @Action() request: ActionRequest,
    @Body() input: PublishRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return this.act({ action: 'publish', input }, request, reply);
  }

  private async act(
    command: ActionCommand,
    request: ActionRequest,
    reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return tagged(reply, await this.actions.act(command, request));
  }
}
