import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AnyStaff, CurrentPrincipal } from '../../platform/auth/access.decorators';
import type { AccountPrincipal } from '../../platform/auth/principal';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../../platform/http/uuid';
import {
  InboxItemResponse,
  InboxResponse,
  ReadAllResponse,
  UnreadCountResponse,
} from '../dto/inbox.response';
import { ListInboxRequest } from '../dto/list-inbox.request';
import { messageErrors } from '../messages.errors';
import { Inbox } from './inbox.service';

const MessageId = new UuidParam(() => messageErrors.MESSAGE_UNKNOWN());

/** Everybody has one inbox, and nobody sees another's. */
@ApiTags('messages')
@ApiBearerAuth()
@Controller('inbox')
@AnyStaff()
export class InboxController {
  constructor(private readonly inbox: Inbox) {}

  /** What one was told, the newest first. */
  @Get()
  list(
    @Query() query: ListInboxRequest,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<InboxResponse> {
    return this.inbox.page(principal.id, query);
  }

  /** How much one has not read. */
  @Get('unread-count')
  unread(@CurrentPrincipal() principal: AccountPrincipal): Promise<UnreadCountResponse> {
    return this.inbox.unread(principal.id);
  }

  /** Marks everything as read. */
  @Post('read-all')
  @HttpCode(200)
  async readAll(@CurrentPrincipal() principal: AccountPrincipal): Promise<ReadAllResponse> {
    return { read: await this.inbox.readAll(principal.id) };
  }

  /** Marks one message as read. */
  @Post(':id/read')
  @Refuses('MESSAGE_UNKNOWN')
  @HttpCode(200)
  read(
    @Param('id', MessageId) id: string,
    @CurrentPrincipal() principal: AccountPrincipal,
  ): Promise<InboxItemResponse> {
    return this.inbox.read(principal.id, id);
  }
}
