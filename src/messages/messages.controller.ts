import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/auth/access.decorators';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../platform/http/uuid';
import { ListMessagesRequest } from './dto/list-messages.request';
import { MessageListResponse, MessageResponse } from './dto/message.response';
import { messageErrors } from './messages.errors';
import { OutboxDesk } from './outbox-desk';

const MessageId = new UuidParam(() => messageErrors.MESSAGE_UNKNOWN());

@ApiTags('messages')
@ApiBearerAuth()
@Controller('messages')
@Roles('ADMIN')
export class MessagesController {
  constructor(private readonly desk: OutboxDesk) {}

  /** Every message and what became of it, the newest first; no address and no words. */
  @Get()
  list(@Query() query: ListMessagesRequest): Promise<MessageListResponse> {
    return this.desk.page(query);
  }

  /** Tries a message again that was given up or waits; while its webhook is left alone (`quietUntil`), after that. */
  @Post(':id/retry')
  @Refuses('MESSAGE_UNKNOWN', 'MESSAGE_RETRY_NOT_POSSIBLE')
  @HttpCode(200)
  retry(@Param('id', MessageId) id: string): Promise<MessageResponse> {
    return this.desk.retry(id);
  }

  /** Gives a message up that waits or is dead. */
  @Post(':id/cancel')
  @Refuses('MESSAGE_UNKNOWN', 'MESSAGE_CANCEL_NOT_POSSIBLE')
  @HttpCode(200)
  cancel(@Param('id', MessageId) id: string): Promise<MessageResponse> {
    return this.desk.cancel(id);
  }
}
