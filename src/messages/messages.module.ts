import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module';
import { Connections } from './channels/connections';
import { EmailChannel } from './channels/email.channel';
import { SmsChannel } from './channels/sms.channel';
import { WebhookChannel } from './channels/webhook.channel';
import { InboxController } from './inbox/inbox.controller';
import { Inbox } from './inbox/inbox.service';
import { Lanes } from './lanes';
import { MessageSender } from './message-sender';
import { MessageSettingsController } from './message-settings.controller';
import { MessageSettings } from './message-settings.service';
import { MessagesController } from './messages.controller';
import { OutboxDesk } from './outbox-desk';
import { OutboxMetrics } from './outbox-metrics';
import { SendMessagesSweep } from './send-messages.sweep';
import { StaffSender } from './staff-sender';
import { TemplatesController } from './templates/templates.controller';
import { GoneWebhooks } from './webhooks/gone-webhooks';
import { WebhookSecrets } from './webhooks/webhook-secrets';
import { WebhooksController } from './webhooks/webhooks.controller';
import { Webhooks } from './webhooks/webhooks.service';

/** What leaves the house, and what lies in people's inboxes. */
@Module({
  imports: [CalendarModule],
  controllers: [
    InboxController,
    MessagesController,
    MessageSettingsController,
    TemplatesController,
    WebhooksController,
  ],
  providers: [
    Connections,
    EmailChannel,
    SmsChannel,
    WebhookChannel,
    WebhookSecrets,
    GoneWebhooks,
    Lanes,
    MessageSettings,
    StaffSender,
    MessageSender,
    SendMessagesSweep,
    OutboxMetrics,
    OutboxDesk,
    Inbox,
    Webhooks,
  ],
  exports: [MessageSettings],
})
export class MessagesModule {}
