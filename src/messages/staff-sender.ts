import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar/calendar.service';
import { Database } from '../platform/database/database';
import { EmailChannel } from './channels/email.channel';
import type { ClaimedMessage } from './message';
import type { Outcome } from './outcome.rules';
import { nextWorkInstant } from './quiet-hours.rules';
import { wordsOf } from './words-of';

interface AccountRow {
  email: string | null;
  emailOff: boolean;
  disabled: boolean;
  /** Where the account works; null among them: everywhere. */
  unitIds: (string | null)[];
}

const ACCOUNT = {
  name: 'messages.account',
  text: `select email, email_off as "emailOff", disabled_at is not null as disabled,
      array(select distinct g.unit_id from role_grant g where g.account_id = a.id) as "unitIds"
    from account a where id = $1`,
};

/** Sends to members of staff, at their address of now and in the hours they work by the calendar of now. */
@Injectable()
export class StaffSender {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarService,
    private readonly email: EmailChannel,
  ) {}

  /**
   * Sends one message, or says when it may be sent. The hour is judged when the message is about to go, not when it
   * is written: a day off that was announced meanwhile counts.
   */
  async send(message: ClaimedMessage, now: Date): Promise<Outcome> {
    const words = wordsOf(message);
    if (!words) return { kind: 'REFUSED', code: 'TEMPLATE_BROKEN' };
    const [account] = await this.database.rows<AccountRow>(ACCOUNT, [message.accountId]);
    if (!account) return { kind: 'REFUSED', code: 'RECIPIENT_BROKEN' };
    if (account.disabled) return { kind: 'NEEDLESS', code: 'ACCOUNT_DISABLED' };
    if (account.emailOff) return { kind: 'NEEDLESS', code: 'SWITCHED_OFF' };
    if (account.email === null) return { kind: 'NEEDLESS', code: 'NO_ADDRESS' };
    const { value: calendars } = await this.calendar.calendars();
    const until = nextWorkInstant(now, account.unitIds, calendars);
    if (until > now) return { kind: 'EARLY', until };
    return this.email.send(account.email, words, message.key);
  }
}
