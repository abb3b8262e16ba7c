import { Inject, Injectable } from '@nestjs/common';
import { EmailChannel } from './channels/email.channel';
import { SmsChannel } from './channels/sms.channel';
import { WebhookChannel } from './channels/webhook.channel';
import { CITIZEN_CONTACTS, type CitizenContacts } from './citizen-contacts';
import type { ClaimedMessage } from './message';
import { MessageSettings } from './message-settings.service';
import type { Outcome } from './outcome.rules';
import { nextDaytimeInstant } from './quiet-hours.rules';
import { StaffSender } from './staff-sender';
import { templateOf } from './templates/templates';
import { wordsOf } from './words-of';

const BROKEN_TEMPLATE: Outcome = { kind: 'REFUSED', code: 'TEMPLATE_BROKEN' };
const BROKEN_RECIPIENT: Outcome = { kind: 'REFUSED', code: 'RECIPIENT_BROKEN' };
const NO_ADDRESS: Outcome = { kind: 'NEEDLESS', code: 'NO_ADDRESS' };

/** What answers a citizen's own act comes at once, by night as well: the acknowledgement, within five minutes. */
const AT_ANY_HOUR: readonly string[] = ['citizen.acknowledged'];

/** Finds out where a message goes and whether it may go now, words it, and hands it to its channel. Writes nothing. */
@Injectable()
export class MessageSender {
  constructor(
    @Inject(CITIZEN_CONTACTS) private readonly contacts: CitizenContacts,
    private readonly staff: StaffSender,
    private readonly email: EmailChannel,
    private readonly sms: SmsChannel,
    private readonly webhooks: WebhookChannel,
    private readonly settings: MessageSettings,
  ) {}

  /**
   * Sends one message unless it is too early for it. A broken template or recipient is an outcome like any other; a
   * database that is away throws. Other systems are sent to at any hour.
   */
  async send(message: ClaimedMessage, now: Date): Promise<Outcome> {
    switch (message.audience) {
      case 'STAFF':
        return this.staff.send(message, now);
      case 'CITIZEN':
        return this.toCitizen(message, now);
      case 'SYSTEM':
        return this.toSystem(message);
    }
  }

  private async toCitizen(message: ClaimedMessage, now: Date): Promise<Outcome> {
    const until = await this.earliest(message, now);
    if (until > now) return { kind: 'EARLY', until };
    const contact = await this.contacts.contactOf(message.petitionId ?? '').catch(unreadable);
    if (contact === 'UNREADABLE') return BROKEN_RECIPIENT;
    const to = message.channel === 'SMS' ? contact?.phone : contact?.email;
    if (!contact || to == null) return NO_ADDRESS;
    const words = wordsOf(message, contact.secrets);
    if (!words) return BROKEN_TEMPLATE;
    return message.channel === 'SMS'
      ? this.sms.send(to, words, message.key)
      : this.email.send(to, words, message.key);
  }

  /** A text message wakes people, an e-mail does not. */
  private async earliest({ channel, template }: ClaimedMessage, now: Date): Promise<Date> {
    if (channel !== 'SMS' || AT_ANY_HOUR.includes(template)) return now;
    const { value } = await this.settings.read();
    return nextDaytimeInstant(now, { from: value.textsFrom, until: value.textsUntil });
  }

  private async toSystem(message: ClaimedMessage): Promise<Outcome> {
    if (!templateOf('SYSTEM', message.template)) return BROKEN_TEMPLATE;
    return this.webhooks.send(message);
  }
}

/** What is sealed with a key that is gone; a database that is away is a failure of the run, not of the message. */
function unreadable(error: unknown): 'UNREADABLE' {
  if (error instanceof Error && 'code' in error && error.code !== 'ERR_OSSL_BAD_DECRYPT')
    throw error;
  return 'UNREADABLE';
}
