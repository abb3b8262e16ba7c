import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../../platform/auth/access.decorators';
import type { AccountPrincipal } from '../../../platform/auth/principal';
import { BodyExamples, Refuses } from '../../../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../../../platform/http/uuid';
import { Idempotency, type IdempotentRequest } from '../../../platform/idempotency/idempotency';
import { ladderErrors } from '../../../sla/ladder.errors';
import { LADDER_CHANGE_EXAMPLES } from './dto/ladder-change.examples';
import { LadderChangeRequest } from './dto/ladder-change.request';
import { LadderChangeResponse } from './dto/ladder-change.response';
import { LadderChangesService } from './ladder-changes.service';

const ChangeId = new UuidParam(() => ladderErrors.LADDER_CHANGE_UNKNOWN());

@ApiTags('ladders')
@Controller('ladders/changes')
export class LadderChangesController {
  constructor(private readonly changes: LadderChangesService) {}

  /** Previews a change of a ladder: how many running clocks get other rungs, and levels that are raised at once. */
  @Post()
  @Refuses(
    'LADDER_UNKNOWN',
    'LADDER_EXISTS',
    'LADDER_CASE_FIXED',
    'LADDER_UNIT_KIND_MISPLACED',
    'LADDER_TOO_EARLY',
    'LADDER_LEVEL_TWICE',
    'LADDER_OUT_OF_ORDER',
    'LADDER_TOO_LONG',
  )
  @BodyExamples<LadderChangeRequest>(LADDER_CHANGE_EXAMPLES)
  @Roles('ADMIN')
  async propose(
    @Body() input: LadderChangeRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Idempotency() request: IdempotentRequest | null,
  ): Promise<LadderChangeResponse> {
    return this.changes.propose(input, principal.id, request);
  }

  /** A change of a ladder with its preview, and whether all that runs has followed. */
  @Get(':id')
  @Refuses('LADDER_CHANGE_UNKNOWN')
  @Roles('ADMIN', 'AUDITOR')
  async get(@Param('id', ChangeId) id: string): Promise<LadderChangeResponse> {
    return this.changes.get(id);
  }

  /** Makes a previewed change the ladder’s next version; running clocks follow in the background from its day on. */
  @Post(':id/apply')
  @Refuses(
    'LADDER_CHANGE_UNKNOWN',
    'LADDER_CHANGED',
    'LADDER_UNKNOWN',
    'LADDER_EXISTS',
    'LADDER_TOO_EARLY',
  )
  @HttpCode(200)
  @Roles('ADMIN')
  async apply(
    @Param('id', ChangeId) id: string,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<LadderChangeResponse> {
    return this.changes.apply(id, principal.id);
  }
}
