import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '../../platform/auth/access.decorators';
import { Action, type ActionRequest } from '../../platform/http/action-request';
import { tagged } from '../../platform/http/etag';
import { Refuses, SendsHeaders } from '../../platform/http/openapi/openapi.decorators';
import { ReasonRequest } from '../dto/petition-action.request';
import { PetitionResponse } from '../dto/petition.response';
import { MergeRequest, SplitRequest } from './dto/merge.request';
import { PetitionMergers } from './petition-mergers.service';
import { PetitionSplitter } from './petition-splitter.service';

/** Petitions that say the same become one, and one that speaks of several things becomes several. */
@ApiTags('petitions')
@ApiBearerAuth()
@Refuses('PETITION_UNKNOWN', 'ACTION_NOT_POSSIBLE', 'SLA_POLICY_MISSING')
@SendsHeaders('ETag')
@Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
@Controller('petitions/:id')
export class MergingController {
  constructor(
    private readonly mergers: PetitionMergers,
    private readonly splitter: PetitionSplitter,
  ) {}

  /** Its sender gets the other petition's answer; both codes stay. */
  @Post('merge')
  @HttpCode(200)
  @Refuses(
    'MUST_BE_DIVERTED',
    'MERGE_TARGET_UNKNOWN',
    'MERGE_TARGET_UNFIT',
    'MERGE_TARGET_DIVERTED_CLASS',
    'MERGE_INTO_ITSELF',
  )
  async merge(
    @Action() request: ActionRequest,
    @Body() input: MergeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return tagged(reply, await this.mergers.merge(request, input));
  }

  /** It goes its own way again, from the intake desk. */
  @Post('unmerge')
  @HttpCode(200)
  async unmerge(
    @Action() request: ActionRequest,
    @Body() input: ReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return tagged(reply, await this.mergers.unmerge(request, input));
  }

  /** Each part of a mixed letter becomes a petition of its own; answers with the letter and its parts. */
  @Post('split')
  @HttpCode(200)
  async split(
    @Action() request: ActionRequest,
    @Body() input: SplitRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PetitionResponse> {
    return tagged(reply, await this.splitter.split(request, input));
  }
}
