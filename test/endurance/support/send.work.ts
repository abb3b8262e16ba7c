import { createSecretKey } from 'node:crypto';
import { CalendarService } from '../../../src/calendar/calendar.service';
import { Connections } from '../../../src/messages/channels/connections';
import { EmailChannel } from '../../../src/messages/channels/email.channel';
import { SmsChannel } from '../../../src/messages/channels/sms.channel';
import { WebhookChannel } from '../../../src/messages/channels/webhook.channel';
import { MessageSettings } from '../../../src/messages/message-settings.service';
import { Lanes } from '../../../src/messages/lanes';
import { MessageSender } from '../../../src/messages/message-sender';
import { SendMessagesSweep } from '../../../src/messages/send-messages.sweep';
import { StaffSender } from '../../../src/messages/staff-sender';
import { GoneWebhooks } from '../../../src/messages/webhooks/gone-webhooks';
import { WebhookSecrets } from '../../../src/messages/webhooks/webhook-secrets';
import { SealedContacts } from '../../../src/petitions/identity/citizen-contacts.service';
import { IdentityVault } from '../../../src/petitions/identity/identity-vault';
import { TrackingTokens } from '../../../src/petitions/identity/tracking-tokens';
import { OperatorAlarms } from '../../../src/platform/alarms/operator-alarms';
import { SettableClock } from '../../../src/platform/clock/clock';
import { loadConfig } from '../../../src/platform/config/config';
import type { Secrets } from '../../../src/platform/config/secrets';
import { Metrics } from '../../../src/platform/health/metrics';
import { SettingsService } from '../../../src/platform/settings/settings.service';
import { openDatabaseOf, type Work, type WorkOrder } from './work';

/** Those of the tests' application (`TEST_SECRETS`), without loading the application. */
const SECRETS: Secrets = {
  jwt: createSecretKey(Buffer.alloc(48, 1)),
  identity: [{ id: 'k1', key: createSecretKey(Buffer.alloc(32, 2)) }],
  phoneIndex: createSecretKey(Buffer.alloc(32, 3)),
  fingerprint: createSecretKey(Buffer.alloc(32, 5)),
  tracking: createSecretKey(Buffer.alloc(32, 4)),
};

/** A worker that sends what is due by all channels; the details are its settings. */
export async function open(order: WorkOrder): Promise<Work> {
  const { database, close } = await openDatabaseOf(order);
  const config = loadConfig(order.details);
  const clock = new SettableClock(new Date(order.now));
  const email = new EmailChannel(config);
  const connections = new Connections();
  const settings = new SettingsService(database);
  const calendar = new CalendarService(database, settings);
  const sender = new MessageSender(
    new SealedContacts(database, new IdentityVault(SECRETS), new TrackingTokens(SECRETS)),
    new StaffSender(database, calendar, email),
    email,
    new SmsChannel(config, clock, connections),
    new WebhookChannel(config, database, clock, new WebhookSecrets(SECRETS), connections),
    new MessageSettings(settings, clock),
  );
  const alarms = new OperatorAlarms(database, new Metrics());
  const lanes = new Lanes(config, database);
  const gone = new GoneWebhooks(database, clock, alarms);
  const sweep = new SendMessagesSweep(lanes, database, clock, sender, alarms, gone);
  return {
    run: () => sweep.run(clock.now()),
    close: async () => {
      email.onApplicationShutdown();
      connections.onApplicationShutdown();
      await close();
    },
  };
}
