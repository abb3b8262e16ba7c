import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../../platform/auth/access.decorators';
import { PageRequest } from '../../platform/database/page.request';
import { Refuses } from '../../platform/http/openapi/openapi.decorators';
import { UuidParam } from '../../platform/http/uuid';
import { MessageListResponse } from '../dto/message.response';
import { ChangeWebhookRequest, CreateWebhookRequest } from '../dto/webhook.request';
import {
  WebhookResponse,
  WebhooksResponse,
  WebhookWithSecretResponse,
} from '../dto/webhook.response';
import { messageErrors } from '../messages.errors';
import { OutboxDesk } from '../outbox-desk';
import { Webhooks } from './webhooks.service';

const WebhookId = new UuidParam(() => messageErrors.WEBHOOK_UNKNOWN());

/** No Idempotency-Key here: its kept answer would hold the secret; the name guards a retry. */
@ApiTags('messages')
@ApiBearerAuth()
@Controller('webhooks')
@Roles('ADMIN')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly desk: OutboxDesk,
  ) {}

  /** Every webhook, by name. */
  @Get()
  async list(): Promise<WebhooksResponse> {
    return { items: await this.webhooks.list() };
  }

  /** One webhook. */
  @Get(':id')
  @Refuses('WEBHOOK_UNKNOWN')
  one(@Param('id', WebhookId) id: string): Promise<WebhookResponse> {
    return this.webhooks.one(id);
  }

  /** Makes a webhook; its secret is shown this once. */
  @Post()
  @Refuses('WEBHOOK_NAME_TAKEN', 'WEBHOOKS_TOO_MANY', 'WEBHOOK_URL_REFUSED')
  create(@Body() input: CreateWebhookRequest): Promise<WebhookWithSecretResponse> {
    return this.webhooks.create(input);
  }

  /** Changes a webhook, switches it off, or on again. */
  @Patch(':id')
  @Refuses('WEBHOOK_UNKNOWN', 'WEBHOOK_NAME_TAKEN', 'WEBHOOK_URL_REFUSED')
  change(
    @Param('id', WebhookId) id: string,
    @Body() input: ChangeWebhookRequest,
  ): Promise<WebhookResponse> {
    return this.webhooks.change(id, input);
  }

  /** Deletes a webhook that was never written to. */
  @Delete(':id')
  @Refuses('WEBHOOK_UNKNOWN', 'WEBHOOK_IN_USE')
  @HttpCode(204)
  remove(@Param('id', WebhookId) id: string): Promise<void> {
    return this.webhooks.remove(id);
  }

  /** Gives a webhook a new secret, shown this once; the old one signs beside it for a day. */
  @Post(':id/rotate-secret')
  @Refuses('WEBHOOK_UNKNOWN')
  @HttpCode(200)
  rotate(@Param('id', WebhookId) id: string): Promise<WebhookWithSecretResponse> {
    return this.webhooks.rotate(id);
  }

  /** Sends a trial to a webhook. */
  @Post(':id/test')
  @Refuses('WEBHOOK_UNKNOWN')
  @HttpCode(204)
  test(@Param('id', WebhookId) id: string): Promise<void> {
    return this.webhooks.test(id);
  }

  /** What was written for a webhook and what became of it, the newest first. */
  @Get(':id/deliveries')
  @Refuses('WEBHOOK_UNKNOWN')
  async deliveries(
    @Param('id', WebhookId) id: string,
    @Query() query: PageRequest,
  ): Promise<MessageListResponse> {
    await this.webhooks.one(id);
    return this.desk.page(query, id);
  }
}
