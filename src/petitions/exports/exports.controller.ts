import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { Principal } from '../../platform/auth/principal';
import { PageRequest } from '../../platform/database/page.request';
import { ExportListResponse } from './dto/export.response';
import { ExportList } from './export-list';

/** Who took petitions out, when, why and how many. */
@ApiTags('exports')
@ApiBearerAuth()
@Controller('exports')
@Roles('AUDITOR')
export class ExportsController {
  constructor(private readonly exports_: ExportList) {}

  /** Every export, the newest first, broken-off ones too. */
  @Get()
  list(
    @Query() query: PageRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ExportListResponse> {
    return this.exports_.page(query, principal);
  }
}
