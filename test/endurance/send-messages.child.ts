/**
 * A worker of its own, to be killed: sends what is due until nothing is left.
 * `node -r test/support/ts-hook.cjs test/endurance/send-messages.child.ts <connection as JSON> <now> <smtp address>`
 */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { CalendarService } from '../../src/calendar/calendar.service';
import { EmailChannel } from '../../src/messages/channels/email.channel';
import type { SmsChannel } from '../../src/messages/channels/sms.channel';
import type { WebhookChannel } from '../../src/messages/channels/webhook.channel';
import { Lanes } from '../../src/messages/lanes';
import { MessageSender } from '../../src/messages/message-sender';
import type { MessageSettings } from '../../src/messages/message-settings.service';
import { SendMessagesSweep } from '../../src/messages/send-messages.sweep';
import { StaffSender } from '../../src/messages/staff-sender';
import { GoneWebhooks } from '../../src/messages/webhooks/gone-webhooks';
import { OperatorAlarms } from '../../src/platform/alarms/operator-alarms';
import { SettableClock } from '../../src/platform/clock/clock';
import { loadConfig } from '../../src/platform/config/config';
import { typeormConnection } from '../../src/platform/database/connection';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { Database } from '../../src/platform/database/database';
import { Metrics } from '../../src/platform/health/metrics';
import { SettingsService } from '../../src/platform/settings/settings.service';

async function main(connection: string, now: string, smtp: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    ...typeormConnection(JSON.parse(connection) as ConnectionSettings),
    applicationName: 'send-child',
    installExtensions: false,
  });
  await source.initialize();
  const database = new Database(source);
  const config = loadConfig({ SMTP_URL: smtp, MAIL_FROM: 'pakn@dongnai.example' });
  // Nothing here goes by the other ways.
  const none = undefined as unknown;
  const email = new EmailChannel(config);
  const calendar = new CalendarService(database, new SettingsService(database));
  const sender = new MessageSender(
    { contactOf: async () => null },
    new StaffSender(database, calendar, email),
    email,
    none as SmsChannel,
    none as WebhookChannel,
    none as MessageSettings,
  );
  const alarms = new OperatorAlarms(database, new Metrics());
  const clock = new SettableClock(new Date(now));
  const lanes = new Lanes(config, database);
  const gone = new GoneWebhooks(database, clock, alarms);
  await new SendMessagesSweep(lanes, database, clock, sender, alarms, gone).run(clock.now());
  await source.destroy();
}

const [connection = '', now = '', smtp = ''] = process.argv.slice(2);
void main(connection, now, smtp);
