import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { PageRequest } from '../platform/database/page.request';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { NoticeListResponse } from './dto/notice.response';

import { UnitLateResponse } from './dto/unit-late.response';
import { UnitNoticesRequest } from './dto/unit-notices.request';
import { NoticeViews } from './notice-views';
import { UnitLate } from './unit-late.service';
import { LETTER_READERS } from './notice-visibility';

/** A unit's own side: what is late with it, and the letters it got. */
@ApiTags('notices')
@ApiBearerAuth()
@Refuses('UNIT_UNKNOWN')
@Controller('units/:code')
@Roles(...LETTER_READERS)
export class UnitNoticesController {
  constructor(
    private readonly late: UnitLate,
    private readonly views: NoticeViews,
  ) {}

  /** What is late with the unit now, the longest overdue first, as the next letter would list it. */
  @Get('late')
  lateNow(
    @Param('code') code: string,
    @Query() query: PageRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<UnitLateResponse> {
    return this.late.page(code, query, principal);
  }

  /** The letters to the unit, the newest first; none for the people of other units. */
  @Get('notices')
  notices(
    @Param('code') code: string,
    @Query() query: UnitNoticesRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<NoticeListResponse> {
    return this.views.page({ ...query, unitCode: code }, principal);
  }
}
