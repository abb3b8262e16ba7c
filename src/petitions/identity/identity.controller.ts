import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { Principal } from '../../platform/auth/principal';
import { Action, type ActionRequest } from '../../platform/http/action-request';
import { tagged } from '../../platform/http/etag';
import { Refuses, SendsHeaders } from '../../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../../platform/http/uuid';
import { PetitionId } from '../petition-id.pipe';
import {
  AboutUnitRequest,
  IdentityGrantRequest,
  IdentityReasonRequest,
} from './dto/identity.request';
import {
  IdentityAccessResponse,
  IdentityDecisionResponse,
  RevealedIdentityResponse,
} from './dto/identity.response';
import { identityErrors } from './identity.errors';
import { IdentityGrants } from './identity-grants.service';
import { IdentityReveal, type RevealRequest } from './identity-reveal.service';
import { RevealAsked } from './reveal-request.param';

const GrantId = new UuidParam(() => identityErrors.GRANT_UNKNOWN());

/** The person behind a petition: who may see them, and the look itself, which always leaves a trace. */
@ApiTags('identity')
@ApiBearerAuth()
@Refuses('PETITION_UNKNOWN')
@SendsHeaders('ETag')
@Controller('petitions/:id')
export class IdentityController {
  constructor(
    private readonly identities: IdentityReveal,
    private readonly grants: IdentityGrants,
  ) {}

  /** Shows who sent it. The look is in the history, with who, in which role and why, before the answer is sent. */
  @Post('reveal-identity')
  @HttpCode(200)
  @Refuses(
    'IDENTITY_IN_REASON',
    'IDENTITY_ABSENT',
    'IDENTITY_NOT_YOURS',
    'IDENTITY_NOT_GRANTED',
    'IDENTITY_SECRET',
    'IDENTITY_OF_COMPLAINANT',
  )
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE', 'UNIT_OFFICER', 'UNIT_HEAD')
  async reveal(
    @RevealAsked() asked: Omit<RevealRequest, 'reason'>,
    @Body() { reason }: IdentityReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevealedIdentityResponse> {
    return tagged(reply, await this.identities.reveal({ ...asked, reason }));
  }

  /** Whether this account may see who sent it, and which units were permitted to. */
  @Get('identity-access')
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE', 'UNIT_OFFICER', 'UNIT_HEAD', 'AUDITOR')
  async access(
    @Param('id', PetitionId) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IdentityAccessResponse> {
    return tagged(reply, await this.identities.access(id, principal));
  }

  /**
   * Permits the handling unit to see who sent this one petition; of a split letter neither its parts nor their
   * letter.
   */
  @Post('identity-grants')
  @Refuses(
    'IDENTITY_IN_REASON',
    'ASSIGNED_UNIT_UNKNOWN',
    'GRANT_NEVER',
    'GRANT_SECRET',
    'GRANT_OVERRIDE_NOT_YOURS',
    'ABOUT_UNIT_REQUIRED',
    'GRANT_UNIT_COMPLAINED_OF',
    'GRANT_UNIT_NOT_HOLDER',
    'GRANT_UNTIL_PAST',
    'GRANT_STANDS',
  )
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  async grant(
    @Action() request: ActionRequest,
    @Body() input: IdentityGrantRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IdentityDecisionResponse> {
    return tagged(reply, await this.grants.grant(request, input));
  }

  /** Takes a permission back. */
  @Post('identity-grants/:grantId/revoke')
  @HttpCode(200)
  @Refuses('IDENTITY_IN_REASON', 'GRANT_UNKNOWN', 'GRANT_ENDED')
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  async revoke(
    @Action() request: ActionRequest,
    @Param('grantId', GrantId) grantId: string,
    @Body() input: IdentityReasonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IdentityDecisionResponse> {
    return tagged(reply, await this.grants.revoke(request, grantId, input));
  }

  /** Names the unit whose official is complained about: it never learns who sent the petition. */
  @Post('about-unit')
  @HttpCode(200)
  @Refuses('IDENTITY_IN_REASON', 'ASSIGNED_UNIT_UNKNOWN')
  @Roles('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
  async nameAboutUnit(
    @Action() request: ActionRequest,
    @Body() input: AboutUnitRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IdentityDecisionResponse> {
    return tagged(reply, await this.grants.nameAboutUnit(request, input));
  }
}
