import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../../platform/auth/access.decorators';
import type { AccountPrincipal } from '../../platform/auth/principal';
import { Refuses, SendsHeaders } from '../../platform/http/openapi/openapi.decorators';
import { SHEET_MEDIA_TYPES, type SheetFormat } from '../../platform/sheets/sheet-file';
import { ExportPetitionsRequest } from './dto/export-petitions.request';
import { EXPORTERS } from './export-trace';
import { PetitionExports } from './petition-exports.service';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** Lists of petitions as files: every petition in one has it in its history before the file is sent. */
@ApiTags('exports')
@ApiBearerAuth()
@Refuses(
  'UNIT_UNKNOWN',
  'PHONE_SEARCH_FORBIDDEN',
  'SAVED_FILTER_UNKNOWN',
  'IDENTITY_IN_REASON',
  'EXPORT_TOO_LARGE',
)
@SendsHeaders('Content-Disposition')
@Controller('petitions')
@Roles(...EXPORTERS)
export class PetitionExportsController {
  constructor(private readonly exports_: PetitionExports) {}

  /** What `GET /petitions` finds by the same filters, as a workbook; without sender, address and text. */
  @Get('export.xlsx')
  @ApiProduces(SHEET_MEDIA_TYPES.xlsx)
  @ApiOkResponse(FILE)
  @Header('Cache-Control', 'no-store')
  xlsx(
    @Query() request: ExportPetitionsRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<StreamableFile> {
    return this.send(request, 'xlsx', principal);
  }

  /** The same as CSV in UTF-8 with its mark. */
  @Get('export.csv')
  @ApiProduces(SHEET_MEDIA_TYPES.csv)
  @ApiOkResponse(FILE)
  @Header('Cache-Control', 'no-store')
  csv(
    @Query() request: ExportPetitionsRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<StreamableFile> {
    return this.send(request, 'csv', principal);
  }

  private async send(
    request: ExportPetitionsRequest,
    format: SheetFormat,
    principal: AccountPrincipal,
  ): Promise<StreamableFile> {
    const { bytes, fileName } = await this.exports_.export(request, format, principal);
    return new StreamableFile(bytes, {
      type: SHEET_MEDIA_TYPES[format],
      disposition: `attachment; filename="${fileName}"`,
      length: bytes.length,
    });
  }
}
