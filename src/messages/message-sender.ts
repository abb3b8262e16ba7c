import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { Database } from '../platform/database/database';
import { EmailChannel } from './channels/email.channel';
import { SmsChannel } from './channels/sms.channel';
import { WebhookChannel } from './channels/webhook.channel';
import { channelsOn } from './channels-on';
import { CITIZEN_CONTACTS, type CitizenContacts } from './citizen-contacts';
import type { ClaimedMessage } from './message';
import type { Outcome } from './outcome.rules';
import { render, type Rendered } from './templates/render.rules';
import { templateOf } from './templates/templates';

interface AccountRow {
  email: string | null;
  emailOff: boolean;
  disabled: boolean;
}

const ACCOUNT = `select email, email_off as "emailOff", disabled_at is not null as disabled
  from account where id = $1`;

const BROKEN_TEMPLATE: Outcome = { kind: 'REFUSED', code: 'TEMPLATE_BROKEN' };
const BROKEN_RECIPIENT: Outcome = { kind: 'REFUSED', code: 'RECIPIENT_BROKEN' };
const NO_ADDRESS: Outcome = { kind: 'NEEDLESS', code: 'NO_ADDRESS' };

/** Finds out where a message goes, words it, and hands it to its channel. Writes nothing. */
@Injectable()
export class MessageSender {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    @Inject(CITIZEN_CONTACTS) private readonly contacts: CitizenContacts,
    private readonly email: EmailChannel,
    private readonly sms: SmsChannel,
    private readonly webhooks: WebhookChannel,
  ) {}

  /** The channels that can be sent by. */
  channels() {
    return channelsOn(this.config);
  }

  /** Sends one message. A broken template or recipient is an outcome like any other; a database that is away throws. */
  async send(message: ClaimedMessage): Promise<Outcome> {
    switch (message.audience) {
      case 'STAFF':
        return this.toStaff(message);
      case 'CITIZEN':
        return this.toCitizen(message);
      case 'SYSTEM':
        return this.toSystem(message);
    }
  }

  private async toStaff(message: ClaimedMessage): Promise<Outcome> {
    const words = wordsOf(message);
    if (!words) return BROKEN_TEMPLATE;
    const [account] = await this.database.rows<AccountRow>(ACCOUNT, [message.accountId]);
    if (!account) return BROKEN_RECIPIENT;
    if (account.disabled) return { kind: 'NEEDLESS', code: 'ACCOUNT_DISABLED' };
    if (account.emailOff) return { kind: 'NEEDLESS', code: 'SWITCHED_OFF' };
    if (account.email === null) return NO_ADDRESS;
    return this.email.send(account.email, words, message.key);
  }

  private async toCitizen(message: ClaimedMessage): Promise<Outcome> {
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

  private async toSystem(message: ClaimedMessage): Promise<Outcome> {
    if (!templateOf('SYSTEM', message.template)) return BROKEN_TEMPLATE;
    return this.webhooks.send(message);
  }
}

function wordsOf(
  { audience, template, payload, locale }: ClaimedMessage,
  secrets: Readonly<Record<string, string>> = {},
): Rendered | null {
  const found = templateOf(audience, template);
  return found ? render(found, { ...payload, ...secrets }, locale) : null;
}

/** What is sealed with a key that is gone; a database that is away is a failure of the run, not of the message. */
function unreadable(error: unknown): 'UNREADABLE' {
  if (error instanceof Error && 'code' in error && error.code !== 'ERR_OSSL_BAD_DECRYPT')
    throw error;
  return 'UNREADABLE';
}
