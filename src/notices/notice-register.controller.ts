import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/auth/access.decorators';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { SHEET_MEDIA_TYPES } from '../platform/sheets/sheet-file';
import { RegisterFileRequest, RegisterRequest } from './dto/register.request';
import { RegisterResponse } from './dto/register.response';
import { NoticeRegister } from './notice-register.service';

@ApiTags('notices')
@ApiBearerAuth()
@Controller('notices')
@Roles('PROVINCIAL_OFFICE', 'AUDITOR')
export class NoticeRegisterController {
  constructor(private readonly register: NoticeRegister) {}

  /** The register of outgoing documents: every number that was given in the year, the cancelled ones too. */
  @Get('register')
  page(@Query() query: RegisterRequest): Promise<RegisterResponse> {
    return this.register.page(query);
  }

  /** The whole of it as a workbook, with the ten columns of NĐ 30/2020. */
  @Get('register.xlsx')
  @Refuses('NOTICE_REGISTER_TOO_LARGE')
  @SendsHeaders('Content-Disposition')
  @ApiProduces(SHEET_MEDIA_TYPES.xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'no-store')
  async workbook(@Query() query: RegisterFileRequest): Promise<StreamableFile> {
    const { bytes, fileName } = await this.register.workbook(query);
    return new StreamableFile(bytes, {
      type: SHEET_MEDIA_TYPES.xlsx,
      disposition: `attachment; filename="${fileName}"`,
      length: bytes.length,
    });
  }
}
