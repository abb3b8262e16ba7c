import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { AccountPrincipal } from '../platform/auth/principal';
import { ifVersion, versionTag } from '../platform/http/etag';
import { SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { ReminderSettingsRequest } from './dto/reminder-settings.request';
import { ReminderSettingsResponse } from './dto/reminder-settings.response';
import { ReminderSettingsService } from './reminder-settings.service';

@ApiTags('notices')
@ApiBearerAuth()
@SendsHeaders('ETag')
@Controller('settings/reminders')
@Roles('PROVINCIAL_OFFICE', 'ADMIN')
export class ReminderSettingsController {
  constructor(private readonly settings: ReminderSettingsService) {}

  /** When letters are drafted by themselves, and how long a unit has to acknowledge one. */
  @Get()
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReminderSettingsResponse> {
    const { value, version } = await this.settings.read();
    void reply.header('ETag', versionTag(version));
    return {
      draftWeekly: value.draftWeekly,
      draftForm: value.draftForm,
      draftWeekday: value.draftWeekday,
      draftHour: value.draftHour,
      acknowledgeWithinDays: value.acknowledgeWithinDays,
      chairmanDaysOverdue: value.chairmanDaysOverdue,
      chairmanTimesReminded: value.chairmanTimesReminded,
    };
  }

  /** Replaces them from now on. */
  @Put()
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag that was read.' })
  async replace(
    @Body() input: ReminderSettingsRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReminderSettingsResponse> {
    await this.settings.replace(input, ifVersion(ifMatch), principal.id);
    return this.read(reply);
  }
}
