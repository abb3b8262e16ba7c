import { Injectable, Logger } from '@nestjs/common';
import { OperatorAlarms } from '../../platform/alarms/operator-alarms';
import { Clock } from '../../platform/clock/clock';
import { Database, type Statement } from '../../platform/database/database';
import type { ClaimedMessage } from '../message';

const ALARM = 'webhooks-gone';
/** No more than there can be webhooks. */
const MOST_NAMED = 50;

/**
 * Switches a webhook off and cancels what waits for it, in one statement. An address that an administrator has changed
 * since the message left was not the one that answered. $1 webhook, $2 the address that answered, $3 the instant.
 */
export const DISABLE: Statement = {
  name: 'webhooks.gone',
  text: `
    with gone as (
      update webhook set disabled_at = $3, disabled_reason = 'GONE'
      where id = $1 and url = $2 and disabled_at is null
      returning id),
    cancelled as (
      update outbox o set state = 'CANCELLED', last_error = 'WEBHOOK_GONE'
      where o.webhook_id = $1 and o.state = 'PENDING' and exists (select from gone)
      returning o.id)
    select exists (select from webhook where id = $1 and url = $2) as "stillThere",
      (select count(*) from gone) as disabled, (select count(*) from cancelled) as cancelled`,
};

interface DisabledRow {
  stillThere: boolean;
  disabled: number;
  cancelled: number;
}

const GONE: Statement = {
  name: 'webhooks.gone-ones',
  text: `select name from webhook where disabled_reason = 'GONE' order by name limit ${MOST_NAMED}`,
};

/** Stops telling webhooks whose address says 410 Gone, and keeps saying so to operators until somebody sees to it. */
@Injectable()
export class GoneWebhooks {
  private readonly logger = new Logger('GoneWebhooks');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alarms: OperatorAlarms,
  ) {}

  /**
   * The webhook that this message went to, at this address, is switched off; what waits for it is cancelled. False
   * when it has another address by now: then the message may still arrive.
   */
  async disable({ id, webhookId }: ClaimedMessage, url: string): Promise<boolean> {
    const values = [webhookId, url, this.clock.now()];
    const [row] = await this.database.rows<DisabledRow>(DISABLE, values);
    const { stillThere = false, ...counts } = row ?? {};
    this.logger.warn({ event: 'WEBHOOK_GONE', webhookId, messageId: id, ...counts });
    return stillThere;
  }

  /** One alarm for all of them, which ends when each was switched on again, or off by an administrator. */
  async report(now: Date): Promise<void> {
    const rows = await this.database.rows<{ name: string }>(GONE);
    const names = rows.map(({ name }) => name);
    if (names.length === 0) return this.alarms.clear(ALARM, now);
    const listed = names.join(', ');
    return this.alarms.raise(
      {
        key: ALARM,
        severity: 'WARNING',
        vi: `Webhook đã bị tắt vì địa chỉ trả lời 410 Gone: ${listed}. Hỏi hệ thống nhận, sửa địa chỉ rồi bật lại, hoặc xác nhận tắt (PATCH /webhooks/{id}).`,
        en: `Webhooks switched off because their address answers 410 Gone: ${listed}. Ask whoever receives, mend the address and switch it on, or off for good (PATCH /webhooks/{id}).`,
        details: { webhooks: names },
      },
      now,
    );
  }
}
