import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyStaff } from '../platform/auth/access.decorators';
import { LaddersResponse } from './dto/ladder.response';
import { ListLaddersRequest } from './dto/list-ladders.request';
import { ladderResponse } from './ladder-response';
import { LaddersService } from './ladders.service';

@ApiTags('ladders')
@Controller('ladders')
export class LaddersController {
  constructor(private readonly ladders: LaddersService) {}

  /** Whom lateness reaches, and when: every ladder of escalation and its versions. */
  @Get()
  @AnyStaff()
  async list(@Query() { clockKind }: ListLaddersRequest): Promise<LaddersResponse> {
    const ladders = await this.ladders.list();
    const asked = ladders.filter(
      (ladder) => clockKind === undefined || ladder.clockKind === clockKind,
    );
    return { items: asked.map(ladderResponse) };
  }
}
