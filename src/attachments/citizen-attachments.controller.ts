import { Controller, Get, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Visit, type TrackingVisit } from '../petitions/reading/petition-tracking-visit';
import { Anyone } from '../platform/auth/access.decorators';
import { IfMatch } from '../platform/http/if-match.param';
import { RateLimited } from '../platform/http/rate-limit';
import { SendsFile, TakesOneFile } from './attachment-documents';
import { AttachmentId } from './attachment-id.pipe';
import { CitizenAttachments } from './citizen-attachments.service';
import { AttachmentListResponse, AttachmentResponse } from './dto/attachment.response';

@ApiTags('attachments')
@Controller('tracking/:code/attachments')
@ApiParam({
  name: 'code',
  description: 'Mã phản ánh. The petition’s code.',
  example: 'H19.PA.2026.000123',
})
export class CitizenAttachmentsController {
  constructor(private readonly attachments: CitizenAttachments) {}

  /** One's own files and those of the answer, for whoever holds the tracking token. */
  @Get()
  @Anyone()
  @RateLimited('PUBLIC_READ')
  list(@Visit() visit: TrackingVisit): Promise<AttachmentListResponse> {
    return this.attachments.list(visit);
  }

  /** Adds one file to one's open petition; a picture loses where and when it was taken. */
  @Post()
  @TakesOneFile()
  @Anyone()
  @RateLimited('SUBMISSION')
  add(
    @Visit() visit: TrackingVisit,
    @IfMatch() ifVersion: number | null,
    @Req() request: FastifyRequest,
  ): Promise<AttachmentResponse> {
    return this.attachments.add(request, visit, ifVersion);
  }

  /** The file itself. */
  @Get(':attachmentId')
  @SendsFile()
  @Anyone()
  @RateLimited('PUBLIC_READ')
  open(
    @Param('attachmentId', AttachmentId) attachmentId: string,
    @Visit() visit: TrackingVisit,
  ): Promise<StreamableFile> {
    return this.attachments.open(attachmentId, visit);
  }
}
