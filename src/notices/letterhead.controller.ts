import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Post,
  Put,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { AccountPrincipal } from '../platform/auth/principal';
import { ifVersion, versionTag } from '../platform/http/etag';
import { SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { LetterheadRequest } from './dto/letterhead.request';
import { LetterheadResponse } from './dto/letterhead.response';
import type { LetterSettings } from './letter/letter-content';
import { LetterheadService } from './letterhead.service';

@ApiTags('notices')
@ApiBearerAuth()
@SendsHeaders('ETag')
@Controller('settings/letterhead')
@Roles('PROVINCIAL_OFFICE', 'ADMIN')
export class LetterheadController {
  constructor(private readonly letterhead: LetterheadService) {}

  /** Titles, place, symbol, signer, copies and sentences of the reminder letters. */
  @Get()
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<LetterheadResponse> {
    const { value, version } = await this.letterhead.read();
    void reply.header('ETag', versionTag(version));
    return shape(value);
  }

  /** What an invented letter would look like with them, as a PDF; nothing is changed. */
  @Post('preview')
  @HttpCode(200)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'no-store')
  async preview(@Body() input: LetterheadRequest): Promise<StreamableFile> {
    const bytes = await this.letterhead.preview(input);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: 'inline; filename="the-thuc-mau.pdf"',
      length: bytes.length,
    });
  }

  /** Replaces them for the letters issued from now on. */
  @Put()
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag that was read.' })
  async replace(
    @Body() input: LetterheadRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: AccountPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LetterheadResponse> {
    await this.letterhead.replace(input, ifVersion(ifMatch), principal.id);
    return this.read(reply);
  }
}

function shape(value: LetterSettings): LetterheadResponse {
  return {
    superiorBody: value.superiorBody,
    issuingBody: value.issuingBody,
    issuerInText: value.issuerInText,
    place: value.place,
    symbol: value.symbol,
    signature: { ...value.signature },
    recipientsFoot: [...value.recipientsFoot],
    legalBases: [...value.legalBases],
    sourceSystemName: value.sourceSystemName,
    wording: { ...value.wording },
    disciplineReference: value.disciplineReference,
    contact: { ...value.contact },
    urgency: value.urgency,
    finishWithinDays: value.finishWithinDays,
    reportWithinDays: value.reportWithinDays,
    maxNamedAddressees: value.maxNamedAddressees,
    collectiveAddressee: value.collectiveAddressee,
    chairmanAddressee: value.chairmanAddressee,
    chairmanRequest: value.chairmanRequest,
    electronic: value.electronic,
  };
}
