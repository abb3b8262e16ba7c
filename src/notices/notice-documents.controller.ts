import { Controller, Get, Header, Headers, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import type { DocumentFormat } from './frozen-letter';
import { NoticeDocuments } from './notice-documents.service';
import { NoticeId } from './notice-id.pipe';
import { LETTER_READERS } from './notice-visibility';

const TYPES: Readonly<Record<DocumentFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('notices')
@ApiBearerAuth()
@Refuses('NOTICE_UNKNOWN', 'NOTICE_HAS_NO_LETTER')
@SendsHeaders('ETag', 'Content-Disposition')
@Controller('notices/:id')
@Roles(...LETTER_READERS)
export class NoticeDocumentsController {
  constructor(private readonly documents: NoticeDocuments) {}

  /** The letter as a Word document. */
  @Get('document.docx')
  @ApiProduces(TYPES.docx)
  @ApiOkResponse(FILE)
  @Header('Cache-Control', 'private, no-cache')
  docx(
    @Param('id', NoticeId) id: string,
    @Headers('if-none-match') known: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.send({ id, format: 'docx', known }, principal, reply);
  }

  /** The letter as a PDF. */
  @Get('document.pdf')
  @ApiProduces(TYPES.pdf)
  @ApiOkResponse(FILE)
  @Header('Cache-Control', 'private, no-cache')
  pdf(
    @Param('id', NoticeId) id: string,
    @Headers('if-none-match') known: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.send({ id, format: 'pdf', known }, principal, reply);
  }

  private async send(
    { id, format, known }: { id: string; format: DocumentFormat; known: string | undefined },
    principal: Principal,
    reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { bytes, fileName, sha256 } = await this.documents.open(id, format, principal);
    if (sha256 !== null) {
      const tag = `"${sha256}"`;
      void reply.header('ETag', tag);
      if (known === tag) {
        void reply.status(304);
        return undefined;
      }
    }
    return new StreamableFile(bytes, {
      type: TYPES[format],
      disposition: `attachment; filename="${fileName}"`,
      length: bytes.length,
    });
  }
}
