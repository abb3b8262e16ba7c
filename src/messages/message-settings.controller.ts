import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { AccountPrincipal } from '../platform/auth/principal';
import { ifVersion, versionTag } from '../platform/http/etag';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { MessageSettingsRequest } from './dto/message-settings.request';
import { MessageSettingsResponse } from './dto/message-settings.response';
import { MessageSettings } from './message-settings.service';

@ApiTags('messages')
@ApiBearerAuth()
@SendsHeaders('ETag')
@Controller('settings/messages')
@Roles('PROVINCIAL_OFFICE', 'ADMIN')
export class MessageSettingsController {
  constructor(private readonly settings: MessageSettings) {}

  /** When digests go to staff, and between which hours text messages go to citizens. */
  @Get()
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<MessageSettingsResponse> {
    const { value, version } = await this.settings.read();
    void reply.header('ETag', versionTag(version));
    return {
      sendDigests: value.sendDigests,
      digestAt: value.digestAt,
      textsFrom: value.textsFrom,
      textsUntil: value.textsUntil,
    };
  }

  /** Replaces them from now on. */
  @Put()
  @Refuses('MESSAGE_HOURS_INVALID')
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag that was read.' })
  async replace(
    @Body() input: MessageSettingsRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageSettingsResponse> {
    await this.settings.replace(input, ifVersion(ifMatch), principal.id);
    return this.read(reply);
  }
}
