import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { Principal } from '../../platform/auth/principal';
import { Action, type ActionRequest } from '../../platform/http/action-request';
import { tagged } from '../../platform/http/etag';
import { Refuses, SendsHeaders } from '../../platform/http/openapi/openapi.decorators';
import { ReasonRequest } from '../dto/petition-action.request';
import { PetitionId } from '../petition-id.pipe';
import { READERS } from '../petition-visibility';
import {
  ProposeInterimUpdateRequest,
  SendInterimUpdateRequest,
} from './dto/interim-update.request';
import {
  CheckedInterimUpdateResponse,
  PetitionInterimUpdatesResponse,
} from './dto/interim-update.response';
import { InterimUpdateList } from './interim-update-list';
import { InterimUpdates } from './interim-updates.service';

/** Word to the sender every seven days once the decree's twenty have passed without an answer. */
@ApiTags('petitions')
@ApiBearerAuth()
@Refuses('PETITION_UNKNOWN')
@Controller('petitions/:id/interim-updates')
export class InterimUpdatesController {
  constructor(
    private readonly updates: InterimUpdates,
    private readonly lists: InterimUpdateList,
  ) {}

  /** Every round, the oldest first. */
  @Get()
  @Roles(...READERS)
  list(
    @Param('id', PetitionId) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PetitionInterimUpdatesResponse> {
    return this.lists.ofPetition(id, principal);
  }

  /** The holding unit proposes the text that is owed now, or another one. */
  @Post()
  @HttpCode(200)
  @SendsHeaders('ETag')
  @Refuses('INTERIM_UPDATE_NOT_OWED')
  @Roles('UNIT_OFFICER', 'UNIT_HEAD', 'INTAKE_OFFICER')
  async propose(
    @Action() request: ActionRequest,
    @Body() { text }: ProposeInterimUpdateRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckedInterimUpdateResponse> {
    return tagged(reply, await this.updates.propose(request, text));
  }

  /** The office sends the proposed text, or its own, to the sender. */
  @Post('send')
  @HttpCode(200)
  @SendsHeaders('ETag')
  @Refuses(
    'INTERIM_UPDATE_NOT_OWED',
    'INTERIM_UPDATE_TEXT_REQUIRED',
    'INTERIM_UPDATE_NAMES_SOMEBODY',
    'INTERIM_UPDATE_UNCONFIRMED',
  )
  @Roles('PROVINCIAL_OFFICE')
  async send(
    @Action() request: ActionRequest,
    @Body() input: SendInterimUpdateRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckedInterimUpdateResponse> {
    return tagged(reply, await this.updates.send(request, input));
  }

  /** The office wants the text otherwise. */
  @Post('send-back')
  @HttpCode(200)
  @SendsHeaders('ETag')
  @Refuses('INTERIM_UPDATE_NOT_OWED', 'INTERIM_UPDATE_NOT_PROPOSED')
  @Roles('PROVINCIAL_OFFICE')
  async sendBack(
    @Action() request: ActionRequest,
    @Body() { reason }: ReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckedInterimUpdateResponse> {
    return tagged(reply, await this.updates.sendBack(request, reason));
  }
}
