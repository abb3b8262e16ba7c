import { Controller, Get, Headers, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Anyone } from '../platform/auth/access.decorators';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { RateLimited } from '../platform/http/rate-limit';
import { SendsFile, TakesOneFile } from './attachment-documents';
import { AttachmentId } from './attachment-id.pipe';
import { CitizenAttachments } from './citizen-attachments.service';
import { AttachmentListResponse, AttachmentResponse } from './dto/attachment.response';

@ApiTags('attachments')
@Controller('tracking/:code/attachments')
@ApiHeader({ name: 'Tracking-Token', required: true })
@ApiParam({
  name: 'code',
  description: 'Mã phản ánh. The petition’s code.',
  example: 'H19.PA.2026.000123',
})
export class CitizenAttachmentsController {
  constructor(private readonly attachments: CitizenAttachments) {}

  /** One's own files and those of the answer, for whoever holds the tracking token. */
  @Get()
  @Refuses('TRACKING_UNKNOWN')
  @Anyone()
  @RateLimited('PUBLIC_READ')
  list(
    @Param('code') code: string,
    @Headers('tracking-token') token: string | undefined,
  ): Promise<AttachmentListResponse> {
    return this.attachments.list({ code, token: token ?? '' });
  }

  /** Adds one file to one's open petition; a picture loses where and when it was taken. */
  @Post()
  @TakesOneFile('TRACKING_UNKNOWN')
  @Anyone()
  @RateLimited('SUBMISSION')
  add(
    @Param('code') code: string,
    @Headers('tracking-token') token: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<AttachmentResponse> {
    return this.attachments.add(request, { code, token: token ?? '' });
  }

  /** The file itself. */
  @Get(':attachmentId')
  @SendsFile('TRACKING_UNKNOWN')
  @Anyone()
  @RateLimited('PUBLIC_READ')
  open(
    @Param('code') code: string,
    @Param('attachmentId', AttachmentId) attachmentId: string,
    @Headers('tracking-token') token: string | undefined,
  ): Promise<StreamableFile> {
    return this.attachments.open(attachmentId, { code, token: token ?? '' });
  }
}
