import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PetitionId } from '../petitions/petition-id.pipe';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { AccountPrincipal } from '../platform/auth/principal';
import { IfMatch } from '../platform/http/if-match.param';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { SendsFile, SHIELD_REFUSALS, TakesOneFile } from './attachment-documents';
import { AttachmentId } from './attachment-id.pipe';
import {
  AddAttachmentRequest,
  DownloadRequest,
  MarkAttachmentRequest,
} from './dto/attachment.request';
import { AttachmentListResponse, AttachmentResponse } from './dto/attachment.response';
import { StaffAttachments } from './staff-attachments.service';

@ApiTags('attachments')
@ApiBearerAuth()
@Controller('petitions/:id/attachments')
@Roles('INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD', 'SUPERVISOR', 'PROVINCIAL_OFFICE', 'AUDITOR')
export class StaffAttachmentsController {
  constructor(private readonly attachments: StaffAttachments) {}

  /** The petition's files, in the order they came. */
  @Get()
  @Refuses('PETITION_UNKNOWN')
  list(
    @Param('id', PetitionId) id: string,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<AttachmentListResponse> {
    return this.attachments.list(id, principal);
  }

  /** Adds one file, as multipart/form-data in the field `file`; a picture loses what the camera wrote into it. */
  @Post()
  @TakesOneFile('PETITION_UNKNOWN')
  @Roles('INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD', 'PROVINCIAL_OFFICE')
  add(
    @Param('id', PetitionId) id: string,
    @Query() { purpose }: AddAttachmentRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @IfMatch() ifVersion: number | null,
    @Req() request: FastifyRequest,
  ): Promise<AttachmentResponse> {
    return this.attachments.add(request, { petitionId: id, purpose, ifVersion }, principal);
  }

  /** The file itself; one that may tell who sent it needs a reason, which stands in the history. */
  @Get(':attachmentId')
  @SendsFile('PETITION_UNKNOWN', 'ATTACHMENT_REASON_REQUIRED', ...SHIELD_REFUSALS)
  open(
    @Param('id', PetitionId) id: string,
    @Param('attachmentId', AttachmentId) attachmentId: string,
    @Query() { reason }: DownloadRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<StreamableFile> {
    return this.attachments.open({ petitionId: id, attachmentId }, reason ?? null, principal);
  }

  /** Decides whether the file counts as one that may tell who sent it. */
  @Patch(':attachmentId')
  @HttpCode(200)
  @Refuses('PETITION_UNKNOWN', 'ATTACHMENT_UNKNOWN', ...SHIELD_REFUSALS)
  @Roles('INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD', 'PROVINCIAL_OFFICE')
  mark(
    @Param('id', PetitionId) id: string,
    @Param('attachmentId', AttachmentId) attachmentId: string,
    @Body() input: MarkAttachmentRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
    @IfMatch() ifVersion: number | null,
  ): Promise<AttachmentResponse> {
    const address = { petitionId: id, attachmentId };
    return this.attachments.mark(address, { ...input, ifVersion }, principal);
  }
}
