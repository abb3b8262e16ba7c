import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { calendarErrors } from '../calendar/calendar.errors';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { AccountPrincipal } from '../platform/auth/principal';
import { BodyExamples, Refuses } from '../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../platform/http/uuid';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { CalendarChangesService } from './calendar-changes.service';
import { CalendarChangeRequest } from './dto/calendar-change.request';
import { CalendarChangeResponse } from './dto/calendar-change.response';
import { CALENDAR_CHANGE_EXAMPLES } from './dto/calendar-change.examples';

const ChangeId = new UuidParam(() => calendarErrors.CALENDAR_CHANGE_UNKNOWN());

@ApiTags('calendar')
@Controller('calendar/changes')
export class CalendarChangesController {
  constructor(private readonly changes: CalendarChangesService) {}

  /** Previews a change of the calendar: how many open petitions would move, and flip between late and on time. */
  @Post()
  @Refuses(
    'CALENDAR_CHANGE_EMPTY',
    'CALENDAR_DAY_INVALID',
    'CALENDAR_DAY_OUT_OF_RANGE',
    'CALENDAR_DAY_CONTRADICTED',
    'CALENDAR_DAY_MISPLACED',
    'CALENDAR_DAY_NOT_SET',
    'CALENDAR_YEAR_CONTRADICTED',
    'CALENDAR_YEAR_EMPTY',
    'CALENDAR_YEAR_OPEN',
    'UNIT_UNKNOWN',
  )
  @BodyExamples<CalendarChangeRequest>(CALENDAR_CHANGE_EXAMPLES)
  @Roles('ADMIN')
  async propose(
    @Body() input: CalendarChangeRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Idempotency() request: IdempotentRequest | null,
  ): Promise<CalendarChangeResponse> {
    return this.changes.propose(input, principal.id, request);
  }

  /** A change of the calendar with its preview. */
  @Get(':id')
  @Refuses('CALENDAR_CHANGE_UNKNOWN')
  @Roles('ADMIN', 'AUDITOR')
  async get(@Param('id', ChangeId) id: string): Promise<CalendarChangeResponse> {
    return this.changes.get(id);
  }

  /** Makes a previewed change the next version of the calendar; due dates follow in the background. */
  @Post(':id/apply')
  @Refuses('CALENDAR_CHANGE_UNKNOWN', 'CALENDAR_CHANGED')
  @HttpCode(200)
  @Roles('ADMIN')
  async apply(
    @Param('id', ChangeId) id: string,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<CalendarChangeResponse> {
    return this.changes.apply(id, principal.id);
  }
}
