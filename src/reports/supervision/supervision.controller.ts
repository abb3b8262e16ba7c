import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { Principal } from '../../platform/auth/principal';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { SupervisionRequest, SupervisionSummaryRequest } from './dto/supervision.request';
import {
  DueSoonResponse,
  LateStepsResponse,
  OverdueResponse,
  SupervisionSummaryResponse,
} from './dto/supervision.response';
import { SupervisionLists } from './supervision-lists';
import { SupervisionSummary } from './supervision-summary';

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('supervision')
@Refuses('UNIT_UNKNOWN')
@Roles('SUPERVISOR', 'PROVINCIAL_OFFICE', 'AUDITOR', 'UNIT_HEAD', 'UNIT_OFFICER')
export class SupervisionController {
  constructor(
    private readonly lists: SupervisionLists,
    private readonly summary_: SupervisionSummary,
  ) {}

  /** What is overdue, the oldest due first; units see their own. */
  @Get('overdue')
  overdue(
    @Query() query: SupervisionRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<OverdueResponse> {
    return this.lists.overdue(query, principal);
  }

  /** What is due soon, the next due first. */
  @Get('due-soon')
  dueSoon(
    @Query() query: SupervisionRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DueSoonResponse> {
    return this.lists.dueSoon(query, principal);
  }

  /** Steps that were missed while the answer is not overdue, the oldest first. */
  @Get('late-steps')
  lateSteps(
    @Query() query: SupervisionRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<LateStepsResponse> {
    return this.lists.lateSteps(query, principal);
  }

  /** How many are open, due soon, late in a step and overdue, by unit or by class. */
  @Get('summary')
  summary(
    @Query() query: SupervisionSummaryRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SupervisionSummaryResponse> {
    return this.summary_.of(query, principal);
  }
}
