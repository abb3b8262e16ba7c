import { Module } from '@nestjs/common';
import { EmailChannel } from './channels/email.channel';
import { SmsChannel } from './channels/sms.channel';
import { WebhookChannel } from './channels/webhook.channel';
import { MessageSender } from './message-sender';
import { OutboxMetrics } from './outbox-metrics';
import { SendMessagesSweep } from './send-messages.sweep';
import { WebhookSecrets } from './webhooks/webhook-secrets';

/** What leaves the house, and what lies in people's inboxes. */
@Module({
  controllers: [],
  providers: [
    EmailChannel,
    SmsChannel,
    WebhookChannel,
    WebhookSecrets,
    MessageSender,
    SendMessagesSweep,
    OutboxMetrics,
  ],
})
export class MessagesModule {}
